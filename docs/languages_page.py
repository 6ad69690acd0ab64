"""The table of languages in the documentation: what each pack has, and what it was measured to do."""

from __future__ import annotations

import json
from pathlib import Path

from servanda.languages import available, load_pack
from servanda.languages.scaffold import concepts_of_full_packs

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
HEAD = """# Languages

Made by `docs/generate.py` from the packs, their tests and the frozen measurements; do not edit.

A text in another language is told apart, kept and searchable, and said to be unread.

**Levels.** `draft`: the folder is being filled in, nothing is read with it. `core`: names, dates and figures are read. `basic`: the
core record types are. `full`: every concept that the other full packs have; nothing is left in `not_yet`. Tests hold each pack to
its level (`tests/languages/test_coverage.py`).
"""


def coverage_page() -> str:
    """Three tables: what the packs hold, with what they are proved, and what they were measured to do."""
    packs = [load_pack(code) for code in available()]
    shared = len(concepts_of_full_packs())
    lines = [HEAD, "## What the packs hold", ""]
    lines += [
        f"| language | level | names of states | of them states | bodies | places | persons | posts | verbs | concepts of {shared} |"
    ]
    lines += ["|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for pack in packs:
        states = {name.id for name in pack.states}
        posts = sum(len(office.forms) for office in pack.offices.office)
        row = (
            f"{pack.info.name} ({pack.info.code})", pack.info.level, len(pack.states), len(states), len(pack.organisations),
            len(pack.places), len(pack.persons), posts, len(pack.verbs), shared - len(pack.info.not_yet),
        )  # fmt: skip
        lines.append("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in row) + " |")
    lines += [
        "",
        "Names count every inflected form. Places and persons count only spellings that the gazetteer does not have.",
        "",
        "## With what they are proved",
        "",
        "Every example must be read, every counter-example must not; `servanda check` and the tests run them.",
        "",
        "| language | entries of frames | with counter-example | sentences for times | for figures | texts that must give nothing | example texts with gold |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for pack in packs:
        code = pack.info.code
        triggers = [trigger for found in pack.triggers.values() for trigger in found]
        row = (
            f"{pack.info.name} ({code})", len(triggers), sum(trigger.counter is not None for trigger in triggers),
            _sentences(f"times_{code}"), _sentences(f"quantities_{code}"), len(list((TESTS / "statements/silence").glob(f"{code}-*"))),
            len(_own_gold(code)),
        )  # fmt: skip
        lines.append("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in row) + " |")
    return "\n".join([*lines, "", "## What they were measured to do", "", *_measured(), ""])


def _sentences(name: str) -> int:
    path = TESTS / "mentions" / f"{name}.tsv"
    if not path.exists():
        return 0
    return sum(
        1 for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    )


def _own_gold(code: str) -> list[Path]:
    gold = (ROOT / "examples" / "gold").glob("*.json")
    return [path for path in gold if json.loads(path.read_text("utf-8"))["lang"] == code]


def _measured() -> list[str]:
    frozen = json.loads((TESTS / "quality" / "frozen.json").read_text("utf-8"))
    lines = [
        "Core record types, F1 of *found* and of *right* ([what these are](quality.md)), frozen: CI fails where a figure falls. *Real texts* were seen",
        "while the rules were written, as were the examples; texts that nobody tuned for score lower.",
        "",
        "| language | real texts: records | found P | found F1 | right F1 | own examples: records | found P | found F1 | right F1 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for code in available():
        cells = []
        for name in ("dev", "own"):
            row = frozen.get(name, {}).get(f"core:{code}")
            cells += (
                [f"{row['gold']}", *(f"{row[key]:.2f}" for key in ("found_p", "found_f1", "right_f1"))]
                if row
                else ["–"] * 4
            )
        lines.append(f"| {load_pack(code).info.name} ({code}) | {' | '.join(cells)} |")
    return lines
