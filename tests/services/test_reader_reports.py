"""A report is closed once, with an answer, and then nothing tells who sent it."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from documents.models import ErrorReport
from documents.services import reader_reports
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.vocabulary import ReportState, ReportSubject
from tests.factories import make_editor, make_policy

pytestmark = pytest.mark.django_db


def taken_in(**values: Any) -> ErrorReport:
    values = {
        "policy": values["policy"] if "policy" in values else make_policy(),
        "subject": ReportSubject.DATE,
        "words": "It was a year later.",
        "email": "reader@example.org",
        "sender": "one",
    } | values
    return reader_reports.take_in(**values)


def test_closing_keeps_the_answer_and_forgets_the_reader() -> None:
    editor = make_editor()
    report = reader_reports.close(report=taken_in(), state=ReportState.DONE, answer=" Corrected. ", by=editor)
    assert (report.state, report.answer, report.closed_by) == ("done", "Corrected.", editor)
    assert (report.email, report.sender) == ("", "")


def test_no_version_of_a_report_holds_who_sent_it() -> None:
    reader_reports.close(report=taken_in(), state=ReportState.DECLINED, answer="No.", by=make_editor())
    versions = apps.get_model("documents", "ErrorReportEvent")
    assert versions.objects.count() == 2
    assert not {"email", "sender"} & {field.name for field in versions._meta.get_fields()}


def test_a_report_is_not_closed_without_an_answer_nor_twice() -> None:
    report = taken_in()
    with pytest.raises(InvalidValue, match="Say what was done"):
        reader_reports.close(report=report, state=ReportState.DONE, answer=" ", by=make_editor())
    reader_reports.close(report=report, state=ReportState.DONE, answer="Corrected.", by=make_editor())
    with pytest.raises(AlreadyDecided, match="already done"):
        reader_reports.close(report=report, state=ReportState.DECLINED, answer="No.", by=make_editor())
    report.refresh_from_db()
    assert (report.state, report.answer) == ("done", "Corrected.")


def test_a_closed_report_can_be_opened_again_and_an_open_one_not() -> None:
    report = taken_in()
    with pytest.raises(AlreadyDecided, match="open already"):
        reader_reports.reopen(report=report)
    reader_reports.close(report=report, state=ReportState.DONE, answer="Corrected.", by=make_editor())
    assert reader_reports.reopen(report=report).state == ReportState.OPEN


def test_all_readers_together_send_a_hundred_reports_an_hour() -> None:
    policy = make_policy()
    for number in range(100):
        taken_in(policy=policy, sender=f"sender {number}")
    with pytest.raises(reader_reports.TooManyReports):
        taken_in(policy=policy, sender="another")
    later = timezone.now() + timedelta(hours=1, minutes=1)
    assert taken_in(policy=policy, sender="another", now=later).pk
