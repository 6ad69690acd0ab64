"""Which texts are copies of one work; nothing depends on the order in which they come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.ledger.entries import actors_of
from servanda.model import Document
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes, read_path
from servanda.resolution.signature import Signature, figures_of, pack, signature, unpack
from servanda.resolution.works import Copy, address, works

EXAMPLES = Path(__file__).parents[2] / "examples"
WHOLE = (EXAMPLES / "en-07-visit-took-place.txt").read_text("utf-8")
PARTS = WHOLE.strip().split("\n\n")


def read(text: str, name: str = "made.txt") -> Document:
    return read_bytes(text.encode(), name, options=ReadOptions(language="en", published="2025-10-10"))


def copy(document: Document, id: str = "") -> Copy:
    known = document.metadata
    pages = {address(known.url.value), address(known.republished_from.value)}
    return Copy(
        id=id or document.name, language=known.language.value, published=known.published.value,
        addresses=frozenset(page for page in pages if page), signature=signature(document),
    )  # fmt: skip


def facts_in(documents: Sequence[Document]) -> dict[str, tuple[str, ...]]:
    return {
        document.name: tuple(
            f"{type(one.record).__name__} {sorted(actors_of(one.record))} {one.record.when}"
            for one in extract(document).statements
        )
        for document in documents
    }


def groups(found: Sequence[Copy], facts: dict[str, tuple[str, ...]] | None = None) -> list[set[str]]:
    known = facts or {}
    return [set(work.copies) for work in works(found, lambda id: known.get(id, ())) if len(work.copies) > 1]


CHANGED = {
    "another headline": "\n\n".join(["Starmer and Modi speak of trade", *PARTS[1:]]),
    "a paragraph added": "\n\n".join([*PARTS, "Our correspondent in Mumbai adds that the streets around the harbour were closed to traffic all day long."]),
    "shortened": "\n\n".join(PARTS[: len(PARTS) // 2 + 1]),
    "the middle left out": "\n\n".join([*PARTS[:3], *PARTS[6:]]),
    "other spaces and dashes": WHOLE.replace(". ", ".  ").replace(" - ", " – "),
}  # fmt: skip


@pytest.mark.parametrize("how", CHANGED)
def test_a_copy_that_was_changed_is_of_the_same_work(how: str) -> None:
    assert groups([copy(read(WHOLE), "a"), copy(read(CHANGED[how]), "b")]) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en-01-visit-announced.txt", "en-07-visit-took-place.txt"),
        ("nl-01-staatsbezoek-italie.txt", "nl-07-memorandum-italie.txt"),
        ("nl-05-handel-brazilie.txt", "nl-08-staatsbezoek-brazilie.txt"),
        ("en-05-trade-report.txt", "en-08-trade-figures-revised.txt"),
    ],
)
def test_two_texts_on_one_event_are_two_works(one: str, other: str) -> None:
    assert groups([copy(read_path(EXAMPLES / one)), copy(read_path(EXAMPLES / other))]) == []


def test_a_story_in_many_languages_is_one_work_and_no_other_example_is() -> None:
    paths = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html"))
    documents = [read_path(path) for path in paths if path.name != "README.md"]
    told = [one for one in documents if (one.metadata.language.value or "") != "vi"]
    for group in groups([copy(one) for one in told], facts_in(told)):
        stories = {Path(name).name.rpartition("-")[0] for name in group}
        assert len(stories) == 1 or {Path(name).name[3:5] for name in group} <= {"16", "18"}, group
    same = [one for one in told if Path(one.name).name.startswith("same-")]
    assert sorted(map(len, groups([copy(one) for one in same], facts_in(same)))) == [len(same) // 3] * 3


def test_equal_figures_with_other_records_are_no_translation() -> None:
    left, right = (read_path(EXAMPLES / f"same-visit-{code}.txt") for code in ("en", "nl"))
    facts = facts_in([left, right])
    assert groups([copy(left), copy(right)], facts) == [{left.name, right.name}]
    assert groups([copy(left), copy(right)], {**facts, left.name: ("other",) * 6}) == []


def test_a_text_and_the_one_that_names_it_as_its_source_are_one_work() -> None:
    source = "Nguồn: một trang"
    first = Copy(
        id="vi",
        language="vi",
        addresses=frozenset({"example.org/viet-nam-nga-325802.html"}),
        signature=signature(read(source)),
    )
    other = Copy(
        id="nl",
        language="nl",
        addresses=frozenset({"example.org/viet-nam-nga-325802.html"}),
        signature=signature(read(PARTS[2])),
    )
    (work,) = works([first, other])
    assert work.copies == ("nl", "vi")
    assert [link.how for link in work.links] == ["republication"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (
            "https://www.Example.org/viet-nam-nga-325802.html?utm=1#top",
            "example.org/viet-nam-nga-325802.html",
        ),
        ("http://example.org/viet-nam-nga-325802.html", "example.org/viet-nam-nga-325802.html"),
        ("https://example.org/", None),
        ("https://example.org/news", None),
        ("Vietnam News Agency", None),
        (None, None),
    ],
)
def test_addresses_are_pages(url: str | None, page: str | None) -> None:
    assert address(url) == page


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1.000 en 1,000 et 1 000", ("1000", "1000", "1000")),
        ("175,6 or 175.6", ("175.6", "175.6")),
        ("on 12 and 13 December 2023", ("12", "13", "2023")),
        ("two of 3 sides in 4 years", ()),
    ],
)
def test_figures_are_written_alike(text: str, figures: tuple[str, ...]) -> None:
    assert figures_of(text) == figures


def test_a_signature_never_changes() -> None:
    # The values are in ledgers: whoever changes them raises `projections.VERSION`.
    made = signature(read("A title\n\nKenya and Norway signed a treaty in Oslo on 3 May 2021."))
    assert (made.shingles, made.minima[:3], made.figures) == VECTOR


VECTOR = (10, (320025813, 206328302, 81738163), ("2021",))


def test_a_text_without_words_has_a_signature_and_no_copies() -> None:
    empty = signature(read("..."))
    assert empty == Signature(0, (), ())
    assert groups([Copy(id="a", signature=empty), Copy(id="b", signature=empty)]) == []


@given(st.lists(st.integers(0, 2**32 - 1)).map(tuple))
def test_minima_are_packed_and_unpacked(minima: tuple[int, ...]) -> None:
    assert unpack(pack(minima)) == minima


WORDS = [f"word{number}" for number in range(400)]


def _made(number: int, copies: int) -> list[Copy]:
    """A text of chance words, and shorter and longer copies of it."""
    chance = random.Random(number)
    words = chance.choices(WORDS, k=150)
    texts = [words, words[:110], [*words, *chance.choices(WORDS, k=40)], words[5:]][:copies]
    return [
        Copy(id=f"{number}-{at}", published=f"2024-01-{at + 1:02}", signature=signature(read(" ".join(text))))
        for at, text in enumerate(texts)
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_reading_is_irrelevant(sizes: list[int], chance: random.Random) -> None:
    made = [one for number, size in enumerate(sizes) for one in _made(number, size)]
    shuffled = list(made)
    chance.shuffle(shuffled)
    found = works(made)
    assert works(shuffled) == found
    assert {work.id: len(work.copies) for work in found} == {f"{n}-0": size for n, size in enumerate(sizes)}


def test_a_crowd_of_copies_is_one_work() -> None:
    words = random.Random(7).choices(WORDS, k=120)
    crowd = [
        Copy(id=f"c{at:03}", signature=signature(read(" ".join([*words, f"outlet{at} says so"]))))
        for at in range(150)
    ]
    (work,) = works(crowd)
    assert len(work.copies) == 150
    assert len(work.links) < 150 * 65
