"""What an instrument says of itself: its title, "have agreed as follows", "Done at … on …", a dated citation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.agreement.instruments import is_title
from servanda.frames.agreement.parties import recalled
from servanda.frames.common import text_of, when_slots
from servanda.frames.scene import Draft, Scene, Use, edtf_of
from servanda.mentions.titles import Title

SELF_TITLED = frozenset({"joint_statement", "declaration", "communique"})
DATED = frozenset(
    {"treaty", "agreement", "convention", "fta", "protocol", "mou", "declaration", "communique"}
)


def own_title(scene: Scene) -> Iterator[Draft]:
    """The title of a joint statement, declaration or communiqué that is the text itself."""
    if scene.sentence.range.zone != "title" and not (scene.sentence.number == 0 and scene.context.joint_text):
        return
    for at, item in enumerate(scene.items):
        if item.kind == "verb" or item.kind == "actor":
            return
        if item.kind != "title":
            continue
        if item.payload.kind not in SELF_TITLED or not (at <= 2 or scene.items[at - 1].text in ":-–"):
            return
        slots: dict[str, Any] = {
            "act": "adopted", "kind": item.payload.kind, "parties": scene.context.parties,
            "title": text_of(scene, 0, len(scene.items)),
        }  # fmt: skip
        if scene.published is not None:
            slots["when"] = scene.published.isoformat()
        yield Draft(
            record="agreement", slots=slots, rule="agreement.own_title", cues=(at,), modality="asserted"
        )
        return


def formulas(scene: Scene, uses: list[Use]) -> Iterator[Draft]:
    """Opening and closing formulas of the instrument that the text itself is."""
    for use in uses:
        if use.concept.startswith("formula."):
            draft = _formula(scene, use)
        elif use.concept == "act.signed" and use.how == "verb" and _bare_signed(scene, use):
            draft = _done(scene, use)
        else:
            continue
        if draft is not None:
            yield draft
            return


def _formula(scene: Scene, use: Use) -> Draft | None:
    if use.concept == "formula.done":
        return _done(scene, use)
    context = scene.context
    joint = use.concept == "formula.adopted"
    subject = scene.subject(use.clause)
    parties = context.parties or (subject.members if subject is not None else ()) or context.dyad()
    if len(parties) < 2:
        return None
    kind = context.own_kind or ("declaration" if joint else "agreement")
    slots: dict[str, Any] = {"act": "adopted" if joint else "agreed", "kind": kind, "parties": parties}
    time = scene.time(use.at, use.clause)
    slots |= when_slots(time, scene)
    return Draft(
        record="agreement",
        slots=slots,
        rule=use.concept,
        cues=(use.at,),
        clause=use.clause,
        modality="asserted",
    )


def _bare_signed(scene: Scene, use: Use) -> bool:
    """ "Signed at Kuala Lumpur on October 26": the sentence opens with the participle and names nothing."""
    opens = all(item.kind in ("punct", "adv") for item in scene.items[: use.at])
    return (
        opens
        and use.clause.subject is None
        and not any(
            verb.feature in ("present", "past") and verb.at != use.at
            for clause in scene.clauses
            for verb in clause.verbs
        )
        and not any(is_title(scene, at) for at in range(use.at, min(len(scene.items), use.at + 4)))
    )


def _done(scene: Scene, use: Use) -> Draft | None:
    time = scene.time(use.at, use.clause)
    place = scene.place(0, len(scene.items))
    if place is None and (time is None or edtf_of(time[1]) is None):
        return None
    context = scene.context
    parties = context.parties or context.dyad()
    # "Signed at" says it itself; a declaration that is "done at" a place is adopted there.
    act = "adopted" if context.own_kind in SELF_TITLED and use.concept == "formula.done" else "signed"
    slots: dict[str, Any] = {"act": act, "kind": context.own_kind or "treaty", "parties": parties}
    slots |= when_slots(time, scene)
    if place is not None:
        slots |= {"where": place[0], "where_state": place[1]}
    return Draft(
        record="agreement",
        slots=slots,
        rule="formula.done",
        cues=(use.at,),
        clause=use.clause,
        modality="asserted",
    )


def dated_citations(scene: Scene) -> Iterator[Draft]:
    """«het Verdrag van 22 januari 1963»: an instrument that is named with the date of its signing."""
    for at, item in enumerate(scene.items):
        if item.kind != "title":
            continue
        title: Title = item.payload
        if title.dated is None or title.kind not in DATED or title.plural:
            continue
        when = edtf_of(title.dated)
        if (
            when is None
            or "/" in when
            or (scene.published is not None and when[:4] > str(scene.published.year))
        ):
            continue
        members: tuple[str, ...] = ()
        for actor in title.actors:
            members += tuple(m for m in scene.context.resolve(actor).members if m not in members)
        if len(members) < 2:
            members = recalled(scene, title) or scene.context.parties or scene.context.dyad() or members
        slots: dict[str, Any] = {
            "act": "signed", "kind": title.kind, "title": text_of(scene, at, at + 1), "parties": members,
            "when": when, "when_text": when,
        }  # fmt: skip
        yield Draft(
            record="agreement", slots=slots, rule="agreement.dated", cues=(at,), clause=scene.clause_of(at),
            modality="asserted",
        )  # fmt: skip
