"""A pack says what it lacks: neither less nor more than the truth."""

from pathlib import Path

import pytest

import servanda.frames
from servanda.languages import Pack, available, load_pack

FRAMES = Path(servanda.frames.__file__).parent
FULL = [code for code in available() if load_pack(code).info.level == "full"]
PARTIAL = [code for code in available() if code not in FULL]


def concepts(pack: Pack) -> set[str]:
    return {f"{frame}:{trigger.concept}" for frame, rows in pack.triggers.items() for trigger in rows}


def test_dutch_and_english_are_full() -> None:
    assert {"nl", "en"} <= set(FULL)
    assert all(not load_pack(code).info.not_yet for code in FULL)


@pytest.mark.parametrize("code", PARTIAL)
def test_a_pack_lists_the_concepts_that_it_lacks(code: str) -> None:
    shared = set.intersection(*(concepts(load_pack(full)) for full in FULL))
    pack = load_pack(code)
    assert set(pack.info.not_yet) == shared - concepts(pack)


@pytest.mark.parametrize("code", PARTIAL)
def test_a_pack_names_no_concept_that_no_frame_reads(code: str) -> None:
    known = set.union(*(concepts(load_pack(full)) for full in FULL))
    code_of_frames = "".join(path.read_text("utf-8") for path in FRAMES.rglob("*.py"))
    for concept in concepts(load_pack(code)) - known:
        assert f'"{concept.partition(":")[2]}"' in code_of_frames, concept
