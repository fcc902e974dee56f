"""A small web server of our own that answers with whatever bytes a test wants, well-formed or not."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterable

from documents.sources.guard import Guard

Answer = Callable[[str], Iterable[bytes]]
HOME = ipaddress.ip_address("127.0.0.1")


def page(body: bytes = b"<p>words</p>", status: str = "200 OK", **headers: str) -> list[bytes]:
    """Return a whole answer; ``content_type="x"`` makes the header ``content-type: x``."""
    lines = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    lines.update({name.replace("_", "-"): value for name, value in headers.items()})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return [f"HTTP/1.1 {status}\r\n{head}\r\n".encode(), body]


def redirect(location: str, status: str = "302 Found") -> list[bytes]:
    """Return an answer that leads on to ``location``."""
    return page(b"", status, location=location)


class Web:
    """A server on a loopback address; ``requests`` holds the heads that came."""

    def __init__(self, answer: Answer, address: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.connections = 0
        self.requests: list[str] = []
        self.tls = tls
        self.listener = socket.create_server((address, 0))
        self.port: int = self.listener.getsockname()[1]
        self.ending = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Stop answering; connections that wait for ``ending`` end too."""
        self.ending.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def url(self, path: str = "/", host: str = "town.example", scheme: str = "http") -> str:
        """Return an address that this server answers, if ``host`` resolves to it."""
        return f"{scheme}://{host}:{self.port}{path}"

    def _accept(self) -> None:
        while not self.ending.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with self.tls.wrap_socket(connection, server_side=True) if self.tls else connection as stream:
                head = b""
                while b"\r\n\r\n" not in head:
                    got = stream.recv(65_536)
                    if not got:
                        return
                    head += got
                self.requests.append(head.decode("latin-1"))
                for piece in self.answer(head.split(b" ")[1].decode("latin-1")):
                    stream.sendall(piece)
        except OSError:
            return


class Names:
    """A resolver that answers from a table, each name's answers in turn, the last one for ever."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): rows for name, rows in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        rows = self.answers.get(host, [[str(HOME)]])
        return rows.pop(0) if len(rows) > 1 else rows[0]


def home_guard(names: Names | None = None) -> Guard:
    """Return a guard for which 127.0.0.1 alone is the public internet, and 127.0.0.2 is inside."""
    return Guard(resolver=names or Names(), admits=lambda address: address == HOME)
