"""The page of figures and the double-coded sample in the admin: what they tell, to whom, at what cost."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import Candidate, Coding, CurationEvent, Evidence
from documents.services import agreement, curation, figures
from tests.admin.pages import told
from tests.factories import make_document, make_editor, make_full_candidate, make_reviewer, make_text

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
FIGURES = "/admin/documents/curationevent/figures/"
GIVE = "/admin/documents/coding/give/"
DENIED, TO_LOGIN = 403, 302


def test_the_queue_is_counted_by_how_long_candidates_wait() -> None:
    now = timezone.now()
    for days in (0, 3, 3, 400):
        row = make_full_candidate()
        Candidate.objects.filter(pk=row.pk).update(created_at=now - timedelta(days=days))
    curation.reject(candidate=make_full_candidate(), reason="x", by=None)
    lines = figures.queue_by_age(now=now + timedelta(seconds=1))
    assert [(line.name, line.numbers[0]) for line in lines] == [
        ("up to 1 day", 1),
        ("up to 7 days", 2),
        ("up to 30 days", 0),
        ("up to 90 days", 0),
        ("more than 90 days", 1),
    ]


def test_decisions_an_hour_count_only_hours_with_decisions_and_only_people() -> None:
    by = make_editor(username="ann")
    rows = [make_full_candidate() for _ in range(4)]
    for row in rows[:3]:
        curation.reject(candidate=row, reason="x", by=by)
    curation.reject(candidate=rows[3], reason="x", by=None)
    now = timezone.now()
    noon = now.replace(minute=5) - timedelta(days=2)
    CurationEvent.objects.filter(actor=by).update(created_at=noon)
    first = CurationEvent.objects.filter(actor=by).latest("pk")
    CurationEvent.objects.filter(pk=first.pk).update(created_at=noon + timedelta(hours=3))
    assert [(line.name, line.numbers) for line in figures.decisions_by_person(now=now)] == [
        ("ann", (3, 2, 1.5))
    ]
    assert sum(line.numbers[0] for line in figures.decisions_by_day(now=now)) == 3


def test_acceptance_counts_values_by_field_and_candidates_by_version() -> None:
    rows = [make_full_candidate(pipeline_version=version) for version in ("1", "1", "2")]
    title = Evidence.objects.filter(candidate=rows[0], field="title")
    title.update(state="accepted")
    Evidence.objects.filter(candidate=rows[1], field="title").update(state="edited")
    for row in rows[:2]:
        curation.accept(candidate=row, by=None)
    curation.reject(candidate=rows[2], reason="x", by=None)
    now = timezone.now()
    fields = {line.name: line for line in figures.acceptance_by_field(now=now)}
    assert (fields["Title"].numbers, fields["Title"].share) == ((1, 1, 0, 0), 0.5)
    assert (fields["Region"].numbers, fields["Region"].share) == ((0, 0, 0, 2), None)
    versions = {line.name: (line.numbers, line.share) for line in figures.acceptance_by_version(now=now)}
    assert versions == {"1": ((2, 0, 0), 1.0), "2": ((0, 0, 1), 0.0)}


def test_sources_are_ranked_by_what_was_taken_from_them() -> None:
    for site, states in (("https://a.example.org/1", "tr"), ("https://b.example.org/1", "tt")):
        text = make_text(document=make_document(url=site, key=f"url:{site}", state="extracted"))
        for state in states:
            row = make_full_candidate(text)
            if state == "t":
                curation.accept(candidate=row, by=None)
            else:
                curation.reject(candidate=row, reason="x", by=None)
    lines = figures.sources_by_yield(now=timezone.now())
    assert [(line.name, line.numbers) for line in lines] == [
        ("b.example.org", (1, 2, 2, 0)),
        ("a.example.org", (1, 2, 1, 1)),
    ]


def test_the_page_asks_the_same_number_of_questions_for_1_and_for_20_candidates(reviewer: Client) -> None:
    def grow(count: int) -> None:
        for _ in range(count):
            row = make_full_candidate()
            curation.accept(candidate=row, by=User.objects.get(username="reviewer"))
            make_full_candidate()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reviewer.get(FIGURES).status_code == 200
        return len(queries)

    grow(1)
    reviewer.get(FIGURES)
    few = count()
    grow(19)
    assert count() == few
    assert few < 25


def _sample(count: int = 2) -> tuple[User, User]:
    for _ in range(count):
        make_full_candidate()
    return make_editor(username="ann"), make_editor(username="ben")


def test_a_reviewer_gives_a_sample_and_each_answers_his_own_without_seeing_the_other(
    reviewer: Client,
) -> None:
    ann, ben = _sample()
    data = {"count": 2, "first": ann.pk, "second": ben.pk}
    assert "2 given to ann and to ben." in told(reviewer.post(GIVE, data, follow=True))
    hers, his = Client(), Client()
    hers.force_login(ann)
    his.force_login(ben)
    coding = Coding.objects.filter(coder=ann).first()
    assert coding is not None
    page = hers.get(coding.get_absolute_url())
    assert "Harbour City" in page.content.decode()
    answers = dict.fromkeys([agreement.RECORD, *coding.shown], "wrong")
    response = hers.post(coding.get_absolute_url(), answers)
    following = Coding.objects.filter(coder=ann, ended_at=None).get()
    assert (response.status_code, response["Location"]) == (302, following.get_absolute_url())
    # Neither the page nor the answers of the other can be opened.
    assert his.get(coding.get_absolute_url()).status_code == DENIED
    assert his.post(coding.get_absolute_url(), answers).status_code == DENIED
    assert reviewer.get(coding.get_absolute_url()).status_code == DENIED
    own = his.get("/admin/documents/coding/").context["cl"].result_list
    assert {row.coder for row in own} == {ben}
    twin = Coding.objects.get(coder=ben, candidate=coding.candidate)
    assert "wrong" not in his.get(twin.get_absolute_url()).context["answers"]


def test_an_answer_with_a_line_left_out_is_asked_for_again(reviewer: Client) -> None:
    ann, ben = _sample(1)
    agreement.give(count=1, to=[ann, ben], by=ann)
    browser = Client()
    browser.force_login(ann)
    coding = Coding.objects.get(coder=ann)
    response = browser.post(coding.get_absolute_url(), {"title": "right"})
    assert "This field is required" in response.content.decode()
    coding.refresh_from_db()
    assert coding.ended_at is None


@pytest.mark.parametrize("data", [{}, {"count": 0}, {"count": "x"}])
def test_a_sample_that_cannot_be_given_is_told(reviewer: Client, data: dict[str, Any]) -> None:
    ann, ben = _sample(1)
    response = reviewer.post(GIVE, {"first": ann.pk, "second": ben.pk, **data}, follow=True)
    assert "Choose two people" in told(response)
    assert "two different people" in told(
        reviewer.post(GIVE, {"count": 1, "first": ann.pk, "second": ann.pk}, follow=True)
    )
    assert not Coding.objects.exists()


def test_who_may_see_figures_and_give_samples(client: Client, clerk: Client) -> None:
    ann, ben = _sample(1)
    data = {"count": 1, "first": ann.pk, "second": ben.pk}
    agreement.give(count=1, to=[ann, ben], by=make_reviewer())
    coding = Coding.objects.filter(coder=ann).get()
    make_full_candidate()
    for browser, answer in ((client, TO_LOGIN), (clerk, DENIED)):
        for address in (FIGURES, "/admin/documents/coding/", coding.get_absolute_url()):
            assert browser.get(address).status_code == answer, address
        assert browser.post(GIVE, data).status_code == answer
        assert browser.post(coding.get_absolute_url(), {"title": "right"}).status_code == answer
    editor = Client()
    editor.force_login(ann)
    assert editor.get(FIGURES).status_code == 200
    assert "Candidates, chosen by chance" not in editor.get(FIGURES).content.decode()
    assert editor.post(GIVE, data).status_code == DENIED
    assert editor.get(GIVE).status_code == 405
    assert Coding.objects.count() == 2
