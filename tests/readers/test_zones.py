"""The zones of plain text and Markdown, rule by rule, on texts of our own."""

from __future__ import annotations

import pytest

from servanda.model import Document
from servanda.readers import read_bytes
from servanda.text.reading import read_view


def read(text: str, name: str = "a.txt") -> Document:
    return read_bytes(text.encode("utf-8"), name)


def zones(document: Document) -> list[tuple[str, str]]:
    """Zone and visible words of each block."""
    return [
        (block.zone, read_view(document.text, [(block.start, block.end, block.skips)]).text.strip())
        for block in document.blocks
    ]


PROSE_NL = "De ministers van beide landen spraken in Hanoi over handel en over energie."
PROSE_NL_2 = "Zij besloten dat de commissie in het najaar opnieuw bijeenkomt in Moskou."
PROSE_EN = "The two ministers met in Hanoi and agreed to hold a further round of talks."
PROSE_VI = "Hai bên nhất trí tăng cường hợp tác trong lĩnh vực thương mại và năng lượng."
PROSE_DE = "Die beiden Minister trafen sich in Hanoi und sprachen über den Handel."
PROSE_FR = "Les deux ministres se sont rencontrés à Hanoï et ont parlé de commerce."


def test_pipes_hold_captions_and_their_credits_stand_apart() -> None:
    text = f"| De premier opent de top. (Foto: Jan Jansen) | \nEen nieuwe stap\n{PROSE_NL}\nDe president bij aankomst. (Bron: ANP)  | \n{PROSE_NL_2}\n"
    assert zones(read(text)) == [
        ("caption", "De premier opent de top."),
        ("credit", "(Foto: Jan Jansen)"),
        ("heading", "Een nieuwe stap"),
        ("body", PROSE_NL),
        ("caption", "De president bij aankomst."),
        ("credit", "(Bron: ANP)"),
        ("body", PROSE_NL_2),
    ]


@pytest.mark.parametrize(
    ("credit", "prose"),
    [
        ("(Photo: AFP)", PROSE_EN),
        ("(Photo : AFP)", PROSE_FR),
        ("(Foto: dpa)", PROSE_DE),
        ("(Ảnh: TTXVN)", PROSE_VI),
        ("(Nguồn: TTXVN)", PROSE_VI),
        ("(Фото: РИА Новости)", "Министры двух стран провели встречу в Ханое."),
        ("(Fuente: EFE)", "Los ministros de ambos países se reunieron en La Habana."),
    ],
)
def test_credits_of_many_languages(credit: str, prose: str) -> None:
    assert zones(read(f"| {prose} {credit} |\n\n{prose}\n\n{prose}\n"))[:2] == [
        ("caption", prose),
        ("credit", credit),
    ]


def test_a_paragraph_that_ends_in_a_picture_credit_is_a_caption() -> None:
    found = zones(
        read(f"{PROSE_VI}\n\nBộ trưởng phát biểu tại Hà Nội sáng 21/11. Ảnh: Nhật Bắc\n\n{PROSE_VI}\n")
    )
    assert found[1:3] == [
        ("caption", "Bộ trưởng phát biểu tại Hà Nội sáng 21/11."),
        ("credit", "Ảnh: Nhật Bắc"),
    ]


def test_a_colon_inside_prose_is_no_credit() -> None:
    text = f"{PROSE_EN} One thing was clear. His view: trade will grow.\n\n{PROSE_EN}\n"
    assert [zone for zone, _ in zones(read(text))] == ["body", "body"]


def test_source_line_gives_outlet_and_language_of_the_original() -> None:
    url = "https://www.baomoi.example/viet-nam-nga-nhung-doi-tac-tin-cay-trong-the-gioi-12345.html"
    document = read(f"{PROSE_NL}\n\n{PROSE_NL_2}\n\nBron: {url}\n\n\nReactie (0)\n")
    assert [zone for zone, _ in zones(document)] == ["body", "body", "source_line", "comments"]
    data = document.metadata
    assert (data.republished_from.value, data.republished_from.origin) == (url, "file")
    assert (data.outlet.value, data.outlet.origin) == ("baomoi.example", "inferred")
    assert (data.original_language.value, data.original_language.origin) == ("vi", "inferred")
    assert data.republished_from.evidence[0].quote == url


