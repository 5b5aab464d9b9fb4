"""Runs our own stages, load to render, and prints the CPU seconds that they took; start-up and imports are not in them."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from playbook_gen.pipeline import Wanted, make


def main() -> None:
    """The stages on the folder that is named on the command line."""
    gc.set_threshold(20_000, 20, 20)  # as the command `playbook` sets it
    began = time.process_time()
    made = make(Wanted(Path(sys.argv[1])))
    spent = time.process_time() - began
    assert made.rendered is not None, made.checked.diagnostics[:3]
    print(spent, len(made.rendered.pages))


if __name__ == "__main__":
    main()
