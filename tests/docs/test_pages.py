"""Links lead somewhere, decisions are numbered, nothing of a machine stands in a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .pages import PAGES, ROOT, name, prose

LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M):
        plain = heading.replace("&lt;", "<").replace("&gt;", ">").lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-"))
    return found


def _broken(page: Path) -> list[str]:
    broken = []
    for link in LINK.findall(prose(page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    return broken


def test_there_are_pages() -> None:
    assert len(PAGES) > 25
    assert ROOT / "README.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert not _broken(page)


@pytest.mark.parametrize("text", ["[a](nowhere.md)", "[a](README.md#no-such-heading)"])
def test_a_link_to_nowhere_is_noticed(text: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# One\n", "utf-8")
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    assert _broken(page)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_has_one_title_and_no_path_of_a_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    outside_code = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    assert len(re.findall(r"^# ", outside_code, re.M)) == 1
    assert not re.search(r"(?:^|[\s`(])/(?:home|root|tmp|work|Users)/", text)


def test_decisions_are_numbered_without_gaps_and_have_their_parts() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:4]} "), page.name
        assert re.search(r"^## Context", text, re.M), page.name
        assert re.search(r"^## Decision", text, re.M), page.name


def test_every_package_that_others_extend_says_what_it_is() -> None:
    for folder in ("model", "languages", "readers", "frames", "analysis", "mentions", "statements", "ledger"):
        page = ROOT / "src/servanda" / folder / "README.md"
        assert 4 <= len(page.read_text("utf-8").splitlines()) <= 25, folder


def test_the_readme_names_every_folder_of_the_house() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for folder in (ROOT / "src/servanda").iterdir():
        modules = (
            [path for path in folder.rglob("*.py") if path.stat().st_size > 200] if folder.is_dir() else []
        )
        if modules:
            assert f"`{folder.name}/`" in text, folder.name
