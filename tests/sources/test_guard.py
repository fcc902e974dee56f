"""Only machines on the public internet are admitted."""

import ipaddress
import socket
import threading

import pytest

from documents.sources.errors import AddressRefused, TooSlow, Unreachable
from documents.sources.guard import Guard, is_public

NOT_PUBLIC = [
    "0.0.0.1",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC_ADDRESSES = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.32.0.1",
    "2606:4700::1111",
    "240e::1",
]


def resolving_to(*addresses: str) -> Guard:
    """Return a guard whose names all have these addresses."""
    return Guard(resolver=lambda host, port: list(addresses))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public_is_not_admitted(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES)
def test_a_public_address_is_admitted(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("inside", NOT_PUBLIC)
def test_a_name_with_one_inner_address_among_public_ones_is_refused_altogether(inside: str) -> None:
    with pytest.raises(AddressRefused, match=r"town\.example is not on the public internet"):
        resolving_to("1.1.1.1", inside, "8.8.8.8").addresses("town.example", 80, 5)


def test_the_addresses_of_a_public_name_come_in_the_order_of_the_look_up() -> None:
    assert resolving_to("8.8.8.8", "1.1.1.1").addresses("town.example", 80, 5) == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.parametrize("answer", ["", "town", "1.1.1.1.1", "0x7f.1"])
def test_an_answer_that_is_no_address_is_refused(answer: str) -> None:
    with pytest.raises(AddressRefused):
        resolving_to(answer).addresses("town.example", 80, 5)


def test_a_name_without_addresses_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        resolving_to().addresses("town.example", 80, 5)


@pytest.mark.parametrize(("code", "transient"), [(socket.EAI_NONAME, False), (socket.EAI_AGAIN, True)])
def test_an_unknown_name_is_not_tried_again_but_a_failed_look_up_is(code: int, transient: bool) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise socket.gaierror(code, "no")

    with pytest.raises(Unreachable) as failure:
        Guard(resolver=fail).addresses("town.example", 80, 5)
    assert failure.value.transient is transient


def test_a_look_up_that_never_ends_is_given_up() -> None:
    released = threading.Event()

    def wait(host: str, port: int) -> list[str]:
        released.wait()
        return []

    try:
        with pytest.raises(TooSlow):
            Guard(resolver=wait).addresses("town.example", 80, 0.05)
    finally:
        released.set()
