"""What a playbook is made of: one small file a kind, the help text beside the field.

The models make the validator, the JSON Schemas and the reference page; there is no second description.
"""

from .article import Article
from .assignment import Assignment, Learner
from .behaviour import Behaviour
from .celebration import Celebration
from .champion import Champion, Finding, Member, Stop
from .commitment import Commitment
from .component import Component, Evidence
from .decision import Decision, FilterAnswer
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
from .limit import Limit, RoleLimit
from .message import Message
from .metric import Metric, MetricData, Scale
from .module import Assessment, Draw, Lesson, Line, Module, Objective, Practice, RubricRow, Trainer
from .moment import Moment
from .organization import Brand, FilterQuestion, Organization, PolicyQuestion, Role, Settings, Team, Topic, Word, Words
from .path import Milestone, Path, Step
from .playbook import Playbook
from .policy import Policy, PolicyAnswer
from .roadmap import AgendaPoint, Duration, Launch, LaunchGoal, RoadmapStep
from .story import Recognition, Story
from .survey import Asked, Repair, Statement, Survey, SurveyData
from .term import Term
from .vision import Contribution, Vision, VisionVersion

__all__ = [
    "FilterQuestion",
    "PolicyQuestion",
    "SurveyData",
    "Survey",
    "Statement",
    "Repair",
    "Asked",
    "Story",
    "Recognition",
    "RoadmapStep",
    "LaunchGoal",
    "Launch",
    "Duration",
    "AgendaPoint",
    "PolicyAnswer",
    "Policy",
    "Moment",
    "Scale",
    "MetricData",
    "Metric",
    "Message",
    "RoleLimit",
    "Limit",
    "FilterAnswer",
    "Decision",
    "Commitment",
    "Stop",
    "Member",
    "Finding",
    "Champion",
    "Celebration",
    "Article",
    "Assessment",
    "Assignment",
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
    "Learner",
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
