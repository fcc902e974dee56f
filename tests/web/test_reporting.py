"""A reader without a login tells the editors what is wrong; programs and floods are kept out."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import ErrorReport
from documents.vocabulary import EditorialState
from documents.web import report_form
from tests.factories import make_policy
from tests.web.scene import Portal, make_portal

ADDRESS = "/policies/clinic-plan/report/"
WORDS = "The plan is of 2022, not of 2021."


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()


def filled(client: Client, address: str = ADDRESS, **values: str) -> dict[str, str]:
    """Return what the form sends, as if it had been given out a minute ago."""
    html = client.get(address).content.decode()
    found = re.search(r'name="stamp" value="([^"]+)"', html)
    assert found
    about = found[1].partition("|")[0]
    return {"subject": "date", "words": WORDS, "stamp": aged(about, 60)} | values


def aged(about: str, seconds: int) -> str:
    given_out = int(timezone.now().timestamp()) - seconds
    return report_form._SIGNER.sign(f"{about}|{given_out}")


def test_a_report_is_stored_for_the_editors_and_thanks_are_said(client: Client, portal: Portal) -> None:
    data = filled(client, link="https://example.org/plan", email="reader@example.org")
    answer = client.post(ADDRESS, data, follow=True)
    assert answer.redirect_chain == [(f"{ADDRESS}?sent", 302)]
    assert "Thank you" in answer.content.decode()
    report = ErrorReport.objects.get()
    assert (report.policy, report.document) == (portal.policy, None)
    assert (report.subject, report.words, report.state) == ("date", WORDS, "open")
    assert (report.link, report.email) == ("https://example.org/plan", "reader@example.org")
    assert "127.0.0.1" not in report.sender


def test_a_report_may_be_about_a_stored_text(client: Client, portal: Portal) -> None:
    address = f"/documents/{portal.text.document_id}/report/"
    client.post(address, filled(client, address, subject="text"))
    assert ErrorReport.objects.get().document == portal.text.document


def test_the_pages_lead_to_the_form_and_no_page_shows_a_report(client: Client, portal: Portal) -> None:
    client.post(ADDRESS, filled(client))
    policy, text = portal.policy.get_absolute_url(), portal.text.document.get_absolute_url()
    for address in (policy, text):
        html = client.get(address).content.decode()
        assert f'href="{address}report/"' in html
        assert WORDS not in html
    for address in (ADDRESS, f"{policy[:-1]}.json"):
        assert WORDS not in client.get(address).content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client, portal: Portal) -> None:
    data = filled(client, subject="", link="javascript:alert(1)", email="nobody")
    html = client.post(ADDRESS, data).content.decode()
    assert ErrorReport.objects.count() == 0
    assert html.count('class="form__error"') == 3
    assert WORDS in html
    html = client.post(ADDRESS, filled(client, words="a" * 2001)).content.decode()
    assert "2000" in html
    assert ErrorReport.objects.count() == 0


def test_a_form_filled_in_at_once_stays_and_can_be_sent_again(client: Client, portal: Portal) -> None:
    data = filled(client) | {"stamp": report_form.stamp(f"policy:{portal.policy.pk}")}
    answer = client.post(ADDRESS, data)
    assert "wait a little and send it again" in answer.content.decode()
    assert ErrorReport.objects.count() == 0


@pytest.mark.parametrize("kind", ["missing", "forged", "old", "of another page", "of tomorrow"])
def test_a_form_that_was_not_given_out_here_today_is_refused_with_a_fresh_one(
    client: Client, portal: Portal, kind: str
) -> None:
    about = f"policy:{portal.policy.pk}"
    stamps = {
        "missing": "",
        "forged": f"{about}|1700000000:AAAA",
        "old": aged(about, 25 * 3600),
        "of another page": aged("policy:0", 60),
        "of tomorrow": aged(about, -24 * 3600),
    }
    answer = client.post(ADDRESS, filled(client) | {"stamp": stamps[kind]})
    html = answer.content.decode()
    assert "open for too long" in html
    assert WORDS in html
    assert ErrorReport.objects.count() == 0
    fresh = re.search(r'name="stamp" value="([^"]+)"', html)
    assert fresh
    age = report_form.age(fresh[1], about)
    assert age is not None
    assert 0 <= age <= 60


def test_a_program_that_fills_in_every_field_is_refused(client: Client, portal: Portal) -> None:
    html = client.post(ADDRESS, filled(client, website="http://example.org")).content.decode()
    assert "trap for programs" in html
    assert ErrorReport.objects.count() == 0


def test_a_report_without_the_pages_token_is_refused(portal: Portal) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"subject": "date", "words": WORDS}).status_code == 403
    assert ErrorReport.objects.count() == 0


def test_one_address_sends_five_reports_an_hour_and_others_still_can(client: Client, portal: Portal) -> None:
    data = filled(client)
    for number in range(5):
        assert client.post(ADDRESS, data | {"words": f"{WORDS} {number}"}).status_code == 302
    answer = client.post(ADDRESS, data | {"words": "One more report."})
    assert answer.status_code == 429
    assert "in an hour" in answer.content.decode()
    assert "One more report." in answer.content.decode()
    other = client.post(ADDRESS, data | {"words": "One more report."}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302
    ErrorReport.objects.update(created_at=timezone.now() - timedelta(hours=1, minutes=1))
    assert client.post(ADDRESS, data | {"words": "One more report."}).status_code == 302


def test_addresses_of_one_household_count_as_one(client: Client, portal: Portal) -> None:
    data = filled(client)
    for number in range(5):
        words = {"words": f"{WORDS} {number}"}
        assert client.post(ADDRESS, data | words, REMOTE_ADDR=f"2001:db8::{number}").status_code == 302
    assert client.post(ADDRESS, data, REMOTE_ADDR="2001:db8::99").status_code == 429
    assert client.post(ADDRESS, data, REMOTE_ADDR="2001:db8:0:1::9").status_code == 302


def test_sending_twice_makes_one_report(client: Client, portal: Portal) -> None:
    data = filled(client)
    for _ in range(2):
        assert client.post(ADDRESS, data).status_code == 302
    assert ErrorReport.objects.count() == 1


def test_only_what_is_public_can_be_reported_on(client: Client, portal: Portal) -> None:
    make_policy(slug="hidden", state=EditorialState.DRAFT)
    gone = make_policy(slug="gone", state=EditorialState.WITHDRAWN, reason="A forecast.")
    assert client.get("/policies/hidden/report/").status_code == 404
    assert client.post("/policies/hidden/report/", {}).status_code == 404
    assert client.get(f"/policies/{gone.slug}/report/").status_code == 410
    assert client.get("/documents/999999/report/").status_code == 404


def test_the_form_is_kept_from_search_engines_and_caches(client: Client, portal: Portal) -> None:
    answer = client.get(ADDRESS)
    assert 'name="robots" content="noindex"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
