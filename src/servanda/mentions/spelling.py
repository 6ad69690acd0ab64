"""Names as the ledger writes them: the usual English spelling, made by rule out of whatever the text has."""

from __future__ import annotations

import functools
import unicodedata

from servanda.mentions.context import same_post
from servanda.text.transliteration import CYRILLIC, from_palladius, is_cyrillic, respell, sound_key, to_latin


def english_name(name: str, spelling: str, state: str = "") -> str:
    """A person's name in its usual English spelling, for all that the rules tell; else as it stands.

    `spelling` is how the text writes names out of Cyrillic (`PackInfo.cyrillic_spelling`), `state` whom the person acts for: a name
    in Latin letters is respelled only where it came out of another script, so that «Scholz» and «Jaber» stay.
    """
    script = _scripts().get(state, "")
    if is_cyrillic(name):
        return (from_palladius(name) if script == "chinese" else None) or to_latin(name, "en")
    if script == CYRILLIC:
        return respell(name, spelling)
    return without_tones(name) if script == "vietnamese" else name


def without_tones(name: str) -> str:
    """A Vietnamese name as English texts print it: «Tô Lâm» → To Lam."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def known_by_sound(name: str, spelling: str, post: str, state: str) -> str:
    """The only person of the gazetteer who is meant by a spelling that it does not have; empty where none or several fit.

    The whole name must sound alike; a family name alone is enough where the post and the side fit as well.
    """
    from_cyrillic = is_cyrillic(name)
    if not from_cyrillic and _scripts().get(state) != CYRILLIC:
        return ""
    script = _scripts().get(state, "")
    read = (from_palladius(name) if from_cyrillic and script == "chinese" else None) or name
    key = sound_key(read, spelling)
    whole, families = _sounds()
    words = key.split()
    fitting = [person for person in whole.get(key, ()) if not state or _acted_for(person, state)]
    if not fitting and words and post and state:
        fitting = [
            person
            for person in families.get(words[-1], ())
            if _acted_for(person, state) and _held(person, post)
        ]
        if len(words) > 1:
            fitting = [person for person in fitting if _begins_alike(person, words[0])]
    return fitting[0] if len(fitting) == 1 else ""


def _begins_alike(person: str, first: str) -> bool:
    return sound_key(person).startswith(first[:1])


def _acted_for(person: str, state: str) -> bool:
    from servanda.gazetteer import person as row_of

    row = row_of(person)
    return row is not None and (row.state == state or any(term.of == state for term in row.posts))


def _held(person: str, post: str) -> bool:
    from servanda.gazetteer import person as row_of

    row = row_of(person)
    return row is not None and any(same_post(post, term.post) for term in row.posts)


@functools.cache
def _scripts() -> dict[str, str]:
    from servanda.gazetteer import name_scripts

    return dict(name_scripts())


@functools.cache
def _sounds() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Persons by the sound of their whole name and of their family name."""
    from servanda.gazetteer import load_persons

    whole: dict[str, list[str]] = {}
    families: dict[str, list[str]] = {}
    for person in load_persons():
        whole.setdefault(sound_key(person.id), []).append(person.id)
        families.setdefault(sound_key(person.family).split()[-1], []).append(person.id)
    return (
        {key: tuple(ids) for key, ids in whole.items()},
        {key: tuple(ids) for key, ids in families.items()},
    )
