"""Where one clause of a sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.clause import HARD, VERB_FINAL, Clause, cue_of
from servanda.analysis.items import Item
from servanda.analysis.verbs import FINITE, VerbUse, skip
from servanda.languages.schema import PackInfo


def cut(items: Sequence[Item], uses: dict[int, VerbUse], info: PackInfo) -> list[Clause]:
    """The sentence cut at every word or mark that can open a clause."""
    pieces: list[Clause] = []
    start, kind, opener = 0, "main", None
    for at, item in enumerate(items):
        boundary = ""
        if (
            at > start
            and not (info.verb_second or info.cases)
            and (hidden := _unmarked(items, at, start, kind, uses))
        ):
            boundary = hidden
        elif (item.kind == "token" and not item.entries) or _remark(items, at, start, uses):
            pass
        elif info.cases and at > start and (verb := _denied_verb(items, at, uses)) is not None:
            boundary = _caseless(items, verb, start, uses)
        elif info.comma_infinitives and item.text == "," and _opens_infinitive(items, at, start, kind, uses):
            boundary = "inf"
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
        elif item.kind == "sub" and item.has("prep") and at + 1 < len(items) and items[at + 1].kind == "time":
            pass  # «is sinds 1999 lid», "since 2019": only a date, no clause
        elif item.kind in ("sub", "cond", "purpose"):
            boundary = {"sub": "sub", "cond": "cond", "purpose": "inf"}[item.kind]
        elif info.article_relatives and (item.has("rel") and item.has("det")):
            boundary = "rel" if _article_relative(items, at, at, uses) else ""
        elif item.has("comp", "rel") and at > 0 and _opens_relative(items, at, uses):
            boundary = _comp_or_rel(items, at, uses)
        elif info.article_relatives and item.kind == "prep" and _article_relative(items, at, at + 1, uses):
            boundary = "rel"
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


def _remark(items: Sequence[Item], at: int, start: int, uses: dict[int, VerbUse]) -> bool:
    """Whether a bracket holds no more than a name or a word behind an actor: «mit Ministerin Faeser (SPD) sprechen»."""
    if items[at].text not in "()":
        return False
    opened = (
        at
        if items[at].text == "("
        else next((back for back in range(at - 1, max(start, at - 4) - 1, -1) if items[back].text == "("), 0)
    )
    if opened <= start or items[opened - 1].kind not in ("actor", "person", "org"):
        return False
    closed = next((n for n in range(opened + 1, min(len(items), opened + 4)) if items[n].text == ")"), 0)
    return bool(closed) and not any(n in uses or items[n].kind == "actor" for n in range(opened + 1, closed))


def _denied_verb(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> int | None:
    """The verb at item `at`, or the one that the negative word there denies («обязуются не допускать»)."""
    if at in uses:
        return None if items[at - 1].kind == "neg" and uses[at].feature == "base" else at
    return at + 1 if items[at].kind == "neg" and at + 1 in uses else None


def _caseless(items: Sequence[Item], at: int, start: int, uses: dict[int, VerbUse]) -> str:
    """A clause without a word that opens it: an infinitive under another verb or noun, a participle behind a comma."""
    use = uses[at]
    if use.item.case and items[at - 1].text == ",":
        return "part"
    if use.feature != "base" or use.kind or use.modal:
        return ""
    before = [items[back] for back in range(start, at)]
    if all(item.kind in ("coord", "contrast", "punct", "adv", "neg") for item in before):
        return ""
    if any(item.kind == "modal" or item.has("modal") for item in before):
        return ""
    verbs = [uses[back] for back in range(start, at) if back in uses]
    if verbs and verbs[-1].feature == "base" and not verbs[-1].modal:
        return ""
    return "" if any(verb.modal for verb in verbs) or before[0].kind in ("comp", "purpose", "sub") else "inf"


def _opens_infinitive(
    items: Sequence[Item], at: int, start: int, kind: str, uses: dict[int, VerbUse]
) -> bool:
    """Whether the first verb behind a comma is a marked infinitive («bat Kenia, die Grenze zu öffnen»)."""
    if kind == "inf" and not any(start <= place < at for place in uses):
        return False  # a list of its objects
    for ahead in range(at + 1, len(items)):
        item = items[ahead]
        if item.text in HARD or item.kind in ("comp", "sub", "cond", "purpose"):
            return False
        if ahead in uses:
            return _marked(items, ahead, uses)
    return False


def _marked(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> bool:
    """Whether a verb is an infinitive with its mark, or the mark stands with a modal behind it («steigern zu wollen»)."""
    if uses[at].feature != "base":
        return uses[at].feature == "te"
    raised = at + 2 in uses and items[at + 1].has("inf")
    return raised or items[at - 1].has("inf")


def _article_relative(items: Sequence[Item], opener: int, article: int, uses: dict[int, VerbUse]) -> bool:
    """Whether an article behind a comma opens a relative clause: its finite verb stands last («…, der am Montag eintraf»)."""
    if not opener or items[opener - 1].text != "," or article + 1 >= len(items):
        return False
    if article > opener and not (items[article].has("rel") and items[article].has("det")):
        return False
    stop = article + 1
    while (
        stop < len(items)
        and items[stop].text != ","
        and items[stop].text not in HARD
        and items[stop].text != "."
    ):
        stop += 1
    verbs = [place for place in range(article + 1, stop) if place in uses]
    finite = [
        place
        for place in verbs
        if uses[place].feature in ("present", "past", "subordinate", "base")
        and not items[place - 1].has("inf")
    ]
    if not finite or verbs[-1] != stop - 1 or any(place not in uses for place in range(finite[0], stop)):
        return False
    closed = stop < len(items) and items[stop].text == ","
    return not (closed and article == opener and _bare_noun_phrase(items, article + 1, verbs[0]))


def _bare_noun_phrase(items: Sequence[Item], start: int, stop: int) -> bool:
    """Whether only a noun with its adjectives stands here, so that the article before it is its own («, die Regierung plant,»)."""
    return (
        stop > start
        and items[stop - 1].capital
        and all(items[n].kind == "token" for n in range(start, stop - 1))
    )


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
        one_form = any(entry.one_form for entry in verb.item.all("verb"))
        if one_form and verb.kind == "be" and at - 1 in uses:
            return ""  # «Lần gần nhất ông đến thăm Việt Nam là vào năm 2017»
        if (
            at - 1 in uses
            and not uses[at - 1].kind
            and not uses[at - 1].modal
            and verb.feature != "participle"
        ):
            return "comp"
        if one_form and before.kind == "quantity":
            # «Đây là lần thứ năm Tổng thống Putin thăm …»
            return "comp" if any(place in uses for place in range(start, at)) else ""
        plain = before.kind in ("token", "noun", "instrument", "mechanism", "measure", "title", "verb")
        if plain and at - 1 not in uses and _bare_phrase(items, at, start, uses):
            return "rel"
        return ""
    if kind == "rel" and at in uses and (uses[at].modal or uses[at].kind or _only_finite(items[at])):
        inside = [use for place, use in uses.items() if start <= place < at]
        grouped = any(
            (use.kind or use.modal or use.at < at - 1) and _group(items, use.at, at) for use in inside
        )
        if inside and not grouped:
            return "resumed"
    return ""


def _only_finite(item: Item) -> bool:
    """Whether a form can be nothing but a finite verb: no noun, infinitive or participle («… qui le demandent entreront»)."""
    if item.kind != "verb":
        return False
    entries = list(item.all("verb"))
    return all(e.feature in FINITE and not e.ambiguous for e in entries) and not item.has("noun", "measure")


def _group(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether nothing but adverbs and marks of the infinitive stands between two verbs, or a coordinator does."""
    between = items[first + 1 : last]
    return all(item.kind in ("adv", "neg", "verb", "modal") or item.has("inf") for item in between) or (
        bool(between) and (between[-1].kind in ("coord", "contrast") or between[-1].text == ",")
    )


