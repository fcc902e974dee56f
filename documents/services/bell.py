"""The doorbell: short messages over Redis that tell the workers where to look.

Tasks are called by name, since they lie above the services. A bell that does not ring is no harm: what
has to be done stands in the database, and the sweep rings again.
"""

import time
from typing import Any

import structlog
from amqp.exceptions import AMQPError
from celery import current_app
from django.db import transaction
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from documents.vocabulary import DocumentState

LOG = structlog.get_logger(__name__)

PROCESS_TASK = "documents.process_document"
FETCH_TASK = "documents.fetch_document"
SWEEP_TASK = "documents.sweep"
#: The queues as the settings project names them.
QUEUES = ("process", "fetch")
#: What Redis, the way to it and a queue that was flushed away may raise.
SILENCE = (KombuError, RedisError, AMQPError, OSError)
#: After a failure the bell is left alone for so long: each try takes seconds, and a door with a hundred
#: texts must not wait for a hundred of them.
REST_SECONDS = 10.0


class Bell:
    """The wire to Redis, and until when it is left alone (seconds of the monotonic clock)."""

    rests_until = 0.0

    def send(self, task: str, arguments: list[Any]) -> bool:
        """Send one message; ``False`` where it could not be sent."""
        if time.monotonic() < self.rests_until:
            return False
        try:
            current_app.send_task(task, arguments)
        except SILENCE as error:
            self.rests_until = time.monotonic() + REST_SECONDS
            LOG.warning("bell not rung", task=task, reason=str(error).strip())
            return False
        return True


_BELL = Bell()


def ring(*, document_id: int, state: DocumentState) -> bool:
    """Tell the workers of a text that waits; ``False`` where the message could not be sent."""
    task = FETCH_TASK if state == DocumentState.REGISTERED else PROCESS_TASK
    return _BELL.send(task, [document_id])


def ring_after_commit(*, document_id: int, state: DocumentState) -> None:
    """Ring once the transaction has ended well, so that no worker looks before the row is there."""

    def rung() -> None:
        ring(document_id=document_id, state=state)

    transaction.on_commit(rung)


def ring_for_sweep() -> bool:
    """Ask for a sweep, as a worker does when it starts."""
    return _BELL.send(SWEEP_TASK, [])


def waiting() -> int:
    """Return how many messages wait in the queues; 0 where Redis does not answer."""
    try:
        with current_app.connection_for_read() as connection:
            channel: Any = connection.channel()
            # The transport's own way of counting looks for the queue without the prefix of its key.
            return sum(channel.client.llen(queue) for queue in QUEUES)
    except SILENCE as error:
        LOG.warning("queue not reached", reason=str(error).strip())
        return 0


def workers(*, timeout: float) -> int:
    """Return how many workers answer within ``timeout`` seconds; 0 where Redis does not."""
    try:
        return len(current_app.control.ping(timeout=timeout) or ())
    except SILENCE:
        return 0
