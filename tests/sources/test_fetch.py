"""A page is fetched whole and safely, or not at all, and what went wrong is said."""

import gzip
import itertools
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from documents.sources.errors import (
    AddressRefused,
    SourceError,
    TooLarge,
    TooSlow,
    Unreachable,
    UnsupportedType,
)
from documents.sources.fetch import Fetched, Limits, fetch
from documents.sources.guard import Guard
from tests.sources.web import HOME, Answer, Names, Web, home_guard, page, redirect

Serve = Callable[..., Web]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return a function that starts a server; all of them end with the test."""
    servers: list[Web] = []

    def start(answer: Answer, **how: object) -> Web:
        servers.append(Web(answer, **how))  # type: ignore[arg-type]
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def get(url: str, *, guard: Guard | None = None, **how: object) -> Fetched:
    """Fetch with 127.0.0.1 standing for the public internet."""
    return fetch(url, guard=guard or home_guard(), **how)  # type: ignore[arg-type]


def always(pieces: Iterable[bytes]) -> Answer:
    """Return a server's answer that is the same for every path."""
    return lambda path: pieces


def test_a_page_comes_with_its_type_status_and_headers(serve: Serve) -> None:
    web = serve(
        always(page("<p>区块链</p>".encode(), etag='"v1"', last_modified="Tue, 05 May 2020 08:00:00 GMT"))
    )
    fetched = get(web.url("/plan?id=1#part"))
    assert fetched.body.decode() == "<p>区块链</p>"
    assert (fetched.status, fetched.content_type) == (200, "text/html; charset=utf-8")
    assert (fetched.url, fetched.final_url) == (web.url("/plan?id=1#part"), web.url("/plan?id=1"))
    assert (fetched.etag, fetched.last_modified) == ('"v1"', "Tue, 05 May 2020 08:00:00 GMT")
    assert not fetched.unchanged


def test_the_request_names_the_host_and_holds_no_cookie_or_secret(serve: Serve) -> None:
    web = serve(always(page(set_cookie="a=b")))
    get(web.url("/plan"))
    head = web.requests[0].lower()
    assert head.startswith("get /plan http/1.1\r\n")
    assert f"host: town.example:{web.port}\r\n" in head
    assert "cookie" not in head
    assert "authorization" not in head


def test_redirects_are_followed_and_told(serve: Serve) -> None:
    last = serve(lambda path: page() if path == "/4" else redirect("4"))
    steps = {"/1": redirect("/2"), "/2": redirect(last.url("/3").removeprefix("http:"), "301 Moved")}
    web = serve(steps.__getitem__)
    fetched = get(web.url("/1"))
    assert fetched.final_url == last.url("/4")
    assert fetched.redirects == (web.url("/1"), web.url("/2"), last.url("/3"))


def test_a_redirect_to_a_path_in_another_script_is_followed(serve: Serve) -> None:
    web = serve(
        lambda path: page() if path != "/1" else [b"HTTP/1.1 302 x\r\nlocation: /\xe5\x8c\xba\r\n\r\n"]
    )
    assert get(web.url("/1")).final_url == web.url("/%E5%8C%BA")


def test_a_page_that_leads_on_for_ever_is_given_up_after_five_steps(serve: Serve) -> None:
    web = serve(lambda path: redirect(f"{path}x"))
    with pytest.raises(Unreachable, match="more than 5 times") as failure:
        get(web.url("/"))
    assert not failure.value.transient
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/hostname",
        "gopher://town.example/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://editor@town.example/",
        "http://town.example:22/",
        "http://[::1/",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_to_what_is_no_plain_web_address_is_refused(serve: Serve, location: str) -> None:
    web = serve(always(redirect(location)))
    with pytest.raises(AddressRefused, match="leads on to"):
        get(web.url())
    assert len(web.requests) == 1


