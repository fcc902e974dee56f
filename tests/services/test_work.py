"""Who works on what: claims, leases, failures and the sweep."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from documents.models import Document, ProcessingRun
from documents.querysets import MAX_ATTEMPTS
from documents.services import work
from documents.services.work import LEASE, PAUSES, RING_AGAIN, Lease, LeaseLost
from documents.vocabulary import DocumentState, Outcome, Step
from tests.factories import make_document

pytestmark = pytest.mark.django_db


def waiting(**values: object) -> Document:
    return make_document(state=DocumentState.FETCHED, **values)


def claimed(document: Document, *, after: timedelta = timedelta()) -> Lease:
    lease = work.claim(document_id=document.pk, now=timezone.now() + after)
    assert lease is not None
    return lease


def test_a_claim_names_the_open_step_and_counts_the_attempt_before_the_work() -> None:
    document = waiting()
    lease = claimed(document)
    document.refresh_from_db()
    assert (lease.step, lease.attempt) == (Step.PARSE, 1)
    assert document.attempts == 1
    assert ProcessingRun.objects.get(document=document).outcome == Outcome.RUNNING


def test_a_text_that_is_held_cannot_be_claimed() -> None:
    document = waiting()
    claimed(document)
    assert work.claim(document_id=document.pk, now=timezone.now()) is None


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_text() -> None:
    document = waiting()
    leases: list[Lease | None] = []

    def one() -> None:
        try:
            leases.append(work.claim(document_id=document.pk, now=timezone.now()))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(lease is not None for lease in leases) == 1


@pytest.mark.parametrize("state", [DocumentState.EXTRACTED, DocumentState.FAILED, DocumentState.DEAD])
def test_a_text_that_has_ended_cannot_be_claimed(state: DocumentState) -> None:
    document = make_document(state=state, reason="It ended.")
    assert work.claim(document_id=document.pk, now=timezone.now()) is None


def test_a_lost_worker_s_text_is_taken_over_and_its_late_result_does_not_count() -> None:
    document = waiting()
    slow = claimed(document)
    quick = claimed(document, after=LEASE + timedelta(seconds=1))
    assert quick.attempt == 2
    with pytest.raises(LeaseLost):
        work.fail(lease=slow, reason="Too late.")
    document.refresh_from_db()
    assert (document.state, document.lease) == (DocumentState.FETCHED, quick.token)
    assert list(ProcessingRun.objects.order_by("pk").values_list("outcome", flat=True)) == ["lost", "running"]


def test_a_renewed_lease_outlives_its_first_term() -> None:
    document = waiting()
    lease = claimed(document)
    later = timezone.now() + LEASE - timedelta(seconds=1)
    assert work.renew(lease=lease, now=later)
    assert work.claim(document_id=document.pk, now=later + timedelta(seconds=2)) is None


def test_a_lost_lease_cannot_be_renewed() -> None:
    document = waiting()
    lease = claimed(document)
    claimed(document, after=LEASE + timedelta(seconds=1))
    assert not work.renew(lease=lease, now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_renewed_while_a_long_step_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "RENEW_SECONDS", 0.05)
    document = waiting()
    lease = claimed(document)
    Document.objects.filter(pk=document.pk).update(lease_until=timezone.now())
    renewed = threading.Event()

    with work.kept(lease):
        for _ in range(100):
            document.refresh_from_db()
            if document.lease_until and document.lease_until > timezone.now() + LEASE / 2:
                renewed.set()
                break
            renewed.wait(0.05)
    assert renewed.is_set()


def test_a_finished_step_moves_the_text_on_and_counts_attempts_anew() -> None:
    document = waiting()
    lease = claimed(document)
    work.finish(lease=lease, document=work.hold(lease=lease), state=DocumentState.PARSED)
    document.refresh_from_db()
    assert (document.state, document.attempts, document.lease) == (DocumentState.PARSED, 0, None)


def test_a_failure_that_will_not_pass_ends_the_text_with_its_reason() -> None:
    document = waiting()
    work.fail(lease=claimed(document), reason="This is a picture.")
    document.refresh_from_db()
    assert (document.state, document.reason) == (DocumentState.FAILED, "This is a picture.")
    assert ProcessingRun.objects.get().reason == "This is a picture."


def test_a_passing_failure_is_tried_again_after_growing_pauses_and_then_ends() -> None:
    document = waiting()
    after = timedelta()
    for pause in PAUSES:
        work.fail(lease=claimed(document, after=after), reason="The server does not answer.", passing=True)
        document.refresh_from_db()
        assert document.state == DocumentState.FETCHED
        assert document.not_before is not None
        assert work.claim(document_id=document.pk, now=timezone.now() + after) is None
        after += pause + timedelta(seconds=1)
    work.fail(lease=claimed(document, after=after), reason="The server does not answer.", passing=True)
    document.refresh_from_db()
    assert (document.state, document.reason) == (DocumentState.FAILED, "The server does not answer.")


def test_a_text_whose_workers_were_all_lost_is_set_aside_with_a_reason() -> None:
    document = waiting()
    for attempt in range(MAX_ATTEMPTS):
        claimed(document, after=attempt * (LEASE + timedelta(seconds=1)))
    later = timezone.now() + MAX_ATTEMPTS * (LEASE + timedelta(seconds=1))
    assert work.sweep(now=later) == []
    document.refresh_from_db()
    assert document.state == DocumentState.DEAD
    assert "reading its text" in document.reason
    assert set(ProcessingRun.objects.values_list("outcome", flat=True)) == {Outcome.LOST}


def test_a_text_in_its_last_attempt_is_not_set_aside_while_it_is_held() -> None:
    document = waiting(attempts=MAX_ATTEMPTS - 1)
    claimed(document)
    work.sweep(now=timezone.now())
    document.refresh_from_db()
    assert document.state == DocumentState.FETCHED


def test_the_sweep_rings_for_what_waits_and_not_again_at_once() -> None:
    document, now = waiting(), timezone.now()
    assert work.sweep(now=now) == [document.pk]
    assert work.sweep(now=now + timedelta(seconds=1)) == []
    assert work.sweep(now=now + RING_AGAIN + timedelta(seconds=1)) == [document.pk]


def test_the_sweep_leaves_alone_what_is_held_what_waits_for_its_time_and_what_has_ended() -> None:
    now = timezone.now()
    claimed(waiting())
    waiting(not_before=now + timedelta(minutes=1))
    make_document(state=DocumentState.EXTRACTED)
    assert work.sweep(now=now) == []


def test_the_sweep_rings_for_a_text_whose_worker_was_lost() -> None:
    document = waiting()
    claimed(document)
    assert work.sweep(now=timezone.now() + LEASE + timedelta(seconds=1)) == [document.pk]
