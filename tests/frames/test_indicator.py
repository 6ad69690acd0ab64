"""Indicators in single sentences: which figures they give, and which sentences give none."""

from __future__ import annotations

import pytest
from reading import of_file, of_type

from servanda.model.records import Indicator

FOUND = [
    # language, sentence, then (measure, kind, value, about, when) of each figure
    ("en", "Trade between Peru and Chile fell from 4.2 billion dollars in 2022 to 3.1 billion in 2023.",
     [("trade_turnover", "level", 4.2e9, "CHL PER", "2022"), ("trade_turnover", "level", 3.1e9, "CHL PER", "2023")]),
    ("nl", "De handel tussen Peru en Chili daalde van 4,2 miljard dollar in 2022 naar 3,1 miljard in 2023.",
     [("trade_turnover", "level", 4.2e9, "CHL PER", "2022"), ("trade_turnover", "level", 3.1e9, "CHL PER", "2023")]),
    ("en", "Vietnam's exports to Japan increased 12% year on year to $24 billion in 2024.",
     [("exports", "change_pct", 12, "JPN VNM", "2024"), ("exports", "level", 24e9, "JPN VNM", "2024")]),
    ("nl", "De Vietnamese uitvoer naar Japan nam in 2024 met 12 procent toe tot 24 miljard dollar.",
     [("exports", "change_pct", 12, "JPN VNM", "2024"), ("exports", "level", 24e9, "JPN VNM", "2024")]),
    ("en", "Exports from Peru to Chile rose by 3.4 per cent, or 1.4 billion dollars, to 41.8 billion.",
     [("exports", "change_pct", 3.4, "CHL PER", None), ("exports", "change_abs", 1.4e9, "CHL PER", None),
      ("exports", "level", 41.8e9, "CHL PER", None)]),
    ("nl", "De invoer uit Japan in Vietnam daalde met 2 miljard dollar.",
     [("imports", "change_abs", -2e9, "JPN VNM", None)]),
    ("en", "The American trade deficit with China widened to 295 billion dollars in 2024.",
     [("trade_balance", "level", -295e9, "CHN USA", "2024")]),
    ("nl", "Het handelsoverschot van Rusland met China kromp tot 8 miljard dollar.",
     [("trade_balance", "level", 8e9, "CHN RUS", None)]),
    ("en", "China has been Brazil's largest trading partner since 2009.",
     [("trade_turnover", "rank", 1, "BRA CHN", "2009/..")]),
    ("en", "Indonesia is Vietnam's third-largest trading partner.", [("trade_turnover", "rank", 3, "IDN VNM", None)]),
    ("nl", "Japan is de op een na grootste handelspartner van Vietnam.",
     [("trade_turnover", "rank", 2, "JPN VNM", None)]),
    ("nl", "Rusland is goed voor 35 procent van de Indiase olie-invoer.",
     [("energy_supply", "share_pct", 35, "IND RUS", None)]),
    ("en", "Japan accounts for 12 percent of Philippine exports.", [("exports", "share_pct", 12, "JPN PHL", None)]),
    ("en", "Some 1.2 million Chinese tourists visited Thailand last year.",
     [("tourists", "count", 1.2e6, "CHN THA", "2024")]),
    ("nl", "In Duitsland studeren 5.800 Vietnamese studenten.", [("students", "count", 5800, "DEU VNM", None)]),
    ("nl", "Er gaan elke week 40 rechtstreekse vluchten tussen Vietnam en Rusland.",
     [("flights", "count", 40, "RUS VNM", None)]),
    ("nl", "In 2023 importeerde Chili voor 300 miljoen dollar aan goederen uit Peru.",
     [("imports", "level", 3e8, "CHL PER", "2023")]),
    ("en", "The United States has provided Ukraine with $66 billion in military assistance since 2022.",
     [("aid", "level", 66e9, "UKR USA", "2022/..")]),
    ("nl", "De Nederlandse investeringen in Indonesië bedroegen in 2023 1,4 miljard dollar, een stijging van 8 procent.",
     [("investment", "level", 1.4e9, "IDN NLD", "2023"), ("investment", "change_pct", 8, "IDN NLD", "2023")]),
    ("nl", "Tussen Rusland en Vietnam zijn meer dan 90 ondertekende documenten van kracht.",
     [("documents", "count", 90, "RUS VNM", None)]),
    ("en", "Some 6.7 million Russians visited Turkey in 2024.", [("tourists", "count", 6.7e6, "RUS TUR", "2024")]),
    ("en", "Last year 1.2 million Romanians spent their holidays in Turkey.",
     [("tourists", "count", 1.2e6, "ROU TUR", "2024")]),
    ("en", "Thailand welcomed 4 million Chinese in 2023.", [("tourists", "count", 4e6, "CHN THA", "2023")]),
    ("en", "About 2,500 Indonesians study at Dutch universities.", [("students", "count", 2500, "IDN NLD", None)]),
    ("nl", "Vorig jaar studeerden 1.600 Indonesiërs aan Nederlandse universiteiten.",
     [("students", "count", 1600, "IDN NLD", "2024")]),
    ("nl", "In 2023 bezochten 800.000 Duitsers Nederland.", [("tourists", "count", 8e5, "DEU NLD", "2023")]),
    ("nl", "Ruim 40.000 Polen werken in Nederland.", [("workers", "count", 40_000, "NLD POL", None)]),
    ("nl", "Het aantal Nederlandse vakantiegangers in Turkije verdubbelde tot 400.000.",
     [("tourists", "factor", 2, "NLD TUR", None), ("tourists", "count", 4e5, "NLD TUR", None)]),
    ("en", "Trade between Turkey and Romania has doubled in five years.",
     [("trade_turnover", "factor", 2, "ROU TUR", None)]),
    ("nl", "Duitse ondernemingen staken vorig jaar 3 miljard euro in Polen.",
     [("investment", "level", 3e9, "DEU POL", "2024")]),
    ("en", "Japanese companies have put 3 billion dollars into Laos.", [("investment", "level", 3e9, "JPN LAO", None)]),
    ("nl", "Nederland stuurde beademingsapparatuur ter waarde van 3,5 miljoen euro naar Suriname.",
     [("aid", "level", 3.5e6, "NLD SUR", None)]),
    ("nl", "België draagt 2 miljoen euro bij aan de OPCW.", [("aid", "level", 2e6, "BEL OPCW", None)]),
    ("nl", "Nederland geeft de resterende €17 miljoen aan Suriname vrij.", [("aid", "level", 17e6, "NLD SUR", None)]),
    ("en", "Sweden sent medical equipment worth 3 million euros to Kenya.", [("aid", "level", 3e6, "KEN SWE", None)]),
    ("en", "China is providing a grant of CNY700 million to Mongolia.", [("aid", "level", 7e8, "CHN MNG", None)]),
    ("en", "The Prime Minister of Japan welcomed $725 million in US military aid for Ukraine.",
     [("aid", "level", 725e6, "UKR USA", None)]),
    ("nl", "De premier van Japan verwelkomde 725 miljoen dollar aan Amerikaanse hulp voor Oekraïne.",
     [("aid", "level", 725e6, "UKR USA", None)]),
    ("nl", "Turkije staat op de veertiende plaats van Nederlandse exportbestemmingen.",
     [("exports", "rank", 14, "NLD TUR", None)]),
    ("en", "Germany came in fourth place among Poland's trading partners in 2023.",
     [("trade_turnover", "rank", 4, "DEU POL", "2023")]),
    ("en", "Turkey's trade with Romania was 10 billion dollars and the countries want to bring it to 15 billion.",
     [("trade_turnover", "level", 1e10, "ROU TUR", None)]),
    ("nl", "De handel tussen Peru en Chili bedroeg 5 miljard dollar en de landen willen die verhogen naar 10 miljard.",
     [("trade_turnover", "level", 5e9, "CHL PER", None)]),
    ("en", "Japan and Laos held talks. Bilateral trade reached 5 billion dollars and the Sides agreed to raise it "
     "to USD 10 billion by 2030.", [("trade_turnover", "level", 5e9, "JPN LAO", None)]),
    ("en", "Trade between Kenya and Oman fell to $300 million from $450 million.",
     [("trade_turnover", "level", 300e6, "KEN OMN", None)]),
    ("en", "Trade between Kenya and Oman amounted to $300 million in 2024. That is 6 percent less than in 2023.",
     [("trade_turnover", "level", 300e6, "KEN OMN", "2024"), ("trade_turnover", "change_pct", -6, "KEN OMN", None)]),
]  # fmt: skip

