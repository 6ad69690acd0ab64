"""The shapes of a pack's TOML files. Every file is decoded strictly: an unknown key is an error."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["draft", "core", "basic", "full"]
"""How much of a language can be read; `draft`: its folder is being filled in, and nothing is read with it."""


class PackInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`pack.toml`: what kind of language this is. The engine asks these properties, never the language's code.

    `verb_second`: the finite verb stands second in a main clause and its partners at the end (Dutch, German).
    `compounding`: heads are found at the end of a longer word («handelsverdrag»).
    `fold_diacritics`: forms match without accents. `genitive_s`: a name may carry a bare -s («Vietnams»).
    `capital_nouns`: every noun is written with a capital.
    `cyrillic_spelling`: how its newspapers write names out of Cyrillic (a scheme of `text.transliteration`, or
    `cyrillic` where they stay as they are).
    `articles`: nouns have articles; where they have none, a bare title means its holder («министр заявил»).
    `cases`: the ending of a noun tells who acts, owns and receives; a subject may stand anywhere, a clause opens only
    with a mark or a word, an infinitive has no mark. The pack then has `cases.toml`.
    `bare_passive`: a participle that agrees with nothing is a passive by itself («соглашение подписано»).
    `accents_tell`: of forms that differ by accents only, a text means the one that it writes («ingresó», «ingreso»).
    `adjectives_follow`: adjectives stand behind their noun («accord bilatéral»), so that a participle right behind an
    article is a noun («el partido», «los acusados»).
    `gendered_states`: "he" and "she" can mean a state («La Suède … Elle a …»).
    `passive_duties`: the present passive with "be" obliges in a treaty's article («sont réglés par voie de négociation»).
    `passive_ending`: the end of verbs that make the thing which is their subject undergo what they say («споры разрешаются»).
    `subject_follows`: a subject may stand behind its verb in any clause («Llegó ayer a Lima el canciller»).
    `subject_dropped`: a finite verb without a subject goes on with whom the text speaks of («Agregó que …»); then
    `plural_endings` and `we_endings` tell by its end whether it means several («firmaron») or us («queremos»).
    `genitive_behind`: a name in the genitive can follow what it owns («die Regierung Vietnams»); `owner_endings` are
    those of adjectives that show the same of a noun without an article («die Entsendung russischer Soldaten»).
    `comma_infinitives`: a comma opens an infinitive clause without a word for it («bat Kenia, die Grenze zu öffnen»).
    `article_relatives`: articles open relative clauses behind a comma («der Vertrag, der am Montag in Kraft trat»).
    `tones`: marks over and under letters make other words («sau» after, «sáu» six), so that nothing is matched
    without them, neither times nor numbers; the two places of a tone mark («hòa», «hoà») are one.
    `bare_owners`: an owner stands behind its noun with nothing between («Tổng thống Nga», «quan hệ hai nước»).
    `stacked_titles`: titles of one holder are parted by commas («Tổng Bí thư, Chủ tịch nước Tô Lâm»).
    `plain_names`: persons' names are written abroad without their marks («Phạm Minh Chính», Pham Minh Chinh).
    `not_yet`: concepts that packs of level `full` have and this one lacks, as `frame:concept`.
    """

    code: str
    name: str
    version: str
    level: Level = "core"
    scripts: tuple[str, ...] = ("Latin",)
    verb_second: bool = False
    compounding: bool = False
    fold_diacritics: bool = True
    genitive_s: bool = False
    capital_nouns: bool = False
    cyrillic_spelling: str = "en"
    articles: bool = True
    cases: bool = False
    bare_passive: bool = False
    accents_tell: bool = False
    adjectives_follow: bool = False
    gendered_states: bool = False
    passive_duties: bool = False
    passive_ending: str = ""
    subject_follows: bool = False
    subject_dropped: bool = False
    plural_endings: tuple[str, ...] = ()
    we_endings: tuple[str, ...] = ()
    genitive_behind: bool = False
    owner_endings: tuple[str, ...] = ()
    comma_infinitives: bool = False
    article_relatives: bool = False
    tones: bool = False
    bare_owners: bool = False
    stacked_titles: bool = False
    plain_names: bool = False
    sources: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()


class VerbPhrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that means the concept only together with other words of its clause («treden» + «in werking»)."""

    verb: str
    words: str


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that evoke one concept of a frame.

    `verbs` are lemmas of `verbs.tsv`; `verbs_with` need other words in their clause; `nouns` and `words` are
    forms as they stand in a text; `compound` nouns may end a longer word. `value` is a slot value that the
    words carry (a level, a kind). `counter` is a sentence that holds the words and must not fire the frame.
    """

    concept: str
    value: str | None = None
    verbs: tuple[str, ...] = ()
    verbs_with: tuple[VerbPhrase, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    compound: bool = False
    example: str
    counter: str | None = None

    @property
    def filled(self) -> bool:
        """Whether any words are given; an entry of a draft has none yet."""
        return bool(self.verbs or self.verbs_with or self.nouns or self.words)


class FrameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`frames/<record type>.toml`."""

    trigger: tuple[Trigger, ...] = ()


class Modal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that change the force or truth of the verb beside them (`will` → `undertaken`)."""

    force: str
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    example: str
    counter: str | None = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`words.toml`: the small words of a language, by what they do.

    `own_government` holds, by state, what its government is called where the text names no state («het kabinet»).
    `clitics` lean on a verb and are never its subject («le», «lo»). `reflexives` send a verb back to its subject: a
    thing undergoes what the verb says («se firmó el acuerdo»), persons do it to each other, and a perfect with "be" is
    active («se sont engagés»). `oblique_relatives` open a relative clause whose subject is not what it describes («donde»).
    `contractions` are prepositions with an article in them («del», «al»): what follows is read as behind an article,
    the `contracted_article` («el»).
    `presenting_verbs` are verbs whose subject stands behind them as often as before, and that have no object («entrar»).
    `indefinite` articles bring in something new («dans une déclaration commune», not «dans la déclaration»).
    `own_reference` is the country of whoever acts or speaks («su país»), `state_pair_reference` are references to two that can only be states («les deux pays»), never a bloc.
    `genitive_articles`, right behind a noun, make what follows its owner («die Regierung der Türkei»);
    `oblique_articles` are of a case that no subject has («dem», «den»). `seat_nouns` behind a state name its capital («in die
    indische Hauptstadt»). `clause_prepositions` open a clause where a
    finite verb stands last in what follows («seit das Abkommen in Kraft ist»).
    `own_families` holds, by state, family names that tell whom an unknown holder of a post acts for. `past_marks`,
    `passive_marks` stand before a verb that has one form only («đã ký», «được ký»); behind one of `serial_verbs`
    (lemmas) a verb follows without a mark («nhất trí tăng cường»). `whole_words` are words written in several parts
    that must not be read part by part («dự án»).
    """

    determiners: tuple[str, ...]
    indefinite: tuple[str, ...] = ()
    coordinators: tuple[str, ...]
    contrast: tuple[str, ...] = ()
    subordinators: tuple[str, ...]
    complementizers: tuple[str, ...]
    conditional: tuple[str, ...] = ()
    relatives: tuple[str, ...]
    oblique_relatives: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    contractions: tuple[str, ...] = ()
    contracted_article: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    presenting_verbs: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...]
    purpose_marks: tuple[str, ...] = ()
    negation: tuple[str, ...]
    adverbs: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    auxiliaries: dict[str, tuple[str, ...]]
    be_perfect: tuple[str, ...] = ()
    state_nouns: tuple[str, ...]
    force_nouns: tuple[str, ...] = ()
    leader_nouns: tuple[str, ...]
    self_reference: tuple[str, ...]
    our_reference: tuple[str, ...] = ()
    own_government: dict[str, tuple[str, ...]] = {}
    own_reference: tuple[str, ...] = ()
    own_families: dict[str, tuple[str, ...]] = {}
    past_marks: tuple[str, ...] = ()
    passive_marks: tuple[str, ...] = ()
    serial_verbs: tuple[str, ...] = ()
    whole_words: tuple[str, ...] = ()
    pair_reference: tuple[str, ...]
    state_pair_reference: tuple[str, ...] = ()
    genitive_marks: tuple[str, ...] = ()
    genitive_articles: tuple[str, ...] = ()
    oblique_articles: tuple[str, ...] = ()
    clause_prepositions: tuple[str, ...] = ()
    seat_nouns: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    party_reference: tuple[str, ...]
    group_reference: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    reporting_verbs: tuple[str, ...]
    according_to: tuple[str, ...]
    modal: tuple[Modal, ...]


class OfficeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `[[office]]` of `offices.toml`."""

    post: str
    kind: str
    forms: tuple[str, ...]
    complement: str | None = None
    example: str | None = None
    counter: str | None = None
    ambiguous: bool = False
    note: str | None = None
    plural: tuple[str, ...] = ()


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`offices.toml`."""

    office: tuple[OfficeWords, ...]
    former: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    elect: tuple[str, ...] = ()
    honorific: tuple[str, ...] = ()


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A head noun of `heads.toml`: of an instrument, a mechanism, a level or a measure."""

    forms: tuple[str, ...]
    plural: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None
    measure: str | None = None
    compound: bool = False
    ambiguous: bool = False
    named_only: bool = False
    counted: bool = False
    example: str | None = None
    counter: str | None = None
    note: str | None = None


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`heads.toml`."""

    instrument: tuple[Head, ...] = ()
    mechanism: tuple[Head, ...] = ()
    level: tuple[Head, ...] = ()
    measure: tuple[Head, ...] = ()


class SentenceRules(msgspec.Struct, frozen=True, kw_only=True):
    """`sentences.toml`, as far as the splitter needs it."""

    abbreviations: tuple[str, ...] = ()
    may_end: tuple[str, ...] = ()
    letter_names: tuple[str, ...] = ()
    """Names whose last word is one letter, which is then no initial («Ван И.»)."""
    openers: tuple[str, ...] = ()
    before_names: tuple[str, ...] = ()
    teasers: tuple[str, ...] = ()
