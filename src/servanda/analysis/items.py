"""Items: the units that clauses are made of, each with every meaning that the lexicon knows for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from servanda.analysis.scan import Hit, Scan, first_of_each
from servanda.languages.entries import Entry

_NONE: dict[str, Entry] = {}
UNSAID = " "
"""The text of an item of no width; not empty, so that it is no part of every string."""
OWNED = frozenset(
    {
        "noun", "instrument", "mechanism", "measure", "level", "statenoun", "leadernoun", "forcenoun", "office", "title",
        "word", "quantity",
    }
)  # fmt: skip
"""Kinds of items that something in the genitive behind them can own."""
_PLAIN = frozenset({"whole", "ownfamily"})
"""Classes whose forms are words like any other, whatever else is known of them."""


class Item:
    """Tokens `[first, last)` read as one unit. `kind` is the leading class; `get(cat)` asks for another one."""

    __slots__ = (
        "_first_of",
        "actor",
        "case",
        "common",
        "entries",
        "first",
        "kind",
        "last",
        "low",
        "owner",
        "payload",
        "suffix",
        "text",
    )

    def __init__(
        self, kind: str, first: int, last: int, text: str, low: str, entries: tuple[Entry, ...] = (),
        first_of: dict[str, Entry] | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.first, self.last, self.text, self.low = kind, first, last, text, low
        # Never assigned later: `get` and `has` look in what is made of them here.
        self.entries = entries
        self._first_of = first_of if first_of is not None else first_of_each(entries) if entries else _NONE
        self.suffix = False
        self.case: frozenset[str] = frozenset()
        """The grammatical cases that the form can be, in a language that has them; none where they are not known."""
        self.owner = False
        self.common = False
        """Whether a capital says nothing, as every noun has one: then it makes no part of a name."""
        self.actor: Any = None
        self.payload: Any = None

    def get(self, cat: str) -> Entry | None:
        """The first meaning of class `cat`, if the item has one."""
        return self._first_of.get(cat)

    def all(self, cat: str) -> Iterator[Entry]:
        """Every meaning of class `cat`."""
        if cat not in self._first_of:
            return iter(())
        return (entry for entry in self.entries if entry.cat == cat)

    def has(self, *cats: str) -> bool:
        known = self._first_of
        if known:
            for cat in cats:
                if cat in known:
                    return True
        return False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text!r}>"


def base_items(scan: Scan, first: int, last: int, taken: list[tuple[int, int, str, Any]]) -> list[Item]:
    """The items of one sentence. `taken` are ranges already read (times, quantities): `(first, last, kind, reading)`.

    Longest forms win, from left to right; a compound's end only where the word has no meaning of its own.
    """
    text, low, tokens, hits = scan.reading.text, scan.low, scan.tokens, scan.hits
    at: dict[int, tuple[int, str, Any]] = {begin: (end, kind, what) for begin, end, kind, what in taken}
    items: list[Item] = []
    position = first
    while position < last:
        token = tokens[position]
        if at and position in at:
            end, kind, what = at[position]
            stop = tokens[end - 1].end
            item = Item(kind, position, end, text[token.start : stop], low[token.start : stop])
            item.payload = what
            items.append(item)
            position = end
            continue
        known = hits.get(position)
        hit = _best(known, last, at) if known else None
        if (
            known
            and hit is not None
            and hit.last > position + 1
            and (_reaches_further(scan, hit) or _named_behind(scan, hit))
        ):
            hit = _best([h for h in known if h.last == position + 1], last, at)
        if hit is None:
            kind = "token" if token.text[0].isalnum() else "punct"
            items.append(Item(kind, position, position + 1, token.text, token.low))
            position += 1
            continue
        entries, end = hit.entries, hit.last
        if end == position + 1:
            item = Item(entries[0].cat, position, end, token.text, token.low, entries, hit.first_of)
        else:
            stop = tokens[end - 1].end
            item = Item(
                entries[0].cat,
                position,
                end,
                text[token.start : stop],
                low[token.start : stop],
                entries,
                hit.first_of,
            )
        if item.kind in _PLAIN:
            item.kind = "token"
        item.suffix = hit.suffix
        if items and entries and item.has("ownerart", "ownername") and _owned(items):
            item = _owning(item)
        if item.get("partitive") and _opens_object(items):
            item = Item("det", position, end, item.text, item.low, (Entry("det", item.low),))
            item.suffix = hit.suffix
        items.append(item)
        position = hit.last
    return items


def uncontracted(items: list[Item], articled: dict[str, tuple[Entry, ...]]) -> list[Item]:
    """The items with the article that a contraction holds, as an item of no width behind it («del», "of the").

    With what follows, the article can make a reference of the pack («del país», "of the country").
    """
    if not any(item.kind != "det" and item.has("contracted") for item in items):
        return items
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        position += 1
        out.append(item)
        if not item.has("contracted") or item.kind == "det":
            continue
        end = next(
            (
                stop
                for stop in range(min(len(items), position + 3), position, -1)
                if " ".join(other.low for other in items[position:stop]) in articled
            ),
            position,
        )
        if end == position:
            out.append(Item("det", item.last, item.last, UNSAID, UNSAID, (Entry("det", ""),)))
            continue
        words = items[position:end]
        low = " ".join(other.low for other in words)
        entries = articled[low]
        text = " ".join(other.text for other in words)
        out.append(Item(entries[0].cat, words[0].first, words[-1].last, text, low, entries))
        position = end
    return out


OPENING = frozenset(":;-–—\"'„“”«»‚‘’()[]")


def nouns_by_capital(items: list[Item]) -> list[Item]:
    """Items without the verbs that a capital inside a sentence shows to be nouns («die Grenze», «auf Reisen»)."""
    for item in items:
        item.common = item.capital
    for at in range(1, len(items)):
        item = items[at]
        if not item.entries or not item.capital or not item.has("verb") or items[at - 1].text in OPENING:
            continue
        kept = tuple(entry for entry in item.entries if entry.cat not in ("verb", "modal"))
        noun = Item(kept[0].cat if kept else "token", item.first, item.last, item.text, item.low, kept)
        noun.suffix, noun.owner, noun.common = item.suffix, item.owner, True
        items[at] = noun
    return items


FINITE = frozenset({"present", "past", "subordinate"})


def opened_clauses(items: list[Item]) -> list[Item]:
    """Items with each preposition that opens a clause read as what opens one («seit das Abkommen in Kraft ist»)."""
    for at, item in enumerate(items):
        opens = not at or items[at - 1].kind in ("punct", "coord")
        if opens and item.entries and item.has("clauseprep") and _ends_finite(items, at + 1):
            entries = (Entry("sub", item.low), *item.entries)
            items[at] = Item("sub", item.first, item.last, item.text, item.low, entries)
    return items


def _ends_finite(items: list[Item], start: int) -> bool:
    """Whether the last word before a comma or the end is a finite verb, and the first behind it is one as well."""
    stop = start
    while stop < len(items) and items[stop].text not in (",", ".", ";", ":"):
        stop += 1
    last = items[stop - 1]
    if stop - start < 3 or items[stop - 2].has("inf"):
        return False
    if not any(entry.feature in FINITE for entry in last.all("verb")):
        return False
    inner = [items[n] for n in range(start, stop - 1) if items[n].kind == "verb" and not items[n].capital]
    return all(any(e.feature in ("participle", "base", "te") for e in item.all("verb")) for item in inner)


def _owned(items: list[Item]) -> bool:
    """Whether what stands before an article or a name in the genitive is a noun that can be theirs, or one more owner."""
    before = items[-1]
    if before.kind == "coord" or before.text == ",":
        return len(items) > 1 and items[-2].owner
    if before.kind in ("token", "verb"):
        return before.text[0].isupper() and before.text[-1].isalpha()
    return before.kind in OWNED and (before.capital or before.kind == "quantity")


def _owning(item: Item) -> Item:
    """An article in the genitive as the preposition that it stands for; a name in the genitive as an owner."""
    if item.has("ownername"):
        item.owner = True
        return item
    made = (Entry("prep", "of"), Entry("det", item.low))
    return Item("prep", item.first, item.last, item.text, item.low, made)


def _opens_object(items: list[Item]) -> bool:
    """Whether a form that is article and preposition alike opens an object («ont signé des accords»)."""
    back = len(items) - 1
    while back >= 0 and items[back].kind in ("adv", "neg"):
        back -= 1
    if back < 0 or items[back].kind != "verb":
        return back < 0
    return not back or items[back - 1].kind not in ("det", "pron")


def _named_behind(scan: Scan, hit: Hit) -> bool:
    """Whether what can stand for a person («el líder») has an adjective of state or a name behind it, and is a title."""
    if not any(entry.cat == "pron" for entry in hit.entries):
        return False
    return any(
        entry.cat == "person" or (entry.cat == "state" and entry.feature == "adjective")
        for behind in scan.hits.get(hit.last, ())
        for entry in behind.entries
    )


def _reaches_further(scan: Scan, hit: Hit) -> bool:
    """Whether a name begins inside a reference and ends after it («het koninkrijk» in «het Koninkrijk der …»)."""
    if not any(entry.cat == "selfref" for entry in hit.entries):
        return False
    return any(
        inner.last > hit.last and any(entry.cat in ("state", "org") for entry in inner.entries)
        for inner in scan.hits.get(hit.first + 1, ())
    )


def _best(hits: list[Hit], last: int, taken: dict[int, tuple[int, str, Any]]) -> Hit | None:
    for hit in hits:
        if hit.last > last:
            continue
        if (
            taken
            and hit.last > hit.first + 1
            and any(place in taken for place in range(hit.first + 1, hit.last))
        ):
            continue
        return hit
    return None


def shared_case(items: Sequence[Item]) -> frozenset[str]:
    """The cases that the words of a phrase share, up to the first preposition in it (said or unsaid)."""
    shared: frozenset[str] = frozenset()
    for item in items:
        if item.kind in ("prep", "coord"):
            break
        if item.case:
            shared = (shared & item.case) or shared if shared else item.case
    return shared
