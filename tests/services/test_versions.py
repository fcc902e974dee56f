"""Going back: a policy as it stood at an earlier revision, read from the history."""

from typing import Any

import pytest

from documents.models import Measure, Policy
from documents.services import holding, versions
from documents.services.editing import editing
from documents.services.errors import InvalidValue, NotFound, StaleRevision
from documents.services.snapshots import take
from documents.vocabulary import EditorialState
from tests.factories import make_body, make_measure, make_policy, make_reviewer, make_sector

# The time of a version is that of its transaction: each step needs one of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def _draft(**values: Any) -> Policy:
    policy = make_policy(
        state=EditorialState.DRAFT, title="First title", bodies=[make_body()], sectors=["health"], **values
    )
    make_measure(policy, "Clinics keep a ledger", sectors=["health"])
    return policy


def _edit(policy: Policy) -> None:
    """Make a second revision in which something of every kind differs."""
    policy.refresh_from_db()
    with editing(policy=policy, by=None, revision=policy.revision):
        Policy.objects.filter(pk=policy.pk).update(title="Second title")
        policy.dates.all().delete()
        policy.policy_bodies.all().delete()
        policy.policy_sectors.update(sector=make_sector("energy"))
        Measure.objects.filter(policy=policy).delete()
        make_measure(policy, "Another measure", sectors=["energy"])
    policy.refresh_from_db()


def test_a_policy_gets_back_the_values_of_an_earlier_revision_and_its_rows_their_numbers() -> None:
    policy, person = _draft(), make_reviewer()
    was = take(policy=policy)
    _edit(policy)
    assert take(policy=policy) != was
    assert versions.revert(policy=policy, revision=1, reason="Wrong act", by=person, seen=2) is None
    policy.refresh_from_db()
    assert take(policy=policy) == was
    assert (policy.title, policy.revision, policy.date) == ("First title", 3, "2021-05-03")
    event = policy.decisions.first()
    assert event is not None
    assert (event.actor, event.reason) == (person, "Back to revision 1: Wrong act")
    assert (event.before["title"], event.after["title"]) == ("Second title", "First title")


def test_going_back_is_itself_gone_back_from() -> None:
    policy, person = _draft(), make_reviewer()
    _edit(policy)
    second = take(policy=policy)
    versions.revert(policy=policy, revision=1, reason="Wrong act", by=person, seen=2)
    policy.refresh_from_db()
    versions.revert(policy=policy, revision=2, reason="It was right", by=person, seen=3)
    assert take(policy=policy) == second


def test_a_page_named_since_stays_a_source() -> None:
    policy, person = _draft(), make_reviewer()
    with editing(policy=policy, by=None, revision=1):
        policy.sources.create(url="https://example.org/late", tier=1)
        Policy.objects.filter(pk=policy.pk).update(title="Second title")
    versions.revert(policy=policy, revision=1, reason="Wrong act", by=person, seen=2)
    policy.refresh_from_db()
    assert (policy.title, policy.sources.count()) == ("First title", 2)


def test_what_going_back_would_change_is_told_and_nothing_is_changed() -> None:
    policy = _draft()
    _edit(policy)
    was = take(policy=policy)
    now, then = versions.changes(policy=policy, revision=1)
    assert (now["title"], then["title"]) == ("Second title", "First title")
    assert set(now) == {"title", "dates", "bodies", "sectors", "measures"}
    assert take(policy=policy) == was


def test_the_versions_are_listed_newest_first_without_the_present_one() -> None:
    policy = _draft()
    _edit(policy)
    with editing(policy=policy, by=None, revision=2):
        Policy.objects.filter(pk=policy.pk).update(title="Third title")
    policy.refresh_from_db()
    assert [(row.revision, row.title) for row in versions.versions(policy=policy)] == [
        (2, "Second title"),
        (1, "First title"),
    ]


def test_going_back_needs_a_reason_a_known_revision_a_difference_and_the_present_record() -> None:
    policy, person = _draft(), make_reviewer()
    _edit(policy)
    with pytest.raises(InvalidValue, match="why"):
        versions.revert(policy=policy, revision=1, reason=" ", by=person, seen=2)
    with pytest.raises(NotFound):
        versions.revert(policy=policy, revision=9, reason="x", by=person, seen=2)
    with pytest.raises(InvalidValue, match="same values"):
        versions.revert(policy=policy, revision=2, reason="x", by=person, seen=2)
    with pytest.raises(StaleRevision):
        versions.revert(policy=policy, revision=1, reason="x", by=person, seen=1)


def test_a_public_policy_goes_back_only_when_a_second_reviewer_approves() -> None:
    policy, author, second = _draft(), make_reviewer(), make_reviewer()
    _edit(policy)
    Policy.objects.filter(pk=policy.pk).update(state=EditorialState.PUBLISHED)
    held = versions.revert(policy=policy, revision=1, reason="Wrong act", by=author, seen=2)
    policy.refresh_from_db()
    assert held is not None
    assert policy.title == "Second title"
    assert holding.waiting_on(policy) == held
    assert held.author != second
