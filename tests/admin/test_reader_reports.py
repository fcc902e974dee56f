"""Editors answer what readers report, and enter where they searched."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import CoverageSearch, ErrorReport
from documents.services import reader_reports
from documents.vocabulary import ReportState, ReportSubject, SearchOutcome
from tests.factories import make_editor, make_policy, make_region

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db

REPORTS = "/admin/documents/errorreport/"
SEARCHES = "/admin/documents/coveragesearch/"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def report() -> ErrorReport:
    return reader_reports.take_in(
        policy=make_policy(title="A plan"),
        subject=ReportSubject.DATE,
        words=f"The year is wrong {HOSTILE}",
        email="reader@example.org",
        sender="one",
    )


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_open_reports_are_listed_and_closed_ones_on_request(editor: Client, report: ErrorReport) -> None:
    html = read(editor, REPORTS)
    assert "The year is wrong &lt;script&gt;" in html
    assert HOSTILE not in html
    reader_reports.close(report=report, state=ReportState.DONE, answer="Corrected.", by=make_editor())
    assert "The year is wrong" not in read(editor, REPORTS)
    for state in ("done", "all"):
        assert "The year is wrong" in read(editor, f"{REPORTS}?state={state}")


def test_an_editor_closes_a_report_with_an_answer(editor: Client, report: ErrorReport) -> None:
    address = f"{REPORTS}{report.pk}/change/"
    html = read(editor, address)
    assert "mailto:reader@example.org" in html
    assert "Say what was done" in editor.post(address, {"decision": "done", "answer": ""}).content.decode()
    assert editor.post(address, {"decision": "done", "answer": "Corrected."}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.answer, report.email) == ("done", "Corrected.", "")
    assert report.closed_by is not None
    assert report.closed_by.username == "editor"


def test_what_the_reader_wrote_cannot_be_changed(editor: Client, report: ErrorReport) -> None:
    data = {"decision": "declined", "answer": "It is right.", "words": "Nothing.", "subject": "title"}
    editor.post(f"{REPORTS}{report.pk}/change/", data)
    report.refresh_from_db()
    assert (report.subject, report.words) == ("date", f"The year is wrong {HOSTILE}")


def test_a_report_closed_meanwhile_keeps_its_first_answer(editor: Client, report: ErrorReport) -> None:
    reader_reports.close(report=report, state=ReportState.DECLINED, answer="It is right.", by=make_editor())
    html = editor.post(f"{REPORTS}{report.pk}/change/", {"decision": "done", "answer": "x"}).content.decode()
    assert "Select a valid choice" in html
    report.refresh_from_db()
    assert (report.state, report.answer) == ("declined", "It is right.")


@pytest.mark.parametrize("base", [REPORTS, SEARCHES])
def test_who_has_no_right_sees_and_does_nothing(
    client: Client, clerk: Client, report: ErrorReport, base: str
) -> None:
    change = f"{REPORTS}{report.pk}/change/"
    search = {"region": make_region().pk, "searched_on": "2026-01-01", "outcome": "nothing"}
    for browser, status in ((clerk, 403), (client, 302)):
        assert browser.get(base).status_code == status
        assert browser.post(change, {"decision": "done", "answer": "x"}).status_code == status
        assert browser.post(f"{SEARCHES}add/", search).status_code == status
    report.refresh_from_db()
    assert (report.state, CoverageSearch.objects.count()) == ("open", 0)


def test_nobody_adds_a_report_or_deletes_one_or_a_search(
    editor: Client, reviewer: Client, report: ErrorReport
) -> None:
    search = CoverageSearch.objects.create(
        region=make_region(), searched_on=timezone.localdate(), outcome=SearchOutcome.NOTHING
    )
    for browser in (editor, reviewer):
        assert browser.get(f"{REPORTS}add/").status_code == 403
        for address in (f"{REPORTS}{report.pk}/delete/", f"{SEARCHES}{search.pk}/delete/"):
            assert browser.post(address, {"post": "yes"}).status_code == 403


def test_a_search_is_entered_under_the_editors_name_and_a_correction_keeps_it(
    editor: Client, reviewer: Client
) -> None:
    day = timezone.localdate()
    data = {
        "region": str(make_region().pk),
        "below": "on",
        "sector": "",
        "searched_on": day.isoformat(),
        "outcome": "nothing",
        "note": "The gazette.",
    }
    assert editor.post(f"{SEARCHES}add/", data).status_code == 302
    search = CoverageSearch.objects.get()
    assert (search.below, search.sector, search.note) == (True, None, "The gazette.")
    reviewer.post(f"{SEARCHES}{search.pk}/change/", data | {"note": "The gazette of 2020."})
    search.refresh_from_db()
    assert search.note == "The gazette of 2020."
    assert search.by is not None
    assert search.by.username == "editor"


def test_a_search_on_a_day_to_come_is_refused(editor: Client) -> None:
    day = timezone.localdate() + timedelta(days=1)
    data = {"region": str(make_region().pk), "searched_on": day.isoformat(), "outcome": "nothing"}
    assert "a day to come" in editor.post(f"{SEARCHES}add/", data).content.decode()
    assert CoverageSearch.objects.count() == 0


def test_searches_can_be_narrowed_to_a_place_with_all_below(editor: Client) -> None:
    inside = make_region("XA-1", parent=make_region("XA"))
    for region in (inside, make_region("XB")):
        CoverageSearch.objects.create(
            region=region, searched_on=timezone.localdate(), outcome=SearchOutcome.NOTHING
        )
    assert "1 search for policies" in read(editor, f"{SEARCHES}?region=XA")
