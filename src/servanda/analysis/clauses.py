"""Clauses: which verbs belong together, who their subject is, what is negated, hoped or only planned.

A shallow reading. It knows word classes and the declared properties of a pack (is the verb second?), no words.
Where it cannot tell who acts, it says so (`subject` is None) rather than guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import Item
from servanda.analysis.verbs import NOUNISH as NOUNISH
from servanda.analysis.verbs import VerbUse as VerbUse
from servanda.analysis.verbs import skip, verb_uses
from servanda.languages.schema import PackInfo

HARD = frozenset(";:()[]–")
VERB_FINAL = frozenset({"comp", "rel", "sub", "cond", "inf"})


class Clause:
    """Items `[start, stop)` of a sentence with its verbs.

    `kind`: main, coord, comp (content of saying or thinking), sub, cond, rel, inf, part, fragment. `subject` is
    the index of the actor item that acts, `thing_subject` that something else does. `governor` is the clause
    that this one depends on or continues.
    """

    __slots__ = (
        "antecedent", "governor", "kind", "negated", "opener", "passive", "resumes", "start", "stop", "subject",
        "subject_inherited", "thing_subject", "verbs",
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

    @property
    def main_verb(self) -> VerbUse | None:
        """The last verb that is not an auxiliary or modal, else the last verb."""
        lexical = [verb for verb in self.verbs if not verb.kind and not verb.modal]
        return lexical[-1] if lexical else (self.verbs[-1] if self.verbs else None)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.start}:{self.stop} verbs={[v.item.text for v in self.verbs]} subject={self.subject}>"


def cue_of(items: Sequence[Item], at: int) -> frozenset[str]:
    """Roles of the preposition that governs the phrase of item `at`; empty where none does."""
    back = at - 1
    while back >= 0 and at - back <= 7:
        item = items[back]
        if item.kind == "prep" or (item.kind == "inf" and item.has("prep")):
            entry = item.get("prep")
            return frozenset(entry.value.split("|")) if entry else frozenset()
        if item.kind == "accordingto":
            return frozenset({"according"})
        if item.kind == "pron" and any(entry.value.startswith("poss") for entry in item.all("pron")):
            back -= 1
            continue
        if item.kind in (
            "verb",
            "modal",
            "actor",
            "punct",
            "coord",
            "comp",
            "rel",
            "sub",
            "time",
            "pron",
            "purpose",
        ):
            return frozenset()
        back -= 1
    return frozenset()


def split_clauses(items: Sequence[Item], info: PackInfo) -> list[Clause]:
    """The clauses of one sentence, in the order of the text."""
    uses = verb_uses(items)
    pieces = _pieces(items, uses, info)
    clauses = _merge(items, pieces, uses, info)
    for number, clause in enumerate(clauses):
        clause.verbs = [uses[at] for at in range(clause.start, clause.stop) if at in uses]
        _settle_modals(items, clause)
        clause.negated = any(_negates(items, at) for at in range(clause.start, clause.stop))
        clause.passive = _passive(clause)
        if number:
            clause.governor = _governor(items, clauses, number)
    for clause in clauses:
        _find_subject(items, clause, info)
    return clauses


def _negates(items: Sequence[Item], at: int) -> bool:
    """Whether a negative word denies its clause: «zonder» before a noun denies only that noun."""
    if items[at].kind != "neg":
        return False
    role = items[at].get("prep")
    if role is None or "without" not in role.value.split("|"):
        return True
    return any(items[ahead].has("inf") for ahead in range(at + 1, min(len(items), at + 3)))


def _settle_modals(items: Sequence[Item], clause: Clause) -> None:
    """A modal verb without an infinitive beside it is a verb of its own («gaat naar Hanoi», "wants peace").

    Before a colon the infinitives are to come («Daarnaast zal Nederland:»).
    """
    if any(item.text == ":" for item in items[clause.stop - 1 : clause.stop + 1]):
        return
    if any(
        item.kind == "quantity" and item.payload.kind in ("multiplier", "factor")
        for item in items[clause.start : clause.stop]
    ):
        return
    for number, verb in enumerate(clause.verbs):
        if verb.modal and not any(
            other is not verb and other.feature in ("base", "te", "participle") and not other.modal
            for other in clause.verbs
        ):
            clause.verbs[number] = VerbUse(verb.at, verb.item, verb.lemma, verb.feature, verb.kind, "")


def _pieces(items: Sequence[Item], uses: dict[int, VerbUse], info: PackInfo) -> list[Clause]:
    pieces: list[Clause] = []
    start, kind, opener = 0, "main", None
    for at, item in enumerate(items):
        boundary = ""
        if at > start and not info.verb_second and (hidden := _unmarked(items, at, start, kind, uses)):
            boundary = hidden
        elif (
            item.text in HARD
            or item.text == ","
            or item.kind == "coord"
            or (item.kind == "contrast" and not _adverbial(items, at, uses, info))
        ):
            boundary = "coord"
        elif (
            item.kind == "cond"
            and item.has("verb", "modal")
            and at > 0
            and items[at - 1].kind not in ("punct", "coord")
        ):
            pass  # "exports were 41 billion" is no condition; "were they to fall" is
        elif item.kind in ("sub", "cond", "purpose"):
            boundary = {"sub": "sub", "cond": "cond", "purpose": "inf"}[item.kind]
        elif item.has("comp", "rel") and at > 0 and _opens_relative(items, at, uses):
            boundary = _comp_or_rel(items, at, uses)
        elif (
            not info.verb_second
            and item.has("inf")
            and at + 1 < len(items)
            and _infinitive_follows(items, at, uses)
        ) or (info.verb_second and item.kind == "prep" and at > start and _means(items, at, start, uses)):
            boundary = "inf"
        if boundary and at > start:
            pieces.append(_piece(kind, start, at, opener))
            start, kind, opener = at, boundary, item
        elif boundary and at == start:
            kind, opener = (boundary, item) if boundary != "coord" else (kind, opener or item)
    pieces.append(_piece(kind, start, len(items), opener))
    return pieces


def _adverbial(items: Sequence[Item], at: int, uses: dict[int, VerbUse], info: PackInfo) -> bool:
    """Whether a word of contrast stands inside its clause («heeft echter getekend», "has not yet been signed")."""
    before = items[at - 1] if at else None
    if before is None:
        return False
    verb = uses.get(at - 1)
    return before.kind == "neg" or (verb is not None and bool(info.verb_second or verb.kind or verb.modal))


def _piece(kind: str, start: int, stop: int, opener: Item | None) -> Clause:
    clause = Clause("coord" if kind == "resumed" else kind, start, stop)
    clause.opener = opener
    clause.resumes = kind == "resumed"
    return clause


def _unmarked(items: Sequence[Item], at: int, start: int, kind: str, uses: dict[int, VerbUse]) -> str:
    """A clause that no word opens: "said India would buy", "the drones Iran supplied", and the return from one."""
    item, before = items[at], items[at - 1]
    if item.kind == "actor":
        if at + 1 >= len(items) or cue_of(items, at):
            return ""
        verb = uses.get(skip(items, at + 1))
        if verb is None:
            return ""
        pronoun = item.actor is not None and item.actor.form == "ref" and len(item.text) <= 4
        if verb.feature == "base" and not verb.modal and not pronoun:
            return ""
        if (
            at - 1 in uses
            and not uses[at - 1].kind
            and not uses[at - 1].modal
            and verb.feature != "participle"
        ):
            return "comp"
        plain = before.kind in ("token", "noun", "instrument", "mechanism", "measure", "title", "verb")
        if plain and at - 1 not in uses and _bare_phrase(items, at, start, uses):
            return "rel"
        return ""
    if kind == "rel" and at in uses and (uses[at].modal or uses[at].kind):
        inside = [use for place, use in uses.items() if start <= place < at]
        if inside and not any(_group(items, use.at, at) for use in inside):
            return "resumed"
    return ""


def _group(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether nothing but adverbs and marks of the infinitive stands between two verbs, or a coordinator does."""
    between = items[first + 1 : last]
    return all(item.kind in ("adv", "neg", "verb", "modal") or item.has("inf") for item in between) or (
        bool(between) and (between[-1].kind in ("coord", "contrast") or between[-1].text == ",")
    )


