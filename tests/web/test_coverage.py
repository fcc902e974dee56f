"""An empty place is told apart: nothing found there, or nobody has looked."""

import csv
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import CoverageSearch, RegionName
from documents.search import store
from documents.vocabulary import SearchOutcome
from tests.factories import make_policy, make_region, make_sector


@pytest.fixture(autouse=True)
def _places(db: None) -> None:
    make_sector("health", label_en="Health", position=1)
    make_sector("energy", label_en="Energy", position=2)
    country = make_region("XA", name_en="Anyland", name_zh="任国")
    make_region("XA-1-1", parent=make_region("XA-1", parent=country, name_en="Northshire"))
    make_region("XA-2", parent=country, name_en="Southshire")
    make_region("XB", name_en="Otherland", name_zh="他国")


def searched(code: str, sector: str = "", day: str = "2026-03-02", **values: object) -> CoverageSearch:
    return CoverageSearch.objects.create(
        region=make_region(code),
        sector=make_sector(sector) if sector else None,
        searched_on=date.fromisoformat(day),
        **{"outcome": SearchOutcome.NOTHING} | values,
    )


def table(client: Client, query: str = "") -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return what the file says of each place and sector: state, policies, day."""
    lines = client.get(f"/coverage.csv{query}").content.decode().splitlines()
    return {
        (row["region"], row["sector"]): (row["coverage"], row["policies"], row["searched_on"])
        for row in csv.DictReader(lines)
    }


def page(client: Client, address: str = "/coverage/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def test_a_place_has_policies_found_none_or_was_never_searched(client: Client) -> None:
    make_policy(region=make_region("XA-1"), sectors=["health"])
    searched("XB", "health")
    assert table(client) == {
        ("XA", "health"): ("has-policies", "1", ""),
        ("XA", "energy"): ("not-searched", "0", ""),
        ("XB", "health"): ("searched-none-found", "0", "2026-03-02"),
        ("XB", "energy"): ("not-searched", "0", ""),
    }


def test_a_search_of_every_sector_counts_for_each_and_the_newest_one_decides(client: Client) -> None:
    searched("XB", day="2026-01-01")
    searched("XB", "energy", day="2026-04-01", outcome=SearchOutcome.FOUND)
    searched("XB", "energy", day="2025-04-01")
    found = table(client)
    assert found["XB", "health"] == ("searched-none-found", "0", "2026-01-01")
    assert found["XB", "energy"] == ("searched-not-recorded-yet", "0", "2026-04-01")


def test_a_search_covers_the_places_below_only_where_it_says_so(client: Client) -> None:
    searched("XA", "health")
    assert table(client, "?region=XA")["XA-1", "health"][0] == "not-searched"
    searched("XA", "energy", below=True)
    found = table(client, "?region=XA")
    assert found["XA", "health"][0] == "searched-none-found"
    assert found["XA-1", "energy"] == found["XA-2", "energy"] == ("searched-none-found", "0", "2026-03-02")
    assert table(client, "?region=XA-1")["XA-1-1", "energy"][0] == "searched-none-found"


def test_a_search_that_found_nothing_never_hides_a_policy(client: Client) -> None:
    make_policy(region=make_region("XB"), sectors=["health"])
    searched("XB")
    assert table(client)["XB", "health"] == ("has-policies", "1", "2026-03-02")


def test_a_cell_leads_to_the_policies_it_counts(client: Client) -> None:
    for code in ("XA", "XA-1", "XA-1-1"):
        make_policy(region=make_region(code), sectors=["health"])
    html = page(client)
    assert '<a href="/policies/?region=XA&amp;sector=health" rel="nofollow">3</a>' in html
    listed = client.get("/policies/?region=XA&sector=health").content.decode()
    assert listed.count('<article class="card">') == 3


def test_places_that_nobody_looked_at_are_named_apart(client: Client) -> None:
    searched("XA", "health")
    html = page(client)
    assert "1 place without policies, never searched" in html
    assert '/regions/XB/">Otherland' in html[html.index("never searched") :]
    assert '<time class="heat__when" datetime="2026-03-02">2026-03</time>' in html


def test_the_switch_leads_to_the_places_below_by_code_name_or_other_name(client: Client) -> None:
    make_policy(region=make_region("XA-1"))
    RegionName.objects.create(region=make_region("XA"), language="en", name="Old Anyland")
    for typed in ("XA", "anyland", "任国", "Old Anyland", "Anyland (XA)"):
        html = page(client, f"/coverage/?region={typed}")
        assert "<h1>Coverage: Anyland</h1>" in html
        assert "Northshire" in html[html.index("heat--reach") :]
    assert "region=nowhere</code>: there is no place" in page(client, "/coverage/?region=nowhere")


def test_searches_are_listed_with_how_they_were_made(client: Client) -> None:
    searched("XB", note="The gazette of <2020>", below=True)
    searched("XA-1", note="A search below")
    html = page(client)
    assert "The gazette of &lt;2020&gt;" in html
    assert "A search below" not in html
    assert "A search below" in page(client, "/coverage/?region=XA")


def test_many_places_stand_on_several_pages_and_every_one_once(client: Client) -> None:
    for number in range(45):
        searched(make_region(f"XC-{number}", name_en=f"Land {number}").code)
    first, second = page(client), page(client, "/coverage/?page=2")
    rows = [set(re.findall(r"Land \d+(?= <span)", html)) for html in (first, second)]
    assert [len(found) for found in rows] == [40, 5]
    assert not rows[0] & rows[1]
    for odd in ("0", "99", "-1", "x", "²"):
        assert client.get(f"/coverage/?page={odd}").status_code == 200


def test_twenty_searches_ask_as_often_as_one(client: Client) -> None:
    def queries() -> int:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE documents_policychange")
        store.current()
        with CaptureQueriesContext(connection) as captured:
            page(client)
        return len(captured)

    searched("XA")
    make_policy(region=make_region("XA"))
    one = queries()
    for number in range(19):
        searched(("XA", "XB")[number % 2], note=str(number))
        make_policy(region=make_region("XB"))
    assert queries() == one
    assert one <= 4
