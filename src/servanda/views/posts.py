"""The posts of persons, as the texts themselves give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.model import Office
from servanda.views.model import Line
from servanda.views.sources import Shelf

_SMALL = frozenset({"of", "and", "for", "the", "to", "in"})


def titles(shelf: Shelf, lines: Sequence[Line]) -> Mapping[str, str]:
    """The title of each person whom these lines name: «President», «Minister of Foreign Affairs».

    A post counts only if the same text gives it; the longest name of it is taken. Where a text gives somebody
    two posts that do not name one another, none is.
    """
    found: dict[str, str] = {}
    persons = {name for line in lines for name in getattr(line.record, "persons", ())}
    if not persons:
        return found
    for document_id in dict.fromkeys(line.document_id for line in lines):
        given: dict[str, set[str]] = {}
        for office in shelf.offices(document_id):
            if office.person in persons and office.act in (None, "holds"):
                given.setdefault(office.person, set()).add(_bare(office))
        for person, posts in given.items():
            longest = max(posts, key=len)
            if all(post in longest for post in posts):
                found.setdefault(person, _title(longest))
    return found


def _bare(office: Office) -> str:
    """The post without the place it is held in: `ambassador to VNM` is «ambassador»."""
    return office.post.partition(" to ")[0].strip()


def _title(post: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in post.split())
