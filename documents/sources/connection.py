"""Connections that go only to admitted machines and end when the time is up.

httpcore2 asks a backend for its sockets. Ours looks the host up once through the guard, connects to one
of the addresses that the guard saw, looks at the peer again, and cuts every wait to what is left of the
time for the whole request, so that a server which sends a byte now and then cannot hold a worker.
"""

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from documents.sources.errors import TooSlow
from documents.sources.guard import Guard

#: Seconds from an arbitrary start, never going back.
Clock = Callable[[], float]


class Deadline:
    """The moment at which a request must be complete, whatever it is doing."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        """Start the time: ``seconds`` for everything."""
        self._seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def left(self, wanted: float | None = None) -> float:
        """Return the seconds that are left, at most ``wanted``; raise ``TooSlow`` when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TooSlow(f"The page was not complete after {self._seconds:g} seconds; try again later.")
        return left if wanted is None else min(left, wanted)


class TimedStream(httpcore2.NetworkStream):
    """A connection on which no wait outlasts the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        """Put the deadline around ``stream``."""
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, waiting no longer than is left."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of ``buffer``, waiting no longer than is left."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Turn to TLS for the name that was asked for, not for the address connected to."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections to admitted machines only."""

    def __init__(self, guard: Guard, deadline: Deadline, connect_seconds: float) -> None:
        """Open through ``guard``, each attempt at most ``connect_seconds`` long."""
        self._guard = guard
        self._deadline = deadline
        self._connect_seconds = connect_seconds
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of ``host`` that answers, all of them having been admitted."""
        failure: Exception | None = None
        for address in self._guard.addresses(host, port, self._deadline.left(self._connect_seconds)):
            wait = self._deadline.left(self._connect_seconds)
            try:
                stream = self._sockets.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            self._check_peer(stream, host)
            return TimedStream(stream, self._deadline)
        raise failure if failure is not None else httpcore2.ConnectError(f"no address for {host}")

    def _check_peer(self, stream: httpcore2.NetworkStream, host: str) -> None:
        """Close the connection and raise ``AddressRefused`` unless its other end is admitted."""
        peer = stream.get_extra_info("server_addr")
        try:
            self._guard.check(str(peer[0]), host)
        except Exception:
            stream.close()
            raise
