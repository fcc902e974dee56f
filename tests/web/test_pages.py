"""What a visitor sees on each page, and what he does not see."""

import json
import re

import pytest
from django.test import Client

from documents.models import Evidence, Policy
from documents.vocabulary import EditorialState, ValueState
from tests.factories import make_candidate, make_evidence, make_policy, make_region, make_text
from tests.web.scene import Portal, make_portal

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_the_first_page_counts_policies_and_leads_to_places_and_sectors(
    client: Client, portal: Portal
) -> None:
    html = main(page(client, "/"))
    assert "Plan for Shared Clinic Records" in html
    assert re.search(r'/regions/XA/">Anyland</a></th><td class="number">1<', html)
    assert '/sectors/health/">Medical and health' in html


def test_a_place_counts_what_is_below_it(client: Client, portal: Portal) -> None:
    assert "Plan for Shared Clinic Records" in main(page(client, "/policies/?region=XA"))
    assert "Plan for Shared Clinic Records" in main(page(client, "/policies/?region=XA-1&sector=health"))
    make_region("XB")
    assert "No published policy has all of this" in page(client, "/policies/?region=XB")


def test_region_pages_show_what_is_above_and_below(client: Client, portal: Portal) -> None:
    country, province, district = (
        main(page(client, f"/regions/{code}/")) for code in ("XA", "XA-1", "XA-1-1")
    )
    assert "/regions/XA-1/" in country
    assert "/regions/XA/" in province
    assert "/regions/XA-1-1/" in province
    assert "/regions/XA/" in district
    assert "/regions/XA-1/" in district
    assert "港区" in district


