"""Runs the examples and counter-examples of a pack, and says for a miss which step stopped it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from servanda.analysis.scan import scan_document
from servanda.frames import Scene
from servanda.languages import Lexicon, Pack, Trigger, load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.model import Block, Document
from servanda.model.document import Field, Metadata
from servanda.statements.attribution import QuoteState
from servanda.statements.opening import open_context
from servanda.statements.reader import anchor_of, records_of, scenes

STAND_INS = ("CHL", "NLD")
FIXED_DATE = "2025-06-01"
SUPPORTING = frozenset({"verb.pay", "verb.hold", "level.is", "event.arrival"})
"""Concepts that only help others (light verbs); their examples are checked with the frame they help."""


class Miss(msgspec.Struct, frozen=True):
    """An entry whose example did not do what it should: `stopped` names the step."""

    file: str
    entry: str
    sentence: str
    stopped: str


def sentence_document(text: str, language: str, published: str = FIXED_DATE) -> Document:
    """A one-sentence document for examples and `explain`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=f"d1:{digest[:32]}", name="example", media_type="text/plain", sha256=digest, text=text,
        blocks=(Block("body", 0, len(text)),),
        metadata=Metadata(published=Field(published, "option"), language=Field(language, "option")),
    )  # fmt: skip


def check_pack(code: str) -> list[Miss]:
    """Every example of a language's frames that misses, and every counter-example that fires."""
    pack, lexicon = load_pack(code), load_lexicon(code)
    misses: list[Miss] = []
    for frame, triggers in pack.triggers.items():
        for trigger in triggers:
            misses.extend(_check(pack, lexicon, frame, trigger))
    return misses


def _check(pack: Pack, lexicon: Lexicon, frame: str, trigger: Trigger) -> Iterator[Miss]:
    file = f"{pack.info.code}/frames/{frame}.toml"
    fired, seen, concepts = _run(trigger.example, pack, lexicon, frame)
    if trigger.concept not in concepts:
        yield Miss(
            file,
            trigger.concept,
            trigger.example,
            "no trigger: none of the entry's forms stands in the sentence",
        )
    elif not fired and trigger.concept not in SUPPORTING:
        yield Miss(
            file,
            trigger.concept,
            trigger.example,
            f"a role is missing or of the wrong type (mentions: {seen})",
        )
    if trigger.counter is not None:
        fired, _, _ = _run(trigger.counter, pack, lexicon, frame)
        if fired:
            yield Miss(file, trigger.concept, trigger.counter, "counter-example fires")


def _run(text: str, pack: Pack, lexicon: Lexicon, frame: str) -> tuple[bool, str, set[str]]:
    document = sentence_document(text, pack.info.code)
    anchor, published = anchor_of(document)
    scan = scan_document(document, pack, lexicon)
    context = open_context(scan, pack, lexicon, anchor)
    if not context.parties and len(context.states) < 2:
        # An example may speak of "the two countries" or "we": it stands in a text of these two.
        context.parties = tuple(dict.fromkeys((*context.states, *STAND_INS)))[:2]
        context.joint_text = True
    fired = False
    concepts: set[str] = set()
    seen: list[str] = []
    for scene, found in scenes(scan, pack, lexicon, context, anchor, published, QuoteState()):
        concepts |= {use.concept for use in scene.uses(frame)}
        seen += _mentions(scene)
        for record in records_of(scene, found, lexicon):
            fired = fired or record.__struct_config__.tag == frame
    return fired, ", ".join(seen) or "none", concepts


def _mentions(scene: Scene) -> list[str]:
    return [
        f"{item.kind} «{item.text}»"
        for item in scene.items
        if item.kind
        in ("actor", "time", "quantity", "title", "name", "state", "org", "place", "level", "measure")
    ]
