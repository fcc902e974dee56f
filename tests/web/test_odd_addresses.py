"""However odd an address is, the answer is 200 or 400, or 404 for a page that is not there; never 500."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.web.scene import Portal, make_portal

VALUES = [
    "",
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    quote("\U0001f600"),
    quote("\u202e\u2066x"),
    str(2**63),
    str(2**63 - 1),
    str(-(2**63)),
    "-1",
    "0",
    "1e309",
    "NaN",
    "a" * 5_000,
    quote("链" * 1_600),
    quote("'"),
    quote('"'),
    quote('"' * 99),
    quote("“unbalanced"),
    quote("(("),
    quote("<->"),
    quote("a & | b"),
    quote("!"),
    quote(":*"),
    quote("%"),
    quote("_%\\"),
    quote("'; DROP TABLE documents_policy; --"),
    quote("<script>alert(1)</script>"),
    quote("{{ 7*7 }}"),
    "../../etc/passwd",
    quote("2020-02-30"),
    "0000",
    "9999-12-31",
    "2020/2019",
    "XXXX-04",
    f"{2**63}.{2**63}",
    "1.999999999",
    "999999999999999999.0",
]
NAMES = [
    "q",
    "region",
    "sector",
    "measure",
    "body",
    "type",
    "status",
    "tier",
    "from",
    "to",
    "sort",
    "cursor",
    "x",
]
PATHS = ["/regions/?q=", "/bodies/?q="]


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()


@pytest.mark.parametrize("name", NAMES)
def test_odd_values_of_a_filter_are_answered(client: Client, portal: Portal, name: str) -> None:
    for value in VALUES:
        status = client.get(f"/policies/?{name}={value}").status_code
        assert status in (200, 400), (name, value[:40], status)


@pytest.mark.parametrize("start", PATHS)
def test_odd_names_are_answered(client: Client, portal: Portal, start: str) -> None:
    for value in VALUES:
        assert client.get(start + value).status_code in (200, 400), value[:40]


def test_odd_versions_of_a_text_are_answered(client: Client, portal: Portal) -> None:
    for value in [*VALUES, quote("٣"), quote("²")]:
        status = client.get(f"/documents/{portal.text.document_id}/?version={value}").status_code
        assert status in (200, 400), value[:40]


@pytest.mark.parametrize(
    "start", ["/policies/{}/", "/regions/{}/", "/sectors/{}/", "/bodies/{}/", "/documents/{}/", "/{}/"]
)
def test_odd_parts_of_a_path_are_answered(client: Client, portal: Portal, start: str) -> None:
    for value in VALUES:
        status = client.get(start.format(value)).status_code
        assert status in (200, 301, 400, 404), (start, value[:40], status)


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"sector=s{number}" for number in range(900)),
        "&".join(f"x{number}=1" for number in range(1_500)),
        "q=a&q=b&q=",
        "&&&===&",
        "q[]=1&q[a]=2",
        "from=2020&from=2021&sort=newest&sort=oldest",
        "%",
        "q=%zz",
        ";" * 500,
    ],
)
def test_odd_query_strings_are_answered(client: Client, portal: Portal, query: str) -> None:
    assert client.get(f"/policies/?{query}").status_code in (200, 400)


@pytest.mark.parametrize("verb", ["post", "put", "delete", "patch"])
def test_a_page_cannot_be_written_to(client: Client, portal: Portal, verb: str) -> None:
    assert getattr(client, verb)("/policies/").status_code == 405
