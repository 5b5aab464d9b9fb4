"""The typed playbook: what validation hands to planning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .behaviour import Behaviour
from .component import Component
from .guidance import Guidance
from .module import Module
from .organization import Settings
from .path import Path
from .term import Term
from .vision import Vision


@dataclass(frozen=True)
class Playbook:
    """Every record, typed and cross-checked, in the order in which it is shown."""

    settings: Settings
    vision: Vision
    behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    components: Mapping[str, Component] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)  # the pictures that records name, by their path in assets/
