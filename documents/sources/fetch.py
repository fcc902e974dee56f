"""Fetch one page from the public web, safely and within bounds.

Only ``http`` and ``https``, only public machines (see ``guard``), at every redirect anew; one deadline for
everything; a cap on the bytes, packed and unpacked. No cookies are kept and no proxy of the environment
is used. A caller notes the time himself: this module has no wall clock.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpcore2

from documents.sources import unpack
from documents.sources.address import Address, parse_address
from documents.sources.connection import Clock, Deadline, GuardedBackend
from documents.sources.errors import AddressRefused, TooLarge, TooSlow, Unreachable, UnsupportedType
from documents.sources.guard import Guard
from documents.sources.media import MAX_BYTES, READABLE_TYPES, media_type

USER_AGENT = "Policytracker/1.0 (reads public policy pages)"
ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
SUCCESSES = range(200, 300)
#: Headers that hold one value; servers that send two mean the last.
SINGLE = frozenset({"content-type", "location", "etag", "last-modified"})
#: Answers after which the same request may succeed later; every answer from 500 on is another.
PASSING = frozenset({408, 421, 425, 429})
FIRST_SERVER_ERROR = 500
SENTENCES = {
    401: "The page asks for a login (401); save it as a file and give that.",
    403: "The server refuses to show the page (403); save it as a file and give that.",
    404: "The server says that there is no such page (404); check the address.",
    410: "The server says that the page is gone for good (410); look for another source.",
    429: "The server has had too many requests (429); try again later.",
    451: "The page is withheld for legal reasons (451); look for another source.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take: seconds in all and for one connection, bytes, and redirects."""

    seconds: float = 30.0
    connect_seconds: float = 10.0
    max_bytes: int = MAX_BYTES
    max_redirects: int = 5
    types: frozenset[str] = READABLE_TYPES


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: ``body`` unpacked, ``headers`` by lower-case name, ``final_url`` after the redirects.

    With ``status`` 304 the page has not changed since ``etag`` or ``last_modified``, and ``body`` is empty.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()

    @property
    def etag(self) -> str | None:
        """What to ask with next time, where the server gave it."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """The time of last change as the server wrote it."""
        return self.headers.get("last-modified")

    @property
    def unchanged(self) -> bool:
        """Tell whether the server says that nothing has changed."""
        return self.status == NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response on the way: a redirect has a ``location``, any other a ``body``."""

    status: int
    headers: Mapping[str, str]
    location: str | None = None
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class _Way:
    """What stays the same at every step of a fetch."""

    limits: Limits
    guard: Guard
    deadline: Deadline
    tls: ssl.SSLContext | None
    headers: Mapping[str, str]


DEFAULT_LIMITS = Limits()
PUBLIC = Guard()


def fetch(
    url: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    guard: Guard = PUBLIC,
    etag: str | None = None,
    last_modified: str | None = None,
    user_agent: str = USER_AGENT,
    tls: ssl.SSLContext | None = None,
    clock: Clock | None = None,
) -> Fetched:
    """Return the page at ``url``, following redirects.

    ``etag`` and ``last_modified`` of an earlier answer make the request conditional. Raises
    ``AddressRefused``, ``Unreachable``, ``TooSlow``, ``TooLarge`` or ``UnsupportedType``. ``guard``,
    ``tls`` and ``clock`` are for tests that serve pages of their own.
    """
    deadline = Deadline(limits.seconds, clock) if clock else Deadline(limits.seconds)
    way = _Way(limits, guard, deadline, tls, _request_headers(user_agent, etag, last_modified))
    address = parse_address(url)
    passed: list[str] = []
    while True:
        answer = _ask(address, way)
        if answer.location is None:
            return Fetched(
                url=url,
                final_url=address.url,
                status=answer.status,
                content_type=answer.headers.get("content-type", ""),
                body=answer.body,
                headers=answer.headers,
                redirects=tuple(passed),
            )
        passed.append(address.url)
        if len(passed) > limits.max_redirects:
            raise Unreachable(
                f"The page leads on more than {limits.max_redirects} times; give its last address.",
                transient=False,
            )
        address = _next_address(address, answer.location)