@pytest.mark.parametrize("host", ["127.0.0.2", "[::ffff:127.0.0.2]", "inner.example"])
def test_a_redirect_inside_reaches_nothing(serve: Serve, host: str) -> None:
    inside = serve(always(page()), address="127.0.0.2")
    web = serve(always(redirect(inside.url(host=host))))
    names = Names(inner_example=[["127.0.0.2"]])
    names.answers |= {"127.0.0.2": [["127.0.0.2"]], "::ffff:7f00:2": [["::ffff:127.0.0.2"]]}
    with pytest.raises(AddressRefused, match="not on the public internet"):
        get(web.url(), guard=home_guard(names))
    assert inside.connections == 0


def test_a_name_with_an_inner_address_beside_a_public_one_reaches_neither(serve: Serve) -> None:
    web = serve(always(page()))
    with pytest.raises(AddressRefused):
        get(web.url(), guard=home_guard(Names(town_example=[[str(HOME), "127.0.0.2"]])))
    assert web.connections == 0


def test_a_name_is_looked_up_once_so_that_it_cannot_change_in_between(serve: Serve) -> None:
    web = serve(always(page()))
    names = Names(town_example=[[str(HOME)], ["127.0.0.2"]])
    assert get(web.url(), guard=home_guard(names)).status == 200
    assert names.asked == ["town.example"]


def test_a_name_that_turns_inside_at_a_redirect_is_refused(serve: Serve) -> None:
    web = serve(always(redirect("/again")))
    inside = serve(always(page()), address="127.0.0.2")
    with pytest.raises(AddressRefused):
        get(web.url(), guard=home_guard(Names(town_example=[[str(HOME)], ["127.0.0.2"]])))
    assert (len(web.requests), inside.connections) == (1, 0)


def test_the_other_end_is_looked_at_again_before_anything_is_sent(serve: Serve) -> None:
    web = serve(always(page()))
    verdicts = iter([True, False])
    with pytest.raises(AddressRefused):
        get(web.url(), guard=Guard(resolver=Names(), admits=lambda address: next(verdicts)))
    assert web.requests == []


def test_the_next_address_is_tried_when_the_first_does_not_answer(serve: Serve) -> None:
    web = serve(always(page()))
    names = Names(town_example=[["127.0.0.3", str(HOME)]])
    guard = Guard(resolver=names, admits=lambda address: address.is_loopback)
    assert get(web.url(), guard=guard).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "１２７.0.0.1",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_without_a_guard_of_the_test_no_spelling_of_this_machine_is_reached(serve: Serve, host: str) -> None:
    web = serve(always(page()))
    with pytest.raises(AddressRefused):
        fetch(web.url(host=host))
    assert web.connections == 0


def test_a_body_that_trickles_ends_with_the_deadline_for_the_whole_and_not_for_a_read(serve: Serve) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"
    web = serve(lambda path: itertools.chain([head], itertools.repeat(b"x" * 1000)))
    seconds = itertools.count()
    with pytest.raises(TooSlow, match="after 30 seconds") as failure:
        get(web.url(), clock=lambda: float(next(seconds)))
    assert failure.value.transient


def test_headers_that_trickle_end_with_the_deadline_too(serve: Serve) -> None:
    line = b"x-more: words\r\n"
    web = serve(lambda path: itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(line)))
    seconds = itertools.count()
    with pytest.raises(SourceError):
        get(web.url(), clock=lambda: float(next(seconds)))


def test_a_server_that_takes_the_request_and_says_nothing_is_given_up(serve: Serve) -> None:
    web: Web = serve(lambda path: [b""] if web.ending.wait() else [])
    with pytest.raises(TooSlow) as failure:
        get(web.url(), limits=Limits(seconds=0.2))
    assert failure.value.transient


def test_a_body_without_end_is_refused_at_the_limit(serve: Serve) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"
    web = serve(lambda path: itertools.chain([head], itertools.repeat(bytes(65_536))))
    with pytest.raises(TooLarge, match="1 MB"):
        get(web.url(), limits=Limits(max_bytes=1_000_000))


@pytest.mark.parametrize("length", ["20000001", "9" * 19])
def test_a_body_that_says_it_is_too_large_is_not_read(serve: Serve, length: str) -> None:
    web = serve(always(page(content_length=length)))
    with pytest.raises(TooLarge, match="20 MB"):
        get(web.url())