def _bare_phrase(items: Sequence[Item], at: int, start: int, uses: dict[int, VerbUse]) -> bool:
    """Whether the noun phrase before `at` is a subject or object, not part of an opening adverbial."""
    for back in range(at - 1, start - 1, -1):
        if items[back].kind in ("punct", "coord", "time", "sub"):
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
    if before.kind == "prep" and items[at].has("comp") and any(place in uses for place in range(at)):
        # «kondigde aan dat …»: the preposition is the particle of the verb before it.
        after = items[at + 1] if at + 1 < len(items) else None
        return after is not None and after.kind in ("actor", "det", "pron") and _verb_ahead(items, at, uses)
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


def _tells(uses: dict[int, VerbUse], at: int) -> bool:
    """Whether a finite verb stands right before "that", whose content may leave its subject out («anunció que visitará»)."""
    return at in uses and uses[at].feature in ("present", "past") and not uses[at].kind and not uses[at].modal


def _comp_or_rel(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> str:
    item = items[at]
    if not item.has("rel"):
        return "comp"
    ahead = skip(items, at + 1)
    if not item.has("comp") or (
        ahead in uses
        and uses[ahead].feature in ("present", "past", "base", "subordinate")
        and not _tells(uses, at - 1)
    ):
        return "rel"
    before = items[at - 1]
    apart = before.text == ","
    if before.kind == "coord" and any(
        items[back].has("comp") and items[back].low == item.low for back in range(at)
    ):
        return "comp"
    if before.text == "," and at > 1:
        before = items[at - 2]
    if before.kind == "prep" or _particle(items, at - 1, uses):
        return "comp"
    if any(e.feature in ("commitment", "position") for e in before.entries):
        # «het besluit dat …» tells the decision; «het besluit, dat …» describes it.
        return "rel" if apart and before.kind == "noun" else "comp"
    if (
        at - 1 in uses
        or before.kind in ("verb", "adv", "neg")
        or any(back in uses and items[back].text != "," for back in range(max(0, at - 2), at))
    ):
        return "comp"
    return "rel"


def _particle(items: Sequence[Item], at: int, uses: dict[int, VerbUse]) -> bool:
    """Whether a word is the particle of a verb before it («kwam met Duitsland overeen dat …»)."""
    low = items[at].low
    return items[at].kind in ("token", "adv") and any(
        place < at and any(e.extra.rpartition("|")[2] == low for e in use.item.all("verb"))
        for place, use in uses.items()
    )


def merge(
    items: Sequence[Item], pieces: list[Clause], uses: dict[int, VerbUse], info: PackInfo
) -> list[Clause]:
    """Pieces without a verb belong to the piece before them (or, at the start, to the next)."""
    out: list[Clause] = []
    waiting: Clause | None = None
    for number, piece in enumerate(pieces):
        if waiting is not None and piece.kind in ("coord", "main") and items[piece.start].text == ",":
            # «…; en octubre de 2012, se entrevistó con X»: what a semicolon opens goes on behind the comma.
            piece.start, piece.opener = waiting.start, waiting.opener
            out[-1].stop = waiting.start
        waiting = None
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
            if info.subject_follows and not verbs and items[piece.start].text == ";":
                waiting = piece
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
    if not info.verb_second and opener == "," and _only_describes(items, piece, verbs):
        return False
    if info.verb_second and _open(items, before, earlier, marked) and content > skip(items, piece.start + 1):
        return False
    if info.verb_second and _bracketed(before, earlier, first) and content > skip(items, piece.start + 1):
        return False
    if not earlier:
        return True
    finite = [
        v for v in verbs if v.feature in ("present", "past", "base", "subordinate", "te", "ing", "participle")
    ]
    return bool(finite)


def _bracketed(clause: Clause, earlier: list[VerbUse], last: VerbUse) -> bool:
    """Whether an auxiliary still waits for the participle at the end («hatte Kiew und das Gebiet um Odessa besucht»)."""
    if clause.kind not in ("main", "coord") or not earlier or any(not v.kind or v.modal for v in earlier):
        return False
    return any(entry.feature == "participle" for entry in last.item.all("verb"))


def _only_describes(items: Sequence[Item], piece: Clause, verbs: list[VerbUse]) -> bool:
    """Whether the only verb behind a comma is a participle right behind the noun it describes («, le traité instituant …»)."""
    at = verbs[0].at
    return (
        len(verbs) == 1
        and verbs[0].feature == "ing"
        and at > skip(items, piece.start + 1)
        and items[at - 1].kind in ("title", "name", "noun", "instrument", "mechanism")
    )


def _open(items: Sequence[Item], clause: Clause, verbs: list[VerbUse], awaited: str) -> bool:
    """Whether a clause still waits for its verb at the end, so that a comma or coordinator only parts its objects.

    «om de handel, het toerisme en de cultuur te bevorderen», «zullen de handel en het toerisme bevorderen».
    """
    if any(
        items[at].has("inf") and items[at + 1].kind == "quantity"
        for at in range(clause.start, clause.stop - 1)
    ):
        return False
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
