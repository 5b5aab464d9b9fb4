"""The pages of the infrastructure's working parts: a module a group of systems, each with its views, scripts and stylesheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..desk import View
from . import culture, decided, gap, messages, outputs, overview, promises, scoreboard, service, way

PARTS = (scoreboard, gap, service, decided, culture, promises, way, messages, outputs, overview)
VIEWS: dict[str, View] = {kind: view for part in PARTS for kind, view in part.VIEWS.items()}
SCRIPTS: Mapping[str, Sequence[str]] = {kind: scripts for part in PARTS for kind, scripts in part.SCRIPTS.items()}
STYLES: Mapping[str, Sequence[str]] = {kind: styles for part in PARTS for kind, styles in part.STYLES.items()}
