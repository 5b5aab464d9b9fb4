"""Claims and receipts: what learners send, graded again and doubted where there is reason to, and what a trainer signs.

A claim is self-reported: nothing in it is believed, everything in it is shown. `tests/fixtures/claims/` holds this and the browser's script
to one another; its README has the rules in full. No clock in here: the moment is an argument.
`keys` and `receipts` stand apart: whoever only grades need not load cryptography.
"""

from .canonical import canonical, encode
from .data import as_data
from .reading import LARGEST, read
from .shape import is_name
from .shown import as_text, clean, file_name, listing, missed, not_accepted, received
from .summary import Tally, summary
from .summary import as_data as tallies
from .syllabus import syllabus
from .table import mixed, table
from .together import judge
from .values import Claim, Doubt, Judged, Reason, Refusal, Refused, Row, Verdict
from .words import REFUSED, VERDICTS, about_file, about_row, score, sentences

__all__ = [
    "LARGEST", "REFUSED", "VERDICTS", "Claim", "Doubt", "Judged", "Reason", "Refusal", "Refused", "Row", "Tally", "Verdict",
    "about_file", "about_row", "as_data", "as_text", "canonical", "clean", "encode", "file_name", "is_name", "judge", "listing",
    "missed", "mixed", "not_accepted", "read", "received", "score", "sentences", "summary", "syllabus", "table", "tallies",
]  # fmt: skip
