"""The eleven kinds of thing that a text can state about relations between states.

Slots and their values are those of `docs/reference/records.md`. Optional slots that a text does not fill stay
`None` (or an empty tuple) and are left out of JSON. Actors are ISO 3166 alpha-3 codes for states, usual English
acronyms for organisations of states, proper names for others. Times are EDTF strings.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from servanda.model.document import Zone
from servanda.model.span import Span

Modality = Literal["asserted", "planned", "desired", "denied", "conditional"]
Strength = Literal["hoped", "willing", "aimed", "expected", "undertaken", "agreed", "binding"]
VisitLevel = Literal["state", "official", "working", "friendly", "private", "transit", "unspecified"]
Format = Literal["in_person", "call", "video", "unspecified"]
AgreementAct = Literal[
    "signed",
    "adopted",
    "agreed",
    "announced",
    "ratified",
    "entered_into_force",
    "upgraded",
    "extended",
    "under_negotiation",
    "proposed",
    "suspended",
    "terminated",
    "in_force",
    "exchanged",
]
InstrumentKind = Literal[
    "treaty",
    "agreement",
    "convention",
    "fta",
    "declaration",
    "joint_statement",
    "communique",
    "mou",
    "protocol",
    "plan",
    "contract",
    "letter_of_intent",
    "resolution",
    "document",
]
RelationshipLevel = Literal[
    "diplomatic_relations",
    "partnership",
    "cooperative_partnership",
    "strategic_partnership",
    "comprehensive_partnership",
    "comprehensive_strategic_partnership",
    "special_relationship",
    "alliance",
    "dialogue_partner",
    "other",
]
RelationshipAct = Literal["established", "upgraded", "downgraded", "suspended", "broken", "restored", "holds"]
MembershipRole = Literal[
    "member",
    "partner",
    "observer",
    "dialogue_partner",
    "candidate",
    "applicant",
    "host",
    "chair",
    "guarantor",
    "withdrawn",
]
MembershipAct = Literal["joined", "accepted", "applied", "holds", "left", "expected"]
Measure = Literal[
    "trade_turnover",
    "exports",
    "imports",
    "trade_balance",
    "investment",
    "projects",
    "aid",
    "loans",
    "tourists",
    "students",
    "scholarships",
    "documents",
    "flights",
    "workers",
    "energy_supply",
    "gdp",
    "other",
]
IndicatorKind = Literal["level", "change_pct", "change_abs", "factor", "count", "rank", "share_pct"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Stance = Literal[
    "support",
    "appreciate",
    "congratulate",
    "welcome",
    "condemn",
    "oppose",
    "reject",
    "criticise",
    "concern",
    "call_for",
    "thank",
    "reaffirm",
]
Plover = Literal[
    "AID",
    "COOPERATE",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
OfficeAct = Literal["holds", "appointed", "elected", "left"]
MechanismKind = Literal[
    "commission",
    "committee",
    "dialogue",
    "forum",
    "council",
    "centre",
    "fund",
    "joint_venture",
    "bank",
    "payment_system",
    "project",
    "programme",
    "alliance",
]


class Why(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which rule made a record, and the words that made it fire (their places are document offsets)."""

    rule: str
    cues: tuple[Span, ...] = ()
    steps: tuple[str, ...] = ()


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="type",
    rename={"from_": "from"},
):
    """Slots that every kind of record has. The first span of `evidence` states the record."""

    evidence: tuple[Span, ...]
    modality: Modality | None = None
    speaker: str | None = None
    when: str | None = None
    when_text: str | None = None
    where: str | None = None
    where_state: str | None = None
    areas: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    """What the words of `title`, `name`, `body`, `action` or `about` mean in any language, as a sorted bag."""
    zone: Zone | None = None
    note: str | None = None
    flags: tuple[str, ...] = ()
    why: Why | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{type(self).__name__} without evidence: no evidence, no record")


class Visit(Record, frozen=True, kw_only=True, tag="visit"):
    """A person or delegation travels to another state, or to the seat of an organisation."""

    from_: str | None = None
    to: str | None = None
    persons: tuple[str, ...] = ()
    level: VisitLevel | None = None
    occasion: str | None = None
    ordinal: int | None = None