def test_a_typed_place_joins_the_filters_and_takes_the_stead_of_those_above_it(
    client: Client, portal: Portal
) -> None:
    for typed in ("Northshire", "北省", "xa-1", "northshire (XA-1)"):
        response = client.get("/policies/", {"place": typed, "sector": "health", "region": "XA"})
        assert response.status_code == 302
        assert response["Location"] == "/policies/?region=XA-1&sector=health"
    part = client.get("/policies/?place=Northshire", headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Push-Url"]) == (200, "/policies/?region=XA-1")
    unknown = page(client, "/policies/?place=Nowhere<&sector=health")
    assert "place=Nowhere&lt;</code>: there is no place" in unknown
    assert "Plan for Shared Clinic Records" in main(unknown)


def test_names_of_places_are_offered_while_one_is_typed(client: Client, portal: Portal) -> None:
    make_region("XA-2", parent=make_region("XA"), name_en="Harbour District")
    offered = client.get("/regions/names.json?q=harb").json()["places"]
    assert [place["value"] for place in offered] == ["Harbour District", "Harbour District (XA-2)"]
    assert offered[0]["label"] == "港区 · Northshire, Anyland · 1"
    assert client.get("/regions/names.json?q=").json() == {"places": []}


def test_a_text_without_a_title_is_called_by_its_source_or_its_first_line(
    client: Client, portal: Portal
) -> None:
    document = portal.text.document
    document.title = ""
    document.save()
    for given in ("", document.name):
        portal.policy.sources.filter(document=document).update(title=given)
        for address in (document.get_absolute_url(), portal.policy.get_absolute_url()):
            html = page(client, address)
            assert "Harbour City opens a ledger for clinics" in html
            assert document.name not in html
    portal.policy.sources.filter(document=document).update(title="News of Harbour City")
    html = page(client, document.get_absolute_url())
    assert "<h1>News of Harbour City</h1>" in html
    assert document.name not in html


def test_a_policys_page_names_its_record_for_machines(client: Client, portal: Portal) -> None:
    html = page(client, portal.policy.get_absolute_url())
    for kind, suffix in (("json", "json"), ("ld+json", "jsonld")):
        link = f'<link rel="alternate" type="application/{kind}" href="/policies/clinic-plan.{suffix}">'
        assert link in html


def test_a_place_is_found_by_the_beginning_of_its_name_in_either_language(
    client: Client, portal: Portal
) -> None:
    for typed in ("harb", "港区", "HARBOUR"):
        assert "Harbour District" in main(page(client, f"/regions/?q={typed}"))
    assert "No place has this name" in page(client, "/regions/?q=zzz")


def test_the_policy_page_gives_each_value_its_quote_and_leads_to_the_mark(
    client: Client, portal: Portal
) -> None:
    html = main(page(client, "/policies/clinic-plan/"))
    for quote in Evidence.objects.filter(policy=portal.policy):
        assert f"<mark>{quote.quote}</mark>" in html
        assert f'/documents/{portal.text.document_id}/?version={portal.text.pk}#q{quote.pk}"' in html
    text = main(page(client, f"/documents/{portal.text.document_id}/?version={portal.text.pk}"))
    for quote in Evidence.objects.filter(policy=portal.policy):
        assert f'id="q{quote.pk}"' in text


def test_values_nobody_looked_at_are_marked_until_somebody_has(client: Client, portal: Portal) -> None:
    assert main(page(client, "/policies/clinic-plan/")).count("not reviewed") == 2
    Evidence.objects.filter(policy=portal.policy, field="measure").update(state=ValueState.ACCEPTED)
    Policy.objects.filter(pk=portal.policy.pk).update(reviewed_fields=["date"])
    assert "not reviewed" not in page(client, "/policies/clinic-plan/")


def test_a_rejected_quote_is_shown_nowhere(client: Client, portal: Portal) -> None:
    Evidence.objects.filter(policy=portal.policy).update(state=ValueState.REJECTED)
    assert "3 May 2021</mark>" not in page(client, "/policies/clinic-plan/")
    assert "<mark" not in main(page(client, f"/documents/{portal.text.document_id}/"))


@pytest.mark.parametrize("state", [EditorialState.DRAFT])
def test_a_draft_is_not_there(client: Client, portal: Portal, state: str) -> None:
    Policy.objects.update(state=state)
    page(client, "/policies/clinic-plan/", 404)
    page(client, f"/documents/{portal.text.document_id}/", 404)
    assert "Clinic Records" not in page(client, "/policies/")
    assert "Clinic Records" not in page(client, "/")


def test_a_withdrawn_policy_is_gone_and_says_why(client: Client, portal: Portal) -> None:
    Policy.objects.update(state=EditorialState.WITHDRAWN, reason="It was a hoax.")
    assert "It was a hoax." in page(client, "/policies/clinic-plan/", 410)


def test_a_merged_policy_leads_to_its_heir_over_any_steps(client: Client, portal: Portal) -> None:
    middle = make_policy(slug="middle", state=EditorialState.MERGED, merged_into=portal.policy)
    make_policy(slug="old", state=EditorialState.MERGED, merged_into=middle)
    response = client.get("/policies/old/")
    assert (response.status_code, response.headers["Location"]) == (301, "/policies/clinic-plan/")
    Policy.objects.filter(pk=portal.policy.pk).update(state=EditorialState.WITHDRAWN, reason="A test.")
    page(client, "/policies/old/", 410)


def test_a_text_that_no_published_policy_rests_on_is_not_public(client: Client, portal: Portal) -> None:
    page(client, f"/documents/{make_text('Another text.').document_id}/", 404)


def test_quotes_of_candidates_are_not_marked_in_public(client: Client, portal: Portal) -> None:
    candidate = make_candidate(portal.text)
    quote = make_evidence(candidate, "region", "Harbour City")
    assert f"q{quote.pk}" not in page(client, f"/documents/{portal.text.document_id}/")


def test_a_version_that_is_not_of_this_text_is_not_shown(client: Client, portal: Portal) -> None:
    other = make_text("The words of another document.")
    html = page(client, f"/documents/{portal.text.document_id}/?version={other.pk}")
    assert "another document" not in html


def test_text_from_outside_is_only_ever_escaped(client: Client, portal: Portal) -> None:
    Policy.objects.update(title=HOSTILE, title_original=HOSTILE, summary=HOSTILE, number=HOSTILE[:100])
    portal.policy.sources.update(title=HOSTILE, publisher=HOSTILE)
    portal.text.document.title = HOSTILE
    portal.text.document.save()
    text = make_text(HOSTILE, document=portal.text.document)
    for address in (
        "/",
        "/policies/",
        "/policies/?q=script",
        "/policies/clinic-plan/",
        "/regions/XA/",
        f"/documents/{text.document_id}/",
        f"/policies/?q={HOSTILE}&sector={HOSTILE}&from={HOSTILE}",
        f"/regions/?q={HOSTILE}",
        f"/bodies/?q={HOSTILE}",
    ):
        html = page(client, address)
        assert "<script>alert" not in html, address
        assert "<img src=x" not in html, address


def test_structured_data_is_json_that_cannot_end_its_element(client: Client, portal: Portal) -> None:
    Policy.objects.update(title="A plan</script><b>", number="7 & 8")
    html = page(client, "/policies/clinic-plan/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["@type"] == "Legislation"
    assert data["name"] == "A plan</script><b>"
    assert data["spatialCoverage"]["identifier"] == "XA-1-1"
    assert data["legislationDate"] == "2021-05-03"


def test_what_is_left_out_of_a_query_is_said(client: Client, portal: Portal) -> None:
    html = main(page(client, "/policies/?sector=nonsense&from=yesterday"))
    assert "sector=nonsense" in html
    assert "from=yesterday" in html
    assert "Plan for Shared Clinic Records" in html


def test_a_search_shows_the_passage_with_its_words_marked(client: Client, portal: Portal) -> None:
    html = main(page(client, "/policies/?q=keep+records"))
    assert "<mark>keep</mark>" in html
    assert "<mark>records</mark>" in html


def test_the_list_answers_in_part_where_the_script_asks_and_says_that_it_varies(
    client: Client, portal: Portal
) -> None:
    whole, part = client.get("/policies/"), client.get("/policies/", headers={"HX-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    assert "HX-Request" in part.headers["Vary"]
    back = client.get("/policies/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in back.content.decode()


def test_the_interface_and_the_names_are_in_chinese_below_its_prefix(client: Client, portal: Portal) -> None:
    html = page(client, "/zh-hans/policies/?region=XA")
    assert '<html lang="zh-hans">' in html
    assert "医疗健康" in html
    assert "2021年5月3日" in html
    assert 'hreflang="en" href="http://testserver/policies/?region=XA"' in html


def test_a_code_in_small_letters_leads_to_the_place(client: Client, portal: Portal) -> None:
    response = client.get("/regions/xa-1/")
    assert (response.status_code, response.headers["Location"]) == (301, "/regions/XA-1/")


def test_anonymous_pages_set_no_cookie(client: Client, portal: Portal) -> None:
    for address in ("/", "/policies/", "/policies/clinic-plan/"):
        assert not client.get(address).cookies


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/policies/",
        "/policies/clinic-plan/",
        "/regions/",
        "/regions/XA/",
        "/sectors/",
        "/sectors/health/",
        "/bodies/",
        "/nothing-here/",
    ],
)
def test_every_page_has_one_heading_a_skip_link_and_nothing_inline(
    client: Client, portal: Portal, address: str
) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert 'href="#main"' in html
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"\son\w+=", html)
    assert not re.search(r"<script(?![^>]*(?:\ssrc=|application/ld\+json))", html)
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
