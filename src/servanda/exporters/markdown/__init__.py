"""A background brief as Markdown that a word processor takes: plain lines, the verbatim sentences as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from servanda.views.brief import Brief, BriefLine, Section
from servanda.views.conflicts import Card
from servanda.views.dates import date_words
from servanda.views.model import Line, Source
from servanda.views.names import actor_name
from servanda.views.quoting import excerpt

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def page(brief: Brief) -> str:
    """The brief as one Markdown page; a sentence that several lines stand on is one footnote."""
    notes = _Notes()
    parts = [f"# {_plain(_title(brief))}", _head(brief)]
    if brief.opening:
        parts.append(
            "\n".join(
                f"- **{line.label}:** {_plain(line.words)} {_plain(line.tag)}" for line in brief.opening
            )
        )
    parts += [_section(section, notes) for section in brief.sections]
    if brief.conflicts:
        cards = (_card(card, notes) for card in brief.conflicts)
        parts.append("\n".join(["## Where texts differ", "", *cards]))
    parts.append("\n".join(["## Sources", "", *(f"- {_source(source)}" for source in brief.sources)]))
    parts.append("\n\n".join(notes.written()))
    return "\n\n".join(parts) + "\n"


class _Notes:
    """Footnotes by sentence, numbered in the order in which they are asked for."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, int], list[Line]] = {}

    def mark(self, lines: Iterable[Line]) -> str:
        """The marks of the footnotes that hold these lines."""
        wanted: dict[int, None] = {}
        for line in lines:
            self._lines.setdefault((line.document_id, line.sentence), []).append(line)
            wanted[list(self._lines).index((line.document_id, line.sentence)) + 1] = None
        return "".join(f"[^{number}]" for number in wanted)

    def written(self) -> Iterable[str]:
        for number, lines in enumerate(self._lines.values(), 1):
            first = lines[0]
            found = excerpt(first, None, *lines[1:])
            text, at = "", 0
            for start, end in found.marks:
                if start >= at:
                    text += f"{_plain(found.text[at:start])}**{_plain(found.text[start:end])}**"
                    at = end
            said = f" — {_plain(actor_name(first.speaker))}," if first.speaker else ""
            yield f"[^{number}]: “{text}{_plain(found.text[at:])}”{said} {_plain(first.tag)}"


def _title(brief: Brief) -> str:
    return f"{brief.name_a} and {brief.name_b}".replace("the ", "")


def _head(brief: Brief) -> str:
    texts = len(brief.sources)
    lines = [
        f"Background brief as of {date_words(brief.moment.day)}, from {brief.statements} "
        f"{'statement' if brief.statements == 1 else 'statements'} in {texts} {'text' if texts == 1 else 'texts'}."
    ]
    return _plain(" ".join(filter(None, [*lines, brief.moment.note])))


def _section(section: Section, notes: _Notes) -> str:
    lines = [f"## {_plain(section.title)}", "", *(_line(line, notes) for line in section.lines)]
    told = [f"{section.more} more"] if section.more else []
    told += [f"{section.vague} that cannot be measured"] if section.vague else []
    if told:
        lines += ["", f"*and {' and '.join(told)}: `{section.command}`*"]
    return "\n".join(lines)


def _line(line: BriefLine, notes: _Notes) -> str:
    date = f"**{_plain(line.date)}** " if line.date else ""
    marks = "; ".join(filter(None, (line.mark, line.note, line.via)))
    quoted = [line.entry.lines[0], *(one.lines[0] for one in line.listed)]
    quoted += {
        one.document_id: one for one in line.entry.lines[:0:-1] if one.document_id != quoted[0].document_id
    }.values()
    return f"- {date}{_plain(line.words)}{f' ({_plain(marks)})' if marks else ''}.{notes.mark(quoted)}"


def _card(card: Card, notes: _Notes) -> str:
    values = "; ".join(f"**{_plain(one.words)}**{notes.mark(one.lines[:1])}" for one in card.values)
    cause = card.causes[0]
    words = cause.words[:1].upper() + cause.words[1:]
    likely = "" if cause.kind == "unknown" else f"*Likely cause: {cause.kind}.* "
    return f"- {_plain(card.what)}: {values}. {likely}{_plain(words)}."


def _source(source: Source) -> str:
    facts = [source.title, source.author, source.outlet, date_words(source.published), source.url]
    facts += [f"from {source.republished_from}" if source.republished_from else None, *source.remarks]
    return f"**{_plain(source.name)}**: {_plain('; '.join(fact for fact in facts if fact))}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
