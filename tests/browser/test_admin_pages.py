"""The curation pages beside the workplace itself (test_editor.py), in light and dark."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from tests.browser import world
from tests.browser.looking import SERIOUS, axe_findings, open_all
from tests.factories import make_body, make_document, make_reviewer


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


def _problems(page: Page) -> list[str]:
    open_all(page)
    light = axe_findings(page, impacts=SERIOUS)
    page.emulate_media(color_scheme="dark")
    page.reload()  # in a page that is open, the admin's colours change by and by
    dark = axe_findings(page, impacts=SERIOUS, colours_only=True)
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {finding}" for finding in dark]
