"""The English words for the values that slots can take."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """A verb: infinitive, past tense, participle (where it is not the past tense)."""

    base: str
    past: str
    participle: str = ""

    @property
    def done(self) -> str:
        return self.participle or self.past


AGREEMENT_VERBS: dict[str, tuple[Verb, bool]] = {
    "signed": (Verb("sign", "signed"), False),
    "adopted": (Verb("adopt", "adopted"), False),
    "agreed": (Verb("agree on", "agreed on"), False),
    "announced": (Verb("announce", "announced"), False),
    "ratified": (Verb("ratify", "ratified"), False),
    "entered_into_force": (Verb("enter into force", "entered into force"), True),
    "upgraded": (Verb("upgrade", "upgraded"), False),
    "extended": (Verb("extend", "extended"), False),
    "under_negotiation": (Verb("negotiate", "negotiated", "under negotiation"), False),
    "proposed": (Verb("propose", "proposed"), False),
    "suspended": (Verb("suspend", "suspended"), False),
    "terminated": (Verb("terminate", "terminated"), False),
    "in_force": (Verb("be in force", "is in force"), True),
    "exchanged": (Verb("exchange", "exchanged"), False),
}
"""Act of an agreement: its verb, and whether the instrument (not the parties) is its subject."""

INSTRUMENTS: dict[str, str] = {
    "treaty": "treaty",
    "agreement": "agreement",
    "convention": "convention",
    "fta": "free trade agreement",
    "declaration": "declaration",
    "joint_statement": "joint statement",
    "communique": "communiqué",
    "mou": "memorandum of understanding",
    "protocol": "protocol",
    "plan": "plan",
    "contract": "contract",
    "letter_of_intent": "letter of intent",
    "resolution": "resolution",
    "document": "document",
}

PLURALS = {"mou": "memoranda of understanding", "letter_of_intent": "letters of intent"}


def instruments(kind: str | None) -> str:
    """Several instruments of a kind: «treaties», «memoranda of understanding»; «documents» where it is not told."""
    one = INSTRUMENTS.get(kind or "", "document")
    return PLURALS.get(kind or "") or (f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")


LEVELS: dict[str, str] = {
    "diplomatic_relations": "diplomatic relations",
    "partnership": "a partnership",
    "cooperative_partnership": "a cooperative partnership",
    "strategic_partnership": "a strategic partnership",
    "comprehensive_partnership": "a comprehensive partnership",
    "comprehensive_strategic_partnership": "a comprehensive strategic partnership",
    "special_relationship": "a special relationship",
    "alliance": "an alliance",
    "dialogue_partner": "a dialogue partnership",
    "other": "a level with a name of its own",
}

RELATION_VERBS: dict[str, tuple[Verb, str]] = {
    "established": (Verb("establish", "established"), ""),
    "upgraded": (Verb("raise", "raised"), "their relations to"),
    "downgraded": (Verb("lower", "lowered"), "their relations to"),
    "suspended": (Verb("suspend", "suspended"), ""),
    "broken": (Verb("break off", "broke off"), ""),
    "restored": (Verb("restore", "restored"), ""),
    "holds": (Verb("have", "had"), ""),
}

ROLES: dict[str, str] = {
    "member": "a member",
    "partner": "a partner",
    "observer": "an observer",
    "dialogue_partner": "a dialogue partner",
    "candidate": "a candidate",
    "applicant": "an applicant",
    "host": "the host",
    "chair": "the chair",
    "guarantor": "a guarantor",
    "withdrawn": "a former member",
}

STRENGTHS: dict[str, tuple[str, str]] = {
    "hoped": ("hopes", "hope"),
    "willing": ("is willing", "are willing"),
    "aimed": ("aims", "aim"),
    "expected": ("is expected to act", "are expected to act"),
    "undertaken": ("undertakes", "undertake"),
    "agreed": ("agreed", "agreed"),
    "binding": ("is bound", "are bound"),
}
"""What one actor, or several, do with what they commit themselves to; weak to strong."""

STRENGTH_ORDER = tuple(STRENGTHS)

MEASURES: dict[str, str] = {
    "trade_turnover": "trade turnover",
    "exports": "exports",
    "imports": "imports",
    "trade_balance": "trade balance",
    "investment": "investment",
    "projects": "projects",
    "aid": "aid",
    "loans": "loans",
    "tourists": "tourists",
    "students": "students",
    "scholarships": "scholarships",
    "documents": "documents",
    "flights": "flights",
    "workers": "workers",
    "energy_supply": "energy supply",
    "gdp": "GDP",
    "other": "figure",
}

COUNTED = frozenset({"projects", "tourists", "students", "scholarships", "documents", "flights", "workers"})
"""Measures that count things: «1,000 students»."""

STANCES: dict[str, tuple[str, str]] = {
    "support": ("supports", "support"),
    "appreciate": ("appreciates", "appreciate"),
    "congratulate": ("congratulates", "congratulate"),
    "welcome": ("welcomes", "welcome"),
    "condemn": ("condemns", "condemn"),
    "oppose": ("opposes", "oppose"),
    "reject": ("rejects", "reject"),
    "criticise": ("criticises", "criticise"),
    "concern": ("is concerned about", "are concerned about"),
    "call_for": ("calls for", "call for"),
    "thank": ("thanks", "thank"),
    "reaffirm": ("reaffirms", "reaffirm"),
}

ACTS: dict[str, tuple[str, str, str]] = {
    "AID": ("gives aid", "give aid", "to"),
    "COOPERATE": ("cooperates", "cooperate", "with"),
    "CONCEDE": ("makes a concession", "make a concession", "to"),
    "RETREAT": ("steps back", "step back", "from a dispute with"),
    "REQUEST": ("makes a request", "make a request", "to"),
    "ACCUSE": ("makes an accusation", "make an accusation", "against"),
    "REJECT": ("refuses", "refuse", "towards"),
    "THREATEN": ("makes a threat", "make a threat", "against"),
    "PROTEST": ("protests", "protest", "against"),
    "SANCTION": ("takes measures", "take measures", "against"),
    "MOBILIZE": ("makes a show of force", "make a show of force", "towards"),
    "COERCE": ("uses pressure", "use pressure", "against"),
    "ASSAULT": ("uses force", "use force", "against"),
}
"""What one actor, or several, do, in plain English, and how the other side is joined to it."""
