"""Search engines find every public page, and only those."""

import pytest
from django.test import Client

from documents.vocabulary import EditorialState
from tests.factories import make_policy
from tests.web.scene import Portal, make_portal


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()


def test_the_sitemap_names_published_policies_in_each_language(client: Client, portal: Portal) -> None:
    make_policy(slug="hidden", state=EditorialState.DRAFT)
    assert "http://testserver/sitemap-policies.xml" in client.get("/sitemap.xml").content.decode()
    listed = client.get("/sitemap-policies.xml").content.decode()
    assert "<loc>http://testserver/policies/clinic-plan/</loc>" in listed
    assert "http://testserver/zh-hans/policies/clinic-plan/" in listed
    assert "hidden" not in listed


def test_the_sitemap_names_places_sectors_and_bodies_with_policies(client: Client, portal: Portal) -> None:
    listed = client.get("/sitemap-lists.xml").content.decode()
    for path in ("/regions/XA-1-1/", "/sectors/health/", "/bodies/", "/"):
        assert f"<loc>http://testserver{path}</loc>" in listed


def test_an_unknown_sitemap_is_not_there(client: Client, portal: Portal) -> None:
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_robots_are_led_to_the_sitemap(client: Client, portal: Portal) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_browsers_are_told_how_to_search(client: Client, portal: Portal) -> None:
    described = client.get("/opensearch.xml").content.decode()
    assert 'template="http://testserver/policies/?q={searchTerms}"' in described


def test_a_page_names_its_one_address_whatever_its_query(client: Client, portal: Portal) -> None:
    html = client.get("/policies/?sector=health&sort=oldest").content.decode()
    assert '<link rel="canonical" href="http://testserver/policies/">' in html
    assert 'name="robots" content="noindex, follow"' in html