NOTHING = [
    ("en", "Twelve Russians visited Turkey in 2024."),
    ("nl", "Twintig Russen zijn opgepakt in Nederland."),
    ("nl", "De winkel gaf 200.000 euro aan Nederland en België."),
    ("en", "The striker finished in fourth place among the club's buyers."),
    (
        "en",
        "Germany and the Netherlands held talks in Berlin. Velmont's sales rose 14 percent last year, with exports "
        "accounting for two thirds of revenue.",
    ),
    ("en", "Germany and the Netherlands held talks in Berlin. The company's exports rose by 14 percent."),
    (
        "nl",
        "Duitsland en Nederland voerden overleg in Berlijn. De export van het bedrijf steeg met 14 procent.",
    ),
    ("en", "India and Japan aim to double trade to 30 billion dollars by 2027."),
    ("nl", "De twee landen, India en Japan, willen de handel tegen 2030 verdubbelen tot 15 miljard dollar."),
    ("nl", "In totaal werden 29 overeenkomsten tussen Peru en Chili getekend."),
    ("en", "Peru and Chile signed eleven agreements on Monday."),
    ("en", "The Dutch brewer Haalder is buying its Czech rival for 610 million euros."),
    ("nl", "De nieuwe eigenaar beloofde de 1.800 werknemers drie jaar werk."),
    ("en", "The budget deficit of Chile rose by 12 percent."),
    ("en", "Japan is one of the largest trading partners of Vietnam."),
    ("en", "Did exports from Peru to Chile rise by 12 percent?"),
    ("en", "Unemployment in Peru and Chile is 8 percent."),
]


