"""One item of each kind, small and whole, for the tests in a browser."""

from __future__ import annotations

from playbook_gen.model import (
    Blank,
    Blanks,
    Choice,
    Entry,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Reply,
    Scenario,
    Scene,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from playbook_gen.model.items import Extra, Item, Mistake, NumberMistake

SINGLE = SingleChoice(
    id="late", kind="single-choice", reread="next#a-time", hints=("Think of the clock.", "Only one names a time."),
    prompt="It is 07:52. The 07:55 is late. What do you say first?", feedback="A time to speak can always be given.",
    choices=(
        Choice(id="a", text="It should be here *any minute*.", feedback="A guess that sounds like a promise."),
        Choice(id="b", text="It’s late. I’ll tell you what I know at 07:58.", correct=True, feedback="A promise you can keep."),
        Choice(id="c", text="You can follow it in the app.", feedback="That sends them away."),
    ),
)  # fmt: skip
SEVERAL = MultipleChoice(
    id="hand-over", kind="multiple-choice", reread="next", points=2, prompt="What belongs to a hand-over?",
    choices=(
        Choice(id="a", text="The name", correct=True, feedback="So that nobody has to ask twice."),
        Choice(id="b", text="What you have tried", correct=True, feedback="So that nothing is done twice."),
        Choice(id="c", text="A form number", feedback="That helps us, not them."),
        Choice(id="d", text="Good luck", feedback="Kind, but no help."),
    ),
)  # fmt: skip
STATEMENT = TrueFalse(
    id="wait", kind="true-false", prompt="People can wait as long as they know what happens.", correct=True,
    if_true="Not knowing is the hard part.", if_false="It is the not knowing that hurts.",
)  # fmt: skip
TEXT = ShortText(
    id="word", kind="short-text", prompt="Which word says when?", accept=("by six", "at six"), reread="next",
    mistakes=(Mistake(when=("soon",), feedback="Soon is no time."),), if_right="A time that can be kept.", otherwise="It names no time.",
)  # fmt: skip
NUMBER = Number(
    id="minutes", kind="number", prompt="How many minutes do you promise?", at_least="15", at_most="20", unit="minutes", units=("min",),
    mistakes=(NumberMistake(at_most="10", feedback="That is the good day."),),
    if_right="A bad day fits in.", otherwise="Too far off to wait for.",
)  # fmt: skip
ORDER = Ordering(
    id="steps", kind="ordering", prompt="In which order?",
    entries=(
        Entry(id="see", text="Look up", why="It costs nothing."),
        Entry(id="ask", text="Ask", why="Before you know, you cannot help."),
        Entry(id="do", text="Do it", why="Now you know what."),
        Entry(id="say", text="Say what happens next", why="It is the end of your part."),
    ),
)  # fmt: skip
MATCH = Matching(
    id="means", kind="matching", prompt="What is behind it?",
    pairs=(
        Pair(id="again", text="“I’ve asked twice”", goes_with="Who will call me?", why="They have stopped hoping."),
        Pair(id="open", text="“Are you open?”", goes_with="May I come in?", why="The door is shut."),
        Pair(id="cost", text="“What does it cost?”", goes_with="Can I afford it?", why="Or whether it is worth it."),
    ),
    extra=(Extra(id="none", text="Nothing at all"),),
)  # fmt: skip
GAPS = Blanks(
    id="say", kind="blanks", prompt="Complete the sentence.", text="I’ll [[what]] you at [[when]].",
    blanks=(
        Blank(id="what", accept=("call", "ring"), why="You do it, not they.", mistakes=(Mistake(when=("help",), feedback="How?"),)),
        Blank(id="when", accept=("six",), choose_from=("six", "once", "some point"), why="A time can be kept."),
    ),
)  # fmt: skip
TALK = Scenario(
    id="talk", kind="scenario", prompt="Somebody is cross.", reread="next",
    scenes=(
        Scene(id="begin", who="A guest", says="“This is the third time!”", replies=(
            Reply(id="calm", text="“Calm down, please.”", effect="It makes them louder.", leads_to="louder"),
            Reply(
                id="hear", text="“The third time. Tell me.”", correct=True, effect="They take a breath.",
                leads_to="told", card="raised-voice",
            ),
        )),
        Scene(id="louder", who="A guest", says="“Don’t tell me to be calm!”", replies=(
            Reply(id="sorry", text="“You’re right. What happened?”", correct=True, effect="It takes longer now.", ends="partly"),
            Reply(id="leave", text="You turn away.", effect="They write about it in the evening.", ends="badly"),
        )),
        Scene(id="told", who="A guest", says="“The room was cold again.”", replies=(
            Reply(id="fix", text="“I’ll bring a heater in five minutes.”", correct=True, effect="They sit down.", ends="well"),
            Reply(id="form", text="“There is a form for that.”", effect="They take their coat.", ends="badly"),
        )),
    ),
)  # fmt: skip
KINDS: tuple[Item, ...] = (SINGLE, SEVERAL, STATEMENT, TEXT, NUMBER, ORDER, MATCH, GAPS, TALK)
