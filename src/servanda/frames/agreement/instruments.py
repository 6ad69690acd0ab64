"""Which instrument an act is about: its object, its subject in a passive, what a relative clause describes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from servanda.analysis.items import Item
from servanda.analysis.verbs import skip
from servanda.frames.scene import Scene, Use
from servanda.mentions.titles import Title

WEAK = frozenset({
    "act.announced", "act.adopted", "act.exchanged", "act.upgraded", "act.extended", "act.proposed", "act.wanted",
})  # fmt: skip
OBJECT_CUES = {
    "act.agreed": frozenset({"about", "to"}),
    "act.agreed_on": frozenset({"about", "to"}),
    "act.under_negotiation": frozenset({"about", "for"}),
    "act.wanted": frozenset({"to"}),
    "act.terminated": frozenset({"from", "to"}),
    "act.exchanged": frozenset({"of"}),
    "act.undersigned": frozenset({"under", "to", "at"}),
}
STATES_OF_FORCE = frozenset({"act.entered_into_force", "act.in_force"})
ITSELF = "itself"
"""Value of a trigger whose subject is the instrument, with no passive («liep af», "expired")."""
TOWARDS = "to"
"""Value of a trigger whose instrument stands behind a preposition («se adhirió al tratado»)."""
THIN = frozenset({"det", "pron", "quantity", "adv", "neg", "genitive", "actor"})
FAR = 10


class Found(msgspec.Struct, frozen=True):
    """An instrument at item `at`, and how it stands to its verb: `object`, `passive`, `noun` or `attribute`."""

    at: int
    how: str


def is_title(scene: Scene, at: int) -> bool:
    """Whether item `at` names an instrument."""
    return 0 <= at < len(scene.items) and scene.items[at].kind == "title"


def _counts(items: Sequence[Item], at: int) -> bool:
    """Whether the preposition at `at` only joins a number to what it counts («une vingtaine d'accords»)."""
    if not at or items[at - 1].kind != "quantity" or items[at - 1].payload.kind != "cardinal":
        return False
    entry = items[at].get("prep")
    return entry is not None and "of" in entry.value.split("|")


def own_cue(scene: Scene, at: int) -> frozenset[str]:
    """Roles of the preposition right before the noun phrase of item `at` (place or time phrases end before it)."""
    items = scene.items
    back = at - 1
    begun = False
    while back >= 0 and items[back].kind in THIN:
        # An adverb before the article belongs to what stands before ("By then the agreement …").
        if begun and items[back].kind == "adv":
            return frozenset()
        begun = begun or items[back].kind == "det"
        if items[back].kind == "actor" and not (back + 1 < at and items[back + 1].kind == "genitive"):
            return frozenset()
        back -= 1
    if back >= 0 and items[back].kind == "accordingto":
        return frozenset({"according"})
    if back < 0 or not (
        items[back].kind == "prep" or (items[back].kind == "inf" and items[back].has("prep"))
    ):
        return frozenset()
    entry = items[back].get("prep")
    if entry is not None and _counts(items, back):
        # «une vingtaine d'accords»: the preposition only joins the number; what governs it stands before.
        return own_cue(scene, back - 1)
    return frozenset(entry.value.split("|")) if entry is not None else frozenset()


def find(scene: Scene, use: Use) -> Found | None:
    """The instrument that a trigger is about, if the sentence names one."""
    if use.how == "noun":
        return _after_noun(scene, use)
    if use.how == "word" and (found := in_force(scene, use)) is not None:
        return found
    return _attribute(scene, use) or _postnominal(scene, use) or _relative(scene, use) or _partner(scene, use)


def in_force(scene: Scene, use: Use) -> Found | None:
    """The instrument right before the words for its force: «el Acuerdo de Asociación, en vigor desde 2005»."""
    if use.concept not in STATES_OF_FORCE:
        return None
    back = use.at - 1
    while back > 0 and (scene.items[back].kind == "adv" or scene.items[back].text in ",("):
        back -= 1
    return Found(back, "attribute") if is_title(scene, back) else None


def _after_noun(scene: Scene, use: Use) -> Found | None:
    """«de ondertekening van het verdrag», "signing of twelve documents", «de verdragsondertekening»."""
    for at in range(use.at + 1, min(use.clause.stop, use.at + FAR)):
        item = scene.items[at]
        if item.kind == "title":
            return Found(at, "noun") if own_cue(scene, at) & {"of", "about", "for", "to"} else None
        if item.kind in ("verb", "comp", "rel", "sub"):
            return None
    return None


def _attribute(scene: Scene, use: Use) -> Found | None:
    """«elf ondertekende documenten», «de in 2019 ondertekende overeenkomst», "the recently signed agreement"."""
    items = scene.items
    if not is_title(scene, use.at + 1) or use.at == 0 or use.verb is None or not _participle(use):
        return None
    back = use.at - 1
    while back >= 0 and items[back].kind in ("adv", "time", "place", "prep", "token"):
        back -= 1
    if back < 0 or items[back].kind not in ("det", "quantity", "pron", "genitive"):
        return None
    direct = back == use.at - 1 or items[back + 1].kind in ("adv", "prep")
    return Found(use.at + 1, "attribute") if direct else None


def _participle(use: Use) -> bool:
    return use.verb is not None and any(
        e.feature in ("participle", "past") for e in use.verb.item.all("verb")
    )


def _postnominal(scene: Scene, use: Use) -> Found | None:
    """ "the agreement signed in 1994", «…, ondertekend op 29 mei 2015,»: the participle right behind its noun."""
    if use.verb is None or not any(e.feature == "participle" for e in use.verb.item.all("verb")):
        return None
    verbs = [verb for verb in use.clause.verbs if verb.at < use.at]
    if any(verb.kind or verb.modal for verb in verbs[-1:]) and scene.items[use.at - 1].text != ",":
        return None
    back = use.at - 1
    while back > 0 and (scene.items[back].kind in ("adv", "neg") or scene.items[back].text in ",("):
        back -= 1
    if not is_title(scene, back):
        return None
    if use.verb.feature == "participle" and any(v.kind in ("have", "be", "become") for v in use.clause.verbs):
        return None
    return Found(back, "attribute")


def _relative(scene: Scene, use: Use) -> Found | None:
    """ "the treaty, which the two sides signed …", «het verdrag waarvan de tekst werd ondertekend»."""
    clause = use.clause
    if clause.kind != "rel":
        return None
    back = clause.start - 1
    while back >= 0 and clause.start - back < 5:
        item = scene.items[back]
        if item.kind == "title":
            own = [
                at
                for at in range(clause.start, clause.stop)
                if is_title(scene, at) and not own_cue(scene, at)
            ]
            itself = clause.passive or use.concept in STATES_OF_FORCE or use.value == ITSELF
            return None if own else Found(back, "passive" if itself else "object")
        if item.kind in ("verb", "actor"):
            return None
        back -= 1
    return None


def _partner(scene: Scene, use: Use) -> Found | None:
    """The object of an active verb or the subject of a passive one, in the verb's own clause."""
    clause = use.clause
    wanted = OBJECT_CUES.get(use.concept, frozenset()) | ({"to"} if use.value == TOWARDS else frozenset())
    passive = clause.passive or clause.undergone or use.concept in STATES_OF_FORCE or use.value == ITSELF
    spots = [
        at
        for at in range(clause.start, clause.stop)
        if is_title(scene, at) and _fits(own_cue(scene, at), wanted) and not _weakly(scene, use, at)
    ]
    if not spots:
        if not passive:
            return _shared_object(scene, use)
        return _subject_before(scene, use) or _subject_behind(scene, use)
    if passive:
        before = [at for at in spots if at < use.at]
        return Found(before[-1] if before else spots[0], "passive")
    after = [at for at in spots if at > use.at]
    return Found(after[0] if after else spots[-1], "object")


def _shared_object(scene: Scene, use: Use) -> Found | None:
    """«overeenstemming bereiken over en uitvoering geven aan het Masterplan»: a preposition that waits for its noun."""
    clause = use.clause
    if clause.stop >= len(scene.items) or scene.items[clause.stop - 1].kind != "prep":
        return None
    after = scene.clause_of(clause.stop)
    if scene.items[after.start].kind != "coord":
        return None
    at = next((n for n in range(after.start, after.stop) if is_title(scene, n)), None)
    return Found(at, "object") if at is not None else None


def _fits(cue: frozenset[str], wanted: frozenset[str]) -> bool:
    return not cue or bool(cue & wanted)


def _weakly(scene: Scene, use: Use, at: int) -> bool:
    """Whether a common word («plan», "statement") is not plainly an instrument beside a verb of wide use."""
    title: Title = scene.items[at].payload
    return (
        title.ambiguous
        and use.concept in WEAK
        and not title.qualified
        and not title.capital
        and " " not in title.short
    )


def _subject_before(scene: Scene, use: Use) -> Found | None:
    """ "The agreement, which …, has been in force": the subject stands in an earlier piece of the sentence."""
    clause = use.clause
    if clause.kind not in ("coord", "main", "inf") or (
        clause.subject is not None and not clause.subject_inherited
    ):
        return None
    for at in range(clause.start - 1, -1, -1):
        if is_title(scene, at) and not own_cue(scene, at):
            return Found(at, "passive")
    return None


def _subject_behind(scene: Scene, use: Use) -> Found | None:
    """ "Signed in 2019 and in force since 2020, the agreement …": participles that open the sentence tell of what follows."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs]
    finite = next((verb for verb in verbs if verb.feature in ("present", "past", "base")), None)
    opens = skip(scene.items, 0)
    if finite is None or finite.at < use.at or not verbs or verbs[0].at != opens or not _participle(use):
        return None
    for at in range(use.at + 1, finite.at):
        if (
            is_title(scene, at)
            and not own_cue(scene, at)
            and scene.clause_of(at) is scene.clause_of(finite.at)
        ):
            return Found(at, "passive")
    return None


def coordinated(scene: Scene, at: int) -> list[int]:
    """Further instruments of the same list: «een verdrag en een protocol», "…, including a memorandum"."""
    items = scene.items
    out: list[int] = []
    closed = 0
    position = at + 1
    while position < len(items):
        item = items[position]
        if item.kind == "title":
            out.append(position)
        elif item.kind in ("coord", "adv"):
            closed = position
        elif item.kind not in ("det", "quantity", "acting", "former") and item.text != ",":
            break
        position += 1
    # A comma alone does not make a list: "the declaration, a document without force".
    return out if closed and out and closed < out[-1] else []


def uncounted_stock(scene: Scene, use: Use, found: Found, count: int | None) -> bool:
    """«de bereikte overeenkomsten»: a bare plural with a participle, no number, date or agent, is no event."""
    title: Title = scene.items[found.at].payload
    if found.how != "attribute" or not title.plural or count is not None:
        return False
    near = range(max(0, use.at - 5), min(len(scene.items), use.at + 5))
    return not any(scene.items[at].kind == "time" for at in near) and not any(
        True for _ in scene.actors(use.at, min(len(scene.items), use.at + 5), "agent")
    )


def count_of(scene: Scene, at: int) -> tuple[int | None, bool]:
    """How many instruments are said to be meant, and whether that is a round stock («meer dan 90»)."""
    for back in range(at - 1, max(-1, at - 4), -1):
        item = scene.items[back]
        if item.kind == "quantity":
            quantity: Any = item.payload
            if quantity.kind != "cardinal":
                return None, False
            return int(quantity.value), quantity.comparator not in ("", "=", None, "~")
        if _counts(scene.items, back):
            continue
        if item.kind in ("prep", "inf", "det", "punct", "actor", "title"):
            return None, False
    return None, False
