"""A page asks the database as often for twenty policies as for one, and not often."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import PolicyChange
from documents.search import store
from tests.factories import make_body, make_measure, make_policy, make_region, make_sector

MOST = 16


def fill(count: int) -> None:
    place = make_region("XA-1", parent=make_region("XA"))
    for number in range(count):
        policy = make_policy(
            region=place, sectors=["health", "energy"], bodies=[make_body()], title=f"Ledger plan {number}"
        )
        make_measure(policy, "A ledger for clinics", sectors=["health"])


def queries(client: Client, address: str) -> int:
    """Count the queries of a page while nothing has changed since the last one."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE documents_policychange")
    store.current()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/policies/",
        "/policies/?q=ledger",
        "/policies/?q=ledgre",
        "/policies/?region=XA&sector=health&type=plan&sort=changed",
        "/regions/",
        "/regions/XA/",
        "/sectors/",
        "/sectors/health/",
        "/bodies/",
    ],
)
def test_pages_ask_as_often_for_twenty_policies_as_for_one(client: Client, address: str) -> None:
    make_sector("health")
    fill(1)
    one = queries(client, address)
    fill(19)
    twenty = queries(client, address)
    assert twenty == one
    assert twenty <= MOST


@pytest.mark.django_db
def test_a_policy_with_twenty_measures_is_read_with_as_many_queries(client: Client) -> None:
    policy = make_policy()
    make_measure(policy)
    one = queries(client, policy.get_absolute_url())
    for number in range(19):
        make_measure(policy, f"Measure {number}", sectors=["health"])
    assert queries(client, policy.get_absolute_url()) <= one + 1
    assert PolicyChange.objects.count() == 0
