"""The curation pages beside the workplace itself (test_editor.py), in light and dark."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from documents.models import ChangeRequest, CoverageSearch, ErrorReport, Policy
from documents.services import merging, requesting
from documents.services.editing import editing
from documents.vocabulary import ReportSubject, SearchOutcome
from tests.browser import world
from tests.browser.conftest import Open
from tests.browser.looking import SERIOUS, axe_findings, open_all, overflow
from tests.factories import make_body, make_document, make_editor, make_full_candidate, make_reviewer


@pytest.mark.timeout(300)
def test_no_list_or_decided_page_of_the_admin_has_a_serious_axe_finding_in_light_or_dark(
    transactional_db: None, page: Page, log_in: Callable[[Page, User], Page]
) -> None:
    world.load_lists()
    policy = world.fill()
    page.goto("/admin/login/")
    found = [f"login: {problem}" for problem in _problems(page)]
    log_in(page, make_reviewer(username="reviewer"))
    body = make_body()
    addresses = {
        "refused": f"/admin/documents/document/{make_document(state='failed', reason='Empty.').pk}/change/",
        "decided": policy.candidates.get().get_absolute_url(),
        "policies": "/admin/documents/policy/",
        "import": "/admin/documents/policyimport/add/",
        "relations": f"/admin/documents/policy/{policy.pk}/relations/",
        "figures": "/admin/documents/curationevent/figures/",
        "body": f"/admin/documents/issuingbody/{body.pk}/change/",
        "replace": f"/admin/documents/issuingbody/{body.pk}/replace/",
        "texts": f"/admin/documents/issuingbody/{body.pk}/texts/",
        "bodies": "/admin/documents/issuingbody/",
        "regions": "/admin/documents/region/",
        "sectors": "/admin/documents/sector/",
        "decisions": "/admin/documents/curationevent/",
    }
    for name, address in addresses.items():
        page.goto(address)
        found += [f"{name}: {problem}" for problem in _problems(page)]
    assert not found, "\n".join(found)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_of_work_shared_or_sent_in_has_a_serious_axe_finding_or_is_wider_than_the_window(
    transactional_db: None, open_window: Open, log_in: Callable[[Page, User], Page], width: int
) -> None:
    world.load_lists()
    policy = world.fill()
    reviewer, editor = make_reviewer(username="reviewer"), make_editor(username="mei")
    search, report, request = _sent_in(policy, editor, reviewer)
    page = log_in(open_window(viewport={"width": width, "height": 900}), reviewer)
    addresses = {
        "work": "/admin/documents/candidate/work/",
        "policy with what waits": f"/admin/documents/policy/{policy.pk}/change/",
        "requests": "/admin/documents/changerequest/",
        "request": f"/admin/documents/changerequest/{request.pk}/change/",
        "searches": "/admin/documents/coveragesearch/",
        "search": f"/admin/documents/coveragesearch/{search.pk}/change/",
        "new search": "/admin/documents/coveragesearch/add/",
        "reports": "/admin/documents/errorreport/",
        "report": f"/admin/documents/errorreport/{report.pk}/change/",
        "samples": "/admin/documents/coding/",
        "imports": "/admin/documents/policyimport/",
    }
    found = []
    for name, address in addresses.items():
        page.goto(address)
        found += [f"{name}: {problem}" for problem in _problems(page)]
        if overflow(page):
            found.append(f"{name}: {overflow(page)} pixels wider than {width}")
    assert not found, "\n".join(found)


def _sent_in(
    policy: Policy, editor: User, reviewer: User
) -> tuple[CoverageSearch, ErrorReport, ChangeRequest]:
    """Make a merge and a change that wait, a request, a search and a reader's report."""
    merging.merge(candidate=make_full_candidate(), into=policy, by=editor)
    policy.refresh_from_db()
    with editing(policy=policy, by=editor, revision=policy.revision):
        Policy.objects.filter(pk=policy.pk).update(title="Another title")
    search = CoverageSearch.objects.create(
        region=world.region("CN-440100"),
        searched_on=date(2021, 5, 3),
        outcome=SearchOutcome.NOTHING,
        note="The gazette, for “ledger” and “blockchain”.",
        by=editor,
    )
    report = ErrorReport.objects.create(
        policy=policy,
        subject=ReportSubject.DATE,
        words="The gazette has another day.",
        link="https://example.org/gazette",
        email="reader@example.org",
    )
    asked = requesting.ask(row=policy, comment="Which day?", by=editor, of=reviewer)
    return search, report, asked


def _problems(page: Page) -> list[str]:
    open_all(page)
    light = axe_findings(page, impacts=SERIOUS)
    page.emulate_media(color_scheme="dark")
    page.reload()  # in a page that is open, the admin's colours change by and by
    dark = axe_findings(page, impacts=SERIOUS, colours_only=True)
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {finding}" for finding in dark]