def test_an_address_without_words_tells_no_language() -> None:
    document = read(f"{PROSE_EN}\n\nSource: https://news.example/a/123456\n")
    assert document.metadata.original_language.origin == "missing"
    assert document.metadata.outlet.value == "news.example"


@pytest.mark.parametrize(
    "counter", ["Reactie (0)", "Comments (3)", "12 comments", "Kommentare: 4", "Bình luận (2)"]
)
def test_all_after_a_comment_counter_is_comments(counter: str) -> None:
    found = zones(read(f"{PROSE_EN}\n\n{PROSE_EN}\n\n{counter}\n\nWhat a fine visit that was.\n"))
    assert [zone for zone, _ in found] == ["body", "body", "comments", "comments"]


def test_a_sentence_about_comments_is_not_a_counter() -> None:
    assert {
        zone for zone, _ in zones(read(f"{PROSE_EN}\n\nComments were made by 3 ministers.\n\n{PROSE_EN}\n"))
    } == {"body"}


def test_headlines_with_teasers_at_the_end_are_related() -> None:
    text = (
        f"{PROSE_NL}\n{PROSE_NL_2}\n{PROSE_NL}\n"
        "Een drukke dag voor de Franse president in Hanoi\n"
        "Na zijn aankomst in Hanoi sprak de Franse president met de leiders van het land.\n"
        "Minister van Handel bezoekt Moskou voor overleg\n"
        "De minister van Handel bezoekt deze week Moskou voor overleg over tarieven.\n\n\nReactie (0)\n"
    )
    found = zones(read(text))
    assert [zone for zone, _ in found] == ["body"] * 3 + ["related"] * 4 + ["comments"]


def test_sections_of_an_article_are_not_related() -> None:
    text = f"{PROSE_NL}\n\nHandel en energie\n\n{PROSE_NL_2}\n\nVooruitblik\n\n{PROSE_NL}\n"
    assert [zone for zone, _ in zones(read(text))] == ["body", "heading", "body", "heading", "body"]


def test_labelled_links_are_related() -> None:
    text = f"{PROSE_EN}\n\nRead also: Minister travels to Moscow\n\n{PROSE_EN}\n\n{PROSE_EN}\n\nRelated articles\n\n- Talks in Hanoi\n- A visit to Paris\n"
    assert [zone for zone, _ in zones(read(text))] == [
        "body",
        "related",
        "body",
        "body",
        "related",
        "related",
        "related",
    ]


def test_an_embedded_link_that_stands_twice_is_related() -> None:
    found = zones(
        read(f"{PROSE_EN}\n\nMinister travels to Moscow\n\n- Minister travels to Moscow\n\n{PROSE_EN}\n")
    )
    assert [zone for zone, _ in found] == ["body", "related", "related", "body"]


def test_title_byline_and_date_line() -> None:
    document = read(
        f"Ministers tekenen verdrag over handel\nDoor Jan van der Berg\n20.06.2024\n\n{PROSE_NL}\n\n{PROSE_NL_2}\n"
    )
    assert [zone for zone, _ in zones(document)] == ["title", "credit", "furniture", "body", "body"]
    assert document.metadata.author.value == "Jan van der Berg"
    assert document.metadata.published.value == "2024-06-20"
    assert document.metadata.title.value == "Ministers tekenen verdrag over handel"


def test_a_headline_that_opens_like_a_byline_is_none() -> None:
    document = read(
        f"Von der Leyen trifft Modi\nEU und Indien wollen Freihandelspakt beschließen\n\n{PROSE_DE}\n\n{PROSE_DE}\n"
    )
    assert [zone for zone, _ in zones(document)][:2] == ["title", "title"]
    assert document.metadata.author.origin == "missing"


def test_first_heading_is_the_title_and_its_repetition_a_heading() -> None:
    document = read(f"# Joint Statement\n\n## Joint Statement\n\n{PROSE_EN}\n", "a.md")
    assert zones(document)[:2] == [("title", "Joint Statement"), ("heading", "Joint Statement")]
    assert document.metadata.title.value == "Joint Statement"