def _figures(language: str, text: str) -> list[Indicator]:
    return [record for record in of_file(language, text) if isinstance(record, Indicator)]


@pytest.mark.parametrize(("language", "text", "wanted"), FOUND, ids=[row[1][:50] for row in FOUND])
def test_figures(language: str, text: str, wanted: list[tuple[str, str, float, str, str | None]]) -> None:
    found = [
        (r.measure, r.kind, round(r.value, 3), " ".join(sorted(r.about)), r.when or "")
        for r in _figures(language, text)
    ]
    assert sorted(found) == sorted((m, k, float(v), a, w or "") for m, k, v, a, w in wanted)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[row[1][:50] for row in NOTHING])
def test_no_figure_of_a_relation(language: str, text: str) -> None:
    assert _figures(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        (
            "en",
            "Bilateral trade between India and Japan is expected to reach 30 billion dollars by 2027.",
            "planned",
        ),
        ("nl", "De handel tussen India en Japan zal naar verwachting 30 miljard dollar bereiken.", "planned"),
        ("en", "Exports from Peru to Chile did not reach 3 billion dollars.", "denied"),
        ("en", "Exports from Peru to Chile could fall by 43 per cent.", "conditional"),
        ("en", "American exports to India were 41.5 billion dollars.", "asserted"),
    ],
)
def test_modality_of_a_figure(language: str, text: str, modality: str) -> None:
    assert [r.modality for r in _figures(language, text)] == [modality]


def test_a_list_of_figures_gives_each_member_its_own_side() -> None:
    text = (
        "Rusland en Vietnam handelen veel. Rusland en Vietnam groeien. Met Armenië is de omzet met een factor 61 "
        "gestegen, met Wit-Rusland met een factor 34, met Kazachstan met een factor 4,2."
    )
    assert {(r.value, r.about[0]) for r in _figures("nl", text)} == {
        (61.0, "ARM"),
        (34.0, "BLR"),
        (4.2, "KAZ"),
    }


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        (
            "Germany, Norway, Chile and Peru signed an agreement worth 20 million euros.",
            ["DEU", "NOR", "CHL", "PER"],
        ),
        (
            "Trade between Germany, Norway and Chile reached 20 billion dollars in 2023.",
            ["DEU", "NOR", "CHL"],
        ),
    ],
)
def test_a_sum_of_several_is_about_all_of_them(sentence: str, about: list[str]) -> None:
    (found,) = of_type("en", sentence, "indicator")
    assert found["about"] == about
