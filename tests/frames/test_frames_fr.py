"""Records from French sentences: elision, contractions, reflexives, compound tenses, negation, reported conditional."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from reading import assert_among, of_file


def records(text: str) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(record) for record in of_file("fr", text, published="2024-06-18")]


CASES: list[tuple[str, dict[str, Any]]] = [
    (
        "Le président russe Vladimir Poutine se rendra au Vietnam les 19 et 20 juin.",
        {"type": "visit", "to": "VNM", "from": "RUS", "when": "2024-06-19/2024-06-20", "modality": "planned"},
    ),
    (
        "La France et l'Allemagne ont signé mardi à Paris un accord de coopération dans le domaine de l'énergie.",
        {"type": "agreement", "act": "signed", "parties": ("FRA", "DEU"), "when": "2024-06-18"},
    ),
    (
        "La cheffe de la diplomatie allemande Annalena Baerbock est arrivée lundi à Pékin.",
        {"type": "visit", "to": "CHN", "persons": ("Annalena Baerbock",), "modality": "asserted"},
    ),
    (
        "Les présidents de la France et de la Pologne se sont rencontrés à Genève.",
        {"type": "meeting", "parties": ("FRA", "POL"), "where_state": "CHE"},
    ),
    (
        "L'Ukraine n'a pas signé l'accord avec la Russie.",
        {"type": "agreement", "act": "signed", "modality": "denied"},
    ),
    (
        "Le traité d'amitié entre la Chine et la Corée du Nord a été signé en 1961.",
        {"type": "agreement", "kind": "treaty", "parties": ("CHN", "PRK"), "when": "1961"},
    ),
    (
        "La Chine et le Laos ont élevé leurs relations au rang de partenariat stratégique global en 2009.",
        {"type": "relationship", "act": "upgraded", "level": "comprehensive_strategic_partnership"},
    ),
    (
        "Le Japon s'engage à réduire ses émissions d'ici 2030.",
        {"type": "commitment", "by": ("JPN",), "strength": "undertaken", "deadline": "2030"},
    ),
    (
        "Les échanges commerciaux entre la France et le Maroc ont atteint 14 milliards d'euros en 2023.",
        {"type": "indicator", "measure": "trade_turnover", "value": 14e9, "unit": "EUR", "when": "2023"},
    ),
    (
        "La Finlande est devenue membre de l'Otan en 2023.",
        {"type": "membership", "actor": "FIN", "org": "NATO"},
    ),
    ("Les Pays-Bas ont condamné l'attaque.", {"type": "position", "by": ("NLD",), "stance": "condemn"}),
    (
        "La Russie a retiré ses troupes de Kherson.",
        {"type": "act", "plover": "RETREAT", "by": ("RUS",)},
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_records(sentence: str, wanted: dict[str, Any]) -> None:
    assert_among(records(sentence), wanted)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le train retourne à Paris.",
        "La France a rencontré un grand succès en Pologne.",
        "Les chiffres parlent d'eux-mêmes.",
        "Le couple a adopté un enfant.",
        "La dette du Chili a augmenté.",
        "Le chanteur a apposé sa signature sur la photo.",
        "Ils ont parlé du temps qu'il fait à Rome.",
    ],
)
def test_nothing_is_made_up(sentence: str) -> None:
    assert records(sentence) == []


def only(text: str, kind: str) -> dict[str, Any]:
    """The one record of a type that a text gives."""
    found = [record for record in records(text) if record["type"] == kind]
    assert len(found) == 1, found
    return found[0]


def none_of(text: str, kind: str) -> None:
    assert not [record for record in records(text) if record["type"] == kind]


def test_a_perfect_with_be_is_active() -> None:
    """«se sont engagés», «sont convenus»: who is the subject bears it."""
    pledged = only("L'Inde et le Népal se sont engagés à construire un barrage.", "commitment")
    assert set(pledged["by"]) == {"IND", "NPL"}
    agreed = only("L'Inde et le Népal sont convenus de construire un barrage.", "commitment")
    assert (set(agreed["by"]), agreed["strength"]) == ({"IND", "NPL"}, "agreed")


def test_a_passive_stays_a_passive() -> None:
    signed = only("Le traité a été signé à Prague par la Russie et les États-Unis en 2010.", "agreement")
    assert set(signed["parties"]) == {"RUS", "USA"}
    none_of("Le barrage a été construit par une entreprise de Lyon.", "commitment")


def test_whom_each_other_meet() -> None:
    met = only("Les ministres de l'Égypte et du Soudan se sont rencontrés dimanche au Caire.", "meeting")
    assert set(met["parties"]) == {"EGY", "SDN"}
    none_of("Les ministres de l'Égypte et du Soudan ont rencontré des obstacles.", "meeting")


def test_the_future_commits_and_would_does_not() -> None:
    given = only("L'Allemagne livrera quatre chars à l'Ukraine.", "commitment")
    assert (given["by"], given["strength"], given["modality"]) == (("DEU",), "undertaken", "planned")
    none_of("L'Allemagne livrerait quatre chars à l'Ukraine.", "commitment")
    told = only("Berlin a annoncé que l'Allemagne livrerait quatre chars à l'Ukraine.", "commitment")
    assert told["by"] == ("DEU",)


def test_would_is_hearsay() -> None:
    assert only("L'Iran aurait signé un accord avec la Chine.", "agreement")["modality"] == "conditional"
    assert only("L'Iran a signé un accord avec la Chine.", "agreement")["modality"] == "asserted"


def test_a_verb_behind_an_object_pronoun() -> None:
    lifted = only("Le Japon et la Corée du Sud sont convenus de les lever d'ici 2026.", "commitment")
    assert lifted["deadline"] == "2026"


def test_an_opening_participle_tells_of_the_subject_behind_it() -> None:
    met = only("Reçu mardi à Rabat par le roi Mohammed VI, le président Macron a salué l'accueil.", "meeting")
    assert set(met["parties"]) == {"MAR", "FRA"}


def test_a_headline_without_its_auxiliary() -> None:
    due = only("Emmanuel Macron attendu jeudi en Allemagne\n\nIl fera beau.", "visit")
    assert (due["from_"] if "from_" in due else due["from"], due["to"], due["modality"]) == (
        "FRA",
        "DEU",
        "planned",
    )


def test_two_states_are_no_bloc() -> None:
    text = (
        "La Chine et la France ont signé un accord. Le président Xi Jinping a rencontré à Paris la présidente de la "
        "Commission européenne, Ursula von der Leyen. Les deux pays ont adopté une déclaration conjointe."
    )
    adopted = [record for record in records(text) if record.get("act") == "adopted"]
    assert [set(record["parties"]) for record in adopted] == [{"CHN", "FRA"}]


def test_a_rupture_that_is_announced_is_no_founding() -> None:
    broken = only(
        "Alger a annoncé en 2021 la rupture de ses relations diplomatiques avec Rabat.", "relationship"
    )
    assert broken["act"] == "broken"


def test_a_numbered_body_is_its_session() -> None:
    council = only("Le 24e Conseil des ministres franco-allemand se tiendra à Meseberg le 28 mai.", "meeting")
    assert (council["ordinal"], set(council["parties"])) == (24, {"FRA", "DEU"})


def test_a_joint_text_that_something_is_said_in() -> None:
    said = only("Dans une déclaration commune, la France et l'Allemagne ont condamné l'attaque.", "agreement")
    assert (said["act"], set(said["parties"])) == ("adopted", {"FRA", "DEU"})
    none_of("Dans la déclaration commune, la France et l'Allemagne ont condamné l'attaque.", "agreement")


def test_a_treaty_meant_by_a_pronoun() -> None:
    text = (
        "Le président Vladimir Poutine a rencontré Kim Jong Un. La Russie et la Corée du Nord ont négocié le Traité de "
        "Sotchi. Il a été signé en 2024. La Russie l'a ratifié."
    )
    acts = [record["act"] for record in records(text) if record["type"] == "agreement"]
    assert acts == ["under_negotiation", "signed", "ratified"]


def test_adjectives_belong_to_the_title() -> None:
    signed = only(
        "Le Chili et le Pérou ont conclu un accord commercial préférentiel sur les vins.", "agreement"
    )
    assert signed["title"] == "accord commercial préférentiel sur les vins"


def test_headlines_that_ran_into_a_line() -> None:
    text = (
        "La Mauritanie a reconnu Israël. A lire aussi Un accord entre le Maroc et l'Espagne Le Mali va quitter "
        "la Cedeao Les deux pays ont rompu leurs relations diplomatiques."
    )
    assert [record["type"] for record in records(text)] == ["relationship", "relationship"]


def test_who_normalises_is_not_guessed() -> None:
    text = "La Mauritanie a reconnu Israël. Les pays qui normalisent leurs relations avec Israël se taisent."
    assert len([record for record in records(text) if record["type"] == "relationship"]) == 1


def test_lists_with_the_preposition_again() -> None:
    tour = "Le ministre Wang Yi effectuera en janvier une visite officielle en Égypte, en Tunisie et au Togo."
    assert {record["to"] for record in records(tour) if record["type"] == "visit"} == {"EGY", "TUN", "TGO"}


def test_a_person_and_his_counterpart_are_one_subject() -> None:
    text = "Le président Kagame et son homologue congolais Félix Tshisekedi se sont rencontrés mardi à Doha."
    assert set(only(text, "meeting")["parties"]) == {"RWA", "COD"}


def test_leaving_told_by_a_noun() -> None:
    left = [
        r
        for r in records("Le Mali et le Niger ont annoncé leur retrait de la Cédéao.")
        if r["type"] == "membership"
    ]
    assert {(r["actor"], r["act"]) for r in left} == {("MLI", "left"), ("NER", "left")}


def test_counting_is_no_aim() -> None:
    none_of("L'UE compte 2 250 projets au Vietnam.", "commitment")
    assert only("L'UE compte ouvrir un bureau au Vietnam en 2027.", "commitment")["strength"] == "aimed"


def test_participles_that_open_tell_of_the_treaty_behind_them() -> None:
    text = "Signé en 2019 et entré en vigueur en 2020, l'accord commercial entre l'UE et le Vietnam porte ses fruits."
    assert {(r["act"], r["when"]) for r in records(text) if r["type"] == "agreement"} == {
        ("signed", "2019"),
        ("entered_into_force", "2020"),
    }


def test_putting_to_work_is_no_aim() -> None:
    none_of("Le Japon a salué la mise en œuvre du partenariat avec le Kenya.", "commitment")


def test_a_member_named_before_its_sentence() -> None:
    text = "Membre de l'Opep depuis 1969, l'Algérie exporte son gaz vers l'Italie et l'Espagne."
    assert (only(text, "membership")["actor"], only(text, "membership")["org"]) == ("DZA", "OPEC")


def test_a_participle_describes_the_treaty_before_it() -> None:
    text = "L'Algérie et le Maroc signèrent, avec la Tunisie, le traité instituant l'Union du Maghreb arabe."
    assert {"DZA", "MAR"} <= set(only(text, "agreement")["parties"])


def test_the_other_side_in_what_describes_a_treaty() -> None:
    text = "L'Algérie a suspendu le traité d'amitié qui la liait à l'Espagne."
    assert set(only(text, "agreement")["parties"]) == {"DZA", "ESP"}


def test_a_state_meant_by_its_pronoun() -> None:
    text = "La Suède a adhéré à l'Otan en mars 2024. Elle a condamné l'attaque contre l'Ukraine."
    assert only(text, "position")["by"] == ("SWE",)


def test_the_passive_of_an_article_obliges() -> None:
    text = (
        "ACCORD ENTRE LE GOUVERNEMENT DE LA RÉPUBLIQUE FRANÇAISE ET LE GOUVERNEMENT DE LA RÉPUBLIQUE DE CROATIE\n\n"
        "Le Gouvernement de la République française et le Gouvernement de la République de Croatie, ci-après dénommés "
        "« les Parties »,\n\nsont convenus de ce qui suit :\n\nArticle 1er\n\n"
        "Les différends relatifs au présent Accord sont réglés par voie de négociation entre les Parties.\n"
    )
    duty = only(text, "commitment")
    assert (set(duty["by"]), duty["strength"]) == ({"FRA", "HRV"}, "binding")


def test_a_number_with_a_preposition_counts() -> None:
    signed = only("L'Espagne et le Maroc ont signé à Rabat une vingtaine d'accords.", "agreement")
    assert (signed["count"], set(signed["parties"])) == (20, {"ESP", "MAR"})


def test_the_figure_of_a_promise_is_its_target() -> None:
    text = "La France apportera 3 milliards d'euros d'aide militaire à l'Ukraine."
    none_of(text, "indicator")
    assert only(text, "commitment")["target"]["value"] == 3e9


def test_the_mark_of_an_infinitive_belongs_to_its_verb() -> None:
    called = only("Les ministres du Japon et de l'Inde appellent la Chine à retirer ses navires.", "position")
    assert (called["stance"], set(called["by"])) == ("call_for", {"JPN", "IND"})


def test_who_breaks_off_relations_breaks_diplomatic_ones() -> None:
    broken = only("La Colombie a rompu ses relations avec Israël en mai 2024.", "relationship")
    assert (broken["act"], broken["level"], set(broken["parties"])) == (
        "broken",
        "diplomatic_relations",
        {"COL", "ISR"},
    )
    none_of("La France et le Maroc veulent rétablir la confiance et leurs relations.", "relationship")


def test_sides_joined_by_a_hyphen_behind_the_noun() -> None:
    assert set(only("Le sommet UE-Chine se tiendra le 24 juillet à Pékin.", "meeting")["parties"]) == {
        "EU",
        "CHN",
    }
    text = "Une réunion tripartite Égypte-Soudan-Éthiopie s'est ouverte au Caire."
    assert set(only(text, "meeting")["parties"]) == {"EGY", "SDN", "ETH"}


def test_a_call_that_is_received() -> None:
    call = only("Le président égyptien a reçu un appel téléphonique de son homologue français.", "meeting")
    assert (set(call["parties"]), call["format"]) == ({"EGY", "FRA"}, "call")


def test_a_visit_that_opens_the_sentence() -> None:
    text = "En visite à Kiev, la Première ministre danoise Mette Frederiksen a annoncé une nouvelle aide militaire."
    visit = only(text, "visit")
    assert (visit["from"] if "from" in visit else visit["from_"], visit["modality"]) == ("DNK", "asserted")


def test_a_treaty_that_is_denounced_is_no_stance() -> None:
    text = "La Russie a dénoncé le traité sur les forces conventionnelles en Europe."
    assert only(text, "agreement")["act"] == "terminated"
    none_of(text, "position")


def test_figures_of_years_gone_by_are_no_target() -> None:
    text = "La France apportera 3 milliards d'euros d'aide militaire à l'Ukraine, après 1,7 milliard en 2022."
    assert only(text, "indicator")["value"] == 1.7e9
    assert "deadline" not in only(text, "commitment")
