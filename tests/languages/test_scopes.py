"""Words that tell goods from services."""

from __future__ import annotations

import pytest

from servanda.errors import PackError
from servanda.languages import available
from servanda.languages.scopes import decode_scopes, load_scopes


@pytest.mark.parametrize("code", [code for code in available() if load_scopes(code).example])
def test_the_example_names_both(code: str) -> None:
    scopes = load_scopes(code)
    assert scopes.of(scopes.example) == {"goods", "services"}
    assert scopes.of("2024 1 234") == frozenset()


def test_whole_words_only_unless_a_star_follows() -> None:
    assert load_scopes("en").of("The goodsyard of a service was sold") == frozenset()
    assert load_scopes("nl").of("De goederenhandel groeide") == {"goods"}
    assert load_scopes("de").of("Die Gespräche waren offen") == frozenset()
    assert load_scopes("xx").of("goods and services") == frozenset()


@pytest.mark.parametrize("raw", [b'goods = ["a"]\nexample = "a"', b"unknown = 1", b"goods ="])
def test_a_wrong_file_is_told(raw: bytes) -> None:
    with pytest.raises(PackError) as caught:
        decode_scopes(raw, "scopes.toml")
    assert caught.value.remedy
