"""Source texts in the admin: adding one by each way, seeing what became of it, running it again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Document
from documents.vocabulary import DocumentOrigin, DocumentState
from tests.admin.pages import told
from tests.factories import make_candidate, make_document, make_text

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
ADD = "/admin/documents/document/add/"
LIST = "/admin/documents/document/"


def _add(browser: Client, **data: Any) -> Any:
    return browser.post(ADD, data, follow=True)


def test_a_file_is_taken_in(editor: Client) -> None:
    file = SimpleUploadedFile("act.txt", b"A city keeps land titles on a chain.", "text/plain")
    response = _add(
        editor, file=file, title="Of land", came_from="https://example.org/a", published="2021-03"
    )
    row = Document.objects.get()
    assert (row.origin, row.name, row.title, row.published) == (
        DocumentOrigin.UPLOAD,
        "act.txt",
        "Of land",
        "2021-03",
    )
    assert (row.url, str(row.added_by)) == ("https://example.org/a", "editor")
    assert "Taken in" in told(response)


def test_pasted_words_are_taken_in_as_they_are(editor: Client) -> None:
    _add(editor, words="第一条\r\n  A chain for clinics. ")
    row = Document.objects.get()
    assert row.origin == DocumentOrigin.PASTE
    assert row.snapshots.get().content.read().decode() == "第一条\n  A chain for clinics. "


def test_an_address_is_registered(editor: Client) -> None:
    _add(editor, address="https://example.org/act")
    assert Document.objects.get().url == "https://example.org/act"


def test_the_same_text_twice_makes_nothing_new_and_leads_to_the_first(editor: Client) -> None:
    _add(editor, words="The same words.")
    response = _add(editor, words="The same words.")
    assert Document.objects.count() == 1
    assert "known already" in told(response)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Choose a file, write an address, or paste a text."),
        ({"words": "One", "address": "https://example.org/"}, "Give one text at a time"),
        ({"words": "One", "published": "yesterday"}, "is not a date"),
        ({"address": "ftp://example.org/"}, "http"),
        ({"words": "One", "title": "x" * 501}, "at most 500 characters"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_kept_in_the_form(
    editor: Client, data: dict[str, str], message: str
) -> None:
    response = _add(editor, **data)
    assert message in response.content.decode()
    assert not Document.objects.exists()


def test_an_empty_file_is_taken_in_to_end_with_its_reason(editor: Client) -> None:
    _add(editor, file=SimpleUploadedFile("empty.txt", b""))
    assert Document.objects.get().name == "empty.txt"


def test_why_a_text_failed_is_shown_and_it_is_run_again(editor: Client) -> None:
    row = make_document(state=DocumentState.FAILED, reason="The file is empty.")
    page = editor.get(f"{LIST}{row.pk}/change/").content.decode()
    assert "The file is empty." in page
    assert "The file is empty." in editor.get(LIST).content.decode()
    response = editor.post(f"{LIST}{row.pk}/run-again/", follow=True)
    row.refresh_from_db()
    assert (row.state, row.reason) == (DocumentState.REGISTERED, "")
    assert "1 on the way again." in told(response)


def test_a_text_on_its_way_is_not_run_again(editor: Client) -> None:
    row = make_document()
    assert "on its way already" in told(editor.post(f"{LIST}{row.pk}/run-again/", follow=True))


def test_several_texts_are_run_again_by_an_action(editor: Client) -> None:
    rows = [make_document(state=DocumentState.DEAD, reason="Tried three times."), make_document()]
    data = {"action": "run_chosen_again", "_selected_action": [row.pk for row in rows]}
    report = told(editor.post(LIST, data, follow=True))
    assert "1 on the way again." in report
    assert "on its way already" in report


def test_the_list_counts_the_candidates_of_each_text(editor: Client) -> None:
    text = make_text()
    make_candidate(text)
    make_candidate(text)
    make_candidate(text, state="superseded")
    assert [row.candidate_count for row in editor.get(LIST).context["cl"].result_list] == [2]


def test_the_list_asks_the_same_number_of_questions_for_1_and_for_20_rows(editor: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            editor.get(LIST)
        return len(queries)

    make_candidate()
    editor.get(LIST)
    one = count()
    for _ in range(19):
        make_candidate()
    assert count() == one
