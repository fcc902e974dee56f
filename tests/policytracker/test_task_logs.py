"""The worker's log: a line of JSON with the ids of whoever rang."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import structlog
from celery import Celery

WAIT_SECONDS = 60
# No document has this id; the task has nothing to do and says so.
NOBODY = 987_654


def lines_about(log: Path, event: str) -> list[dict[str, Any]]:
    """Return the log's lines for ``event`` about the document of this test."""
    lines = [
        json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")
    ]
    return [line for line in lines if line["event"] == event and line.get("document_id") == NOBODY]


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_a_worker_writes_the_ids_of_the_request_and_of_the_document(
    queue: Celery, start_worker_process: Callable[[], "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    start_worker_process()
    with structlog.contextvars.bound_contextvars(request_id="0123456789abcdef"):
        queue.send_task("documents.process_document", [NOBODY])
    deadline = time.monotonic() + WAIT_SECONDS
    while not lines_about(tmp_path / "worker-0.log", "task ended"):
        assert time.monotonic() < deadline, (tmp_path / "worker-0.log").read_text(encoding="utf-8")
        time.sleep(0.1)
    began = lines_about(tmp_path / "worker-0.log", "task began")[0]
    assert began["request_id"] == "0123456789abcdef"
    assert began["task"] == "documents.process_document"
    assert began["level"] == "info"
