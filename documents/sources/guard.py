"""Which machines may be reached: public ones on the web, and none of our own.

A name is looked up once. Unless every address that it has is public, nothing is sent to any of them;
else the connection goes to an address that was looked at, never to one that a second look-up gave, and
the peer is looked at again once connected. So neither odd spellings nor names whose address changes
lead inside. The one thing that cannot be known here is which public addresses belong to the operator:
a firewall must keep those apart.
"""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

from documents.sources.errors import AddressRefused, TooSlow, Unreachable

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
#: From a host and a port to the IP addresses it has, as text. May raise ``OSError``.
Resolver = Callable[[str, int], list[str]]

#: IPv4 networks that are not the public internet (IANA special-purpose registry, RFC 6890), also where
#: Python's ``is_global`` holds them for public: 192.0.0.0/24, multicast, and the address under which Azure
#: serves every machine its secrets.
_CLOSED_IPV4 = (
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
    "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 "
    "198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
)
CLOSED_IPV4 = tuple(map(ipaddress.IPv4Network, _CLOSED_IPV4.split()))
#: The only part of IPv6 in which public machines live; it leaves out mapped and NAT64 addresses.
OPEN_IPV6 = ipaddress.IPv6Network("2000::/3")
#: Parts of it that carry IPv4 addresses inside (Teredo, 6to4), or are for documents and tests.
_CLOSED_IPV6 = ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
CLOSED_IPV6 = tuple(map(ipaddress.IPv6Network, _CLOSED_IPV6))


def is_public(address: IPAddress) -> bool:
    """Tell whether an address belongs to a machine on the public internet."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in CLOSED_IPV4)
    return address in OPEN_IPV6 and not any(address in network for network in CLOSED_IPV6)


def system_resolver(host: str, port: int) -> list[str]:
    """Return the addresses that the system knows for a host; ``OSError`` where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule by which hosts are looked up and machines admitted.

    The default is the only one for production. A test that serves its own pages gives another
    ``admits`` or ``resolver``; nothing in the environment changes them.
    """

    resolver: Resolver = system_resolver
    admits: Callable[[IPAddress], bool] = is_public

    def addresses(self, host: str, port: int, timeout: float) -> list[str]:
        """Return the admitted addresses of a host, in the order in which to try them.

        Raises ``AddressRefused`` if any address is not admitted, ``Unreachable`` if there is none, and
        ``TooSlow`` after ``timeout`` seconds.
        """
        found = self._look_up(host, port, timeout)
        if not found:
            raise Unreachable(f"The name {host} has no address; check its spelling.")
        for address in found:
            self.check(address, host)
        return found

    def check(self, address: str, host: str) -> None:
        """Raise ``AddressRefused`` unless ``address`` may be reached."""
        try:
            admitted = self.admits(ipaddress.ip_address(address))
        except ValueError:
            admitted = False
        if not admitted:
            raise AddressRefused(
                f"The address of {host} is not on the public internet; only public pages can be fetched."
            )

    def _look_up(self, host: str, port: int, timeout: float) -> list[str]:
        """Ask the resolver in a thread of its own, as a look-up cannot be told when to stop."""
        answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self.resolver(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=max(timeout, 0.001))
        except queue.Empty:
            raise TooSlow(f"The name {host} could not be looked up in time; try again later.") from None
        if isinstance(found, OSError):
            unknown = isinstance(found, socket.gaierror) and found.errno == socket.EAI_NONAME
            raise Unreachable(
                f"The name {host} could not be found; check its spelling.", transient=not unknown
            ) from found
        return found
