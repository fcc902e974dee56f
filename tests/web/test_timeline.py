"""Policies stand in their years, and a measure's way from place to place in the order of its dates."""

import csv
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Policy
from documents.search import store
from documents.vocabulary import EditorialState
from tests.factories import make_measure, make_measure_type, make_policy, make_region, make_sector


@pytest.fixture
def places(db: None) -> None:
    make_sector("health")
    make_sector("energy")
    make_region("XA-1", parent=make_region("XA", name_en="Anyland"))
    make_region("XA-2", parent=make_region("XA"))
    make_region("XB", name_en="Otherland")


def add(code: str, dated: str, kind: str = "pilot", **values: Any) -> Policy:
    policy = make_policy(region=make_region(code), dated=dated, **values)
    make_measure(policy, type=make_measure_type(kind))
    return policy


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def numbers(client: Client, address: str) -> dict[tuple[str, str], int]:
    rows = csv.reader(client.get(address).content.decode().splitlines()[1:])
    return {(row[0], row[2]): int(row[3]) for row in rows}


def test_a_place_counts_what_is_below_it_and_an_act_of_several_years_in_each(
    client: Client, places: None
) -> None:
    add("XA-1", "2019-05-03")
    add("XA", "2019/2021")
    add("XB", "2021")
    add("XB", "XXXX-04-08")
    assert numbers(client, "/timeline.csv") == {
        ("XA", "2019"): 2,
        ("XA", "2020"): 1,
        ("XA", "2021"): 1,
        ("XB", "2019"): 0,
        ("XB", "2020"): 0,
        ("XB", "2021"): 1,
    }


def test_each_column_leads_to_the_policies_that_it_counts(client: Client, places: None) -> None:
    add("XA-1", "2019-05-03")
    add("XA", "2019/2021")
    columns = re.findall(
        r'href="(/policies/[^"]+)" rel="nofollow" aria-label="\d+: (\d+)"', read(client, "/timeline/")
    )
    assert any(count == "2" for _, count in columns)
    for address, count in columns:
        found = client.get(address.replace("&amp;", "&")).content.decode()
        assert found.count('<article class="card">') == int(count), address


def test_one_place_is_taken_apart_into_the_places_below_it(client: Client, places: None) -> None:
    add("XA-1", "2019")
    add("XA-2", "2019")
    add("XB", "2019")
    html = read(client, "/timeline/?measure=pilot")
    assert 'href="/timeline/?region=XA&amp;measure=pilot"' in html
    assert 'href="/timeline/?region=XB' not in html
    counted = numbers(client, "/timeline.csv?region=XA")
    assert counted == {("XA-1", "2019"): 1, ("XA-2", "2019"): 1}


def test_by_sector_a_policy_counts_in_each_of_its_sectors(client: Client, places: None) -> None:
    make_policy(region=make_region("XA"), sectors=["health", "energy"], dated="2020")
    assert numbers(client, "/timeline.csv?by=sector") == {("health", "2020"): 1, ("energy", "2020"): 1}
    assert "sector=energy" in read(client, "/timeline/?by=sector")


def test_a_measure_spreads_in_the_order_of_its_first_dates(client: Client, places: None) -> None:
    add("XB", "2020-03-01", title="Second act")
    add("XB", "2022-03-01", title="A later act")
    add("XA-1", "2019-05-03", title="First act")
    add("XA", "2018-05-03", kind="subsidy", title="An act of another kind")
    add("XA", "XXXX-01", title="Undated act")
    html = read(client, "/timeline/?measure=pilot")
    assert html.index("First act") < html.index("Second act")
    for absent in ("A later act", "An act of another kind", "Undated act"):
        assert absent not in html


def test_nothing_dated_is_said_and_drafts_count_nowhere(client: Client, places: None) -> None:
    add("XA", "2019", title="A hidden act", state=EditorialState.DRAFT)
    html = read(client, "/timeline/?region=nowhere")
    assert "No dated policy has all of this" in html
    assert "region=nowhere" in html
    assert "A hidden act" not in html


@pytest.mark.parametrize("address", ["/timeline/?measure=pilot", "/timeline/?by=sector"])
def test_twenty_policies_ask_as_often_as_one(client: Client, places: None, address: str) -> None:
    def queries() -> int:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE documents_policychange")
        store.current()
        with CaptureQueriesContext(connection) as captured:
            read(client, address)
        return len(captured)

    add("XA", "2019")
    one = queries()
    for number in range(19):
        add(("XA", "XB", "XA-1")[number % 3], str(2005 + number))
    assert queries() == one
    assert one <= 3