def _next_address(address: Address, location: str) -> Address:
    """Return where a redirect leads; raise ``AddressRefused`` with a sentence that says it was one."""
    try:
        return parse_address(urljoin(address.url, location))
    except (AddressRefused, ValueError) as error:
        raise AddressRefused(
            f"The page leads on to an address that is not accepted ({location[:100]!r}): {error}"
        ) from error


def _request_headers(user_agent: str, etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers of the request, those of a conditional one among them."""
    headers = {
        "User-Agent": user_agent,
        "Accept": ACCEPT,
        "Accept-Encoding": unpack.CODINGS,
        "Connection": "close",
    }
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return headers


def _ask(address: Address, way: _Way) -> _Answer:
    """Send one request and return its answer, every failure told as a ``SourceError``."""
    try:
        return _send(address, way)
    except httpcore2.TimeoutException as error:
        raise TooSlow(f"The server {address.host} did not answer in time; try again later.") from error
    except httpcore2.ConnectError as error:
        raise _connect_failure(address, error) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise Unreachable(
            f"The server {address.host} broke off or sent no proper answer; try again later."
        ) from error


def _connect_failure(address: Address, error: httpcore2.ConnectError) -> Unreachable:
    """Tell a certificate that is not trusted from a server that does not answer."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLError):
        return Unreachable(
            f"The certificate of {address.host} is not trusted or its TLS is out of date; "
            "save the page as a file and give that.",
            transient=False,
        )
    return Unreachable(f"The server {address.host} does not answer; check the address or try again later.")


def _send(address: Address, way: _Way) -> _Answer:
    """Send one request over a connection of its own and read the answer within the limits."""
    backend = GuardedBackend(way.guard, way.deadline, way.limits.connect_seconds)
    url = httpcore2.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    headers = [(b"Host", address.authority.encode())]
    headers += [(name.encode(), value.encode("latin-1", "ignore")) for name, value in way.headers.items()]
    pool = httpcore2.ConnectionPool(ssl_context=way.tls, network_backend=backend, max_connections=1)
    with pool, pool.stream("GET", url, headers=headers) as response:
        return _read(response, way.limits)


def _read(response: httpcore2.Response, limits: Limits) -> _Answer:
    """Read an answer: where it leads, or its body; raise what its status, type or size stands for."""
    headers = _headers(response)
    status = response.status
    if status in REDIRECTS and "location" in headers:
        return _Answer(status, headers, location=headers["location"])
    if status == NOT_MODIFIED:
        return _Answer(status, headers)
    _refuse_status(status)
    _refuse_type(headers.get("content-type", ""), limits)
    _refuse_length(headers.get("content-length", ""), limits)
    coding = headers.get("content-encoding", "")
    return _Answer(status, headers, body=unpack.body(response.iter_stream(), coding, limits.max_bytes))


def _headers(response: httpcore2.Response) -> dict[str, str]:
    """Return the headers by lower-case name, repeated ones joined as RFC 9110 has it, or the last taken.

    Header bytes beyond ASCII are read as UTF-8 where they are, as redirects to Chinese paths often are.
    """
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name = raw_name.decode("latin-1").lower()
        try:
            value = raw_value.decode("utf-8")
        except UnicodeDecodeError:
            value = raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers and name not in SINGLE else value
    return headers


def _refuse_status(status: int) -> None:
    """Raise ``Unreachable`` for an answer that is not a page."""
    if status in SUCCESSES:
        return
    transient = status in PASSING or status >= FIRST_SERVER_ERROR
    advice = "try again later" if transient else "check the address"
    sentence = SENTENCES.get(status, f"The server answers with error {status}; {advice}.")
    raise Unreachable(sentence, transient=transient)


def _refuse_type(content_type: str, limits: Limits) -> None:
    """Raise ``UnsupportedType`` for an answer of a kind that no parser reads, before its body is read."""
    kind = media_type(content_type)
    if kind not in limits.types:
        raise UnsupportedType(f"The address leads to {kind!r:.80}, not to a page of text.")


def _refuse_length(declared: str, limits: Limits) -> None:
    """Raise ``TooLarge`` for a body whose declared length is over the limit, before it is read."""
    # httpcore2 has refused any that is no number, or one of more than twenty digits.
    if declared.isascii() and declared.isdigit() and int(declared) > limits.max_bytes:
        raise TooLarge(unpack.too_large(limits.max_bytes))
