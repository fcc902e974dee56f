"""The queue's settings, and the ids its messages carry."""

import json

import pytest
import structlog
from celery import Celery

from policytracker.queue_settings import broker_address
from policytracker.task_logs import named_ids


def test_a_task_is_stopped_before_redis_would_hand_it_out_again(queue: Celery) -> None:
    visible_again = queue.conf.broker_transport_options["visibility_timeout"]
    assert queue.conf.task_soft_time_limit < queue.conf.task_time_limit < visible_again


def test_only_json_is_read_from_the_queue(queue: Celery) -> None:
    assert queue.conf.accept_content == ["json"]
    assert queue.conf.task_acks_late
    assert queue.conf.task_reject_on_worker_lost
    assert not queue.conf.task_always_eager


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("unix:///run/portal/redis.sock?db=3", "redis+socket:///run/portal/redis.sock?virtual_host=3"),
        ("redis://broker:6379/0", "redis://broker:6379/0"),
        ("rediss://:secret@broker:6380/1", "rediss://:secret@broker:6380/1"),
    ],
)
def test_an_address_is_written_as_the_queue_reads_it(given: str, expected: str) -> None:
    assert broker_address(given) == expected


def test_a_message_lies_in_the_queue_of_its_name_with_the_id_of_its_request(queue: Celery) -> None:
    with structlog.contextvars.bound_contextvars(request_id="0123456789abcdef"):
        queue.send_task("documents.fetch_document", [17])
    with queue.connection_for_read() as connection:
        message = connection.SimpleQueue("fetch").get(block=False)
    assert message.headers["request_id"] == "0123456789abcdef"
    assert json.loads(message.body or "")[0] == [17]
    message.ack()


def test_a_task_names_its_document_however_the_id_is_given(queue: Celery) -> None:
    task = queue.tasks["documents.process_document"]
    assert named_ids(task, (17,), {}) == {"document_id": 17}
    assert named_ids(task, (), {"document_id": 18}) == {"document_id": 18}
    assert named_ids(task, ("one", "too", "many"), {}) == {}
