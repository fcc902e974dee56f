"""From an address to its bytes, over a server of this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from documents.models import Document, Snapshot
from documents.services import acquiring, intake, processing, work
from documents.services.work import Lease
from documents.sources.errors import SourceError
from documents.sources.guard import Guard
from documents.vocabulary import DocumentOrigin, DocumentState
from tests import texts

pytestmark = pytest.mark.django_db

#: Lets the test's own server be reached; production has no such switch.
HERE = Guard(admits=lambda address: address.is_loopback)
PAGE = f"<html><head><title>A plan</title></head><body><p>{texts.PLAN}</p></body></html>"


class Pages(BaseHTTPRequestHandler):
    """Serves ``/page`` with a cookie that must not be kept, and errors elsewhere."""

    def do_GET(self) -> None:
        """Answer by the path."""
        status = {"/page": 200, "/busy": 503}.get(self.path, 404)
        body = PAGE.encode() if status == 200 else b"<p>Not here.</p>"
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", "session=secret")
        self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def claimed(url: str) -> Lease:
    document = intake.register_address(url=url).document
    lease = work.claim(document_id=document.pk, now=timezone.now())
    assert lease is not None
    return lease


def test_a_page_s_bytes_are_kept_with_what_the_server_said_but_its_cookies(site: str) -> None:
    document = acquiring.acquire(lease=claimed(f"{site}/page"), guard=HERE)
    assert document.state == DocumentState.FETCHED
    snapshot = document.snapshots.get()
    assert snapshot.content.read() == PAGE.encode()
    assert snapshot.final_url == f"{site}/page"
    assert snapshot.headers["etag"] == '"one"'
    assert "set-cookie" not in snapshot.headers


def test_a_page_that_is_not_there_fails_for_good_and_one_that_is_busy_for_now(site: str) -> None:
    with pytest.raises(SourceError, match="404") as gone:
        acquiring.acquire(lease=claimed(f"{site}/gone"), guard=HERE)
    with pytest.raises(SourceError) as busy:
        acquiring.acquire(lease=claimed(f"{site}/busy"), guard=HERE)
    assert (gone.value.transient, busy.value.transient) == (False, True)
    assert not Snapshot.objects.exists()


def test_a_worker_that_lost_its_lease_keeps_no_bytes(site: str) -> None:
    lease = claimed(f"{site}/page")
    work.claim(document_id=lease.document_id, now=timezone.now() + 2 * work.LEASE)
    with pytest.raises(work.LeaseLost):
        acquiring.acquire(lease=lease, guard=HERE)
    assert not Snapshot.objects.exists()


def test_an_address_inside_is_never_reached_and_the_text_says_so() -> None:
    document = intake.register_address(url="http://127.0.0.1/page").document
    processing.process(document_id=document.pk)
    document.refresh_from_db()
    assert document.state == DocumentState.FAILED
    assert "not on the public internet" in document.reason


def test_a_host_that_does_not_exist_ends_failed_with_its_name() -> None:
    document = intake.register_address(url="http://nowhere.invalid/page").document
    processing.process(document_id=document.pk)
    document.refresh_from_db()
    assert (document.state, "nowhere.invalid" in document.reason) == (DocumentState.FAILED, True)


def test_a_page_with_the_text_of_a_file_is_a_duplicate_of_it(site: str) -> None:
    file = intake.register_bytes(data=PAGE.encode(), name="a.html", origin=DocumentOrigin.FILE).document
    texts.make_lists_for(texts.PLAN)
    processing.process(document_id=file.pk)
    page = acquiring.acquire(lease=claimed(f"{site}/page"), guard=HERE)
    processing.process(document_id=page.pk)
    page = Document.objects.get(pk=page.pk)
    assert (page.state, page.duplicate_of) == (DocumentState.EXTRACTED, file)
