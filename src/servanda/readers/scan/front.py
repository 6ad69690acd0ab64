"""Front matter: the `---` block at the start of a file, read with offsets kept and much tolerance."""

from __future__ import annotations

import re

import msgspec

_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_KEY = re.compile(r"([A-Za-z_][\w.-]{0,60}):(?:[ \t]+|$)")
_BREAK = re.compile(r"\\[ \t]*(?:\r\n|\r|\n)[ \t]*\\?")
_ESCAPE = re.compile(r"\\(?!u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[ntr])(?=[^\w\s]|_)")
_DECODED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_MAX_LINES = 400


class Value(msgspec.Struct, frozen=True):
    """One value of the front matter: its words without quotes and escapes, where they stand, what to skip there."""

    value: str
    start: int
    end: int
    skips: tuple[tuple[int, int], ...] = ()


class Front(msgspec.Struct, frozen=True):
    """The values by key (lower case), and the offset at which the front matter ends."""

    values: dict[str, Value]
    end: int


def read_front(text: str) -> Front | None:
    """The front matter of `text`; `None` where there is none or what stands there is not one."""
    opening = _OPEN.match(text)
    if not opening:
        return None
    lines: list[tuple[int, int]] = []
    at = opening.end()
    for _ in range(_MAX_LINES):
        line = _LINE.match(text, at)
        if line is None or (line.end() == at and not line.group(1)):
            return None
        if line.group(1).rstrip() in ("---", "..."):
            values = _values(text, lines)
            return Front(values, line.end()) if values else None
        lines.append(line.span(1))
        at = line.end()
    return None


def _values(text: str, lines: list[tuple[int, int]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    index = 0
    while index < len(lines):
        start, end = lines[index]
        match = _KEY.match(text, start, end)
        index += 1
        if not match:
            continue
        first = match.end()
        while index < len(lines) and (
            text[lines[index][0] : lines[index][0] + 1] in (" ", "\t") or _listed(text, lines[index])
        ):
            end = lines[index][1]
            index += 1
        value = _value(text, first, end)
        if value is not None:
            values.setdefault(match.group(1).lower(), value)
    return values


def _listed(text: str, line: tuple[int, int]) -> bool:
    return text.startswith("- ", line[0])


def _value(text: str, start: int, end: int) -> Value | None:
    if text[start:end].lstrip()[:1] in ("|", ">") and "\n" in text[start:end]:
        start = text.index("\n", start) + 1
    start, end = _strip(text, start, end)
    if start >= end:
        return None
    quote = text[start]
    skips: tuple[tuple[int, int], ...] = ()
    value = text[start:end]
    if quote in "\"'" and end - start >= 2 and text[end - 1] == quote:
        start, end = _strip(text, start + 1, end - 1)
        if start >= end:
            return None
        value = text[start:end]
        if quote == '"':
            skips = _skips(text, start, end)
            value = _DECODED.sub(_decoded, _BREAK.sub("", value))
        else:
            skips = tuple(
                (hit.start(), hit.start() + 1) for hit in re.compile("''").finditer(text, start, end)
            )
            value = value.replace("''", "'")
    elif value.startswith("- ") or "\n- " in value:
        value = ", ".join(part.strip().strip("-\"' ") for part in value.splitlines() if part.strip())
    return Value(" ".join(value.split()).replace("[[", "").replace("]]", ""), start, end, skips)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _skips(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    breaks = [hit.span() for hit in _BREAK.finditer(text, start, end)]
    taken = {place for low, high in breaks for place in range(low, high)}
    escapes = [hit.span() for hit in _ESCAPE.finditer(text, start, end) if hit.start() not in taken]
    return tuple(sorted(breaks + escapes))


def _decoded(match: re.Match[str]) -> str:
    code = match.group(1) or match.group(2)
    if code:
        number = int(code, 16)
        return "" if 0xD800 <= number < 0xE000 else chr(number)
    return {"_": "\xa0", "n": " ", "t": " ", "r": " "}.get(match.group(3), match.group(3))
