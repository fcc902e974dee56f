"""Two pairs of eyes: what is changed of a public policy is public when another reviewer has approved it."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import (
    CurationEvent,
    HeldEdit,
    IssuingBody,
    Measure,
    MeasureSector,
    Policy,
    PolicyBody,
    PolicySector,
)
from documents.services import holding, publishing
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable, SamePerson
from documents.services.snapshots import take
from documents.vocabulary import EditorialState, HeldState, Verb
from tests.factories import (
    make_body,
    make_evidence,
    make_full_candidate,
    make_measure,
    make_policy,
    make_reviewer,
    make_sector,
)

pytestmark = pytest.mark.django_db


def _public() -> Policy:
    """Return a public policy that holds all that a public one needs."""
    policy = make_policy(sectors=["health", "energy"], bodies=[make_body("Ministry of Ledgers")])
    make_measure(policy, "Clinics keep a ledger", sectors=["health"])
    quote = make_evidence(make_full_candidate(), "title", "Plan for Shared Clinic Records")
    quote.policy = policy
    quote.save()
    return policy


def _change(policy: Policy, by: User, deed: Callable[[Policy], object]) -> HeldEdit:
    policy.refresh_from_db()
    with editing(policy=policy, by=by, revision=policy.revision) as edit:
        deed(policy)
    assert edit.held is not None
    return edit.held


def _rename(title: str) -> Callable[[Policy], object]:
    return lambda policy: Policy.objects.filter(pk=policy.pk).update(title=title)


def _everything(policy: Policy, *, body: IssuingBody, cited: Policy) -> None:
    """Change, add and take away something of every kind of part."""
    Policy.objects.filter(pk=policy.pk).update(title="New title", summary="In short")
    policy.dates.update(edtf="2020-02", earliest="2020-02-01", latest="2020-02-29", precision="month")
    PolicySector.objects.filter(policy=policy, sector__code="energy").delete()
    PolicySector.objects.create(policy=policy, sector=make_sector("finance"), primary=True)
    PolicyBody.objects.filter(policy=policy).update(body=body)
    measure = Measure.objects.get(policy=policy)
    measure.text = "Clinics keep two ledgers"
    measure.save()
    MeasureSector.objects.create(measure=measure, sector=make_sector("finance"))
    make_measure(policy, "A fund for clinics", sectors=["health"])
    policy.sources.update(tier=1)
    policy.relations.create(kind="cites", target=cited)


def test_a_change_of_a_public_policy_stays_hidden_until_another_reviewer_approves_it() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    make_sector("finance")
    change = partial(_everything, body=make_body("Ministry of Clinics"), cited=make_policy())
    was = take(policy=policy)
    held = _change(policy, author, change)
    assert take(policy=policy) == was
    policy.refresh_from_db()
    assert (policy.revision, policy.edited_by) == (1, None)

    holding.approve(held=held, by=second)
    policy.refresh_from_db()
    assert take(policy=policy) == held.rows_after
    assert (policy.title, policy.date, policy.best_tier) == ("New title", "2020-02", 1)
    assert (policy.revision, policy.edited_by, policy.published_by) == (2, author, second)
    assert "new" in policy.search.title_words.lower()


def test_the_history_tells_who_proposed_who_changed_and_who_approved() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    old = policy.title
    holding.approve(held=_change(policy, author, _rename("New title")), by=second)
    events = list(CurationEvent.objects.filter(policy=policy).order_by("pk"))
    assert [(event.verb, event.actor) for event in events] == [
        (Verb.PROPOSE, author),
        (Verb.AMEND, author),
        (Verb.PUBLISH, second),
    ]
    assert (events[1].before, events[1].after) == ({"title": old}, {"title": "New title"})
    assert not publishing.wrote(policy=policy, user=author)


def test_nobody_approves_his_own_change_not_even_past_the_service() -> None:
    policy, author = _public(), make_reviewer()
    held = _change(policy, author, _rename("New title"))
    with pytest.raises(SamePerson):
        holding.approve(held=held, by=author)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldEdit.objects.filter(pk=held.pk).update(
            state=HeldState.APPROVED, decided_by=author, decided_at=timezone.now()
        )


def test_a_second_change_is_refused_while_one_waits() -> None:
    policy, author, second = _public(), make_reviewer(username="mei"), make_reviewer()
    _change(policy, author, _rename("New title"))
    with (
        pytest.raises(AlreadyDecided, match="A change by mei waits"),
        editing(policy=policy, by=second, revision=policy.revision),
    ):
        pass


def test_a_declined_change_needs_a_reason_and_leaves_the_policy_as_it_is() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    was = take(policy=policy)
    held = _change(policy, author, _rename("New title"))
    with pytest.raises(InvalidValue, match="why"):
        holding.decline(held=held, reason=" ", by=second)
    assert holding.decline(held=held, reason="The old one is right", by=second).state == HeldState.DECLINED
    assert take(policy=policy) == was
    with pytest.raises(AlreadyDecided):
        holding.approve(held=held, by=second)


def test_an_author_takes_his_change_back_without_a_reason() -> None:
    policy, author = _public(), make_reviewer()
    held = _change(policy, author, _rename("New title"))
    assert holding.decline(held=held, reason="", by=author).state == HeldState.TAKEN_BACK
    assert holding.waiting_on(policy) is None


def test_what_was_changed_elsewhere_in_the_record_meanwhile_stays() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    held = _change(policy, author, _rename("New title"))
    policy.refresh_from_db()
    with editing(policy=policy, by=None, revision=policy.revision):
        Policy.objects.filter(pk=policy.pk).update(number="No. 7")
        make_measure(policy, "Found in another source")
    holding.approve(held=held, by=second)
    policy.refresh_from_db()
    assert (policy.title, policy.number, policy.measures.count()) == ("New title", "No. 7", 2)


def test_the_same_value_changed_meanwhile_is_told_and_not_overwritten() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    held = _change(policy, author, _rename("Mine"))
    policy.refresh_from_db()
    with editing(policy=policy, by=None, revision=policy.revision):
        _rename("Theirs")(policy)
    with pytest.raises(InvalidValue, match="title"):
        holding.approve(held=held, by=second)
    policy.refresh_from_db()
    assert policy.title == "Theirs"


def test_a_change_that_takes_away_what_a_public_record_needs_is_not_approved() -> None:
    policy, author, second = _public(), make_reviewer(), make_reviewer()
    held = _change(policy, author, lambda row: row.dates.all().delete())
    with pytest.raises(NotPublishable, match="a date"):
        holding.approve(held=held, by=second)
    assert policy.dates.exists()


def test_a_save_that_changes_nothing_holds_nothing() -> None:
    policy = _public()
    with editing(policy=policy, by=make_reviewer(), revision=policy.revision) as edit:
        policy.save()
    assert edit.held is None
    assert not HeldEdit.objects.exists()


def test_a_draft_is_changed_at_once() -> None:
    draft = make_policy(state=EditorialState.DRAFT)
    with editing(policy=draft, by=make_reviewer(), revision=1) as edit:
        _rename("New title")(draft)
    draft.refresh_from_db()
    assert (edit.held, draft.title) == (None, "New title")
