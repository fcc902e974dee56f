"""``manage.py ingest`` as one who types it meets it."""

import io
import os
from pathlib import Path

import pytest
from celery import Celery
from django.core.management import CommandError, call_command

from documents.management.commands import ingest
from documents.models import Candidate, Document
from documents.services import processing
from documents.vocabulary import DocumentState
from tests import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(texts.PLAN)
    return path


def run(*sources: object, **options: object) -> tuple[str, str]:
    """Return what the command prints to standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("ingest", *map(str, sources), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refused(*sources: object, **options: object) -> str:
    """Return what the command prints to standard output when it exits with 1."""
    out = io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("ingest", *map(str, sources), stdout=out, stderr=io.StringIO(), **options)
    assert failure.value.returncode == 1
    return out.getvalue()


def test_files_and_addresses_are_registered_one_line_each(plan: Path) -> None:
    out, _ = run(plan, "https://example.org/page", published="2021-03-10")
    first, second = Document.objects.order_by("pk")
    assert out.splitlines() == [
        f"{plan}: registered as document {first.pk}",
        f"https://example.org/page: registered as document {second.pk}",
    ]
    assert (first.name, first.published, second.published) == ("plan.txt", "2021-03-10", "2021-03-10")


def test_the_same_file_twice_makes_nothing_new_and_says_so(plan: Path) -> None:
    run(plan)
    out, _ = run(plan)
    assert "known already as document" in out
    assert Document.objects.count() == 1


def test_a_file_that_cannot_be_read_is_refused_in_one_line_and_the_others_are_registered(
    plan: Path, tmp_path: Path
) -> None:
    missing, pipe = tmp_path / "missing.txt", tmp_path / "pipe"
    os.mkfifo(pipe)
    out = refused(missing, tmp_path, pipe, plan, "bad\x00name")
    lines = out.splitlines()
    assert len(lines) == 5
    assert "There is no such file" in lines[0]
    assert "This is a folder" in lines[1]
    assert "not a regular file" in lines[2]
    assert "registered as document" in lines[3]
    assert "refused" in lines[4]
    assert Document.objects.count() == 1


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(21_000_000)
    assert "more than 20 MB" in refused(big)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "http://[::1", "http://127.1/a"])
def test_an_address_that_cannot_be_fetched_is_refused_with_a_sentence(url: str) -> None:
    out = refused(url)
    assert out.startswith(f"{url}: refused: ")
    assert not Document.objects.exists()


def test_a_wrong_date_is_refused_before_anything_is_registered(plan: Path) -> None:
    with pytest.raises(CommandError, match="yesterday"):
        run(plan, published="yesterday")
    assert not Document.objects.exists()


def test_a_text_that_failed_before_is_tried_again_when_it_is_named_again(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    run(empty)
    document = Document.objects.get()
    processing.process(document_id=document.pk)
    out, _ = run(empty)
    document.refresh_from_db()
    assert document.state == DocumentState.FETCHED
    assert f"document {document.pk}" in out


def test_waiting_prints_a_line_for_each_text_and_fails_if_one_failed(
    worker: Celery, plan: Path, tmp_path: Path
) -> None:
    texts.make_lists_for(texts.PLAN)
    empty, dull, picture = tmp_path / "empty.txt", tmp_path / "dull.txt", tmp_path / "picture.txt"
    empty.touch()
    dull.write_text(texts.NO_POLICY)
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    lines = sorted(refused(plan, empty, dull, picture, wait=True).splitlines())
    told = {Path(line.split(": ")[0]).name: line.partition(": ")[2] for line in lines}
    assert told["plan.txt"] == "extracted, 1 candidate"
    assert told["dull.txt"].startswith("extracted, 0 candidates: No act of a public authority")
    assert told["empty.txt"].startswith("failed: ")
    assert told["picture.txt"].startswith("failed: ")
    assert Candidate.objects.count() == 1


def test_waiting_with_every_text_through_exits_well(worker: Celery, plan: Path) -> None:
    texts.make_lists_for(texts.PLAN)
    out, err = run(plan, wait=True)
    assert out == f"{plan}: extracted, 1 candidate\n"
    assert "[0/1]" in err


@pytest.mark.django_db(transaction=True)
def test_waiting_without_a_worker_says_that_none_answers_and_goes_on_waiting(
    queue: Celery, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(ingest, "PING_SECONDS", 0.2)

    class Spoken(io.StringIO):
        """Stands for the one at the keyboard, who stops waiting once told."""

        def write(self, text: str) -> int:
            if "No worker answers" in text:
                raise KeyboardInterrupt
            return len(text)

    with pytest.raises(CommandError, match="Stopped waiting") as failure:
        call_command("ingest", str(plan), wait=True, stdout=io.StringIO(), stderr=Spoken())
    assert failure.value.returncode == ingest.INTERRUPTED
    assert Document.objects.get().state == DocumentState.FETCHED
