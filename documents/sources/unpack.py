"""Unpack what a server has packed for the way, piece by piece, without ever holding more than is taken."""

import zlib
from collections.abc import Iterable, Iterator

from documents.sources.errors import TooLarge, Unreachable, UnsupportedType

#: Most bytes that one piece may unpack to before it is looked at: gzip packs up to a thousand to one.
PIECE = 65_536
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_BARE_DEFLATE = -zlib.MAX_WBITS
#: What ``Accept-Encoding`` asks for. Brotli and zstd are left out: their readers cannot be told to stop.
CODINGS = "gzip, deflate"


def body(pieces: Iterable[bytes], coding: str, limit: int) -> bytes:
    """Return the whole body unpacked from ``coding``, the value of ``Content-Encoding``.

    Raises ``TooLarge`` as soon as more than ``limit`` bytes came in or out, ``UnsupportedType`` for a
    coding that was not asked for, and ``Unreachable`` where the packed body is broken or cut short.
    """
    coding = coding.strip().lower()
    counted = _counted(pieces, limit)
    if coding in {"", "identity"}:
        return b"".join(counted)
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise UnsupportedType(f"The server packs the page as {coding!r:.40}, which it was not asked for.")
    try:
        return b"".join(_counted(_inflated(counted), limit))
    except zlib.error as error:
        raise Unreachable("The page came broken from the server; try again later.") from error


def too_large(limit: int) -> str:
    """Return the sentence for a page of more than ``limit`` bytes."""
    return f"The page holds more than {limit / 1_000_000:g} MB; save the part that matters as a file."


def _counted(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Pass the pieces on until they come to more than ``limit`` bytes."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise TooLarge(too_large(limit))
        yield piece


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip (of one or more members), zlib or bare deflate, at most ``PIECE`` bytes at a time."""
    unpacker = None
    members = 0
    rest = b""
    for piece in pieces:
        rest += piece
        # The first two bytes tell which packing it is.
        while len(rest) > 1 or (rest and unpacker is not None):
            if unpacker is None:
                if members and not rest.startswith(_GZIP_MAGIC):
                    return  # Padding after the last member, which browsers ignore too.
                unpacker = zlib.decompressobj(_window(rest))
                members += 1
            yield unpacker.decompress(rest, PIECE)
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                rest, unpacker = unpacker.unused_data, None
    if unpacker is not None:
        yield unpacker.flush()
    if not members or (unpacker is not None and not unpacker.eof):
        raise zlib.error("cut short")


def _window(start: bytes) -> int:
    """Return zlib's window setting for a stream that begins with ``start``."""
    gzip = start.startswith(_GZIP_MAGIC)
    zlib_header = len(start) > 1 and start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2]) % 31 == 0
    return _GZIP_OR_ZLIB if gzip or zlib_header else _BARE_DEFLATE
