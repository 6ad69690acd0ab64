"""A clause: which verbs belong together, who their subject is, what it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import Item
from servanda.analysis.verbs import VerbUse
from servanda.languages.cases import governed

HARD = frozenset(";:()[]–")
VERB_FINAL = frozenset({"comp", "rel", "sub", "cond", "inf"})
OWNER = frozenset({"of"})
"""The role of a name in the genitive behind what it owns («die Regierung Vietnams»)."""
_PARTING = frozenset(
    {
        "place", "landmark", "verb", "modal", "actor", "punct", "coord", "comp", "rel", "sub", "time", "pron",
        "purpose",
    }
)  # fmt: skip


class Clause:
    """Items `[start, stop)` of a sentence with its verbs.

    `kind`: main, coord, comp (content of saying or thinking), sub, cond, rel, inf, part, fragment. `subject` is
    the index of the actor item that acts, `thing_subject` that something else does. `governor` is the clause
    that this one depends on or continues. `dropped` tells whom a verb without a subject means: he, they or we; `undergone`
    that a reflexive makes a thing undergo what its verb says, as a passive does.
    """

    __slots__ = (
        "antecedent", "dropped", "governor", "kind", "negated", "opener", "passive", "resumes", "start", "stop", "subject",
        "subject_inherited", "thing_subject", "undergone", "verbs",
    )  # fmt: skip

    def __init__(self, kind: str, start: int, stop: int) -> None:
        self.kind, self.start, self.stop = kind, start, stop
        self.verbs: list[VerbUse] = []
        self.subject: int | None = None
        self.subject_inherited = False
        self.thing_subject = False
        self.passive = False
        self.negated = False
        self.opener: Item | None = None
        self.antecedent: int | None = None
        self.governor: Clause | None = None
        self.resumes = False
        self.dropped = ""
        self.undergone = False

    @property
    def main_verb(self) -> VerbUse | None:
        """The last verb that is not an auxiliary or modal, else the last verb."""
        lexical = [verb for verb in self.verbs if not verb.kind and not verb.modal]
        while len(lexical) > 1 and self._attribute(lexical[-2], lexical[-1]):
            lexical.pop()
        return lexical[-1] if lexical else (self.verbs[-1] if self.verbs else None)

    def _attribute(self, verb: VerbUse, last: VerbUse) -> bool:
        """Whether the last verb is a participle that describes a noun («encabezaron una reunión privada»)."""
        if {entry.feature for entry in last.item.all("verb")} != {"participle"} or last.at - verb.at < 2:
            return False
        if verb.feature not in ("present", "past") or not last.item.has("nominal"):
            return False
        return not any(other.kind or other.modal for other in self.verbs)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.start}:{self.stop} verbs={[v.item.text for v in self.verbs]} subject={self.subject}>"


def cue_of(items: Sequence[Item], at: int) -> frozenset[str]:
    """Roles of the preposition that governs the phrase of item `at`; empty where none does."""
    if at < len(items) and items[at].owner:
        return OWNER
    back = at - 1
    while back >= 0 and at - back <= 7:
        item = items[back]
        if item.kind == "prep" or (item.kind == "inf" and item.has("prep")):
            entry = item.get("prep")
            if entry is None:
                return frozenset()
            return governed(entry.value, entry.extra, items[at].case)
        if item.kind == "accordingto":
            return frozenset({"according"})
        if item.kind == "pron":
            article = item.has("det") and back > 0 and items[back - 1].kind in ("prep", "accordingto")
            if article or any(e.value.startswith("poss") for e in item.all("pron")):
                back -= 1
                continue
        if item.kind in _PARTING:
            return frozenset()
        back -= 1
    return frozenset()
