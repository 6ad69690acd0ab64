"""What the address in a source line tells: where the text was taken from, whose it was, in which language."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pycld2

from servanda.model import Field, Span

_SLUG_SCORE = 550.0
"""Score of pycld2 below which the words of an address do not tell a language (Latin spellings of Russian
are taken for Slovenian at 360; Vietnamese without its marks reaches 600 to 970)."""

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that pycld2 refuses (it calls a text with them invalid UTF-8)."""


def host_of(url: str) -> str | None:
    """The host of a URL without `www.`; `None` if it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def source_fields(span: Span) -> dict[str, Field]:
    """The fields that the URL of a source line gives; outlet and language of the original are inferred."""
    url = span.quote
    fields = {"republished_from": Field(url, "file", (span,))}
    if host := host_of(url):
        fields["outlet"] = Field(host, "inferred", (span,), "host of the source line")
    if language := slug_language(url):
        fields["original_language"] = Field(
            language, "inferred", (span,), "language of the words in the source's address"
        )
    return fields


def slug_language(url: str) -> str | None:
    """The language of the words in a URL's path, where at least five words leave no doubt."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    words = [
        word
        for word in re.split(r"[^\w]+|_|\d+", path)
        if len(word) > 1 and word.lower() not in ("html", "htm", "php")
    ]
    if len(words) < 5:
        return None
    found = detect_language(" ".join(words))
    return found[0] if found and found[1] >= _SLUG_SCORE else None


def detect_language(text: str) -> tuple[str, float] | None:
    """The ISO 639-1 code of the language of `text` and its score; `None` where pycld2 is not sure."""
    clean = _UNPRINTABLE.sub(" ", text)
    try:
        reliable, _, details = pycld2.detect(clean)
    except (pycld2.error, UnicodeError):
        return None
    _, code, percent, score = details[0]
    code = {"iw": "he", "jw": "jv"}.get(code, code.split("-")[0])
    if not reliable or percent < 60 or len(code) != 2 or code == "un":
        return None
    return code, float(score)