def test_a_packed_page_is_unpacked(serve: Serve) -> None:
    web = serve(always(page(gzip.compress(b"<p>words</p>"), content_encoding="gzip")))
    assert get(web.url()).body == b"<p>words</p>"


def test_a_bomb_is_refused_at_the_limit(serve: Serve) -> None:
    web = serve(always(page(gzip.compress(bytes(50_000_000), compresslevel=1), content_encoding="gzip")))
    with pytest.raises(TooLarge):
        get(web.url())


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/zip"])
def test_what_is_no_text_is_refused_before_its_body_is_read(serve: Serve, kind: str) -> None:
    web = serve(
        lambda path: itertools.chain(page(b"", content_type=kind, content_length=""), itertools.repeat(b"x"))
    )
    with pytest.raises(UnsupportedType, match=kind):
        get(web.url())


@pytest.mark.parametrize("kind", ["", "TEXT/HTML", "text/plain;charset=gbk", "application/octet-stream"])
def test_text_and_what_may_be_text_is_taken(serve: Serve, kind: str) -> None:
    assert get(serve(always(page(content_type=kind))).url()).content_type == kind


def test_of_two_types_the_last_one_counts(serve: Serve) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-type: text/plain\r\n\r\nwords"
    assert get(serve(always([head])).url()).content_type == "text/plain"


@pytest.mark.parametrize(
    ("status", "transient"),
    [
        ("401 Unauthorized", False),
        ("403 Forbidden", False),
        ("404 Not Found", False),
        ("410 Gone", False),
        ("418 Teapot", False),
        ("429 Too Many Requests", True),
        ("500 Error", True),
        ("503 Unavailable", True),
        ("302 Found", False),
    ],
)
def test_an_error_of_the_server_is_told_with_whether_to_try_again(
    serve: Serve, status: str, transient: bool
) -> None:
    with pytest.raises(Unreachable, match=status[:3]) as failure:
        get(serve(always(page(status=status))).url())
    assert failure.value.transient is transient


def test_an_earlier_answer_makes_the_request_conditional(serve: Serve) -> None:
    web = serve(always([b"HTTP/1.1 304 Not Modified\r\netag: v1\r\n\r\n"]))
    fetched = get(web.url(), etag='"v1"', last_modified="Tue, 05 May 2020 08:00:00 GMT")
    assert (fetched.unchanged, fetched.body) == (True, b"")
    assert 'if-none-match: "v1"' in web.requests[0].lower()
    assert "if-modified-since: tue, 05 may 2020" in web.requests[0].lower()


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [b"no such protocol\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\nwords"],
        [b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"],
        [b"HTTP/1.1 200 OK\r\nx: " + b"a" * 200_000],
    ],
)
def test_a_broken_answer_is_a_failure_to_try_again(serve: Serve, answer: list[bytes]) -> None:
    with pytest.raises(Unreachable) as failure:
        get(serve(always(answer)).url())
    assert failure.value.transient


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with socket.create_server((str(HOME), 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unreachable, match="does not answer") as failure:
        get(f"http://town.example:{port}/")
    assert failure.value.transient


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a key and a certificate for town.example alone, made for this run."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    names, file = "-subj /CN=town.example -addext subjectAltName=DNS:town.example", "certificate.pem"
    subprocess.run(
        [openssl, *f"req -x509 -newkey rsa:2048 -nodes -days 2 {names} -keyout key.pem -out {file}".split()],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def secure(serve: Serve, certificate: Path) -> Web:
    """Return a server with TLS for town.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    return serve(always(page()), tls=context)


def test_a_secure_page_is_asked_for_by_name_though_the_address_is_pinned(
    secure: Web, certificate: Path
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate / "certificate.pem"))
    assert get(secure.url(scheme="https"), tls=trusting).status == 200


def test_a_certificate_for_another_name_is_not_accepted(secure: Web, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate / "certificate.pem"))
    with pytest.raises(Unreachable, match="certificate") as failure:
        get(secure.url(host="other.example", scheme="https"), tls=trusting)
    assert not failure.value.transient
    assert secure.requests == []


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(secure: Web) -> None:
    with pytest.raises(Unreachable, match="certificate"):
        get(secure.url(scheme="https"))
