"""How texts come in."""

import threading
from typing import Any

import pytest
from django.db import connection

from documents.models import CurationEvent, Document, Snapshot
from documents.services import intake, processing
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.sources.media import MAX_BYTES
from documents.vocabulary import DocumentOrigin, DocumentState, Verb
from tests import texts
from tests.factories import make_document, make_user

pytestmark = pytest.mark.django_db


def register(data: bytes = texts.PLAN.encode(), name: str = "plan.txt", **values: Any) -> intake.Registration:
    return intake.register_bytes(data=data, name=name, origin=DocumentOrigin.FILE, **values)


def test_the_same_bytes_under_another_name_make_nothing_new() -> None:
    first, second = register(), register(name="copy.txt")
    assert (first.created, second.created) == (True, False)
    assert second.document == first.document
    assert Snapshot.objects.count() == 1
    assert first.document.name == "plan.txt"


def test_the_bytes_of_a_file_are_kept_exactly() -> None:
    data = "一份计划\r\n".encode("gb18030")
    document = register(data).document
    assert document.snapshots.get().content.read() == data
    assert document.state == DocumentState.FETCHED


def test_one_page_under_two_spellings_of_its_address_is_one_document() -> None:
    first = intake.register_address(url="https://Example.org:443/a?utm_source=feed#top")
    second = intake.register_address(url="https://example.org/a")
    assert (first.created, second.created) == (True, False)
    assert first.document.url == "https://example.org/a"
    assert first.document.state == DocumentState.REGISTERED


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://user@example.org/", "http://0x7f.1/", "not an address"]
)
def test_an_address_that_can_never_be_fetched_is_refused_and_not_registered(url: str) -> None:
    with pytest.raises(InvalidValue):
        intake.register_address(url=url)
    assert not Document.objects.exists()


def test_a_date_of_publication_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValue, match="2020-13"):
        register(published="2020-13")


def test_a_file_over_the_limit_is_refused_before_it_is_stored() -> None:
    with pytest.raises(InvalidValue, match="20 MB"):
        register(b"a" * (MAX_BYTES + 1))
    assert not Document.objects.exists()


def test_a_name_that_cannot_be_stored_is_refused() -> None:
    with pytest.raises(InvalidValue, match="name"):
        register(name="plan\x00.txt")
    with pytest.raises(InvalidValue, match="301 characters"):
        register(name="a" * 301)


def test_who_registered_a_text_is_on_record() -> None:
    user = make_user()
    document = intake.register_bytes(data=b"a", name="a.txt", origin=DocumentOrigin.UPLOAD, by=user).document
    event = CurationEvent.objects.get(document=document)
    assert (event.verb, event.actor, document.added_by) == (Verb.REGISTER, user, user)


@pytest.mark.django_db(transaction=True)
def test_one_file_registered_by_many_at_once_is_one_document() -> None:
    made: list[bool] = []

    def one() -> None:
        try:
            made.append(register().created)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False] * 7 + [True]
    assert Snapshot.objects.count() == 1


def test_a_failed_text_is_sent_on_its_way_again_from_the_step_that_failed() -> None:
    document = register(b"", name="empty.txt").document
    processing.process(document_id=document.pk)
    document.refresh_from_db()
    assert document.state == DocumentState.FAILED

    again = intake.run_again(document=document, by=None)
    assert (again.state, again.reason, again.attempts) == (DocumentState.FETCHED, "", 0)


def test_a_page_that_was_never_fetched_is_fetched_again() -> None:
    document = intake.register_address(url="https://example.org/a").document
    Document.objects.filter(pk=document.pk).update(state=DocumentState.DEAD, reason="Its worker stopped.")
    assert intake.run_again(document=document, by=None).state == DocumentState.REGISTERED


def test_a_text_on_its_way_is_not_sent_again() -> None:
    with pytest.raises(AlreadyDecided, match="on its way"):
        intake.run_again(document=register().document, by=None)


def test_a_text_that_today_s_pipeline_went_through_is_not_sent_again() -> None:
    document = register(texts.NO_POLICY.encode()).document
    processing.process(document_id=document.pk)
    with pytest.raises(AlreadyDecided, match="nothing would change"):
        intake.run_again(document=document, by=None)


def test_a_duplicate_is_not_sent_again() -> None:
    first = make_document()
    second = make_document(state=DocumentState.EXTRACTED, duplicate_of=first)
    with pytest.raises(AlreadyDecided, match=f"document {first.pk}"):
        intake.run_again(document=second, by=None)
