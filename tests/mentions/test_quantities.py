"""Our own sentences, the examples in the packs, and what the guards must keep out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import servanda
from servanda.analysis.tokens import tokenize
from servanda.errors import PackError
from servanda.mentions.quantities import NumberGrammar, QuantityReading, find_quantities, load_number_grammar
from servanda.mentions.quantities.examples import agree, parse_example, read_example
from servanda.mentions.quantities.packfile import decode_number_file, groups_of
from servanda.text.reading import match_form

LANGUAGES = Path(servanda.__file__).parent / "languages"
CODES = ("nl", "en", "de", "ru", "fr", "es", "vi")
GRAMMARS = {code: load_number_grammar(LANGUAGES / code / "numbers.toml") for code in CODES}


def read(code: str, text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[QuantityReading]:
    low = match_form(text, fold_diacritics=GRAMMARS[code].folds)
    return find_quantities(tokenize(text, low), GRAMMARS[code], taken)


def misses(lines: list[str], grammar: NumberGrammar) -> list[str]:
    out = []
    for line in lines:
        text, expected = parse_example(line)
        found = read_example(text, grammar)
        if len(found) != len(expected) or not all(map(agree, found, expected)):
            out.append(f"{line}\n    read: {[f'{text[f.start : f.end]!r} {f}' for f in found]}")
    return out


@pytest.mark.parametrize("code", CODES)
def test_own_sentences(code: str) -> None:
    lines = (Path(__file__).parent / f"quantities_{code}.tsv").read_text("utf-8").splitlines()
    assert len(lines) >= 200
    wrong = misses([line.replace("\t", " => ") for line in lines], GRAMMARS[code])
    assert len(wrong) <= 0.03 * len(lines), "\n".join(wrong)


@pytest.mark.parametrize("code", CODES)
def test_every_example_and_counter_of_the_pack(code: str) -> None:
    lines = [line for _, group in groups_of(GRAMMARS[code].file) for line in (*group.example, *group.counter)]
    assert len(lines) > 60
    wrong = misses(lines, GRAMMARS[code])
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("code", CODES)
def test_every_group_has_a_counter(code: str) -> None:
    assert [name for name, group in groups_of(GRAMMARS[code].file) if not group.counter] == []


@pytest.mark.parametrize(
    ("code", "text", "noun"),
    [
        ("nl", "het quotum van 1.000 beurzen dat de overheid beschikbaar stelt", "beurzen"),
        ("nl", "meer dan 90 ondertekende internationale en intergouvernementele documenten.",
         "ondertekende internationale en intergouvernementele documenten"),
        ("nl", "Via elf ondertekende samenwerkingsdocumenten kwamen", "ondertekende samenwerkingsdocumenten"),
        ("nl", "De 26e zitting van de Commissie", "zitting"),
        ("en", "They signed twelve agreements in Hanoi", "agreements"),
        ("en", "They will send 65 foreign delegates to Rome", "foreign delegates"),
    ],
)  # fmt: skip
def test_counted_noun(code: str, text: str, noun: str) -> None:
    tokens = tokenize(text, match_form(text))
    (reading,) = find_quantities(tokens, GRAMMARS[code])
    assert reading.unit_noun is not None
    first, last = reading.unit_noun
    assert text[tokens[first].start : tokens[last - 1].end] == noun


def test_taken_tokens_are_left_to_the_reader_of_times() -> None:
    text = "They met for 300 hours and signed 300 contracts"
    assert [r.first_token for r in read("en", text)] == [3, 7]
    assert [r.first_token for r in read("en", text, ((3, 5),))] == [7]


def test_a_range_never_swallows_a_taken_figure() -> None:
    text = "Loans of 3 to 5 billion dollars"
    (whole,) = read("en", text)
    assert (whole.value, whole.high) == (3e9, 5e9)
    assert all(r.high is None for r in read("en", text, ((4, 5),)))


def test_code_glued_to_its_figure() -> None:
    (reading,) = read("en", "A loan of USD1.5bn was agreed.")
    assert (reading.value, reading.unit, reading.kind) == (1.5e9, "USD", "money")
    assert (reading.first_token, reading.last_token) == (3, 6)


def test_readings_are_in_order_and_never_overlap() -> None:
    lines = [line.split("\t")[0] for code in CODES
             for line in (Path(__file__).parent / f"quantities_{code}.tsv").read_text("utf-8").splitlines()]  # fmt: skip
    text = " ".join(lines)
    for code in CODES:
        readings = read(code, text)
        assert len(readings) > 200
        assert all(a.last_token <= b.first_token for a, b in pairwise(readings))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        "%",
        "- 3 -",
        "3",
        "een",
        "12,,,3 4",
        "٣ ② Ⅳ ½ x²",
        "9" * 40,
        "a a a a",
        "1.",
        "tussen",
        "factor",
    ],
)
@pytest.mark.parametrize("code", CODES)
def test_odd_input_gives_no_reading(code: str, text: str) -> None:
    assert [r for r in read(code, text) if r.kind != "cardinal"] == []


def _broken(tmp_path: Path, old: str, new: str) -> Path:
    text = (LANGUAGES / "en" / "numbers.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "numbers.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('thousands = ","', 'thousands = ","\nthousand = ","', "thousand"),
        ('sign = ">"', 'sign = "=>"', "=>"),
        ("[cardinals.words]", "[cardinals.words", "numbers.toml"),
        ("one = 1", 'one = "1"', "float"),
        ('glued = ["k",', 'glued = ["q", "k",', "'q'"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, old: str, new: str, word: str) -> None:
    with pytest.raises(PackError) as caught:
        load_number_grammar(_broken(tmp_path, old, new))
    assert word in str(caught.value)
    assert caught.value.remedy


def test_a_group_without_example_is_refused(tmp_path: Path) -> None:
    text = (LANGUAGES / "en" / "numbers.toml").read_text("utf-8")
    at = text.index("[persons]")
    start, end = text.index("example =", at), text.index("\ncounter", at)
    bare = tmp_path / "numbers.toml"
    bare.write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(PackError, match="persons"):
        decode_number_file(bare)


def test_a_missing_file_is_an_error_for_people(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_number_grammar(tmp_path / "numbers.toml")


@pytest.mark.parametrize("line", ["no arrow", "[3 => 1 - = cardinal; 2", "[3] => x - = cardinal", "[3] =>"])
def test_a_wrong_example_is_named(line: str) -> None:
    with pytest.raises(PackError):
        parse_example(line)
