"""Which words of a sentence are verbs, and not the nouns or adjectives of the same form."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import Item
from servanda.languages.entries import GONE, Entry
from servanda.text.reading import match_form

NOUNISH = frozenset(
    {
        "token", "noun", "instrument", "mechanism", "measure", "level", "statenoun", "forcenoun",
        "leadernoun", "mask", "office", "title", "place", "org", "state", "pairname", "name", "person", "family",
        "quantity",
    }
)  # fmt: skip

_NO_VERB = frozenset(
    {
        "state", "org", "person", "place", "time", "quantity", "actor", "office", "title", "name", "pairname",
        "det", "prep", "comp", "coord", "pairref",
    }
)  # fmt: skip

FINITE = frozenset({"present", "past", "future", "conditional", "subordinate"})

LEANING = frozenset({"adv", "neg", "clitic"})
"""Kinds of items that can stand between a verb and what it is read with."""

STAY = "stay|"
"""A verb of going on: an infinitive can stand far behind it («blijft de dialoog steunen»)."""


class VerbUse:
    """One verb of a clause; `past` where its form alone says so, also at the end of a subordinate clause.

    `future` and, with it, `would` («signerait», «firmaría») where its form says so: it stands where the present can stand.
    `passive` where a word before a verb of one form makes it one («được ký»).
    """

    __slots__ = ("at", "feature", "future", "item", "kind", "lemma", "modal", "passive", "past", "would")

    def __init__(
        self, at: int, item: Item, lemma: str, feature: str, kind: str, modal: str, *, past: bool = False,
        passive: bool = False,
    ) -> None:  # fmt: skip
        self.passive = passive
        self.past = past or feature == "past"
        self.at, self.item, self.lemma, self.feature, self.kind, self.modal = (
            at,
            item,
            lemma,
            feature,
            kind,
            modal,
        )
        self.would = feature == "conditional"
        self.future = self.would or feature == "future"
        if self.future:
            self.feature = "present"


def _verb_entry(items: Sequence[Item], at: int) -> Entry | None:
    """The verb that an item is here, where it is one and not the noun of the same form."""
    item = items[at]
    entry = item.get("verb")
    if entry is None or item.suffix or item.kind in _NO_VERB:
        return None
    if item.has("word", "modal"):
        return None
    if item.case and not (at and items[at - 1].text == ","):
        # A participle that agrees with a noun describes it; behind a comma it opens a clause of its own.
        return None
    features = {e.feature for e in item.all("verb")}
    if (
        item.has("pron")
        and any(e.value.startswith("poss") for e in item.all("pron"))
        and (_noun_next(items, at) or _owned_next(items, at))
    ):
        return None
    before = _previous(items, at)
    if at and items[at - 1].kind == "det" and item.has("nominal") and features == {"participle"}:
        return None  # «el partido», «los acusados»
    if "te" in features or (before is not None and before.has("inf") and features & {"base"}):
        return next(e for e in item.all("verb") if e.feature in ("te", "base"))
    if at and plural_like(item) and nominal_mark(items[at - 1]):
        return None
    noun = entry.ambiguous or item.has(
        "noun", "instrument", "measure", "mechanism", "statenoun", "forcenoun", "leadernoun", "level"
    )
    auxiliary = bool(entry.extra.strip("|").partition("|")[0] or entry.extra.split("|")[1])
    # "Ankara's bid": a form that is infinitive and participle alike is a noun behind its owner.
    described = (
        before is not None
        and before.kind in ("det", "genitive")
        and (not features & {"participle"} or (before.kind == "genitive" and "base" in features))
    )
    if described and not noun and _leans(items, at, features):
        described = False  # «lo acusó»: the article is a pronoun before a form that can only be a verb
    if (
        described
        and not noun
        and at < 4
        and features == {"present"}
        and before is not None
        and before.kind == "det"
    ):
        described = not all(
            items[back].kind in ("adv", "punct", "coord", "contrast") for back in range(at - 1)
        )
    if described and not (auxiliary and before is not None and before.has("rel", "comp")):
        return None
    if before is not None and before.kind == "pron":
        owner = any(e.value.startswith("poss") for e in before.all("pron"))
        # «zijn» is also an auxiliary: before a participle it is read as one («zijn hervat»).
        if owner and not (before.has("verb") and "participle" in features and not _noun_next(items, at)):
            return None
        if before.has("det") and item.has("noun") and features <= {"subordinate", "present", "base"}:
            return None
    if (
        noun
        and (
            item.has("noun", "instrument", "measure")
            or not features & {"past", "participle", "future", "conditional"}
        )
        and not _verbal(items, at, features, before)
    ):
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if noun and after is not None and after.kind == "prep":
        roles = after.get("prep")
        if roles is not None and "of" in roles.value.split("|"):
            return None
    if (
        before is not None
        and before.kind in ("state", "pairname")
        and features <= {"base", "present"}
        and not auxiliary
        and not entry.one_form
    ):
        return None
    return _with_particle(items, at, item)


def _leans(items: Sequence[Item], at: int, features: set[str]) -> bool:
    """Whether the article before a verb form is an object pronoun: «qui la liait à», «lo acusó», «de les lever».

    A present may be a noun («la lucha», «la demande»): it needs its subject before; an infinitive needs its mark or a
    verb.
    """
    mark = at - 1
    while mark >= 0 and items[mark].kind in ("adv", "neg"):
        mark -= 1
    if mark < 0 or not items[mark].has("clitic"):
        return False
    if features <= {"past", "future", "conditional"}:
        return True
    before = _previous(items, mark)
    if before is None:
        return False
    if "base" in features:
        return before.has("inf", "purpose") or before.kind in ("modal", "verb")
    if not features <= FINITE:
        return False
    if before.kind == "actor":
        # «proposa à la Chine la reprise»: an actor that a preposition governs is no subject.
        return not any(other.kind in ("prep", "inf") for other in items[max(0, mark - 3) : mark - 1])
    return items[mark - 1].kind in ("neg", "clitic") or before.has("comp", "rel") or _subjectlike(before)


def _verbal(items: Sequence[Item], at: int, features: set[str], before: Item | None) -> bool:
    """Whether what stands around a form that is also a noun makes it a verb."""
    people = before is not None and any(e.feature == "inhabitant" for e in before.all("state"))
    return (
        _subjectlike(before)
        or (before is not None and before.has("rel") and before.has("comp") and not before.has("det"))
        or (people and any(entry.one_form for entry in items[at].all("verb")))
        or _coordinated_verb(items, at, before)
        or _awaited(items, at, features)
        or _behind_apposition(items, at)
        or _behind_name(items, at)
        or _opens_item(items, at, features)
        or _inverts(items, at, features)
        or _ends_relative(items, at, features)
    )


def _ends_relative(items: Sequence[Item], at: int, features: set[str]) -> bool:
    """Whether a form of a verb-final clause closes a relative one («waarvan het het voorzitterschap overneemt»)."""
    if (
        features != {"subordinate"}
        or items[at].has("noun")
        or items[at - 1].kind in ("det", "token", "prep", "adv")
    ):
        return False
    if at + 1 < len(items) and items[at + 1].kind not in ("punct", "coord", "contrast"):
        return False
    return any(items[back].kind == "rel" for back in range(at - 1, max(-1, at - 12), -1))


def _inverts(items: Sequence[Item], at: int, features: set[str]) -> bool:
    """Whether a form that is also a noun is a finite verb with its subject behind it («Met klem wijzen wij …»)."""
    if not features >= {"base", "present"} or items[at - 1].kind not in (
        "adv",
        "time",
        "punct",
        "title",
        "token",
    ):
        return False
    after = skip(items, at + 1)
    return after < len(items) and items[after].kind == "actor" and after == at + 1


def plural_like(item: Item) -> bool:
    """Whether a verb form is infinitive and plural alike («verhogen», and «aanknopen» at the end of a clause)."""
    features = {entry.feature for entry in item.all("verb")}
    return "base" in features and not features.isdisjoint({"present", "subordinate"})


def nominal_mark(item: Item) -> bool:
    """Whether a word makes a noun of the infinitive behind it («het verhogen van de handel»).

    As a pronoun it is singular, and no form that is infinitive and plural alike can follow it.
    """
    return item.has("det") and any(entry.value == "it" for entry in item.all("pron"))


def _opens_item(items: Sequence[Item], at: int, features: set[str]) -> bool:
    """Whether a form that is also a noun is the bare verb that opens a list item or an order ("train more officers")."""
    if at or "base" not in features or len(items) < 2:
        return False
    return items[1].kind in ("det", "pron") or (items[0].text[0].islower() and items[1].kind != "prep")


def _behind_name(items: Sequence[Item], at: int) -> bool:
    """Whether a form that is also a noun has the name of a body for its subject ("The Joint Commission holds its …")."""
    if not at or at + 1 >= len(items) or items[at - 1].kind != "name":
        return False
    return items[at + 1].kind in ("det", "pron") or items[at + 1].has("inf")


def _behind_apposition(items: Sequence[Item], at: int) -> bool:
    """Whether a form that is also a noun goes on behind a subject closed by a comma ("The two sides, X and Y, plan to")."""
    if at < 2 or at + 1 >= len(items) or items[at - 1].text != "," or items[at - 2].kind != "actor":
        return False
    return items[at + 1].has("inf")


def _awaited(items: Sequence[Item], at: int, features: set[str]) -> bool:
    """Whether a form that is also a noun is the infinitive that a modal before it waits for («zal … starten»)."""
    if not features >= {"base", "present"}:
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.kind not in ("punct", "coord", "comp", "purpose", "prep", "sub", "verb"):
        return False
    if items[at - 1].kind == "prep" and not items[at - 1].has("inf"):
        return False
    listed = items[at - 1].kind == "coord" and at > 1 and items[at - 2].kind in NOUNISH
    for back in range(at - 1, -1, -1):
        item = items[back]
        if item.text in ";:" or item.kind in ("comp", "sub", "purpose"):
            return False
        if (
            listed
            and item.has("verb")
            and any(v.feature == "base" for v in item.all("verb"))
            and not any(v.extra.split("|")[1] for v in item.all("verb"))
        ):
            # «… tekenen, een netwerk van havens, spoorlijnen en wegen»: the modal has its infinitive already.
            return False
        if item.has("verb") and any(
            v.feature != "participle" and (v.extra.split("|")[1] or v.extra.startswith(STAY))
            for v in item.all("verb")
        ):
            return True
    return False


def _with_particle(items: Sequence[Item], at: int, item: Item) -> Entry | None:
    """The verb that a form belongs to: one whose particle stands later in the clause, else one without."""
    plain: Entry | None = None
    apart: Entry | None = None
    for entry in item.all("verb"):
        particle = entry.extra.rpartition("|")[2]
        if not particle or entry.feature in ("base", "participle", "te", "subordinate"):
            plain = plain or entry
        elif _particle_follows(items, at, particle):
            return entry
        else:
            apart = apart or entry
    if plain is not None:
        return plain
    if apart is None:
        return None
    return Entry("verb", f"{apart.value}?", apart.feature, apart.extra, ambiguous=apart.ambiguous)


def _particle_follows(items: Sequence[Item], at: int, particle: str) -> bool:
    wanted = match_form(particle)
    for ahead in range(at + 1, len(items)):
        item = items[ahead]
        if item.text in ";:" or item.kind in ("comp", "purpose"):
            return False
        if ahead > at + 1 and items[ahead - 1].text == "," and _claims(item, particle):
            return False  # the particle is that of a nearer verb («unterzeichnen, teilte der Kreml mit»)
        if item.low == wanted:
            closed = any(between.text == "," for between in items[at + 1 : ahead])
            if item.kind == "prep" and (
                (not closed and _infinitive_later(items, ahead)) or _content_next(items, ahead)
            ):
                return True
            after = items[ahead + 1] if ahead + 1 < len(items) else None
            if (
                item.kind not in ("prep", "det", "inf")
                or after is None
                or after.kind in ("punct", "coord", "purpose", "sub", "comp")
                # «schlossen ein auf zehn Jahre angelegtes Abkommen»: an article may open a long attribute.
                or (after.kind == "prep" and item.kind != "det")
            ):
                return True
    return False


def _claims(item: Item, particle: str) -> bool:
    """Whether a finite verb has the particle for its own."""
    return any(
        entry.extra.rpartition("|")[2] == particle and entry.feature in ("present", "past")
        for entry in item.all("verb")
    )


def _content_next(items: Sequence[Item], at: int) -> bool:
    """Whether a content clause opens behind a particle («kondigde aan dat Frankrijk …»), not «aan dat land»."""
    after = items[at + 1 : at + 3]
    return len(after) == 2 and after[0].has("comp") and after[1].kind in ("actor", "det", "pron")


def _infinitive_later(items: Sequence[Item], at: int) -> bool:
    """Whether a particle that is also a preposition opens an infinitive («riepen Rome op het project te steunen»)."""
    for item in items[at + 1 :]:
        if item.kind in ("punct", "coord", "comp", "purpose", "rel"):
            return False
        if item.kind == "inf" or any(e.feature == "te" for e in item.all("verb")):
            return True
    return False


def _noun_next(items: Sequence[Item], at: int) -> bool:
    return at + 1 < len(items) and items[at + 1].kind in NOUNISH


def _owned_next(items: Sequence[Item], at: int) -> bool:
    """Whether a possessive stands before a titled person: «met zijn Turkse ambtgenoot», «ontving zijn collega X»."""
    if not at or at + 1 >= len(items) or items[at + 1].kind != "actor":
        return False
    return items[at - 1].kind == "prep" or (items[at - 1].kind == "verb" and bool(items[at + 1].actor.office))


def _coordinated_verb(items: Sequence[Item], at: int, before: Item | None) -> bool:
    """Whether a form that is also a noun stands as the next verb of a list («… en werken nauw samen»)."""
    if before is None or not (before.kind == "coord" or before.text == ","):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    return after is not None and after.kind in ("adv", "det", "actor", "pron", "inf", "state")


def _previous(items: Sequence[Item], at: int) -> Item | None:
    back = at - 1
    while back >= 0 and items[back].kind in LEANING:
        back -= 1
    return items[back] if back >= 0 else None


def _subjectlike(item: Item | None) -> bool:
    if item is None:
        return False
    if item.kind in ("actor", "modal", "rel"):
        return not item.has("det")
    if item.kind == "pron":
        entry = item.get("pron")
        return entry is not None and not entry.value.startswith("poss")
    if item.kind == "verb":
        entry = item.get("verb")
        return entry is not None and bool(entry.extra.strip("|")) and not entry.extra.startswith(STAY)
    return item.has("inf") or any(e.cat == "word" and e.value.startswith("force.") for e in item.entries)


def verb_uses(items: Sequence[Item]) -> dict[int, VerbUse]:
    """The verbs of a sentence by the item they stand at."""
    uses: dict[int, VerbUse] = {}
    apart: set[str] = set()
    for at, item in enumerate(items):
        if not item.entries or not item.has("verb", "modal"):
            continue
        entry = _verb_entry(items, at)
        if entry is not None:
            kind, force, *rest = entry.extra.split("|")
            if rest[-1] and entry.feature in ("present", "past") and not entry.value.endswith("?"):
                apart.add(match_form(rest[-1]))
            elif item.low in apart:
                # «maakte bekend»: the particle of the verb before it, though it is a form of another verb too.
                apart.discard(item.low)
                continue
            mark = _mark(items, at, entry)
            uses[at] = VerbUse(
                at, item, entry.value, mark or entry.feature, kind, force, past=rest[0] == GONE,
                passive=mark == "participle",
            )  # fmt: skip
        elif item.kind == "modal":
            modal = item.get("modal")
            assert modal is not None
            uses[at] = VerbUse(at, item, item.low, "word", "", modal.value)
    return {at: use for at, use in uses.items() if use.feature != "word"}


def _mark(items: Sequence[Item], at: int, entry: Entry) -> str:
    """What the words before a verb of one form make of it: past, participle of a passive, present behind a subject."""
    if not entry.one_form:
        return ""
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "neg"):
        if items[back].has("passive"):
            return "participle"
        if items[back].has("past"):
            return "past"
        back -= 1
    if back < 0 or any(_waits_for_verb(items[near]) for near in range(max(0, back - 2), back + 1)):
        return ""
    before = items[back]
    if before.kind == "actor":
        return "participle" if back and items[back - 1].has("passive") else "present"
    return "present" if before.kind in NOUNISH and before.text[:1].isalnum() else ""


def _waits_for_verb(item: Item) -> bool:
    """Whether a modal verb stands here («có thể», «sẽ»), so that a verb near it is its infinitive."""
    return item.kind == "verb" and any(entry.extra.split("|")[1] for entry in item.all("verb"))


def skip(items: Sequence[Item], at: int) -> int:
    """The next place that holds no adverb or negation."""
    while at < len(items) and items[at].kind in LEANING:
        at += 1
    return at
