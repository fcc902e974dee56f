"""Places stand side by side with the numbers that the lists behind them show."""

import csv
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Policy, RegionName
from documents.search import store
from documents.vocabulary import EditorialState
from tests.factories import make_measure, make_measure_type, make_policy, make_region, make_sector

ADDRESS = "/compare/?region=XA&region=XB"


@pytest.fixture
def places(db: None) -> None:
    make_sector("health", label_en="Health")
    make_sector("energy", label_en="Energy")
    make_region("XA-1", parent=make_region("XA", name_en="Anyland", name_zh="任国"))
    make_region("XB", name_en="Otherland", name_zh="他国")


def add(code: str, kind: str = "pilot", **values: Any) -> Policy:
    amounts = {name: values.pop(name) for name in list(values) if name.startswith("amount_")}
    policy = make_policy(region=make_region(code), **values)
    make_measure(policy, type=make_measure_type(kind), **amounts)
    return policy


def read(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def test_a_cell_counts_what_its_link_lists_with_all_places_below(client: Client, places: None) -> None:
    add("XA", sectors=["health", "energy"])
    add("XA-1", sectors=["health"])
    add("XA-1", kind="subsidy", sectors=["health"])
    add("XB", sectors=["energy"])
    html = read(client)
    cells = re.findall(r'href="([^"]+sector=[^"]+)" rel="nofollow">(\d+)<', html)
    assert len(cells) == 7
    for address, count in cells:
        found = client.get(address.replace("&amp;", "&")).content.decode()
        assert found.count('<article class="card">') == int(count), address
    assert ("/policies/?region=XA&amp;sector=health&amp;measure=pilot", "2") in cells


def test_the_file_has_every_number_also_those_that_are_none(client: Client, places: None) -> None:
    add("XA", sectors=["health"])
    response = client.get("/compare.csv?region=XA&region=XB")
    rows = list(csv.DictReader(response.content.decode().splitlines()))
    assert len(rows) == 2 * 2 * (1 + 1)
    counted = {(row["region"], row["sector"], row["measure"]): row["policies"] for row in rows}
    assert counted["XA", "health", "pilot"] == counted["XA", "health", ""] == "1"
    assert counted["XB", "energy", "pilot"] == "0"


def test_a_place_may_be_typed_by_its_name_in_either_language(client: Client, places: None) -> None:
    add("XA")
    for typed in ("anyland", "任国", "xa"):
        html = read(client, f"/compare/?region={typed}&region=XB")
        assert "/policies/?region=XA&amp;sector=health" in html


def test_of_two_places_with_one_name_the_form_keeps_the_one_that_was_chosen(
    client: Client, places: None
) -> None:
    make_region("XC", name_en="Anyland")
    add("XA")
    html = read(client, "/compare/?region=XC&region=XA")
    assert re.findall(r'name="region" value="([^"]+)"', html) == ["Anyland (XC)", "Anyland"]


def test_a_place_may_be_typed_by_another_name_or_by_its_name_with_its_code(
    client: Client, places: None
) -> None:
    RegionName.objects.create(region=make_region("XA"), language="en", name="Old Anyland")
    add("XA")
    for typed in ("old anyland", "Anyland (xa)"):
        assert "/policies/?region=XA&amp;sector=health" in read(client, f"/compare/?region={typed}&region=XB")


def test_a_place_that_was_replaced_stands_for_the_one_that_took_its_stead(
    client: Client, places: None
) -> None:
    old = make_region("XC", name_en="Formerland", replaced_by=make_region("XA"))
    assert old.replaced_by is not None
    add("XA")
    assert "/policies/?region=XA&amp;sector=health" in read(client, "/compare/?region=Formerland&region=XB")


def test_what_is_no_place_and_a_sixth_place_are_named_as_left_out(client: Client, places: None) -> None:
    for number in range(4):
        make_region(f"XC-{number}", parent=make_region("XC"))
    codes = ["XA", "XB", "XC", "XC-0", "XC-1", "XC-2", "nowhere<b>"]
    html = read(client, "/compare/?" + "&".join(f"region={code}" for code in codes))
    assert "region=XC-2</code>: five places at most" in html
    assert "region=nowhere&lt;b&gt;</code>: there is no place" in html


def test_one_place_asks_for_another_and_none_gives_examples(client: Client, places: None) -> None:
    add("XA")
    add("XB")
    assert "Name one more place" in read(client, "/compare/?region=XA")
    assert "/compare/?region=" in read(client, "/compare/")


def test_drafts_count_nowhere(client: Client, places: None) -> None:
    add("XA", state=EditorialState.DRAFT, title="A hidden plan", amount_max=5, amount_currency="EUR")
    html = read(client)
    assert "A hidden plan" not in html
    assert "No policy of these places names a sum" in html


def test_the_first_is_only_named_where_no_other_can_have_been_earlier(client: Client, places: None) -> None:
    add("XA", dated="2020", title="Plan of some day in 2020")
    add("XB", dated="2020-06-01", title="Plan of June")
    add("XB", dated="2022-06-01", title="A later plan")
    html = read(client)
    assert "Plan of some day in 2020" in html
    assert "A later plan" not in html
    assert "First</span>" not in html
    add("XB", dated="2019-06-01", title="An early plan")
    assert re.search(
        r"An early plan</a><br><span[^>]*>1 June 2019</span> <span[^>]*>First</span>", read(client)
    )


def test_a_policy_without_a_known_year_is_never_first(client: Client, places: None) -> None:
    add("XA", dated="XXXX-04-08", title="Plan of some April")
    add("XB", dated="2020-06-01")
    assert "Plan of some April" not in read(client)


def test_sums_show_the_largest_of_each_currency_and_are_not_mixed(client: Client, places: None) -> None:
    for amount in (1000, 3000, 2000):
        add("XA", amount_max=amount, amount_currency="EUR", amount_unit="total")
    add("XA", amount_max=9000, amount_currency="CNY", amount_unit="total")
    add("XB", amount_min=70, amount_currency="EUR", amount_unit="total")
    html = read(client)
    amounts = html[html.index('id="amounts"') :]
    shown = re.findall(r">(from )?([\d,]+) (EUR|CNY)</a>", amounts)
    assert shown == [("", "9,000", "CNY"), ("", "3,000", "EUR"), ("from ", "70", "EUR")]
    assert "largest of 3" in amounts


def test_twenty_policies_ask_as_often_as_one(client: Client, places: None) -> None:
    def queries() -> int:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE documents_policychange")
        store.current()
        with CaptureQueriesContext(connection) as captured:
            read(client)
        return len(captured)

    add("XA", amount_max=1, amount_currency="EUR")
    one = queries()
    for number in range(19):
        add(("XA", "XB", "XA-1")[number % 3], amount_max=number, amount_currency="EUR")
    assert queries() == one
    assert one <= 8
