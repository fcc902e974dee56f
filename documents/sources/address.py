"""The addresses of sources: which are accepted, and the one form under which each is known.

An address is taken apart once, here, and everything after works with the parts, so that no two readers
of the same string can disagree about its host. Rules: RFC 3986 for the form, UTS 46 for names in other
scripts, the WHATWG URL Standard for which hosts are numbers.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

import idna

from documents.sources.errors import AddressRefused

DEFAULT_PORTS = {"http": 80, "https": 443}
#: An index of PostgreSQL holds no longer value than about 2,700 bytes.
MAX_LENGTH = 2_000
#: Parameters that tell how a reader came, not what he reads; dropped from the form that identifies a page.
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "at_custom")
_TRACKING = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid mc_cid mc_eid _ga _gl _hsenc "
    "_hsmi mkt_tok spm scm vero_id oly_anon_id oly_enc_id wt_mc share_token"
)
TRACKING_NAMES = frozenset(_TRACKING.split())
#: Ports below 1024 other than the web's belong to other services; these above it do too (Fetch Standard,
#: "bad port"), as do the usual ports of databases and brokers.
FIRST_FREE_PORT = 1024
OTHER_SERVICES = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10080}
    | {*range(6665, 6670), 1433, 1521, 3306, 5432, 5672, 6379, 9042, 9200, 11211, 27017}
)

#: Controls, the backslash that some readers take for a slash, and lone surrogates.
_UNWRITTEN = re.compile("[\x00-\x1f\x7f\\\\\ud800-\udfff]")
#: Full stops that separate the labels of a name, the ideographic ones included (UTS 46, 2.3).
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::[0-9]*)?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
#: What may stand unescaped in a path or a query (RFC 3986, 3.3 and 3.4), with the sign of escapes itself.
_PATH_SAFE = "%/:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"
MAX_PORT = 65_535
MAX_HOST = 253


@dataclass(frozen=True, slots=True)
class Address:
    """An accepted address in parts. ``host`` is lower-case ASCII, an IPv6 address without its brackets."""

    scheme: str
    host: str
    port: int
    path: str
    query: str | None

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """Path and query as the request line has them."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str) -> Address:
    """Take an address apart, its letters escaped as they are sent; the fragment is dropped.

    Raises ``AddressRefused`` unless it is an ``http`` or ``https`` address with a plainly written host,
    without user name or password.
    """
    url = url.strip()
    _refuse_length(url)
    if _UNWRITTEN.search(url):
        raise AddressRefused("The address holds a control character or a backslash; copy it again.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused("The address is malformed; check its host and port.") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise AddressRefused("Only addresses that begin with http:// or https:// can be fetched.")
    if "@" in parts.netloc:
        raise AddressRefused("The address holds a user name or an @ before the host; give it without.")
    host = _host(parts.netloc)
    port = _port(port if port is not None else DEFAULT_PORTS[scheme])
    query = _escape(parts.query, _QUERY_SAFE) if parts.query else None
    address = Address(scheme, host, port, _without_dots(_escape(parts.path, _PATH_SAFE)) or "/", query)
    _refuse_length(address.url)
    return address


def canonical(url: str) -> str:
    """Return the one form of an address under which its page is known; ``canonical`` of it is the same.

    Scheme and host are lower-case, names in other scripts in their ASCII form, the default port, the
    fragment and parameters that only track readers are gone, escapes are upper-case and only where
    needed. The order of the other parameters stays, as it may matter. Raises ``AddressRefused``.
    """
    address = parse_address(url)
    kept = [pair for pair in (address.query or "").split("&") if pair and not _tracks(pair)]
    query = "&".join(kept) or None
    return Address(address.scheme, address.host, address.port, address.path, query).url


def _refuse_length(url: str) -> None:
    """Raise ``AddressRefused`` for an address that is empty, or too long as given or once escaped."""
    if not 0 < len(url) <= MAX_LENGTH:
        raise AddressRefused(f"An address must have between 1 and {MAX_LENGTH:,} characters.")


def _tracks(pair: str) -> bool:
    """Tell whether a ``name=value`` of a query only tells how the reader came."""
    name = unquote_to_bytes(pair.partition("=")[0]).decode("latin-1").lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)


def _port(port: int) -> int:
    """Return a port on which web pages are served, else raise ``AddressRefused``."""
    web = port in DEFAULT_PORTS.values() or FIRST_FREE_PORT <= port <= MAX_PORT
    if not web or port in OTHER_SERVICES:
        raise AddressRefused(f"Port {port} does not serve web pages; give an address without it.")
    return port


def _host(netloc: str) -> str:
    """Return the host of an authority in its one form: a name in ASCII, or an IP address."""
    if netloc.startswith("["):
        bracketed = _BRACKETED.fullmatch(netloc)
        return _ipv6(bracketed[1] if bracketed else "")
    host = _ascii_name(netloc.partition(":")[0].removesuffix("."))
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    if len(host) > MAX_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise AddressRefused("The host of the address is not a valid name; check its spelling.")
    return host


def _ascii_name(host: str) -> str:
    """Return a host name in lower-case ASCII, labels in other scripts in their ``xn--`` form (UTS 46).

    Full-width, circled or mathematical letters and digits would turn into plain ones on look-up. No
    registry hands out such names; they only serve to hide a host, so none is accepted.
    """
    labels = _DOTS.split(host)
    try:
        encoded = [label.lower() if label.isascii() else _encoded(label) for label in labels]
    except (idna.IDNAError, UnicodeError) as error:
        raise AddressRefused("The host of the address is not a valid name; check its spelling.") from error
    for label, name in zip(labels, encoded, strict=True):
        if not label.isascii() and not name.startswith("xn--"):
            raise AddressRefused("The host of the address is in look-alike characters; write it plainly.")
    return ".".join(encoded)


def _encoded(label: str) -> str:
    """Return one label of a name in its ASCII form; ``IDNAError`` where it has none."""
    return idna.encode(label, uts46=True, std3_rules=True).decode("ascii")


def _ipv4(host: str) -> str:
    """Return an IPv4 address in four plain decimal numbers; every other spelling is refused."""
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise AddressRefused(
            "The host of the address is an oddly written number; give the name of the site."
        ) from error


def _ipv6(host: str) -> str:
    """Return an IPv6 address in its shortest form; one with a zone is refused, as it names a link."""
    try:
        address = ipaddress.IPv6Address(host)
    except ValueError as error:
        raise AddressRefused("The host of the address is not a valid IPv6 address.") from error
    return str(address)


def _escape(part: str, safe: str) -> str:
    """Return a path or query with everything escaped that must be, and nothing else, in upper-case hex."""
    part = _BARE_PERCENT.sub("%25", part)
    return _ESCAPE.sub(_one_escape, quote(part, safe=safe))


def _one_escape(match: re.Match[str]) -> str:
    """Return one escape undone where it was not needed, else in upper case."""
    byte = int(match[1], 16)
    return chr(byte) if byte in _UNRESERVED else match[0].upper()


def _without_dots(path: str) -> str:
    """Return a path with its ``.`` and ``..`` steps taken (RFC 3986, 5.2.4)."""
    steps = path.split("/")
    kept: list[str] = []
    for step in steps:
        if step == "..":
            if len(kept) > 1:
                kept.pop()
        elif step != ".":
            kept.append(step)
    if steps[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)
