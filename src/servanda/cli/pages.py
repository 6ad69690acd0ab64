"""Views as pages of a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from servanda.cli.briefing import count, head, pair, sources
from servanda.cli.screen import FOUND, body, console, entry_row, heading, paragraph, reasons, rows, subheading
from servanda.views.brief import mark_of
from servanda.views.dates import date_words
from servanda.views.wording import dated

if TYPE_CHECKING:
    from servanda.statements.explain import Explanation
    from servanda.views.agreements import Agreements
    from servanda.views.indicators import Indicators
    from servanda.views.model import Entry
    from servanda.views.search import Search
    from servanda.views.show import Shown, ShownDocument
    from servanda.views.timeline import Timeline


def timeline_page(timeline: Timeline, *, full: bool = False) -> None:
    """Dated entries in order of time, with the day of the view between past and future."""
    out = console()
    head(out, f"{pair(timeline.name_a, timeline.name_b)}: timeline", timeline.moment)
    out.print()
    today = timeline.moment.day
    past = [entry for entry in timeline.entries if (entry.first_day or "") <= today]
    rows(out, _entries(out, past, full))
    ahead = timeline.entries[len(past) :]
    if ahead:
        out.print(Text(f"  {'─' * 8} {date_words(today)} {'─' * 8}", style="dim"))
        rows(out, _entries(out, ahead, full))
    if timeline.undated:
        out.print(Text(f"\n  {timeline.undated} more without a date", style="dim"))


def agreements_page(agreements: Agreements, *, full: bool = False) -> None:
    """Instruments in order of time."""
    out = console()
    head(out, f"{pair(agreements.name_a, agreements.name_b)}: agreements", agreements.moment)
    out.print()
    rows(out, _entries(out, agreements.entries, full))


def indicators_page(indicators: Indicators, *, full: bool = False) -> None:
    """Figures by measure, each kind apart."""
    out = console()
    head(out, f"{pair(indicators.name_a, indicators.name_b)}: figures", indicators.moment)
    for series in indicators.series:
        subheading(out, series.measure.replace("_", " "))
        parts = (
            ("levels", series.levels),
            ("changes", series.changes),
            ("factors", series.factors),
            ("shares and ranks", series.shares),
            ("targets", series.targets),
        )
        filled = [(name, entries) for name, entries in parts if entries]
        for name, entries in filled:
            if len(filled) > 1:
                out.print(Text(f"  {name}", style="dim"))
            rows(out, _entries(out, entries, full))


def search_page(search: Search) -> None:
    """Sentences with the words that were looked for, and what was taken from them."""
    out = console()
    for found in search.found:
        text = Text(found.passage.quote)
        for match in found.matches:
            text.stylize(FOUND, match.start - found.passage.start, match.end - found.passage.start)
        published = date_words(found.source.published)
        out.print(
            Text(f"[{found.document}:{found.sentence}]", style="cyan") + Text(f"  {published}", style="dim")
        )
        paragraph(out, text, 2)
        for line, words in zip(found.statements, found.words, strict=True):
            paragraph(out, Text(f"{line.id[:11]}  {words}", style="dim"), 4)
        out.print()


def statement_page(shown: Shown) -> None:
    """Everything behind one statement."""
    out = console()
    line, record = shown.line, shown.record
    paragraph(out, Text(shown.words, style="bold"), 0)
    out.print(Text(f"{line.id}  {line.type}  {line.modality or ''}", style="dim"))
    subheading(out, "Evidence", line.tag)
    text = Text(style="dim")
    text.append(f"{' '.join(shown.before.split())} " if shown.before else "")
    at = line.evidence.start - line.quote_start
    sentence = Text(line.quote, style="not dim")
    sentence.stylize("bold", at, at + len(line.evidence.quote))
    for cue in line.cues:
        sentence.stylize(FOUND, cue.start - line.quote_start, cue.end - line.quote_start)
    text.append_text(sentence)
    text.append(f" {' '.join(shown.after.split())}" if shown.after else "")
    paragraph(out, text, 2)
    for span in record.evidence[1:]:
        paragraph(out, Text(f"also: “{' '.join(span.quote.split())}”", style="dim"), 2)
    subheading(out, "Slots")
    rows(out, [(name, Text(value)) for name, value in _slots(record)])
    subheading(out, "How it was found")
    for told in reasons(record):
        paragraph(out, told, 2)
    for seen in shown.observations:
        out.print(
            Text(
                f"  seen {seen.at[:19].replace('T', ' ')} UTC, pack {seen.pack}, run {seen.run[:11]}",
                style="dim",
            )
        )
    if shown.judged:
        subheading(out, "Judged")
    for told_so, holds in shown.judged:
        paragraph(out, Text(told_so) + Text("" if holds else "  [undone]", style="dim"), 2)
    subheading(out, "Source")
    sources(out, [line.source])


def document_page(shown: ShownDocument) -> None:
    """A document with its metadata and statements."""
    out = console()
    heading(out, shown.source.title or shown.source.name, count(len(shown.lines), "statement"))
    out.print(
        Text(
            f"{shown.source.document_id}  {shown.sentences} sentences  added {shown.added_at[:10]}",
            style="dim",
        )
    )
    subheading(out, "Metadata")
    fields = ((name, getattr(shown.metadata, name)) for name in shown.metadata.__struct_fields__)
    rows(
        out,
        [
            (name.replace("_", " "), Text(field.value or "unknown") + Text(f"  {field.origin}", style="dim"))
            for name, field in fields
        ],
    )
    subheading(out, "Statements")
    listed = []
    for line, words in zip(shown.lines, shown.words, strict=True):
        mark = line.modality if line.modality not in (None, "asserted") else ""
        listed.append((f"{line.sentence}", body(words, marks=[mark or ""], quiet=[line.id[:11]])))
    rows(out, listed)


def explanation_page(found: Explanation, place: str) -> None:
    """Why a sentence gave what it gave."""
    out = console()
    out.print(Text(place, style="cyan") + Text(f"  {found.zone}", style="dim"))
    sentence = Text(found.sentence)
    for record in found.records:
        for cue in record.why.cues if record.why else ():
            at = found.sentence.find(cue.quote)
            if at >= 0:
                sentence.stylize(FOUND, at, at + len(cue.quote))
    paragraph(out, sentence, 2)
    subheading(out, "Mentions")
    rows(
        out, [(kind, Text(words) + Text(f"  {value}", style="dim")) for kind, words, value in found.mentions]
    )
    subheading(out, "Clauses")
    for clause in found.clauses:
        subject = f"subject {clause.subject}" if clause.subject else "no subject"
        aside = " · ".join(
            [clause.kind, f"verbs {', '.join(clause.verbs) or 'none'}", subject, *clause.notes]
        )
        rows(out, [("", Text(clause.text) + Text(f"\n{aside}", style="dim"))])
    if found.speakers:
        out.print(Text(f"  said by {', '.join(found.speakers)}", style="dim"))
    subheading(out, "Triggers")
    tried = []
    for attempt in found.attempts:
        style = (
            "green" if attempt.outcome == "record" else "yellow" if "stopped" in attempt.outcome else "dim"
        )
        tried.append(
            (
                attempt.frame,
                Text(f"“{attempt.words}” {attempt.concept}  ") + Text(attempt.outcome, style=style),
            )
        )
    rows(out, tried or [("", Text("none: no word of this sentence calls a frame", style="dim"))])
    subheading(out, "Records")
    listed = []
    for record in found.records:
        said = Text(dated(record))
        for told in reasons(record):
            said.append("\n")
            said.append_text(told)
        listed.append((str(record.__struct_config__.tag), said))
    rows(out, listed or [("", Text("none", style="dim"))])


def _entries(out: Console, entries: Iterable[Entry], full: bool) -> list[tuple[str, Text]]:
    return [entry_row(out, entry, date_words(entry.when), mark_of(entry), full=full) for entry in entries]


def _slots(record: object) -> list[tuple[str, str]]:
    import msgspec

    plain = msgspec.to_builtins(record)
    hidden = {"evidence", "why", "type"}
    return [
        (
            name.replace("_", " "),
            ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value),
        )
        for name, value in plain.items()
        if name not in hidden
    ]