def _bare_phrase(items: Sequence[Item], at: int, start: int, uses: dict[int, VerbUse]) -> bool:
    """Whether the noun phrase before `at` is a subject or object, not part of an opening adverbial."""
    for back in range(at - 1, start - 1, -1):
        if items[back].kind in ("punct", "coord", "time"):
            return False
        if back in uses:
            return True
        if items[back].kind == "prep":
            return any(place in uses for place in range(start, back))
    return True


def _means(items: Sequence[Item], at: int, start: int, uses: dict[int, VerbUse]) -> bool:
    """Whether an agent preposition opens an infinitive («… door tarieven te verlagen»)."""
    roles = items[at].get("prep")
    if (
        roles is None
        or "agent" not in roles.value.split("|")
        or not any(place in uses for place in range(start, at))
    ):
        return False
    for ahead in range(at + 1, min(len(items), at + 10)):
        if items[ahead].kind in ("punct", "coord", "comp", "rel", "purpose"):
            return False
        if ahead in uses:
            return uses[ahead].feature == "te" or items[ahead - 1].has("inf")
    return False


def _infinitive_follows(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> bool:
    ahead = at + 1
    while ahead < len(items) and items[ahead].kind in ("adv", "neg"):
        ahead += 1
    if items[at].has("prep") and ahead < len(items) and items[ahead].kind == "token":
        ahead += 1
    return ahead in uses and uses[ahead].feature in ("base",)


def _opens_relative(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> bool:
    """Whether a word that can be determiner or relative opens a clause: a finite verb must follow it."""
    if not items[at].has("det"):
        return True
    before = items[at - 1]
    if before.kind in ("prep", "det") and not items[at].has("rel"):
        return False
    if before.kind in ("verb", "prep"):
        final = at - 1 in uses and (
            uses[at - 1].feature in ("te", "participle", "subordinate")
            or (at > 1 and items[at - 2].has("inf"))
        )
        known = items[at].has("comp") or (items[at].has("rel") and final)
        return known and before.kind == "verb" and _verb_ahead(items, at, uses)
    return _verb_ahead(items, at, uses)


def _verb_ahead(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> bool:
    for ahead in range(at + 1, len(items)):
        if items[ahead].text in (";", ":", "."):
            return False
        if ahead in uses and uses[ahead].feature in ("present", "past", "base", "subordinate"):
            return True
    return False


def _comp_or_rel(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> str:
    item = items[at]
    if not item.has("rel"):
        return "comp"
    ahead = skip(items, at + 1)
    if not item.has("comp") or (
        ahead in uses and uses[ahead].feature in ("present", "past", "base", "subordinate")
    ):
        return "rel"
    before = items[at - 1]
    if before.kind == "coord" and any(
        items[back].has("comp") and items[back].low == item.low for back in range(at)
    ):
        return "comp"
    if before.text == "," and at > 1:
        before = items[at - 2]
    if any(e.feature == "commitment" or e.feature == "position" for e in before.entries):
        return "comp"
    if (
        at - 1 in uses
        or before.kind in ("verb", "adv", "neg")
        or any(back in uses and items[back].text != "," for back in range(max(0, at - 2), at))
    ):
        return "comp"
    return "rel"


def _merge(
    items: Sequence[Item], pieces: list[Clause], uses: dict[int, VerbUse], info: PackInfo
) -> list[Clause]:
    """Pieces without a verb belong to the piece before them (or, at the start, to the next)."""
    out: list[Clause] = []
    for number, piece in enumerate(pieces):
        verbs = [uses[at] for at in range(piece.start, piece.stop) if at in uses]
        if (
            out
            and not verbs
            and info.verb_second
            and piece.kind in VERB_FINAL
            and _waits(items, pieces, number, uses)
        ):
            out.append(piece)
            continue
        if out and (not verbs or not _own_clause(items, piece, verbs, out[-1], uses, info)):
            out[-1].stop = piece.stop
            continue
        bare = len(out) == 1 and not any(at in uses for at in range(out[0].start, out[0].stop))
        if bare and piece.kind == "coord":
            out[0].stop = piece.stop
            continue
        out.append(piece)
    return out


def _waits(items: Sequence[Item], pieces: list[Clause], number: int, uses: dict[int, VerbUse]) -> bool:
    """Whether the verb of a verb-final clause stands in a later piece («om de handel, het toerisme … te bevorderen»)."""
    for later in pieces[number + 1 :]:
        if later.kind != "coord" or items[later.start].text in HARD:
            return False
        verbs = [at for at in range(later.start, later.stop) if at in uses]
        if verbs:
            return verbs[0] > skip(items, later.start + 1)
    return False


def _own_clause(
    items: Sequence[Item],
    piece: Clause,
    verbs: list[VerbUse],
    before: Clause,
    uses: dict[int, VerbUse],
    info: PackInfo,
) -> bool:
    if piece.kind != "coord":
        return True
    opener = items[piece.start].text
    if opener in HARD:
        return True
    earlier = [uses[at] for at in range(before.start, before.stop) if at in uses]
    first = verbs[0]
    marked = "te" if first.feature == "te" or items[first.at - 1].has("inf") else ""
    content = first.at - 1 if marked and first.feature != "te" else first.at
    if info.verb_second and _open(items, before, earlier, marked) and content > skip(items, piece.start + 1):
        return False
    if not earlier:
        return True
    finite = [
        v for v in verbs if v.feature in ("present", "past", "base", "subordinate", "te", "ing", "participle")
    ]
    return bool(finite)


def _open(items: Sequence[Item], clause: Clause, verbs: list[VerbUse], awaited: str) -> bool:
    """Whether a clause still waits for its verb at the end, so that a comma or coordinator only parts its objects.

    «om de handel, het toerisme en de cultuur te bevorderen», «zullen de handel en het toerisme bevorderen».
    """
    if not verbs:
        return clause.kind in VERB_FINAL
    last = verbs[-1]
    if awaited == "te":
        return clause.kind in ("main", "coord") and all(
            v.feature in ("present", "past", "base") and not items[v.at - 1].has("inf") and not v.modal
            for v in verbs
        )
    return (
        bool(last.modal)
        and clause.kind in ("main", "coord")
        and not any(v is not last and not v.modal for v in verbs)
    )


def _passive(clause: Clause) -> bool:
    verbs = clause.verbs
    if not verbs or not any(e.feature in ("participle", "past") for v in verbs for e in v.item.all("verb")):
        return False
    be = any(verb.kind in ("be", "become") for verb in verbs)
    lexical = [verb for verb in verbs if not verb.kind and not verb.modal]
    if any(verb.kind == "become" for verb in verbs) and lexical:
        return lexical[-1].item.has("verb") and any(
            e.feature == "participle" for e in lexical[-1].item.all("verb")
        )
    if be and lexical:
        return any(e.feature == "participle" for v in lexical for e in v.item.all("verb"))
    return clause.kind == "part"


def _governor(items: Sequence[Item], clauses: list[Clause], number: int) -> Clause:
    """The clause that this one continues or depends on; a coordinated clause continues one of its own form."""
    clause = clauses[number]
    if clause.kind == "coord" and (clause.resumes or _returns(items, clause, clauses[number - 1])):
        for back in range(number - 1, -1, -1):
            if clauses[back].kind not in ("rel", "part"):
                clause.resumes = True
                return clauses[back]
    if clause.kind != "coord":
        return clauses[number - 1]
    form = _form(items, clause)
    nearest = clauses[number - 1]
    if form == "inf" and clause.verbs[0].feature == "base" and any(verb.modal for verb in nearest.verbs):
        return nearest
    for earlier in reversed(clauses[:number]):
        if _form(items, earlier) == form:
            return earlier
    for earlier in reversed(clauses[:number]):
        if earlier.kind in ("main", "coord", "comp", "sub", "rel", "inf"):
            return earlier
    return clauses[number - 1]


def _returns(items: Sequence[Item], clause: Clause, before: Clause) -> bool:
    """Whether a clause goes on with its verb behind an inserted relative clause ("X, which …, will …")."""
    if before.kind != "rel" or not clause.verbs or items[clause.start].text != ",":
        return False
    first = clause.verbs[0]
    if first.feature in ("ing", "te", "participle") and not first.kind:
        return False
    if first.feature == "base" and not first.modal and any(verb.modal for verb in before.verbs):
        return False
    return skip(items, clause.start + 1) == first.at


def _form(items: Sequence[Item], clause: Clause) -> str:
    """Finite, infinitive, `ing` or participle: by the first verb of a clause."""
    if not clause.verbs:
        return ""
    first = clause.verbs[0]
    if first.feature in ("te", "ing"):
        return first.feature if first.feature == "ing" else "inf"
    before = items[first.at - 1] if first.at else None
    if before is not None and before.has("inf"):
        return "inf"
    if clause.kind == "inf":
        return "inf"
    if (
        first.feature == "base"
        and clause.kind == "coord"
        and clause.subject is None
        and not clause.thing_subject
    ):
        finite = any(e.feature == "present" for e in first.item.all("verb"))
        return "finite" if finite else "inf"
    return "finite" if first.feature in ("present", "past", "subordinate", "base") else first.feature


def _find_subject(items: Sequence[Item], clause: Clause, info: PackInfo) -> None:
    finite = next(
        (v.at for v in clause.verbs if v.feature in ("present", "past", "base", "subordinate", "participle")),
        None,
    )
    if clause.governor is not None and (
        clause.kind == "inf" or clause.resumes or _continues(items, clause, info)
    ):
        _inherit(items, clause)
        return
    if not clause.verbs:
        clause.subject = _free_actor(items, clause.start, clause.stop)
        return
    first_verb = clause.verbs[0].at if finite is None else finite
    if (
        info.verb_second
        and clause.kind in ("main", "coord")
        and (inverted := _inverted(items, clause, first_verb)) is not None
    ):
        clause.subject = inverted
        return
    actor = _free_actor(items, clause.start, first_verb, last=not info.verb_second)
    thing = _free_thing(items, clause.start, first_verb, actor)
    if actor is not None:
        clause.subject = actor
        return
    if thing:
        clause.thing_subject = True
        return
    opening = skip(items, clause.start + 1)
    shared = clause.kind == "coord" and items[clause.start].kind == "coord" and opening == first_verb
    if shared and clause.governor is not None and clause.governor.subject is not None:
        follower = items[first_verb + 1] if first_verb + 1 < clause.stop else None
        if follower is None or follower.actor is None or follower.actor.ref not in ("we", "they", "he"):
            _inherit(items, clause)
            return
    if info.verb_second and clause.kind in ("main", "coord", "sub", "comp", "rel", "cond"):
        after = _free_actor(items, first_verb + 1, clause.stop, immediate=True)
        if after is not None and clause.kind != "rel":
            clause.subject = after
            return
        if clause.kind == "main" and _thing_right_after(items, first_verb + 1, clause.stop):
            clause.thing_subject = True
            return
    _inherit(items, clause)


def _inverted(items: Sequence[Item], clause: Clause, verb_at: int) -> int | None:
    """The actor right behind the finite verb, where something else than a subject stands first.

    That is so behind an adverbial («Via de verklaring kwamen beide partijen …») and for a pronoun («Het belang
    van vrede bevestigen wij»).
    """
    first = skip(
        items, clause.start + (1 if items[clause.start].kind in ("punct", "coord", "contrast") else 0)
    )
    after = skip(items, verb_at + 1)
    if after >= clause.stop or items[after].kind != "actor" or first >= verb_at:
        return None
    actor = items[after].actor
    pronoun = actor is not None and actor.form == "ref" and actor.ref in ("we", "they", "he")
    if (
        pronoun
        and actor.ref == "he"
        and items[verb_at - 1].kind == "actor"
        and not cue_of(items, verb_at - 1)
    ):
        return None
    adverbial = items[first].kind in ("prep", "time", "purpose", "sub", "accordingto")
    return after if adverbial or pronoun else None


def _continues(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    """Whether a coordinated clause has only infinitives, so that what stands before them is their object.

    «zullen de handel verbeteren en de samenwerking bevorderen»: the form is also a finite plural, but a verb at
    the end that follows a clause with a modal or an infinitive goes on with it.
    """
    governor = clause.governor
    if clause.kind != "coord" or not clause.verbs or governor is None:
        return False
    if not info.verb_second:
        return clause.verbs[0].feature == "ing"
    if any(verb.feature in ("present", "past", "subordinate") for verb in clause.verbs):
        return False
    if all(verb.feature == "te" or items[verb.at - 1].has("inf") for verb in clause.verbs if verb.at):
        return True
    first = clause.verbs[0]
    opened = skip(items, clause.start + 1)
    if first.at <= opened or not all(verb.feature in ("base", "participle") for verb in clause.verbs):
        return False
    return any(verb.modal or verb.feature == "te" for verb in governor.verbs) or governor.kind in (
        "inf",
        "comp",
        "rel",
    )


def _inherit(items: Sequence[Item], clause: Clause) -> None:
    governor = clause.governor
    if governor is None:
        return
    if clause.kind == "rel":
        before = clause.start - 1
        while before >= 0 and items[before].text in (",", "("):
            before -= 1
        if before >= 0 and items[before].kind == "actor":
            clause.subject, clause.subject_inherited = before, True
            clause.antecedent = before
        else:
            clause.thing_subject = True
            clause.antecedent = before if before >= 0 else None
        return
    clause.subject, clause.thing_subject = governor.subject, governor.thing_subject
    clause.subject_inherited = True


def _free_actor(
    items: Sequence[Item], start: int, stop: int, *, last: bool = False, immediate: bool = False
) -> int | None:
    """An actor without a preposition in `[start, stop)`; `last` takes the nearest to `stop`."""
    order = range(stop - 1, start - 1, -1) if last else range(start, stop)
    for at in order:
        item = items[at]
        if item.kind == "actor" and not cue_of(items, at) and not _modifies(items, at):
            return at
        if immediate and item.kind in ("prep", "punct") and item.kind != "actor":
            return None
    return None


def _modifies(items: Sequence[Item], at: int) -> bool:
    """Whether an actor only describes the noun after it («het ASEAN voorzitterschap»)."""
    return at + 1 < len(items) and items[at + 1].kind == "genitive"


def _free_thing(items: Sequence[Item], start: int, stop: int, actor: int | None) -> bool:
    for at in range(start, stop):
        item = items[at]
        if item.kind in NOUNISH and item.text[:1].isalnum() and not cue_of(items, at):
            if item.kind in ("quantity",) and at + 1 < stop and items[at + 1].kind in ("actor",):
                continue
            return True
    return False


def _thing_right_after(items: Sequence[Item], start: int, stop: int) -> bool:
    for at in range(start, min(stop, start + 4)):
        item = items[at]
        if item.kind in ("prep", "punct", "comp", "actor"):
            return False
        if item.kind in NOUNISH and item.text[:1].isalnum():
            return True
    return False
