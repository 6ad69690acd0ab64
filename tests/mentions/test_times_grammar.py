"""Every language's `times.toml`: its examples are found, its counter-examples are not, and mistakes are told."""

from __future__ import annotations

import re
import time
from pathlib import Path

import msgspec
import pytest

from servanda.analysis.tokens import tokenize
from servanda.errors import PackError
from servanda.mentions.times import Anchor, TimeGrammar, find_times, load_time_grammar
from servanda.text import edtf
from servanda.text.reading import match_form

LANGUAGES = Path(__file__).parents[2] / "src" / "servanda" / "languages"
FILES = sorted(LANGUAGES.glob("*/times.toml"))
GRAMMARS = {path.parent.name: load_time_grammar(path) for path in FILES}
_BRACKET = re.compile(r"\[([^\]]*)\] = (\S+?)(?=[,.;:)]*(?:\s|$))")


def found(grammar: TimeGrammar, sentence: str) -> list[tuple[str, str | None, str]]:
    published = edtf.parse(grammar.file.settings.example_anchor)
    assert isinstance(published, edtf.Edtf)
    tokens = tokenize(sentence, match_form(sentence, fold_diacritics=grammar.folds))
    return [
        (sentence[tokens[r.first_token].start : tokens[r.last_token - 1].end], r.value, r.rule)
        for r in find_times(tokens, grammar, Anchor(published))
    ]


def listed(which: str) -> list[tuple[str, str, str]]:
    made = []
    for language, grammar in GRAMMARS.items():
        file = grammar.file
        for item in (*file.words, *file.directions, *msgspec.structs.astuple(file.contexts), *file.rules):
            rule = getattr(item, "name", "")
            made += [(language, rule, sentence) for sentence in getattr(item, which, ())]
    return made


@pytest.mark.parametrize(("language", "rule", "example"), listed("example"))
def test_example(language: str, rule: str, example: str) -> None:
    wanted = [(words, None if value == "-" else value) for words, value in _BRACKET.findall(example)]
    assert wanted, "an example shows what is found: [words] = value"
    readings = found(GRAMMARS[language], _BRACKET.sub(lambda match: match[1], example))
    assert [reading[:2] for reading in readings] == wanted
    assert not rule or rule in [reading[2] for reading in readings]


@pytest.mark.parametrize(("language", "rule", "counter"), listed("counter"))
def test_counter_example(language: str, rule: str, counter: str) -> None:
    assert found(GRAMMARS[language], counter) == []


def test_both_seed_languages_are_there() -> None:
    assert {"en", "nl"} <= set(GRAMMARS)


MINIMAL = """
contexts = {}
[settings]
date_order = "dmy"
decimal = ","
example_anchor = "2024-06-18"
[[words]]
classes = ["MONTH"]
forms = { juni = 6 }
example = ["[juni 2024] = 2024-06"]
[[directions]]
means = "since"
forms = ["sinds"]
example = ["sinds [juni 2024] = 2024-06"]
[[rules]]
name = "month"
means = "month"
patterns = ["MONTH YEAR"]
example = ["[juni 2024] = 2024-06"]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('decimal = ","', 'decimal = ","\ndecimals = 2', "decimals"),
        ('means = "month"', 'means = "moon"', "'moon', which is not known"),
        ('"MONTH YEAR"', '"MONHT YEAR"', "class MONHT, which has no words"),
        ('"MONTH YEAR"', '"MONTH <year>"', "names <year>"),
        ('"MONTH YEAR"', '"MONTH (van) YEAR"', "context within"),
        ("{ juni = 6 }", "{ Juni = 6 }", "not in lower case"),
        ('["[juni 2024] = 2024-06"]\n[[directions]]', "[]\n[[directions]]", "no example"),
        ('["MONTH"]', '["MONTH", "MONTH"]', "stands twice"),
        ("[settings]", "[settings", "table declaration"),
        ("contexts = {}", "contexts = { aticles = { forms = [] } }", "aticles"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert MINIMAL.count(old) == 1
    path = tmp_path / "times.toml"
    path.write_text(MINIMAL.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError, match=re.escape(message)) as error:
        load_time_grammar(path)
    assert str(path) in str(error.value)
    assert error.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_time_grammar(tmp_path / "times.toml")


@pytest.mark.parametrize("language", sorted(GRAMMARS))
def test_speed(language: str) -> None:
    """Sentences without a time cost next to nothing: well under a millisecond for an article's worth of words."""
    grammar = GRAMMARS[language]
    tokens = tokenize(text := "alpha beta gamma delta " * 10, match_form(text))
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(20):
            find_times(tokens, grammar, None)
        best = min(best, time.perf_counter() - start)
    assert best < 0.005