def test_headings_with_an_underline() -> None:
    assert zones(read(f"Joint Statement\n===\n\n{PROSE_EN}\n\nNext steps\n---\n\n{PROSE_EN}\n", "a.md")) == [
        ("title", "Joint Statement"), ("furniture", "==="), ("body", PROSE_EN),
        ("heading", "Next steps"), ("furniture", "---"), ("body", PROSE_EN),
    ]  # fmt: skip


def test_wrapped_lines_are_one_block_and_items_keep_their_continuation() -> None:
    text = (
        "The two ministers met in Hanoi on Thursday and agreed that\n"
        "their governments will hold a further round of talks in the\n"
        "autumn of this year.\n\n"
        "1.  We reaffirm our commitment to peace and to the sovereign\n"
        "    equality of states — as declared in July — and to law.\n"
        "2.  We will open a joint centre.\n\n<!-- -->\n\n-   Refrain from force.\n"
    )
    found = zones(read(text))
    assert [zone for zone, _ in found] == ["body"] * 4
    assert found[0][1].endswith("the autumn of this year.")
    assert found[1][1].startswith("We reaffirm")
    assert found[1][1].endswith("and to law.")
    assert found[3][1] == "Refrain from force."


def test_an_ordinal_at_the_start_of_a_line_is_kept() -> None:
    found = zones(read(f"{PROSE_DE}\n\n26. Sitzung der Kommission fand in Moskau statt.\n\n{PROSE_DE}\n"))
    assert found[1] == ("body", "26. Sitzung der Kommission fand in Moskau statt.")


def test_lines_that_end_sentences_are_blocks_of_their_own() -> None:
    text = "\n".join([PROSE_EN, "Trade grew.", PROSE_EN, "Both sides were content with that."])
    assert len(zones(read(text))) == 4


def test_markup_is_skipped_in_reading() -> None:
    text = (
        "De **minister** sprak met [president\nPoetin](https://x.example/a_b_c) in <em>Hanoi</em>[^1] over *handel*\\_.\n\n"
        "![foto](https://x.example/f.jpg)Parijs. Het was [[Emmanuel Macron|Macron]] die sprak.\n\n> Wij zijn bereid.\n> Dat is zo.\n"
    )
    document = read(text, "a.md")
    assert [words for _, words in zones(document)] == [
        "De minister sprak met president Poetin in Hanoi over handel_.",
        "Parijs. Het was Macron die sprak.",
        "Wij zijn bereid.",
        "Dat is zo.",
    ]
    assert "x.example" not in " ".join(words for _, words in zones(document))


def test_html_inside_plain_text() -> None:
    text = f"    <p><strong>1. Wat komt hij doen?</strong></p>\n<p>{PROSE_NL} Het persbureau <em>Yonhap </em>meldt dat.</p>\n<script>var a = '<p>nee</p>';</script>\n<h2><a href='/x'>Kim groet Moon</a></h2>\n<iframe src='x'>Video</iframe>\n<p>{PROSE_NL_2}</p>\n"
    found = zones(read(text))
    assert found[0] == ("title", "Wat komt hij doen?")
    assert found[1] == ("body", f"{PROSE_NL} Het persbureau Yonhap meldt dat.")
    assert ("caption", "Kim groet Moon") in found
    assert found[-1] == ("body", PROSE_NL_2)
    assert not any("var a" in words for _, words in found)


def test_tables_are_read_cell_by_cell_and_empty_pictures_are_furniture() -> None:
    found = zones(
        read(f"{PROSE_EN}\n\n| Year | Trade |\n|---|---|\n| 2023 | 3.6 bn |\n\n![]() | ![]() |\n", "a.md")
    )
    assert [words for zone, words in found if zone == "body"] == [PROSE_EN, "Year", "Trade", "2023", "3.6 bn"]
    assert {zone for zone, _ in found} == {"body", "furniture"}


def test_a_lone_name_at_the_end_signs_the_text() -> None:
    assert zones(read(f"{PROSE_VI}\n\n{PROSE_VI}\n\nNgọc Ánh\n"))[-1] == ("credit", "Ngọc Ánh")
