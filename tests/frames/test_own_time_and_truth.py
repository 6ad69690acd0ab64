"""What a time or a denial belongs to: the event, instrument or figure beside it, and not its neighbour."""

from __future__ import annotations

import pytest
from reading import of_type

TIMES = [
    # Each visit keeps its own date.
    (
        "nl",
        "Tijdens het bezoek van de Russische president Poetin aan Vietnam (19-20 juni 2024) en het bezoek van secretaris-generaal To Lam aan "
        "Moskou bespraken de leiders de handel.",
        "visit",
        ["2024-06-19/2024-06-20", None],
    ),
    (
        "en",
        "President Putin's visit to Vietnam on 19-20 June 2024 and General Secretary To Lam's visit to Moscow were milestones.",
        "visit",
        ["2024-06-19/2024-06-20", None],
    ),
    # What a visit comes after dates the visit no more than who was elected when.
    (
        "en",
        "Minister Jaishankar paid the first visit to Bangladesh since the change of government in July 2024.",
        "visit",
        [None],
    ),
    (
        "nl",
        "Minister Jaishankar bracht het eerste bezoek aan Bangladesh sinds de machtswisseling in juli 2024.",
        "visit",
        [None],
    ),
    (
        "en",
        "It is the first visit of an Indian minister to Bangladesh after the coup of July 2024.",
        "visit",
        [None],
    ),
    ("en", "To Lam, who was elected general secretary in August 2024, visited China.", "visit", [None]),
    ("nl", "Premier Ishiba, die in oktober 2024 tot premier werd benoemd, bezocht Laos.", "visit", [None]),
    (
        "nl",
        "Na zijn bezoek aan China in mei 2024 bezocht president Poetin Vietnam in juni 2024.",
        "visit",
        ["2024-05", "2024-06"],
    ),
    # An instrument's own date is not that of what happens to it.
    (
        "en",
        "The agreement signed in October 2023 between India and Laos will enter into force in November 2025.",
        "agreement",
        ["2023-10", "2025-11"],
    ),
    # Several visits, one date: it is not that of what was agreed on both.
    (
        "nl",
        "Tijdens het bezoek van premier Modi aan Laos (19-20 juni 2022) en het bezoek van president Thongloun Sisoulith aan India bereikten "
        "beide partijen veel overeenkomsten.",
        "agreement",
        [None],
    ),
    (
        "en",
        "During Prime Minister Modi's visit to Laos in June 2022, the two sides signed three agreements.",
        "agreement",
        ["2022-06"],
    ),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "dates"), TIMES)
def test_a_time_belongs_to_what_it_stands_by(
    language: str, sentence: str, kind: str, dates: list[str | None]
) -> None:
    assert sorted(str(r.get("when")) for r in of_type(language, sentence, kind)) == sorted(map(str, dates))


TRUTH = [
    ("en", "India wanted the agreement with Laos ratified in 2020.", "agreement", ["desired"]),
    ("en", "India wants the treaty with Laos signed.", "agreement", ["desired"]),
    ("nl", "India wilde dat het verdrag met Laos in 2020 werd geratificeerd.", "agreement", ["desired"]),
    ("nl", "India wil het verdrag met Laos geratificeerd zien.", "agreement", ["desired"]),
    ("en", "India and Laos signed the treaty in 2020.", "agreement", ["asserted"]),
    ("en", "No accord between India and Laos is to be signed.", "agreement", ["denied"]),
    ("nl", "Er wordt geen verdrag tussen India en Laos ondertekend.", "agreement", ["denied"]),
    (
        "en",
        "The agreement signed in July 2023 between India and Laos will help trade.",
        "agreement",
        ["asserted"],
    ),
    ("en", "India and Laos signed two treaties in 2023, not three.", "agreement", ["asserted"]),
    ("nl", "India en Laos ondertekenden in 2023 twee verdragen en niet drie.", "agreement", ["asserted"]),
    ("en", "India and Laos did not sign two treaties in 2023.", "agreement", ["denied"]),
    (
        "en",
        "Trade between India and Laos rose to 130 million dollars in 2023 and not 129.2 million dollars.",
        "indicator",
        ["asserted", "denied"],
    ),
    (
        "nl",
        "De handel tussen India en Laos steeg in 2023 niet met 3 maar met 4 procent.",
        "indicator",
        ["asserted"],
    ),
    ("nl", "De handel tussen India en Laos steeg in 2023 niet met 4 procent.", "indicator", ["denied"]),
    # The day of the text is not known as well as the tense.
    (
        "nl",
        "De zitting van de Gemengde Commissie van India en Laos die op 6 juni plaatsvond, was nuttig.",
        "meeting",
        ["asserted"],
    ),
    (
        "nl",
        "De zitting van de Gemengde Commissie van India en Laos die op 6 juni werd gehouden, was nuttig.",
        "meeting",
        ["asserted"],
    ),
    (
        "nl",
        "De zitting van de Gemengde Commissie van India en Laos vindt plaats op 6 juni.",
        "meeting",
        ["planned"],
    ),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "modalities"), TRUTH)
def test_what_is_denied_or_wished(language: str, sentence: str, kind: str, modalities: list[str]) -> None:
    assert sorted(r["modality"] for r in of_type(language, sentence, kind)) == modalities
