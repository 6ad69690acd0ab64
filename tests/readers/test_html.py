"""HTML pages: the visible text, its zones, the metadata of the page, and hostile pages."""

from __future__ import annotations

import time

import pytest

from servanda.errors import ReadError
from servanda.model import Document
from servanda.readers import read_bytes

PAGE = """<!doctype html><html lang="nl-NL"><head><meta charset="utf-8"><title>Ministers tekenen verdrag | De Krant</title>
<meta property="og:site_name" content="De Krant"><meta property="article:published_time" content="2024-06-20T08:00:00+02:00">
<link rel="canonical" href="https://krant.example/ministers">
<script type="application/ld+json">{"@graph":[{"@type":"Organization"},{"@type":"NewsArticle","headline":"Ministers tekenen verdrag",
"author":[{"@type":"Person","name":"Jan Jansen"}]}]}</script></head>
<body class="has-comments"><nav><a href="/">Voorpagina</a></nav><header><a href="/">De Krant</a></header>
<main><article><h1>Ministers tekenen verdrag</h1><p class="byline">Door Jan Jansen</p>
<figure><img src=x alt="niet lezen"><figcaption>De ministers in Hanoi. <span class="credit">Foto: ANP</span></figcaption></figure>
<p>De minis<b>ters</b> van <em>Vietnam</em> en
Rusland &amp; China tekenden donderdag een verdrag over handel.<br>Het gaat ook om energie.</p>
<h2>Nieuwe stap</h2><p>Volgens de minister is het een nieuwe stap in de betrekkingen tussen beide landen.</p>
<p>Bron: <a href="https://baomoi.example/viet-nam-nga-nhung-doi-tac-tin-cay-trong-the-gioi-1.html">Bao Moi</a></p>
<aside class="related"><h3>Lees ook</h3><a href="/b">Poetin bezoekt Hanoi</a></aside>
<div class="share-buttons">Deel dit</div></article></main>
<div id="comments"><p>Mooi hoor.</p></div><footer>Colofon</footer></body></html>"""


def zones(document: Document) -> list[tuple[str, str]]:
    return [(block.zone, document.text[block.start : block.end]) for block in document.blocks]


def test_a_whole_page() -> None:
    document = read_bytes(PAGE.encode(), "a.html")
    assert zones(document) == [
        ("furniture", "De Krant"),
        ("title", "Ministers tekenen verdrag"),
        ("credit", "Door Jan Jansen"),
        ("caption", "De ministers in Hanoi."),
        ("credit", "Foto: ANP"),
        ("body", "De ministers van Vietnam en Rusland & China tekenden donderdag een verdrag over handel."),
        ("body", "Het gaat ook om energie."),
        ("heading", "Nieuwe stap"),
        ("body", "Volgens de minister is het een nieuwe stap in de betrekkingen tussen beide landen."),
        ("source_line", "Bron: Bao Moi"),
        ("related", "Lees ook"),
        ("related", "Poetin bezoekt Hanoi"),
        ("comments", "Mooi hoor."),
    ]
    data = document.metadata
    assert data.title.value == "Ministers tekenen verdrag"
    assert (data.published.value, data.author.value, data.outlet.value) == (
        "2024-06-20",
        "Jan Jansen",
        "De Krant",
    )
    assert (data.url.value, data.language.value) == ("https://krant.example/ministers", "nl")
    assert (
        data.republished_from.value
        == "https://baomoi.example/viet-nam-nga-nhung-doi-tac-tin-cay-trong-the-gioi-1.html"
    )
    assert data.original_language.value == "vi"


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta name="date" content="2024-06-20">', "published", "2024-06-20"),
        ('<meta name="author" content="Jane Doe">', "author", "Jane Doe"),
        ('<meta property="og:title" content="Talks in Hanoi">', "title", "Talks in Hanoi"),
        ('<meta property="og:url" content="https://x.example/a">', "url", "https://x.example/a"),
        ('<script type="application/ld+json">{"@type":["NewsArticle"],"publisher":{"name":"The Post"}}</script>', "outlet", "The Post"),
        ('<script type="application/ld+json">{"@type":"Article","datePublished":"2024-06-20T01:00Z"}</script>', "published", "2024-06-20"),
        ('<script type="application/ld+json">{broken</script>', "published", None),
        ('<meta property="article:author" content="https://facebook.example/jane">', "author", None),
        ("<title>Talks in Hanoi</title>", "title", "Talks in Hanoi"),
    ],
)  # fmt: skip
def test_metadata_of_the_head(head: str, field: str, value: str | None) -> None:
    data = read_bytes(
        f"<html><head>{head}</head><body><p>The ministers met.</p></body></html>".encode(), "a.html"
    ).metadata
    assert getattr(data, field).value == value
    assert getattr(data, field).origin == ("file" if value else "missing")


def test_time_element_and_title_without_heading() -> None:
    html = "<title>Talks in Hanoi</title><p>The ministers met.</p><time datetime='2024-06-20'>Thursday</time>"
    document = read_bytes(html.encode(), "a.html")
    assert document.metadata.published.value == "2024-06-20"
    assert zones(document)[0] == ("title", "Talks in Hanoi")


def test_declared_charset() -> None:
    html = "<meta charset='iso-8859-1'><p>Les États européens – réunis à Hanoï.</p>"
    assert read_bytes(html.encode("windows-1252"), "a.html").text == "Les États européens – réunis à Hanoï."
    with pytest.raises(ReadError, match="offset"):
        read_bytes("<p>Les États européens</p>".encode("windows-1252"), "a.html")


def test_hidden_things_are_not_read() -> None:
    html = "<p>Seen.</p><p hidden>A</p><p style='display: none'>B</p><template>C</template><noscript>D</noscript><!-- E -->"
    assert read_bytes(html.encode(), "a.html").text == "Seen."


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "woord",
        "<b><i><p>" * 30_000 + "woord",
        "<p>een woord " * 30_000,
        f"<p title='{'x' * 3_000_000}'>woord</p>",
        "<p title='a\x00b'>wo\x00ord</p>",
        "<p>woord" + "&amp;&lol9;" * 100_000,
        "<p>woord</p>" + "<!--" * 100_000,
        "<table>" * 5_000 + "woord",
        "<p>woord</p><script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
    ids=["nested", "formatting", "unclosed", "attribute", "nul", "entities", "comments", "tables", "json"],
)
def test_hostile_pages_are_read_in_time(html: str) -> None:
    start = time.perf_counter()
    document = read_bytes(html.encode(), "a.html")
    assert "woord" in document.text
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "piece",
    ["[", "**a ", "[a](", "![a](", "`a", '<a href="', "<!--", "> ", "a: ", "_a ", "1. a\n", "| a |\n"],
)
def test_hostile_marks_are_read_in_time(piece: str) -> None:
    start = time.perf_counter()
    document = read_bytes((piece * 30_000 + " woord").encode(), "a.md")
    assert document.text.endswith("woord")
    assert time.perf_counter() - start < 5
