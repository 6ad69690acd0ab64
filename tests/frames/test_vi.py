"""Vietnamese: verbs of one form, owners without a preposition, what stands behind its noun, names and addresses."""

from __future__ import annotations

from typing import Any

import pytest

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.mentions.surface import mentions_of
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes

DAY = "2024-06-18"


def records(text: str) -> list[Any]:
    document = read_bytes(text.encode(), "case.txt", options=ReadOptions(language="vi", published=DAY))
    return [statement.record for statement in extract(document).statements]


def slots(text: str, kind: str) -> list[dict[str, Any]]:
    return [
        {name: getattr(record, name) for name in record.__struct_fields__}
        for record in records(text)
        if record.__struct_config__.tag == kind
    ]


CASES = [
    # visit: bare goal, level in the verb, address by honorific, planned, desired
    ("visit", "Chuyến thăm Peru của Tổng thống Macron bắt đầu vào tháng 5/2024.", {"from_": "FRA", "to": "PER"}),
    ("visit", "Thủ tướng Ấn Độ Narendra Modi thăm chính thức Ba Lan ngày 3/4/2024.",
     {"from_": "IND", "to": "POL", "level": "official", "when": "2024-04-03"}),
    ("visit", "Ông Putin sẽ thăm Lào vào tuần tới.", {"to": "LAO", "modality": "planned"}),
    ("visit", "Tổng thống Macron đến Lima hôm 10/6.", {"to": "PER", "when": "2024-06-10"}),
    ("visit", "Tổng thống Macron mời Thủ tướng Modi thăm Pháp.", {"from_": "IND", "to": "FRA", "modality": "desired"}),
    # meeting: passive with its doer between mark and verb, ordinal behind the noun
    ("meeting", "Ngày 4/6/2024, Ngoại trưởng Nga Sergei Lavrov được Tổng thống Pháp Emmanuel Macron tiếp tại Paris.",
     {"parties": ("FRA", "RUS"), "when": "2024-06-04"}),
    ("meeting", "Kỳ họp lần thứ 9 của Ủy ban liên chính phủ Peru - Chile diễn ra tại Lima ngày 5/3/2024.",
     {"ordinal": 9, "when": "2024-03-05"}),
    ("meeting", "Tổng thống Macron điện đàm với Thủ tướng Modi.", {"format": "call"}),
    # agreement: tense by a word before the verb, passive by a word before the verb, words behind the head
    ("agreement", "Peru và Chile đã ký Hiệp định hợp tác nông nghiệp năm 2019.",
     {"act": "signed", "title": "Hiệp định hợp tác nông nghiệp", "when": "2019"}),
    ("agreement", "Hiệp ước biên giới giữa Peru và Chile được ký ngày 2/5/2024.", {"act": "signed", "when": "2024-05-02"}),
    ("agreement", "Peru và Chile sẽ ký hiệp định vào tháng 9/2024.", {"modality": "planned", "when": "2024-09"}),
    ("agreement", "Peru và Chile chưa ký hiệp định.", {"modality": "denied"}),
    ("agreement", "Hiệp định được Quốc hội Chile phê chuẩn năm 2021.", {"act": "ratified"}),
    # relationship
    ("relationship", "Quan hệ Peru - Chile được nâng cấp lên Đối tác chiến lược năm 2020.",
     {"level": "strategic_partnership", "act": "upgraded", "when": "2020"}),
    # commitment: a verb behind a verb with nothing between
    ("commitment", "Peru và Chile nhất trí mở rộng hợp tác du lịch.",
     {"strength": "agreed", "action": "mở rộng hợp tác du lịch"}),
    ("commitment", "Peru cam kết tăng gấp đôi viện trợ cho Chile.", {"strength": "undertaken", "by": ("PER",)}),
    ("commitment", "Peru sẵn sàng hợp tác với Chile về năng lượng.", {"strength": "willing"}),
    # indicator: owner pair behind its measure, rank behind its noun, a rise by an amount
    ("indicator", "Kim ngạch thương mại Peru - Chile năm ngoái đạt 4,5 tỷ USD.",
     {"value": 4.5e9, "about": ("PER", "CHL"), "when": "2023"}),
    ("indicator", "Peru là đối tác thương mại lớn thứ ba của Chile.", {"kind": "rank", "value": 3}),
    ("indicator", "Xuất khẩu của Peru sang Chile tăng 2 tỷ USD.", {"kind": "change_abs", "value": 2e9}),
    # membership, position, act, office
    ("membership", "Lào gia nhập ASEAN năm 1997.", {"actor": "LAO", "org": "ASEAN", "when": "1997"}),
    ("position", "Peru kêu gọi Chile mở cửa biên giới.", {"stance": "call_for", "by": ("PER",)}),
    ("position", "Trung Quốc phản đối lệnh trừng phạt của Mỹ.", {"stance": "oppose", "by": ("CHN",)}),
    ("act", "Mỹ áp đặt trừng phạt lên Belarus.", {"plover": "SANCTION", "by": ("USA",)}),
    ("office", "Tổng Bí thư, Chủ tịch nước Tô Lâm tiếp Đại sứ Lào.", {"person": "To Lam", "post": "general secretary"}),
    ("office", "Tổng Bí thư, Chủ tịch nước Tô Lâm tiếp Đại sứ Lào.", {"person": "To Lam", "post": "president"}),
    ("office", "Bộ trưởng Quốc phòng Trần Văn Lâm thăm Lào.", {"person": "Tran Van Lam", "of": "VNM"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_records(kind: str, text: str, expected: dict[str, Any]) -> None:
    found = slots(text, kind)
    assert any(expected.items() <= one.items() for one in found), found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("visit", "Du khách Pháp thăm bãi biển ở Nha Trang."),
        ("visit", "Bộ trưởng thăm hỏi gia đình nạn nhân ở Lima."),
        ("meeting", "Tuyển Pháp gặp tuyển Ba Lan ở bán kết."),
        ("agreement", "Cầu thủ Peru ký hợp đồng với câu lạc bộ Chile."),
        ("relationship", "Anh và chị đã cắt đứt quan hệ."),
        ("commitment", "Trận đấu sẽ bắt đầu vào buổi trưa ở Peru."),
        ("indicator", "Cửa hàng bán giày trị giá 300 USD."),
        ("membership", "Bà là thành viên câu lạc bộ cờ ở Lào."),
        ("position", "Cột nhà chống đỡ mái nhà ở Peru."),
        ("act", "Cảnh sát bắt giữ một người đàn ông ở Leeds."),
        ("office", "Ca sĩ Mai Lan là đại sứ thương hiệu của hãng."),
    ],
)
def test_silence(kind: str, text: str) -> None:
    assert slots(text, kind) == []


def test_both_places_of_the_tone_mark_and_both_codings_are_one() -> None:
    import unicodedata

    plain = "Cộng hòa Séc và Lào đã ký hiệp định hòa bình năm 2019."
    other = plain.replace("òa", "oà")
    assert other != plain
    for text in (other, unicodedata.normalize("NFD", plain)):
        assert [r.parties for r in records(text)] == [("CZE", "LAO")]


def test_tones_part_words() -> None:
    # «sáu» is six, «sau» is after; «ba» is three, «bà» a woman.
    assert [r.count for r in records("Peru và Chile đã ký sáu văn kiện.")] == [6]
    assert [r.count for r in records("Sau đó, Peru và Chile đã ký văn kiện.")] == [None]


def test_a_person_is_called_by_the_given_name() -> None:
    text = "Thủ tướng Phạm Minh Chính thăm Lào ngày 3/6/2024. Ngày 4/6, ông Chính hội đàm với Thủ tướng Lào Sonexay Siphandone."
    (meeting,) = slots(text, "meeting")
    assert meeting["persons"] == ("Pham Minh Chinh", "Sonexay Siphandone")


def test_a_state_in_a_name_is_no_state() -> None:
    document = read_bytes(
        "Đại sứ Nguyễn Hoàng Anh phát biểu tại Lima.".encode(), "a.txt",
        options=ReadOptions(language="vi", published=DAY),
    )  # fmt: skip
    people = [m for m in mentions_of(document, load_pack("vi"), load_lexicon("vi")) if m.kind == "person"]
    assert [m.value for m in people] == ["Nguyen Hoang Anh"]
