"""A background brief as Markdown: each line with its verbatim sentence under it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from servanda.views.brief import Brief, BriefLine, Section
from servanda.views.dates import date_words
from servanda.views.model import Source
from servanda.views.names import actor_name

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def page(brief: Brief) -> str:
    """The brief as one Markdown page."""
    parts = [f"# {_plain(_title(brief))}", _head(brief)]
    parts += [_section(section) for section in brief.sections]
    parts.append("\n".join(["## Sources", "", *(f"- {_source(source)}" for source in brief.sources)]))
    return "\n\n".join(parts) + "\n"


def _title(brief: Brief) -> str:
    return f"{brief.name_a} and {brief.name_b}".replace("the ", "")


def _head(brief: Brief) -> str:
    texts = len(brief.sources)
    lines = [
        f"Background brief as of {date_words(brief.moment.day)}, from {brief.statements} "
        f"{'statement' if brief.statements == 1 else 'statements'} in {texts} {'text' if texts == 1 else 'texts'}."
    ]
    return _plain(" ".join(filter(None, [*lines, brief.moment.note])))


def _section(section: Section) -> str:
    lines = [f"## {_plain(section.title)}", ""]
    for line in section.lines:
        lines += _line(line)
    if section.more:
        lines += ["", f"*and {section.more} more: `{section.command}`*"]
    return "\n".join(lines)


def _line(line: BriefLine) -> Iterable[str]:
    date = f"**{_plain(line.date)}** " if line.date else ""
    marks = "; ".join(
        filter(None, (line.mark, line.note, line.via, f"{line.texts} texts" if line.texts > 1 else ""))
    )
    by = f" — {_plain(actor_name(line.by))}" if line.by else ""
    yield f"- {date}{_plain(line.words)}{f' ({_plain(marks)})' if marks else ''}"
    yield f"  > “{_plain(' '.join(line.quote.split()))}”{by} {_plain(' '.join(line.tags))}"


def _source(source: Source) -> str:
    facts = [source.title, source.author, source.outlet, date_words(source.published), source.url]
    facts += [f"from {source.republished_from}" if source.republished_from else None, *source.remarks]
    return f"**{_plain(source.name)}**: {_plain('; '.join(fact for fact in facts if fact))}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
