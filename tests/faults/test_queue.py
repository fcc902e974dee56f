"""What is left when workers are killed and Redis forgets: every text, once."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
from celery import Celery

from documents.models import Candidate, Document, Match, ProcessingRun
from documents.services import bell, intake
from documents.vocabulary import DocumentOrigin, DocumentState, Outcome
from tests import texts
from tests.faults.conftest import ROOT, STOP_SECONDS
from tests.faults.end_state import assert_each_extracted_once, ended, register, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.worker, pytest.mark.timeout(240)]

Start = Callable[[], "subprocess.Popen[bytes]"]
#: Lease, sweep and ring of a killed worker's text, with room for a busy machine.
RECOVERY_SECONDS = 60
POISONED = """
import os, signal, sys
import django
from policytracker.celery import app
django.setup()
from documents.services import extracting

extract = extracting.extract_drafts

def deadly(text, **values):
    if "poison" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(text, **values)

extracting.extract_drafts = deadly
app.worker_main(sys.argv[1:])
"""


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a worker and its children at once, as a power cut does."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(STOP_SECONDS)


def flush() -> None:
    """Let Redis forget everything that this test's queue holds."""
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        client.flushdb()


def test_workers_killed_in_the_middle_lose_nothing_and_double_nothing(
    start_worker_process: Start, scheduler: None
) -> None:
    seed = int.from_bytes(os.urandom(3))
    chance = random.Random(seed)  # noqa: S311 - which moment, not a secret
    count = 24
    register(count)
    for _ in range(2):
        process = start_worker_process()
        enough = min(ended() + chance.randint(1, 8), count)
        wait_until(lambda enough=enough: ended() >= enough, seconds=RECOVERY_SECONDS)  # type: ignore[misc]
        kill(process)
    start_worker_process()
    wait_until(lambda: ended() == count, seconds=RECOVERY_SECONDS)
    print(f"seed {seed}")  # noqa: T201 - shown when the test fails, so that it can be run again
    assert_each_extracted_once(count)


def test_redis_flushed_while_texts_wait_loses_nothing(start_worker_process: Start, scheduler: None) -> None:
    count = 12
    register(count)
    flush()
    assert bell.waiting() == 0
    start_worker_process()
    wait_until(lambda: ended() == count, seconds=RECOVERY_SECONDS)
    assert_each_extracted_once(count)


def test_redis_flushed_while_a_worker_listens_loses_nothing(
    start_worker_process: Start, scheduler: None
) -> None:
    start_worker_process()
    register(10)
    flush()
    register(10, first=10)
    wait_until(lambda: ended() == 20, seconds=RECOVERY_SECONDS)
    assert_each_extracted_once(20)


def test_every_message_delivered_three_times_to_two_workers_doubles_nothing(
    start_worker_process: Start, queue: Celery
) -> None:
    documents = register(15)
    for document in documents * 2:
        bell.ring(document_id=document.pk, state=DocumentState.FETCHED)
    start_worker_process()
    start_worker_process()
    wait_until(lambda: ended() == 15, seconds=RECOVERY_SECONDS)
    assert_each_extracted_once(15)


def test_a_text_that_kills_its_worker_is_set_aside_with_a_reason_and_the_others_go_on(
    process_environment: dict[str, str], queue: Celery, scheduler: None, tmp_path: Path
) -> None:
    poison = intake.register_bytes(
        data=texts.numbered(99).replace("grain", "poison").encode(),
        name="bad.txt",
        origin=DocumentOrigin.FILE,
    ).document
    register(5)
    script = tmp_path / "poisoned_worker.py"
    script.write_text(POISONED)
    command = [sys.executable, str(script), "worker", "-Q", "process,fetch", "--concurrency", "1"]
    environment = process_environment | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait_until(lambda: ended() == 6, seconds=200)
    finally:
        kill(process)
    poison.refresh_from_db()
    assert poison.state == DocumentState.DEAD
    assert "The worker stopped" in poison.reason
    assert ProcessingRun.objects.filter(document=poison, outcome=Outcome.LOST).count() == 3
    assert Document.objects.filter(state=DocumentState.EXTRACTED).count() == 5


def test_ingest_registers_texts_while_redis_is_away(
    process_environment: dict[str, str], tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(texts.numbered(number))
    command = [sys.executable, "manage.py", "ingest", *sorted(map(str, tmp_path.glob("*.txt")))]
    environment = process_environment | {"REDIS_URL": "redis://127.0.0.1:1/0"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout.count("registered as document")) == (0, 3), run.stderr
    assert Document.objects.filter(state=DocumentState.FETCHED).count() == 3


def test_the_seed_texts_survive_a_killed_worker_and_a_flushed_redis(
    shared: Path, start_worker_process: Start, scheduler: None
) -> None:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    texts.make_lists_for(*(path.read_text() for path in seeds))
    process = start_worker_process()
    for path in seeds:
        intake.register_bytes(data=path.read_bytes(), name=path.name, origin=DocumentOrigin.FILE)
    wait_until(lambda: ended() >= 1, seconds=RECOVERY_SECONDS)
    kill(process)
    flush()
    start_worker_process()
    wait_until(lambda: ended() == len(seeds), seconds=RECOVERY_SECONDS)
    runs = ProcessingRun.objects.filter(step="extract", outcome=Outcome.DONE)
    assert runs.count() == Document.objects.filter(state=DocumentState.EXTRACTED).count() == len(seeds)
    assert Candidate.objects.count() == sum(run.candidates or 0 for run in runs)
    assert Match.objects.filter(candidate__region__code="CN-440100", other__region__code="CN-440100").exists()
