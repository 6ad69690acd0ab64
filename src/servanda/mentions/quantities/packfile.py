"""The form of `languages/<code>/numbers.toml`, as a linguist writes it; unknown keys are errors.

Every group carries `example`s, sentences in which exactly the [bracketed] figures are read, and `counter`s,
sentences that look as if they held such a figure. Their notation is that of `examples.parse_example`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from servanda.errors import PackError
from servanda.model.records import Comparator


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of forms with the sentences that prove them."""

    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Separators(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The mark before decimals and the mark between groups of three digits."""

    decimal: str
    thousands: str


class Articles(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles that mean one before a magnitude or a fraction; `accented` forms always mean one."""

    words: tuple[str, ...]
    accented: tuple[str, ...] = ()


class Cardinals(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Number words. `joined_by` stands between a hundred and the rest; `about` forms are rough («tiental»);
    `pronouns` ("one") are no number after and before the words of their lists; after one of `references` the
    words for two, three and four point back ("the two countries") and count nothing new. Behind a round number of at
    least `units_from` a unit is added ("twenty five", «mười lăm»)."""

    words: dict[str, float]
    joined_by: tuple[str, ...] = ()
    units_from: int = 20
    and_a_half: tuple[str, ...] = ()
    about: dict[str, float] = {}
    references: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    pronouns_not_after: tuple[str, ...] = ()
    pronouns_not_before: tuple[str, ...] = ()


class Compounds(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How number words are written together: unit + `ten_joiner` + ten, unit + hundred + rest."""

    ten_joiner: str
    hundred: str
    thousand: str
    rest_joiners: tuple[str, ...] = ("",)


class Ordinals(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Ordinal words and the endings that digits take. Before one of `periods`, in one of `names` or after one
    of `not_after` they are no reading; `last_but` surrounds a number («op vier na» is the fifth); `mark` right behind
    digits makes an ordinal of them, where a word follows («25. Sitzung»). One of `prefixes` makes an ordinal of the
    digits or number word behind it («lần thứ 5»), and of one of `prefixed`, which are no numbers elsewhere («thứ
    nhất»); `phrases` are ordinals of several words («đầu tiên»)."""

    words: dict[str, float]
    suffixes: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    prefixed: dict[str, float] = {}
    phrases: dict[str, float] = {}
    periods: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    last_but: tuple[str, str] | None = None
    mark: str = ""


class Magnitudes(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that multiply the number before them; `abbreviated` ones may have a full stop of their own («850 тыс.
    туристов»), `glued` ones may follow digits without a space, and
    `with_currency` ones count only where a currency or a noun for persons makes them plain ("$5m")."""

    words: dict[str, float]
    glued: tuple[str, ...] = ()
    abbreviated: tuple[str, ...] = ()
    with_currency: dict[str, float] = {}


class Fractions(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases that are a fraction on their own, and denominators that need an article or a number before them.
    One of `determiners` before such a phrase belongs to it («de helft»). A denominator that is an ordinal as well needs one of `followers`, a small word or a mark after it."""

    alone: dict[str, float]
    denominators: dict[str, int]
    determiners: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()


class Factors(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`before` a number; `times` after it where one of `compared` follows or one of `growth` precedes."""

    before: tuple[str, ...]
    times: tuple[str, ...]
    compared: tuple[str, ...]
    growth: tuple[str, ...] = ()
    words: dict[str, float] = {}
    glued: tuple[str, ...] = ()


class Multipliers(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say a factor without a number ("doubled"), and (prefix, suffix) pairs round a number word."""

    words: dict[str, float]
    affixes: tuple[tuple[str, str], ...] = ()


class Percent(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for a hundredth, and for a percentage point."""

    words: tuple[str, ...]
    points: tuple[str, ...] = ()


class Ranges(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`between` A `and` B; A `to` B. `from` A `change` B are two figures and no range ("from 3 to 5 billion")."""

    between: tuple[str, ...]
    and_: tuple[str, ...] = msgspec.field(name="and")
    to: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    change: tuple[str, ...]


class ComparatorGroup(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases before or after a figure that make it more, less or about. A `careful` phrase is a preposition as
    well: it is none after one of `not_after`, before a stretch of time, or before a number word under ten."""

    sign: Comparator
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class Currencies(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of currencies and their ISO 4217 codes; `large_only` ones need a figure of a thousand or more."""

    words: dict[str, str]
    before: dict[str, str] = {}
    large_only: tuple[str, ...] = ()


class Units(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of units of measure, and of stretches of time."""

    words: dict[str, str]
    time: dict[str, str]
    time_not_before: tuple[str, ...] = ()


class Words(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A plain list of forms."""

    words: tuple[str, ...]


class Labels(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words whose number is a label ("Article 5"); `names` do so only where written with a capital ("Group of 77")."""

    words: tuple[str, ...]
    names: tuple[str, ...] = ()


class Clock(Group, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that follow a time of day; a word of `hours` does so only after one of `before`."""

    words: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class NumberFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One `numbers.toml`."""

    separators: Separators
    articles: Articles
    cardinals: Cardinals
    compounds: Compounds | None = None
    ordinals: Ordinals
    magnitudes: Magnitudes
    fractions: Fractions
    factors: Factors
    multipliers: Multipliers
    percent: Percent
    ranges: Ranges
    comparators: tuple[ComparatorGroup, ...]
    currencies: Currencies
    units: Units
    persons: Words
    counted: Words
    labels: Labels
    clock: Clock
    years: Words
    months: Words
    small_words: Words


class CommonFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`common.toml`: what is written alike in all languages."""

    currency_symbols: dict[str, str]
    currency_codes: tuple[str, ...]
    units: dict[str, str]
    comparators: dict[str, Comparator]


def groups_of(file: NumberFile) -> list[tuple[str, Group]]:
    """The groups of a number file with their names, comparators one by one."""
    named: list[tuple[str, Group]] = []
    for name in file.__struct_fields__:
        value = getattr(file, name)
        if isinstance(value, tuple):
            named.extend((f"{name} {group.sign}", group) for group in value)
        elif value is not None:
            named.append((name, value))
    return named


def decode_number_file(path: Path) -> NumberFile:
    """The checked content of one `numbers.toml`; a wrong file is a PackError that says what to mend."""
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=NumberFile)
    except OSError as error:
        raise PackError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="give the language a numbers.toml"
        ) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise PackError(
            str(error), where=str(path), remedy="mend the key or value named; packfile.py lists all keys"
        ) from error
    for name, group in groups_of(file):
        if not group.example:
            raise PackError(
                f"group [{name}] has no example",
                where=str(path),
                remedy="add a sentence that its forms must read",
            )
    return file
