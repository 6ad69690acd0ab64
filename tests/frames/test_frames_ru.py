"""Russian sentences: what the frames read in them by case, voice and order, and what must give nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes


def read(text: str) -> list[dict[str, Any]]:
    """The records of a Russian text of 3 June 2025."""
    options = ReadOptions(language="ru", published="2025-06-03")
    found = extract(read_bytes(text.encode(), "x.txt", options=options)).statements
    return [msgspec.to_builtins(statement.record) for statement in found]


def one(text: str, of_type: str, **slots: Any) -> bool:
    """Whether a text gives a record of a type with these slots; lists compare without order."""
    return any(
        record["type"] == of_type
        and all(
            sorted(value) == sorted(record.get(name, ()))
            if isinstance(value, list)
            else record.get(name) == value
            for name, value in slots.items()
        )
        for record in read(text)
    )


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        # Who travels stands in the genitive, in the nominative behind the verb, or is described by a participle.
        (
            "Визит министра обороны Чили в Перу завершился в мае.",
            {"from": "CHL", "to": "PER", "when": "2025-05"},
        ),
        ("Перу в мае посетил министр обороны Чили.", {"from": "CHL", "to": "PER", "when": "2025-05"}),
        ("Глава МИД Кубы, прибывший в Анголу 2 июня, выступил с речью.", {"from": "CUB", "to": "AGO"}),
        # The level stands with the noun, the rest with the verb.
        (
            "Король Испании посетил Марокко с официальным визитом.",
            {"from": "ESP", "to": "MAR", "level": "official"},
        ),
        # Nobody is said to wait.
        (
            "Президента Кении ждут в Лондоне в июле.",
            {"from": "KEN", "to": "GBR", "modality": "planned"},
        ),
        (
            "Президент Ганы пригласил президента Бенина посетить Гану.",
            {"from": "BEN", "to": "GHA", "modality": "desired"},
        ),
    ],
)
def test_visits(text: str, slots: dict[str, Any]) -> None:
    assert one(text, "visit", **slots), read(text)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Министра торговли Кении принял министр торговли Ганы.",
            {"parties": ["KEN", "GHA"], "modality": "asserted"},
        ),
        (
            "Состоялся телефонный разговор президента Чили с президентом Перу.",
            {"parties": ["CHL", "PER"], "format": "call"},
        ),
        # «который» means the summit, not the organisation whose summit it is.
        (
            "Президент Кении примет участие в саммите Африканского союза, который пройдет в Аддис-Абебе 4 июля.",
            {"body": "AU", "when": "2025-07-04", "where": "Addis Ababa"},
        ),
        # «где» describes a place: the subject of its clause is its own.
        (
            "Президент Кении Уильям Руто вылетел в Осло, где его принял король Норвегии.",
            {"parties": ["KEN", "NOR"]},
        ),
        # One of the two says what both discussed.
        (
            "Гана и Бенин – соседи. «Мы обсудили строительство дороги», – сказал министр обороны Ганы.",
            {"parties": ["GHA", "BEN"]},
        ),
        ("12-е заседание кенийско-ганской комиссии пройдет в июле в Аккре.", {"ordinal": 12}),
        (
            "Состоялся обед президента Чили с президентом Перу в Лиме.",
            {"parties": ["CHL", "PER"], "where": "Lima"},
        ),
    ],
)
def test_meetings(text: str, slots: dict[str, Any]) -> None:
    assert one(text, "meeting", **slots), read(text)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Чили и Перу подписали договор о границе.", {"act": "signed", "parties": ["CHL", "PER"]}),
        (
            "Договор о границе подписан министрами иностранных дел Чили и Перу.",
            {"act": "signed", "parties": ["CHL", "PER"]},
        ),
        (
            "Подписано соглашение между Чили и Перу о рыболовстве.",
            {"act": "signed", "parties": ["CHL", "PER"]},
        ),
        (
            "Чили и Перу подписали договор о границе. Он вступил в силу 7 мая 2016 года.",
            {"act": "entered_into_force", "kind": "treaty", "when": "2016-05-07"},
        ),
        (
            "Чили и Перу подписали соглашение. Оно вступило в силу 7 мая 2016 года.",
            {"act": "entered_into_force", "parties": ["CHL", "PER"]},
        ),
        (
            "Кения ведет переговоры о соглашении о свободной торговле между Кенией и ЕС.",
            {"act": "under_negotiation", "kind": "fta", "parties": ["KEN", "EU"]},
        ),
        # The partners are not named: they are not the other state of the text.
        (
            "Кения и Гана торгуют зерном. Кения подписала три соглашения с иностранными партнерами.",
            {"act": "signed", "parties": ["KEN"], "count": 3},
        ),
    ],
)
def test_agreements(text: str, slots: dict[str, Any]) -> None:
    assert one(text, "agreement", **slots), read(text)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Чили и Перу будут расширять торговлю и поощрять инвестиции.",
            {"strength": "undertaken", "action": "расширять торговлю", "by": ["CHL", "PER"]},
        ),
        (
            "Китай предоставит Лаосу грант в размере 10 млн евро.",
            {"strength": "undertaken", "by": ["CHN"], "to": ["LAO"]},
        ),
        (
            "Чили и Перу обязуются не допускать загрязнения реки.",
            {"strength": "undertaken", "action": "не допускать загрязнения реки"},
        ),
        ("Москва намерена развивать торговлю с Ганой.", {"strength": "aimed", "by": ["RUS"]}),
        (
            "Чили и Перу приняли решение построить мост.",
            {"strength": "agreed", "action": "построить мост"},
        ),
    ],
)
def test_commitments(text: str, slots: dict[str, Any]) -> None:
    assert one(text, "commitment", **slots), read(text)


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        (
            "В 2024 году Турцию посетили около 850 тыс. китайских туристов.",
            "indicator",
            {"measure": "tourists", "value": 850000.0, "comparator": "~"},
        ),
        (
            "Чили и Перу подписали соглашение на сумму25 млн евро.",
            "indicator",
            {"value": 25000000.0, "unit": "EUR"},
        ),
        (
            "Дипломатические отношения между Чили и Ганой были установлены 4 мая 1960 года.",
            "relationship",
            {"act": "established", "when": "1960-05-04", "parties": ["CHL", "GHA"]},
        ),
        ("Бенин был принят в Африканский союз.", "membership", {"actor": "BEN", "org": "AU"}),
        (
            "Президент Ганы осудил удары по Судану.",
            "position",
            {"by": ["GHA"], "stance": "condemn"},
        ),
        (
            "Посол Индонезии в России Хосе Таварес приехал в Казань.",
            "office",
            {"post": "ambassador to RUS", "of": "IDN"},
        ),
        # A title without a name means whoever holds the post, in a language without articles.
        (
            "Министр обороны Ганы Джон Менса прибыл в Бенин. «Мы окажем Бенину помощь», – заявил министр.",
            "commitment",
            {"by": ["GHA"], "to": ["BEN"]},
        ),
        # Only the end of a quotation tells who speaks.
        (
            "Гана и Бенин провели переговоры. «Дорога будет готова. Мы расширим торговлю с Бенином. Это важно», "
            "– сказал президент Ганы.",
            "commitment",
            {"by": ["GHA"], "speaker": "GHA"},
        ),
    ],
)
def test_other_records(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert one(text, kind, **slots), read(text)


def test_a_name_is_kept_in_the_nominative() -> None:
    text = "Состоялась встреча с заместителем министра обороны Сербии Душаном Стояновичем."
    assert [r["person"] for r in read(text) if r["type"] == "office"] == ["Dushan Stoyanovich"]


@pytest.mark.parametrize(
    "text",
    [
        "Музей готовит выставку к визиту детей.",
        "Директор завода подписал договор с поставщиком.",
        "Чили обыграла Перу в матче отборочного турнира.",
        "Когда Чили и Перу подпишут соглашение?",
        "Погода в Чили и Перу ухудшилась.",
        "Компания обещает расширить продажи.",
        "Перу следует из Чили на юг.",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert [r for r in read(text) if r["type"] != "office"] == []


GUEST = "Министр обороны Кении провел переговоры с прибывшим в Найроби с официальным визитом министром обороны Ганы."


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        # A participle with its complements stands between a preposition and its noun.
        (GUEST, "meeting", {"parties": ["KEN", "GHA"], "where": "Nairobi"}),
        (GUEST, "visit", {"from": "GHA", "to": "KEN", "level": "official"}),
        (
            "Король Марокко встретился с находящимся в Рабате президентом Ганы.",
            "meeting",
            {"parties": ["MAR", "GHA"]},
        ),
        # What a minister is also minister of.
        (
            "Министр сельского хозяйства, рыболовства и лесов Чили Педро Арройо прибыл в Лиму.",
            "visit",
            {"from": "CHL", "to": "PER", "persons": ["Pedro Arroyo"]},
        ),
        (
            "Король Марокко встретился с министром обороны и внешней торговли Ганы Мартином Менсой.",
            "meeting",
            {"parties": ["GHA", "MAR"], "persons": ["Martin Mensa"]},
        ),
        # A date that opens a sentence ends in an abbreviation.
        (
            "2 мая 2025 г. Король Марокко посетил Гану.",
            "visit",
            {"from": "MAR", "to": "GHA", "when": "2025-05-02"},
        ),
        (
            "Осенью президент Чили посетит Перу.",
            "visit",
            {"from": "CHL", "to": "PER", "when": "2025-23"},
        ),
        # Two who discuss something somewhere meet.
        (
            "Король Марокко и президент Ганы обсудили в Рабате рыболовство.",
            "meeting",
            {"parties": ["MAR", "GHA"], "where": "Rabat"},
        ),
        (
            "Чили и Перу подписали в Лиме пакет из восьми документов.",
            "agreement",
            {"parties": ["CHL", "PER"], "count": 8},
        ),
        (
            "Чили и Перу выполняют Договор о дружбе от 2 мая 1999 года.",
            "agreement",
            {"parties": ["CHL", "PER"], "when": "1999-05-02", "act": "signed"},
        ),
        (
            "Чили и Перу подписали в Хартуме Декларацию принципов.",
            "agreement",
            {"parties": ["CHL", "PER"], "kind": "declaration", "title": "Декларацию принципов"},
        ),
    ],
)
def test_what_stands_between(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert one(text, kind, **slots), read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Министр иностранных дел и члены делегации Перу прибыли вчера.", "office"),
        ("Министры Чили и Перу обсудили рыболовство.", "meeting"),
        ("Чили и Перу давно дружат. По итогам переговоров главы министерств подписали план.", "meeting"),
    ],
)
def test_what_gives_no_such_record(text: str, kind: str) -> None:
    assert [r for r in read(text) if r["type"] == kind] == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Грузия входит в ОДКБ и Совет Европы.",
            {"actor": "GEO", "org": "Council of Europe", "act": "holds"},
        ),
        ("Кения и Гана состоят в Африканском союзе и общем рынке КОМЕСА.", {"actor": "GHA", "org": "COMESA"}),
        (
            "Получив в декабре 2023 года статус кандидата в члены Евросоюза, Грузия продолжила реформы.",
            {"actor": "GEO", "org": "EU", "role": "candidate", "when": "2023-12"},
        ),
        (
            "В ВТО Эфиопия до сих пор числится наблюдателем.",
            {"actor": "ETH", "org": "WTO", "role": "observer"},
        ),
        ("Индия и ЮАР — полноправные участники БРИКС.", {"actor": "ZAF", "org": "BRICS", "role": "member"}),
    ],
)
def test_membership(text: str, slots: dict[str, Any]) -> None:
    assert one(text, "membership", **slots), read(text)


@pytest.mark.parametrize("text", ["Договор входит в силу в мае.", "Порт входит в состав холдинга Кении."])
def test_no_membership(text: str) -> None:
    assert [r for r in read(text) if r["type"] == "membership"] == []


def test_what_articles_oblige_to() -> None:
    """A reflexive verb obliges the parties, talks that they hold do, and a verb of striving only by what it governs."""
    treaty = (
        "ДОГОВОР\nо дружбе между Республикой Чили и Республикой Перу\n\nРеспублика Чили и Республика Перу, именуемые в "
        "дальнейшем Сторонами, договорились о нижеследующем:\n\nСтатья 1\n\nСтороны ежегодно проводят консультации.\n\n"
        "Статья 2\n\nСпоры между Сторонами разрешаются путем переговоров.\n\nСтатья 3\n\nСтороны развивают торговлю и "
        "стремятся упростить таможенные процедуры.\n\nСтатья 4\n\nНастоящий Договор заключается на десять лет.\n"
    )
    found = [(r["action"], r["strength"]) for r in read(treaty) if r["type"] == "commitment"]
    assert sorted(found) == [
        ("Споры между Сторонами разрешаются путем переговоров", "binding"),
        ("ежегодно проводят консультации", "binding"),
        ("развивают торговлю", "binding"),
        ("упростить таможенные процедуры", "aimed"),
    ]
