"""What a playbook is made of: one small file a kind, the help text beside the field.

The models make the validator, the JSON Schemas and the reference page; there is no second description.
"""

from .article import Article
from .behaviour import Behaviour
from .component import Component, Evidence
from .fields import Markdown, Part, Person, Record, Ref, Source
from .guidance import Guidance
from .items import (
    Blank,
    Blanks,
    Choice,
    Entry,
    Item,
    ItemBase,
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
)  # fmt: skip
from .module import Assessment, Draw, Lesson, Line, Module, Objective, Practice, RubricRow, Trainer
from .organization import Brand, Organization, Role, Settings, Team, Topic, Word, Words
from .path import Milestone, Path, Step
from .playbook import Playbook
from .term import Term
from .vision import Contribution, Vision, VisionVersion

__all__ = [
    "Article",
    "Assessment",
    "Behaviour",
    "Blank",
    "Blanks",
    "Brand",
    "Choice",
    "Component",
    "Contribution",
    "Draw",
    "Entry",
    "Evidence",
    "Guidance",
    "Item",
    "ItemBase",
    "Lesson",
    "Line",
    "Markdown",
    "Matching",
    "Milestone",
    "Module",
    "MultipleChoice",
    "Number",
    "Objective",
    "Ordering",
    "Organization",
    "Pair",
    "Part",
    "Path",
    "Person",
    "Playbook",
    "Practice",
    "Record",
    "Ref",
    "Reply",
    "Role",
    "RubricRow",
    "Scenario",
    "Scene",
    "Settings",
    "ShortText",
    "SingleChoice",
    "Source",
    "Step",
    "Team",
    "Term",
    "Topic",
    "Trainer",
    "TrueFalse",
    "Vision",
    "VisionVersion",
    "Word",
    "Words",
]
