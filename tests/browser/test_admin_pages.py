"""The curation pages in light and dark: what an editor reads and presses, everybody can."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from tests.browser import world
from tests.browser.looking import SERIOUS, axe_findings, open_all, overflow
from tests.factories import make_document, make_reviewer

NARROW = 360


@pytest.mark.timeout(300)
def test_no_curation_page_has_a_serious_axe_finding_in_light_or_dark(
    transactional_db: None, page: Page, log_in: Callable[[Page, User], Page]
) -> None:
    world.load_lists()
    policy = world.fill()
    candidate = world.propose_clinic_plan(title="Another Clinic Plan")
    candidate.matches.create(policy=policy, score=0.9, reasons=["The titles are alike."])
    page.goto("/admin/login/")
    found = [f"login: {problem}" for problem in _problems(page)]
    log_in(page, make_reviewer(username="reviewer"))
    addresses = {
        "index": "/admin/",
        "queue": "/admin/documents/candidate/",
        "review": candidate.get_absolute_url(),
        "decided": policy.candidates.get().get_absolute_url(),
        "texts": "/admin/documents/document/",
        "text": f"/admin/documents/document/{make_document().pk}/change/",
        "add": "/admin/documents/document/add/",
        "policies": "/admin/documents/policy/",
        "policy": f"/admin/documents/policy/{policy.pk}/change/",
        "history": f"/admin/documents/policy/{policy.pk}/history/",
        "bodies": "/admin/documents/issuingbody/",
        "regions": "/admin/documents/region/",
        "decisions": "/admin/documents/curationevent/",
    }
    for name, address in addresses.items():
        page.goto(address)
        found += [f"{name}: {problem}" for problem in _problems(page)]
    page.set_viewport_size({"width": NARROW, "height": 740})
    for name in ("queue", "review"):
        page.goto(addresses[name])
        found += [f"{name}, narrow: {overflow(page)} pixels too wide"] if overflow(page) else []
    assert found == []


def _problems(page: Page) -> list[str]:
    open_all(page)
    light = axe_findings(page, impacts=SERIOUS)
    page.emulate_media(color_scheme="dark")
    dark = axe_findings(page, impacts=SERIOUS, colours_only=True)
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {finding}" for finding in dark]
