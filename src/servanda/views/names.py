"""Actors by name: what a person types becomes a code, a code becomes the English name."""

from __future__ import annotations

import difflib
import functools

from servanda import gazetteer
from servanda.errors import UsageError
from servanda.languages.pack import folders, rows
from servanda.text.reading import match_form

WITH_ARTICLE = frozenset(
    {
        "NLD", "USA", "GBR", "PHL", "ARE", "CZE-", "COD", "COG", "DOM", "CAF", "MDV", "BHS", "GMB", "SUN", "DDR",
        "YUG", "EU", "UN", "EAEU", "SCO", "AU", "WTO", "IAEA", "WHO", "IMF", "OSCE", "G7", "G20", "EEC", "CIS", "CSTO",
        "GCC", "OECD", "ILO", "ICC", "ICJ", "ADB", "AIIB", "World Bank", "Arab League",
    }
)  # fmt: skip


@functools.cache
def actor_name(code: str) -> str:
    """The English name of a state (with «the» where it takes one); other actors keep their own name."""
    state = gazetteer.state(code)
    name = state.name if state else code
    return f"the {name}" if code in WITH_ARTICLE else name


@functools.cache
def _known() -> dict[str, str]:
    """Folded name or code to actor; English names and codes first, so that a pack's alias never hides them."""
    table: dict[str, str] = {}
    states = sorted(gazetteer.load_states(), key=lambda state: state.kind == "historical")
    for state in states:
        for form in (state.alpha3, state.name, state.alpha2):
            if form:
                table.setdefault(match_form(form), state.alpha3)
    for organisation in gazetteer.load_organisations():
        for form in (organisation.id, organisation.name):
            table.setdefault(match_form(form), organisation.id)
    for folder in folders().values():
        for row in rows(folder / "states.tsv"):
            note = row.get("note", "")
            if row.get("kind", "name") in ("name", "short") and not note.startswith(("period", "ambiguous")):
                table.setdefault(match_form(row["form"]), row["code"])
    return table


def actor_code(typed: str) -> str:
    """The actor that somebody means by an alpha-3 or alpha-2 code, an acronym, or a name in a pack's language."""
    form = match_form(" ".join(typed.split()))
    known = _known()
    for wanted in (form, form.removeprefix("the ")):
        if wanted in known:
            return known[wanted]
    close = difflib.get_close_matches(form, known, n=6, cutoff=0.72)
    codes = list(dict.fromkeys(known[name] for name in close))[:3]
    guesses = ", ".join(f"{actor_name(code).removeprefix('the ')} ({code})" for code in codes)
    raise UsageError(
        f"{typed!r} is no state or organisation that I know",
        remedy=f"did you mean {guesses}?" if guesses else "give a name, or a code such as VNM or VN",
    )
