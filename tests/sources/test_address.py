"""An address has one form, and one that could lead elsewhere than it says is refused."""

import pytest

from documents.sources.address import MAX_LENGTH, canonical, parse_address
from documents.sources.errors import AddressRefused

SAME_PAGE = [
    ("HTTP://WWW.Town.Example:80/Plan#part-2", "http://www.town.example/Plan"),
    ("https://town.example:443", "https://town.example/"),
    ("https://town.example./", "https://town.example/"),
    (" https://town.example/a\n", "https://town.example/a"),
    ("https://town.example/a/../b/./c/", "https://town.example/b/c/"),
    ("https://town.example/%7eplan/%e5%8c%ba", "https://town.example/~plan/%E5%8C%BA"),
    ("https://town.example/区 块?名=值", "https://town.example/%E5%8C%BA%20%E5%9D%97?%E5%90%8D=%E5%80%BC"),
    ("https://town.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "https://town.example/a?id=7"),
    ("https://town.example/a?gclid=1", "https://town.example/a"),
    ("https://town.example/a?b=2&a=1", "https://town.example/a?b=2&a=1"),
    ("https://town.example/a?", "https://town.example/a"),
    ("https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/"),
    ("https://例子。中国/", "https://xn--fsqu00a.xn--fiqs8s/"),
    ("https://town.example:8443/a", "https://town.example:8443/a"),
    ("https://[2606:4700:0:0::1]/a", "https://[2606:4700::1]/a"),
    ("https://town.example/100%", "https://town.example/100%25"),
]

NUMBERS_IN_DISGUISE = [
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
    "http://town.0x/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。１/",
    "http://127.0.0.1\u00ad/",
    "http://ⓛocalhost/",
    "http://ｌocalhost/",
]

MALFORMED = [
    "",
    "town.example/plan",
    "//town.example/",
    "ftp://town.example/",
    "file:///etc/hostname",
    "gopher://town.example/",
    "javascript:alert(1)",
    "data:text/html,words",
    "http:///plan",
    "http://",
    "http://town..example/",
    "http://-town.example/",
    "http://to wn.example/",
    "http://to%77n.example/",
    "http://town.example:22/",
    "http://town.example:6379/",
    "http://town.example:0/",
    "http://town.example:99999/",
    "http://town.example:８０/",
    "http://editor@town.example/",
    "http://editor:secret@town.example/",
    "http://town.example@127.0.0.1/",
    "http://town.example\\@127.0.0.1/",
    "http://town.example/\x00",
    "http://town.example/a\nb",
    "http://town.example/\ud800",
    "http://[::1",
    "http://[::1]town/",
    "http://[fe80::1%25eth0]/",
    "http://[v1.x]/",
    f"http://{'a' * 64}.example/",
    f"http://town.example/{'a' * MAX_LENGTH}",
    f"http://town.example/{'区' * 600}",
]


@pytest.mark.parametrize(("given", "known_as"), SAME_PAGE)
def test_every_spelling_of_an_address_has_one_form(given: str, known_as: str) -> None:
    assert canonical(given) == known_as


@pytest.mark.parametrize("known_as", [pair[1] for pair in SAME_PAGE])
def test_the_form_of_the_form_is_itself(known_as: str) -> None:
    assert canonical(known_as) == known_as


@pytest.mark.parametrize("url", NUMBERS_IN_DISGUISE)
def test_a_number_or_name_in_disguise_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        parse_address(url)


@pytest.mark.parametrize("url", MALFORMED)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        parse_address(url)
    assert str(refusal.value).endswith(".")


def test_what_follows_the_hash_never_counts_as_the_host() -> None:
    assert parse_address("http://town.example#@127.0.0.1/").host == "town.example"


def test_an_address_is_fetched_with_its_tracking_parameters_as_given() -> None:
    assert parse_address("https://town.example/a?utm_source=x").target == "/a?utm_source=x"


def test_the_host_header_has_the_port_only_where_it_is_not_the_usual_one() -> None:
    assert parse_address("http://town.example:80/").authority == "town.example"
    assert parse_address("http://[2606:4700::1]:8080/").authority == "[2606:4700::1]:8080"
