"""What the worker does when the bell rings."""

from typing import Any

import pytest
from celery import Celery
from django.db import transaction
from django.utils import timezone

from documents import tasks
from documents.models import Candidate, Document, ProcessingRun
from documents.services import bell, intake, work
from documents.vocabulary import DocumentOrigin, DocumentState, Outcome
from policytracker import queue_settings
from tests import texts


def register(text: str = texts.NO_POLICY, name: str = "a.txt") -> Document:
    return intake.register_bytes(data=text.encode(), name=name, origin=DocumentOrigin.FILE).document


def waiting(queue: Celery, name: str = "process") -> int:
    with queue.connection_for_read() as connection:
        channel: Any = connection.channel()
        waiting: int = channel.client.llen(name)
    return waiting


def test_the_scheduler_rings_the_sweep_by_its_name(queue: Celery) -> None:
    names = {entry["task"] for entry in queue_settings.beat_schedule.values()}
    assert bell.SWEEP_TASK in names
    assert tasks.sweep.name == bell.SWEEP_TASK
    assert {tasks.process_document.name, tasks.fetch_document.name} == {bell.PROCESS_TASK, bell.FETCH_TASK}


def test_every_entry_of_the_schedule_names_a_task_that_there_is(queue: Celery) -> None:
    assert {entry["task"] for entry in queue_settings.beat_schedule.values()} <= set(queue.tasks)


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_after_the_commit_and_not_before(queue: Celery) -> None:
    with transaction.atomic():
        register()
        assert waiting(queue) == 0
    assert waiting(queue) == 1


@pytest.mark.django_db(transaction=True)
def test_a_registration_that_is_rolled_back_rings_for_nobody(queue: Celery) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        register()
        _ = 1 / 0
    assert waiting(queue) == 0


@pytest.mark.django_db(transaction=True)
def test_pages_are_fetched_from_a_queue_of_their_own(queue: Celery) -> None:
    intake.register_address(url="https://example.org/a")
    assert (waiting(queue, "fetch"), waiting(queue)) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_the_bell_knows_how_many_messages_wait(queue: Celery) -> None:
    assert bell.waiting() == 0
    register()
    intake.register_address(url="https://example.org/a")
    assert bell.waiting() == 2


@pytest.mark.django_db(transaction=True)
def test_the_sweep_keeps_silent_while_enough_messages_wait(
    queue: Celery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "ENOUGH_RINGS", 2)
    for number in range(4):
        register(texts.numbered(number))
    Document.objects.update(rung_at=None)
    assert work.sweep(now=timezone.now()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(90)
def test_without_redis_a_text_is_registered_all_the_same_and_many_do_not_wait_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dead = Celery("dead", broker="redis://127.0.0.1:1/0", set_as_current=False)
    dead.conf.task_publish_retry = False
    monkeypatch.setattr(bell, "current_app", dead)
    monkeypatch.setattr(bell, "_BELL", bell.Bell())
    tried: list[str] = []
    send = dead.send_task

    def noted(name: str, args: list[Any]) -> Any:
        tried.append(name)
        return send(name, args)

    monkeypatch.setattr(dead, "send_task", noted)
    for number in range(20):
        register(texts.numbered(number))
    assert Document.objects.filter(state=DocumentState.FETCHED).count() == 20
    assert len(tried) == 1
    assert bell.waiting() == 0


@pytest.mark.worker
def test_one_message_many_times_is_worked_on_once(worker: Celery) -> None:
    texts.make_lists_for(texts.PLAN)
    document = register(texts.PLAN)
    for _ in range(5):
        tasks.process_document.delay(document.pk)
    settle(document)
    assert Candidate.objects.count() == 1
    runs = ProcessingRun.objects.filter(document=document)
    assert [run.outcome for run in runs] == [Outcome.DONE] * 3


@pytest.mark.worker
def test_a_page_that_cannot_be_fetched_ends_failed_by_itself(worker: Celery) -> None:
    document = intake.register_address(url="http://127.0.0.1:8000/admin/").document
    settle(document)
    assert document.state == DocumentState.FAILED
    assert "public internet" in document.reason


def settle(document: Document) -> None:
    """Wait until a text has ended, for as long as pytest lets a test run."""
    while document.state not in (DocumentState.EXTRACTED, DocumentState.FAILED, DocumentState.DEAD):
        document.refresh_from_db()
