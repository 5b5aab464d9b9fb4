"""How long a build takes, and what our own stages add to it.

    python benchmarks/run.py             150, 300 and 1000 pages, the median of five runs each (about a quarter of an hour)
    python benchmarks/run.py --quick     150 pages once: only whether it runs
    python benchmarks/run.py --sizes 300 --runs 3

Three programs take turns on the same content: the whole `playbook build`, plain MkDocs + Material over the Markdown that we
write (plain.yml), and our own stages alone. Needs Linux or macOS, for the memory. Ends with 1 if a bar does not hold.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from measure import Taken, run
from organization import make

HERE = Path(__file__).resolve().parent
SIZES = (150, 300, 1000)
RUNS = 5
PYTHON = sys.executable
HEAD = "| pages | own stages (s) | whole build (s) | plain MkDocs + Material (s) | own / whole | own / plain | whole / plain | whole, ms a page | memory (MiB) |"


@dataclass(frozen=True)
class Result:
    """The medians of one size, in CPU seconds and MiB."""

    pages: int
    own: float
    whole: float
    plain: float
    memory: float

    def row(self) -> str:
        """The size's line of the table."""
        ratios = (self.own / self.whole, self.own / self.plain, self.whole / self.plain)
        seconds = " | ".join(f"{value:.2f}" for value in (self.own, self.whole, self.plain, *ratios))
        return f"| {self.pages} | {seconds} | {self.whole / self.pages * 1000:.1f} | {self.memory:.0f} |"


def main() -> int:
    """Measure, print the table and the bars."""
    asked = arguments()
    with contextlib.nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory(prefix="playbook-benchmark-") as folder:
        results = [measure(Path(folder), pages, asked.runs) for pages in asked.sizes]
    print("\n".join([HEAD, "|" + " --- |" * HEAD.count(" |"), *(result.row() for result in results)]))
    if asked.quick:
        return 0
    found = list(bars({result.pages: result for result in results}))
    print("\n" + "\n".join(f"{'holds' if holds else 'DOES NOT HOLD'}: {words}" for holds, words in found))
    return 0 if all(holds for holds, _ in found) else 1


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="150 pages, once")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N")
    parser.add_argument("--keep", metavar="DIR", help="an empty folder for the organizations and sites; else they are thrown away")
    asked = parser.parse_args()
    if asked.quick:
        asked.sizes, asked.runs = (150,), 1
    return asked


def measure(folder: Path, pages: int, runs: int) -> Result:
    """The medians of `runs` rounds in which the three programs take turns."""
    content, plain, site = folder / f"content-{pages}", folder / f"plain-{pages}", folder / "site"
    make(content, pages)
    build = [PYTHON, "-m", "playbook_gen", "build", str(content)]
    prepare_plain(plain, build, folder)
    own, whole, other = [], [], []
    for number in range(runs):
        say(f"{pages} pages, round {number + 1} of {runs}")
        whole.append(run([*build, "--site-dir", str(site)], folder))
        other.append(run([PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "plain-site")], plain))
        own.append(stages(content, pages, folder))
    return Result(pages, median(own), middle(whole), middle(other), max(taken.memory for taken in whole))


def prepare_plain(plain: Path, build: Sequence[str], folder: Path) -> None:
    """The same Markdown with plain.yml beside it."""
    plain.mkdir()
    run([*build, "--markdown", str(folder / "written")], folder)
    shutil.move(folder / "written" / "docs", plain / "docs")
    shutil.copy(HERE / "plain.yml", plain / "mkdocs.yml")
    shutil.rmtree(folder / "written")


def stages(content: Path, pages: int, folder: Path) -> float:
    """CPU seconds of our own stages."""
    seconds, made = run([PYTHON, str(HERE / "stages.py"), str(content)], folder).printed.split()
    assert int(made) == pages, f"expected {pages} pages, found {made}: organization.SHIPPED no longer counts what the base ships"
    return float(seconds)


def middle(taken: Sequence[Taken]) -> float:
    """The median CPU time."""
    return median(each.cpu for each in taken)


def bars(results: dict[int, Result]) -> Iterator[tuple[bool, str]]:
    """What must hold, for the sizes that were measured."""
    if small := results.get(300):
        yield small.own / small.whole <= 0.15, f"own stages at most 15 % of the whole build at 300 pages ({small.own / small.whole:.0%})"
        yield small.whole / small.plain <= 0.70, f"whole build at most 0.70 x plain at 300 pages ({small.whole / small.plain:.2f})"
    if large := results.get(1000):
        yield large.whole / large.plain <= 0.45, f"whole build at most 0.45 x plain at 1000 pages ({large.whole / large.plain:.2f})"
        yield large.memory < 300, f"less than 300 MiB at 1000 pages ({large.memory:.0f})"
    if small and large:
        growth = {"own stages": large.own / small.own * 0.3, "whole build": large.whole / small.whole * 0.3}
        for name, factor in growth.items():
            yield factor <= 1.25, f"{name}: a page costs at 1000 pages what it costs at 300 (x {factor:.2f}; 3.33 would be quadratic)"


def say(words: str) -> None:
    """Progress, apart from the table."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
