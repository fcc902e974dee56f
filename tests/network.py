"""Keeps tests on this machine: no name is resolved and no address is reached beyond the loopback."""

import ipaddress
import socket
from typing import Any

import pytest

Address = tuple[Any, ...] | str | bytes


class NetworkBlocked(RuntimeError):
    """A test tried to leave this machine."""


def is_loopback(host: str) -> bool:
    """Tell whether ``host`` names this machine itself."""
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def block_network(patch: pytest.MonkeyPatch) -> None:
    """Replace the two ways out of the process until ``patch`` is undone."""
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Address) -> None:
        if self.family != socket.AF_UNIX and not is_loopback(str(address[0])):
            raise NetworkBlocked(f"Tests reach no network; this one tried {address!r}.")
        return connect(self, address)

    def resolve_here(host: str | bytes | None, *arguments: Any, **named: Any) -> list[Any]:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if not is_loopback(name) and not _is_numeric(name):
            raise socket.gaierror(socket.EAI_NONAME, f"Tests resolve no names; this one tried {name!r}")
        return getaddrinfo(host, *arguments, **named)

    patch.setattr(socket.socket, "connect", connect_here)
    patch.setattr(socket, "getaddrinfo", resolve_here)


def _is_numeric(host: str) -> bool:
    """Tell whether resolving ``host`` asks nobody."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
