"""``manage.py ingest``: register texts by file or address and, on request, wait until the workers are
through.
"""

import re
import time
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents import edtf
from documents.models import Document, ProcessingRun
from documents.services import bell, intake
from documents.services.errors import Refused
from documents.services.intake import Registration
from documents.sources.media import MAX_BYTES
from documents.vocabulary import DocumentOrigin, DocumentState, Outcome, Step

ENDS = (DocumentState.EXTRACTED, DocumentState.FAILED, DocumentState.DEAD)
FAILURES = (DocumentState.FAILED, DocumentState.DEAD)
#: Seconds between two looks at the database.
POLL_SECONDS = 0.25
#: Without any change for so long, the workers are asked whether they are there, and again after each such
#: while.
QUIET_SECONDS = 10.0
PING_SECONDS = 2.0
NO_WORKER = (
    "No worker answers, so nothing is being processed: start one (make run, or celery -A policytracker "
    "worker) or stop waiting with Ctrl-C; the texts stay registered."
)
INTERRUPTED = 130

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Text:
    """One argument of the command and the document that it became."""

    name: str
    document_id: int


class Command(BaseCommand):
    """Bring texts in; the same text twice makes nothing new, and one that failed before is tried again."""

    help = "Register files and addresses for processing by the workers."
    # They look at pages and the admin, which registering a text does not need.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files or addresses, the date of publication, and whether to wait."""
        parser.add_argument("sources", nargs="+", metavar="PATH_OR_URL", help="a file, or an http(s) address")
        parser.add_argument(
            "--published", default="", metavar="DATE", help="the page's own date, as 2020-04-08 (EDTF)"
        )
        parser.add_argument(
            "--wait", action="store_true", help="wait until each text has ended; exit 1 if one failed"
        )

    def handle(self, *args: Any, sources: list[str], published: str, wait: bool, **options: Any) -> None:
        """Register each source, then wait where asked to; a source that is refused does not stop the
        others.
        """
        if published:
            self._check_date(published)
        texts, refused = self._register_all(sources, published, wait)
        failed = self._wait(texts) if wait else 0
        problems = refused + failed
        if problems:
            raise CommandError(f"{problems} of {len(sources)} failed.")

    def _check_date(self, published: str) -> None:
        try:
            edtf.parse(published)
        except ValueError as error:
            raise CommandError(str(error)) from error

    # Registering

    def _register_all(self, sources: list[str], published: str, wait: bool) -> tuple[list[Text], int]:
        texts: list[Text] = []
        refused = 0
        for source in sources:
            try:
                registration = _register(source, published)
            except Refused as error:
                refused += 1
                self.stdout.write(f"{source}: refused: {error}")
                continue
            texts.append(Text(source, registration.document.pk))
            if not wait:
                self.stdout.write(f"{source}: {_welcome(registration)}")
        return texts, refused

    # Waiting

    def _wait(self, texts: list[Text]) -> int:
        """Print a line for each text as it ends, and return how many failed."""
        try:
            return self._watch(texts)
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped waiting; the workers go on with the texts.", returncode=INTERRUPTED
            ) from None

    def _watch(self, texts: list[Text]) -> int:
        left, failed, told = list(texts), 0, dict[int, str]()
        changed = time.monotonic()
        while left:
            documents = Document.objects.in_bulk([text.document_id for text in left])
            for text in list(left):
                document = documents[text.document_id]
                if document.state in ENDS:
                    left.remove(text)
                    failed += document.state in FAILURES
                    self.stdout.write(f"{text.name}: {_outcome(document)}")
                    changed = time.monotonic()
                elif told.get(document.pk) != (stage := _stage(document)):
                    told[document.pk] = stage
                    self.stderr.write(f"[{len(texts) - len(left)}/{len(texts)}] {text.name}: {stage}")
                    changed = time.monotonic()
            if left and time.monotonic() - changed > QUIET_SECONDS:
                self._ask_for_workers(documents)
                changed = time.monotonic()
            if left:
                time.sleep(POLL_SECONDS)
        return failed

    def _ask_for_workers(self, documents: dict[int, Document]) -> None:
        """Say that nobody works, unless a text is held, waits for its next attempt, or a worker answers."""
        if any(document.lease or document.not_before for document in documents.values()):
            return
        if not bell.workers(timeout=PING_SECONDS):
            self.stderr.write(NO_WORKER)


def _register(source: str, published: str) -> Registration:
    """Register one source; raises ``Refused`` with a sentence where it cannot be."""
    if _ADDRESS.match(source):
        registration = intake.register_address(url=source, published=published)
    else:
        path = Path(source)
        registration = intake.register_bytes(
            data=_read(path), name=path.name, origin=DocumentOrigin.FILE, published=published
        )
    if not registration.created and registration.document.state in FAILURES:
        return Registration(intake.run_again(document=registration.document, by=None), created=False)
    return registration


def _read(path: Path) -> bytes:
    """Return the bytes of a file; raises ``Refused`` with a sentence where there are none to be had."""
    try:
        if path.is_dir():
            raise Refused("This is a folder; name the files in it.")
        if not path.exists():
            raise Refused("There is no such file; check the path.")
        if not path.is_file():
            raise Refused("This is not a regular file; give one that holds the text.")
        if path.stat().st_size > MAX_BYTES:
            raise Refused(intake.TOO_LARGE)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Refused(f"The file cannot be read ({why}); check its path and rights.") from error


def _welcome(registration: Registration) -> str:
    """Tell how a text was received."""
    document = registration.document
    if registration.created:
        return f"registered as document {document.pk}"
    if document.state in ENDS:
        return f"known already as document {document.pk}: {_outcome(document)}"
    return f"known already as document {document.pk}: {_stage(document)}"


def _stage(document: Document) -> str:
    """Tell how far a text has come that has not ended."""
    if document.not_before is not None:
        return f"{document.reason} Next attempt at {document.not_before:%H:%M:%S} UTC."
    return str(document.get_state_display()).lower()


def _outcome(document: Document) -> str:
    """Tell how a text ended: its state, its candidates, and why where there is something to say."""
    state = str(document.get_state_display()).lower()
    count = _candidates(document)
    proposed = f"{state}, {count} candidate{'' if count == 1 else 's'}"
    told = state if document.state in FAILURES else proposed
    return f"{told}: {document.reason}" if document.reason else told


def _candidates(document: Document) -> int:
    """Return how many candidates the last extraction proposed."""
    runs = ProcessingRun.objects.filter(document=document, step=Step.EXTRACT, outcome=Outcome.DONE)
    last = runs.order_by("-pk").values_list("candidates", flat=True).first()
    return last or 0
