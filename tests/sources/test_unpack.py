"""What comes packed is unpacked whole, or refused before it can fill the memory."""

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from documents.sources.errors import TooLarge, Unreachable, UnsupportedType
from documents.sources.unpack import body

TEXT = b"The port keeps its bills of lading on a shared ledger. " * 4000
BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
LIMIT = 1_000_000

PACKED = [
    ("", TEXT),
    ("identity", TEXT),
    ("gzip", gzip.compress(TEXT)),
    ("GZIP", gzip.compress(TEXT)),
    ("x-gzip", gzip.compress(TEXT)),
    ("gzip", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:])),
    ("gzip", gzip.compress(TEXT) + b"\x00" * 20),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", BARE.compress(TEXT) + BARE.flush()),
]


def cut(data: bytes, size: int) -> Iterator[bytes]:
    """Yield ``data`` in pieces of ``size`` bytes, as a connection may bring it."""
    return (data[place : place + size] for place in range(0, len(data), size))


@pytest.mark.parametrize(("coding", "data"), PACKED)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_body_is_unpacked_whole_however_it_arrives(coding: str, data: bytes, size: int) -> None:
    assert body(cut(data, size), coding, LIMIT) == TEXT


def test_a_bomb_is_refused_at_the_limit_without_filling_the_memory() -> None:
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match="20 MB"):
            body(cut(bomb, 65_536), "gzip", 20_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 50_000_000


def test_a_packed_body_that_unpacks_to_nothing_is_refused_at_the_limit_too() -> None:
    empty_members = gzip.compress(b"") * (LIMIT // 10)
    with pytest.raises(TooLarge):
        body(cut(empty_members, 65_536), "gzip", LIMIT)


def test_a_body_of_just_the_limit_is_taken_and_one_byte_more_is_not() -> None:
    assert len(body([bytes(LIMIT)], "", LIMIT)) == LIMIT
    with pytest.raises(TooLarge):
        body([bytes(LIMIT), b"x"], "", LIMIT)


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", gzip.compress(TEXT)[:-1], gzip.compress(TEXT)[:-9], b"words"]
)
def test_a_packed_body_that_is_cut_short_or_broken_is_refused(data: bytes) -> None:
    with pytest.raises(Unreachable) as failure:
        body([data], "gzip", LIMIT)
    assert failure.value.transient


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(UnsupportedType):
        body([TEXT], coding, LIMIT)
