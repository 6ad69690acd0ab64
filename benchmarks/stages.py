"""What each stage costs: `make bench`.

Reads the examples (repeated to about 300 KB) and prints, stage by stage, CPU milliseconds for a text of 5 KB,
articles of 5 KB a second on one core, sentences a second, and peak memory; then start-up times. These machines are
noisy: compare ratios of one run (the last column gives each stage against a plain word split of the same text).
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ARTICLE = 5120
ROUNDS = 5


def timed(work: Callable[[], Any]) -> float:
    """Median CPU seconds of `work` over a few rounds."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return sorted(spent)[ROUNDS // 2]


def startup(*arguments: str) -> float:
    """CPU seconds (user and system) of one command in a fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "servanda.cli.main", *arguments], check=False, capture_output=True, cwd=ROOT
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def measure(code: str, paths: list[Path]) -> None:
    """Prints the rows of one language."""
    from servanda.analysis.scan import scan_document
    from servanda.languages import load_pack
    from servanda.languages.lexicon import compile_pack, load_lexicon
    from servanda.mentions.build import build_sentence, read_surface
    from servanda.pipeline import extract
    from servanda.readers import read_path
    from servanda.statements.opening import open_context
    from servanda.statements.reader import anchor_of

    size = sum(path.stat().st_size for path in paths)
    documents = [read_path(path) for path in paths]
    pack, lexicon = load_pack(code), load_lexicon(code)
    scans = [scan_document(document, pack, lexicon) for document in documents]
    sentences = sum(len(scan.sentences) for scan in scans)
    anchors = [anchor_of(document)[0] for document in documents]
    contexts = [
        open_context(scan, pack, lexicon, anchor) for scan, anchor in zip(scans, anchors, strict=True)
    ]

    def surface() -> None:
        for scan, anchor in zip(scans, anchors, strict=True):
            for where in scan.sentences:
                read_surface(scan, where, pack, anchor)

    def build() -> None:
        for scan, context, anchor in zip(scans, contexts, anchors, strict=True):
            for number in range(len(scan.sentences)):
                build_sentence(scan, number, pack, lexicon, context, anchor)

    split = timed(lambda: [re.findall(r"\w+|[^\w\s]", d.text) for d in documents])
    stages: list[tuple[str, Callable[[], Any]]] = [
        ("reader", lambda: [read_path(path) for path in paths]),
        ("scan (tokens, lexicon)", lambda: [scan_document(d, pack, lexicon) for d in documents]),
        ("times and quantities", surface),
        ("mentions and clauses", build),
        ("all (extract)", lambda: [extract(d) for d in documents]),
    ]
    for name, work in stages:
        seconds = timed(work)
        per_article = seconds * ARTICLE / size
        print(
            f"{code:9}{name:28}{per_article * 1000:>11.2f}{1 / per_article:>12.0f}"
            f"{sentences / seconds:>13.0f}{seconds / split:>9.1f}"
        )
    compiled = timed(lambda: compile_pack(pack)) * 1000
    print(f"{code:9}{'compile the lexicon':28}{compiled:>11.0f}   (once; then from the cache)")


def main() -> None:
    """Prints the table."""
    from servanda.languages import available

    print(f"{'language':9}{'stage':28}{'ms / 5 KB':>11}{'articles/s':>12}{'sentences/s':>13}{'x split':>9}")
    for code in available():
        paths = sorted(
            p for p in (ROOT / "examples").glob(f"{code}-*") if p.suffix in {".txt", ".md", ".html"}
        )
        if paths:
            measure(code, paths)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")
    first = next(iter(sorted((ROOT / "examples").glob("en-*.txt"))))
    print(f"servanda --help            {startup('--help'):.2f} s CPU")
    print(f"servanda extract one text  {startup('extract', str(first)):.2f} s CPU")


if __name__ == "__main__":
    main()
