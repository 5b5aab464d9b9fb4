"""What a playbook is made of: one small file a kind, the help text beside the field.

The models make the validator, the JSON Schemas and the reference page; there is no second description.
"""

from .behaviour import Behaviour
from .component import Component, Evidence
from .fields import Markdown, Part, Person, Record, Ref
from .guidance import Guidance
from .items import Choice, Item, MultipleChoice, SingleChoice, TrueFalse
from .module import Assessment, Lesson, Line, Module, Objective, Practice, RubricRow, Trainer
from .organization import Brand, Organization, Role, Settings, Team, Topic, Word, Words
from .path import Milestone, Path, Step
from .playbook import Playbook
from .term import Term
from .vision import Contribution, Vision, VisionVersion

__all__ = [
    "Assessment",
    "Behaviour",
    "Brand",
    "Choice",
    "Component",
    "Contribution",
    "Evidence",
    "Guidance",
    "Item",
    "Lesson",
    "Line",
    "Markdown",
    "Milestone",
    "Module",
    "MultipleChoice",
    "Objective",
    "Organization",
    "Part",
    "Path",
    "Person",
    "Playbook",
    "Practice",
    "Record",
    "Ref",
    "Role",
    "RubricRow",
    "Settings",
    "SingleChoice",
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
