"""Organization and settings: everything in `playbook.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import AssetPath, Colour, Days, Id, Inline, Part, Person, Prose, Text, ToPublish

Icon = Literal[
    "bag",
    "bench",
    "book",
    "chat",
    "compass",
    "desk",
    "hands",
    "key",
    "people",
    "phone",
    "shield",
    "shop",
    "star",
    "tools",
    "truck",
    "window",
]


PublicKind = Literal["behaviour", "guidance", "module", "path", "component", "article", "term", "story", "metric", "commitment"]


class HelpLine(Part):
    """Where to turn with a customer in front of you."""

    who: Text = Field(description="The person or post.")
    how: Text = Field(description="How to reach them, and when.")


class Organization(Part):
    """Who the playbook belongs to."""

    name: Annotated[Text, ToPublish("your organization's name")] = Field(description="The full name, as on the door.")
    id: Id | None = Field(
        None,
        description="The lasting name that browsers keep a learner's progress under. Left out: made from the name; set it before you rename.",
    )
    short_name: Text | None = Field(None, description="The name in the page header, where the full one is long.")
    playbook_name: Text = Field("Service playbook", description="What the site is called, under the name.")
    about: Annotated[Prose, ToPublish("two sentences about your organization")] | None = Field(
        None, description="Two or three sentences: what you do, for whom, where."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = Field(
        "en", description="The content's language, as `en`, `de`, `ar`."
    )
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+/$")] | None = Field(
        None, description="The address that it is published at, with the slash at the end."
    )
    public: bool = Field(False, description="`true` lets search engines list the site. Who may open it is your web host's business.")
    champion: Annotated[Person, ToPublish("the person who answers for the playbook")] | None = Field(
        None, description="Who answers for the playbook as a whole."
    )
    contact: Annotated[Text, ToPublish("where a reader says that something is wrong")] | None = Field(
        None, description="Where a reader reports a mistake: an address, a channel."
    )
    help: Annotated[tuple[HelpLine, ...], ToPublish("whom to ask with a customer in front of you")] = Field(
        (), description="Whom to ask with a customer in front of you; shown at the foot of every page."
    )
    decide_alone: Annotated[Inline, ToPublish("what people may decide alone")] | None = Field(
        None, description="What everybody may decide without asking; shown at the foot of every page."
    )
    privacy: Annotated[Prose, ToPublish("the privacy text")] | None = Field(
        None, description="Your own paragraph on the privacy page: who runs the site, what the web server logs."
    )
    accessibility: Prose | None = Field(None, description="Your own paragraph on the accessibility page.")
    people: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(
        None, description="How many people work here. The roadmap tells how long its steps take for that many."
    )
    review_every: Days = Field(365, description="Days after which a record is due for review, where it does not say so itself.")


class Word(Part):
    """A word of your own, in the forms that sentences need."""

    one: Text = Field(description="One of them: `guest`.")
    many: Text = Field(description="Several: `guests`.")
    a: Text | None = Field(None, description="With its article: `an owner`. Left out: made by rule for English.")


class Words(Part):
    """The words that the playbook uses for people and places. In any text, `{{ word.customer }}` shows them."""

    customer: Word = Field(description="Whom you serve: customer, guest, patient, member.")
    employee: Word = Field(description="Who serves: employee, colleague, crew member.")
    manager: Word = Field(description="Who leads a team: manager, shift lead.")
    leader: Word = Field(description="Who leads the organization.")
    place: Word = Field(description="Where customers meet you: shop, branch, ward.")


class Role(Part):
    """A job that a reader may have. The role picker shows them."""

    id: Id = Field(description="The role's lasting name.")
    title: Text = Field(description="As people call it: *Repair desk*.")
    about: Text = Field(description="What people in it do, in a few words.")
    icon: Icon = Field("people", description="The pictogram beside it.")


class Topic(Part):
    """A heading that guidance is filed under."""

    id: Id = Field(description="The topic's lasting name.")
    title: Text = Field(description="As it is shown: *Bad news*.")


class Brand(Part):
    """One or two colours and a logo. Accessible shades are derived from them."""

    primary: Colour = Field(description='The colour that fills the field, in quotes: `"#ffc21a"`.')
    secondary: Colour | None = Field(None, description="The second colour, for text plates and links. Left out: derived.")
    logo: AssetPath | None = Field(None, description="An SVG or PNG in `assets/`; square works best.")
    logo_alt: Text | None = Field(None, description="What the logo shows, for people who cannot see it.")


class Places(Part):
    """The five fixed places of the navigation, renamed if you like."""

    home: Text = Field("Home", description="The home page.")
    path: Text = Field("My path", description="The role picker and the learning paths.")
    guidance: Text = Field("Phrases", description="The do/don't cards.")
    training: Text = Field("Training", description="The training modules.")
    boards: Text = Field("Boards", description="The infrastructure board.")


class Avoided(Part):
    """A word of your own to avoid."""

    words: Text = Field(description="The word or words: `synergy`.")
    instead: Text | None = Field(None, description="What to write instead.")


class Writing(Part):
    """How your texts should read. The build advises; it never stops for it."""

    longest_sentence: Annotated[int, Field(ge=10, le=100)] = Field(35, description="Words that a sentence may have.")
    reading_level: Annotated[int, Field(ge=15, le=90)] | None = Field(
        None, description="The highest reading level (LIX) that a text may have. Left out: 45 for English, none for other languages."
    )
    avoid: tuple[Avoided, ...] = Field((), description="Words to avoid besides those of the shipped lists.")
    allow: tuple[Text, ...] = Field((), description="Words of the shipped lists that are right for you.")


class TrainerKey(Part):
    """A trainer whose receipts this playbook trusts."""

    name: Text = Field(description="Who it is, as receipts are shown with it.")
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")] = Field(
        description="The public key, as `playbook claims key` prints it. The private one stays with the trainer."
    )


class PolicyQuestion(Part):
    """A question of the policy review."""

    id: Id = Field(description="The question's lasting name.")
    text: Text = Field(description="The question, answered with yes, partly or no. Yes is the better answer.")
    looks: Literal["outward", "inward"] = Field(description="`outward` asks for the customer, `inward` for the people who must say it.")


class FilterQuestion(Part):
    """A question of the decision filter."""

    id: Id = Field(description="The question's lasting name.")
    text: Text = Field(description="The question, answered with yes, not sure or no. Yes is the better answer.")
    if_no: Text = Field(description="What to do when the answer is no.")


class Thanks(Part):
    """How recognition is given here."""

    who: Inline | None = Field(None, description="Who may give it.")
    how: Inline | None = Field(None, description="How it is given, and how soon.")
    criteria: tuple[Inline, ...] = Field((), description="What counts, a line each, so that nobody has a favourite.")
    counts_not: tuple[Inline, ...] = Field((), description="What does not count, a line each.")


class Team(Part):
    """A team's own name, in a team's playbook.yml."""

    name: Text = Field(description="The team's name, shown beside the organization's.")
    id: Id | None = Field(None, description="As the organization's `id`, for the team. Left out: made from the name.")
    about: Text | None = Field(None, description="What the team does, in a sentence.")
    lead: Person | None = Field(None, description="Who leads it.")


class Settings(Part):
    """All of playbook.yml that layers share."""

    organization: Organization = Field(description="Who the playbook belongs to.")
    team: Team | None = Field(None, description="In a team's playbook: the team.")
    words: Words = Field(description="Your words for people and places.")
    roles: tuple[Role, ...] = Field(min_length=1, description="The jobs that readers may have.")
    topics: tuple[Topic, ...] = Field(min_length=1, description="The headings for guidance, in order.")
    brand: Brand = Field(description="Colours and logo.")
    places: Places = Field(Places(), description="Names of the five fixed places.")
    trainers: tuple[TrainerKey, ...] = Field((), description="The trainers whose receipts count, each with a public key.")
    public: tuple[PublicKind, ...] = Field(
        ("behaviour", "article", "term"), description="The kinds that the public edition shows besides the vision."
    )
    stages: tuple[Topic, ...] = Field((), description="The stages of the customer's journey, in order.")
    policy_questions: tuple[PolicyQuestion, ...] = Field((), description="The questionnaire of the policy review.")
    decision_filter: tuple[FilterQuestion, ...] = Field((), description="The questions that a decision is held against.")
    thanks: Thanks = Field(Thanks(), description="How recognition is given here.")
    writing: Writing = Field(Writing(), description="How your texts should read.")
    owners: dict[str, Person] = Field({}, description="Who answers for a whole kind: `guidance`, `module` …")
    focus: Id | None = Field(None, description="The behaviour to practise, shown on the home page. Left out: the first.")

    @property
    def identity(self) -> str:
        """What the browser keeps a reader's progress and settings under, so that two playbooks on one host don't mix."""
        organization, team = self.organization, self.team
        name = (organization.id or organization.name) + (f"--{team.id or team.name}" if team else "")
        return "".join(letter if letter.isalnum() else "-" for letter in name.casefold())
