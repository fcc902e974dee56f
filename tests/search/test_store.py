"""The counts are never older than the last commit, whoever wrote it and however."""

import threading

import pytest
from django.db import connection, connections, transaction

from documents.models import Policy, PolicyChange, PolicySector, Region
from documents.search import store
from documents.search.facets import Selection
from documents.search.params import Params
from documents.vocabulary import EditorialState
from tests.factories import make_policy, make_region, make_sector


def total(**filters: tuple[str, ...]) -> int:
    return Selection(store.current(), Params(**filters)).counts().total  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_policy_counts_as_soon_as_it_is_published() -> None:
    before = total()
    make_policy()
    assert total() == before + 1


@pytest.mark.django_db(transaction=True)
def test_what_a_rolled_back_transaction_read_of_itself_is_forgotten_even_where_it_emptied_the_log() -> None:
    before = total()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_policy()
        PolicyChange.objects.all().delete()
        assert total() == before + 1
        raise ZeroDivisionError
    assert total() == before


@pytest.mark.django_db
def test_a_bulk_update_and_raw_sql_are_seen_too() -> None:
    policies = [make_policy() for _ in range(3)]
    assert total() == 3
    Policy.objects.filter(pk=policies[0].pk).update(state=EditorialState.WITHDRAWN, reason="A test.")
    assert total() == 2
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_policy SET state = 'draft' WHERE id = %s", [policies[1].pk])
    assert total() == 1


@pytest.mark.django_db
def test_a_sector_taken_from_a_policy_is_no_longer_counted_there() -> None:
    policy = make_policy(sectors=["health", "energy"])
    assert total(sector=("energy",)) == 1
    PolicySector.objects.filter(policy=policy, sector__code="energy").delete()
    assert total(sector=("energy",)) == 0
    assert total(sector=("health",)) == 1


@pytest.mark.django_db
def test_a_new_place_and_a_new_sector_can_be_asked_for_at_once() -> None:
    total()
    parent = make_region("XN")
    make_policy(region=make_region("XN-1", parent=parent), sectors=[make_sector("fresh").code])
    assert total(region=("XN",)) == 1
    assert total(sector=("fresh",)) == 1


@pytest.mark.django_db
def test_a_place_that_moves_takes_its_policies_along() -> None:
    old, new = make_region("XO"), make_region("XP")
    place = make_region("XO-1", parent=old)
    make_policy(region=place)
    assert (total(region=("XO",)), total(region=("XP",))) == (1, 0)
    Region.objects.move(Region.objects.get(pk=place.pk), new, pos="last-child")
    assert (total(region=("XO",)), total(region=("XP",))) == (0, 1)


@pytest.mark.django_db
def test_what_was_rolled_back_leaves_no_trace() -> None:
    before = total()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_policy()
        assert total() == before + 1
        _ = 1 / 0
    assert total() == before


@pytest.mark.django_db
def test_nothing_changed_costs_one_query(django_assert_num_queries) -> None:
    make_policy()
    connection.cursor().execute("TRUNCATE documents_policychange")
    store.current()
    with django_assert_num_queries(1):
        store.current()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_commits_late_is_seen_then() -> None:
    """Its change was written before those that the store has already seen."""
    slow = make_policy(state=EditorialState.DRAFT)
    assert total() == 0
    written, go_on = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        try:
            with transaction.atomic():
                Policy.objects.filter(pk=slow.pk).update(state=EditorialState.PUBLISHED)
                written.set()
                go_on.wait(10)
        finally:
            connections.close_all()

    other = threading.Thread(target=publish_slowly)
    other.start()
    assert written.wait(10)
    make_policy()
    assert total() == 1
    go_on.set()
    other.join(10)
    assert total() == 2


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_writes_after_it_has_read_is_seen_by_others() -> None:
    with transaction.atomic():
        make_policy()
        _commit_elsewhere()
        assert total() == 1
        make_policy()
        assert total() == 2
        make_policy()
    assert total() == 3


def _commit_elsewhere() -> None:
    """Let another transaction begin and end, so that the snapshot's end lies behind this one."""

    def write() -> None:
        try:
            connection.cursor().execute("SELECT pg_current_xact_id()")
        finally:
            connections.close_all()

    other = threading.Thread(target=write)
    other.start()
    other.join(10)


@pytest.mark.django_db(transaction=True)
def test_the_log_may_be_emptied_at_any_time() -> None:
    make_policy()
    assert total() == 1
    make_policy()
    PolicyChange.objects.all().delete()
    assert total() == 2