class Meeting(Record, frozen=True, kw_only=True, tag="meeting"):
    """Talks, audience, call, summit, session of a body, conference."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    body: str | None = None
    ordinal: int | None = None
    format: Format | None = None
    topic: str | None = None


class Agreement(Record, frozen=True, kw_only=True, tag="agreement"):
    """An act on an instrument: it is signed, adopted, ratified, negotiated, ended."""

    act: AgreementAct
    kind: InstrumentKind | None = None
    title: str | None = None
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    count: int | None = None


class Relationship(Record, frozen=True, kw_only=True, tag="relationship"):
    """The standing of a relation: established, raised, lowered, broken, or said to hold."""

    level: RelationshipLevel
    parties: tuple[str, ...] = ()
    act: RelationshipAct | None = None


class Membership(Record, frozen=True, kw_only=True, tag="membership"):
    """An actor's standing in an organisation, or its role as host or chair."""

    actor: str
    org: str
    role: MembershipRole
    act: MembershipAct | None = None


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The figure that a commitment sets itself."""

    measure: Measure = "other"
    value: float
    unit: str | None = None
    comparator: Comparator = "="


class Commitment(Record, frozen=True, kw_only=True, tag="commitment"):
    """Somebody undertakes, agrees, plans or is ready to do something, or sets a target."""

    by: tuple[str, ...]
    action: str
    to: tuple[str, ...] = ()
    deadline: str | None = None
    target: Target | None = None
    strength: Strength | None = None
    measurable: bool | None = None


class Indicator(Record, frozen=True, kw_only=True, tag="indicator"):
    """A figure about the relation."""

    measure: Measure
    value: float
    about: tuple[str, ...] = ()
    kind: IndicatorKind | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    baseline: str | None = None


class Position(Record, frozen=True, kw_only=True, tag="position"):
    """An actor's stance towards an actor, a proposal or a principle."""

    by: tuple[str, ...]
    stance: Stance
    about: str | None = None
    toward: tuple[str, ...] = ()


class Act(Record, frozen=True, kw_only=True, tag="act"):
    """Any other interaction of states, in the terms of the PLOVER ontology."""

    plover: Plover
    by: tuple[str, ...]
    against: tuple[str, ...] = ()
    action: str | None = None


class Office(Record, frozen=True, kw_only=True, tag="office"):
    """A person holds or leaves a post."""

    person: str
    post: str
    of: str | None = None
    act: OfficeAct | None = None


class Mechanism(Record, frozen=True, kw_only=True, tag="mechanism"):
    """A standing body or vehicle of cooperation that the text names."""

    kind: MechanismKind
    name: str | None = None
    parties: tuple[str, ...] = ()


RecordUnion = (
    Visit
    | Meeting
    | Agreement
    | Relationship
    | Membership
    | Commitment
    | Indicator
    | Position
    | Act
    | Office
    | Mechanism
)

RECORD_TYPES: dict[str, type[Record]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (
        Visit,
        Meeting,
        Agreement,
        Relationship,
        Membership,
        Commitment,
        Indicator,
        Position,
        Act,
        Office,
        Mechanism,
    )
}
CORE_TYPES = frozenset(
    {"visit", "meeting", "agreement", "relationship", "membership", "commitment", "indicator"}
)
NAMING = ("title", "name", "body", "action", "about")
"""Slots that hold words of the text and name what a record is about; a record has one of them at most."""


def naming_words(record: Record) -> str | None:
    """The words of the text that name what a record is about; None where it has none."""
    found = (getattr(record, slot, None) for slot in NAMING)
    return next((words for words in found if isinstance(words, str)), None)


WORD_SLOTS = frozenset(
    {"evidence", "when_text", "title", "name", "body", "action", "topic", "occasion", "baseline", "note"}
)
"""Slots that hold words of a text; all others are the same in every language (`about` of a position is words as well)."""


def slots_in_any_language(record: Record) -> dict[str, Any]:
    """The slots of a record that do not hold words of its text, as plain values; lists of actors and areas sorted."""
    plain = msgspec.to_builtins(record)
    return {
        key: sorted(value) if isinstance(value, list) and key != "flags" else value
        for key, value in plain.items()
        if key not in WORD_SLOTS
        and key not in ("why", "flags")
        and not (key == "about" and isinstance(record, Position))
    }
