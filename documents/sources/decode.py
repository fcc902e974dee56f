"""Turn the bytes of a source into characters without losing or inventing one.

In order: a byte order mark; the encoding that the server or the page declares, unless the bytes
contradict it; UTF-8; UTF-16 without a mark; GB18030 and Big5, when the characters that come out are
everyday ones; what charset-normalizer finds, behind guards. Nothing is ever replaced or skipped: bytes
that fit no encoding are refused with ``UnreadableText``.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

from documents.sources.errors import EmptyText, UnreadableText, UnsupportedType


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source, without byte order mark, and the Python codec that gave them."""

    text: str
    encoding: str


#: Byte order marks, longest first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of files that are not text, and what to call such a file. A zip stands for DOCX, XLSX and ODT.
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
)

#: A declared encoding is read by the larger one that holds it, as browsers do (WHATWG Encoding Standard):
#: pages that say gb2312 use GBK characters, and pages that say iso-8859-1 use the quotes of windows-1252.
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "tis-620": "cp874",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
}
#: Labels that servers send and Python does not know by that name.
LABELS = {
    "x-gbk": "gbk",
    "x-sjis": "shift_jis",
    "x-euc-jp": "euc_jp",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
}

GB, BIG5, KOREAN, LATIN = "gb18030", "big5hkscs", "cp949", "cp1252"
CJK = frozenset({GB, BIG5, KOREAN, "cp932", "euc_jp", "hz", "iso2022_jp", "iso2022_kr"})
SINGLE_BYTE = frozenset(
    {f"cp{page}" for page in (866, 874, *range(1250, 1259))}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
)
UNICODE = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
#: What may be declared or found. UTF-7, EBCDIC and Python's own escapes are not text that anyone serves.
ACCEPTED = CJK | SINGLE_BYTE | UNICODE

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9][\w.:-]{0,40})", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9][\w.:-]{0,40})"
    rb"|<\?xml[^>]{0,80}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9][\w.:-]{0,40})",
    re.IGNORECASE,
)
#: How far into a page its own declaration is looked for; the HTML standard allows 1,024, pages exceed it.
META_BYTES = 4096
#: Control characters that no text holds; tab, line ends, form feed and escape (ISO-2022) are left out.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13, 27})
_HIGH = bytes(range(128, 256))
#: A file in which more than one byte in fifty is such a control is not text, whatever it is called.
MAX_CONTROL_SHARE = 0.02
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")

#: Characters beyond ASCII that are looked at when a text is weighed, and bytes given to charset-normalizer.
SAMPLE_CHARACTERS = 20_000
SAMPLE_BYTES = 64_000
#: Share of everyday characters (see ``everyday``) above which a reading is believed. Chinese read by its own
#: encoding lies above 0.95, read by the other of GB18030 and Big5 below 0.75.
PLAUSIBLE = 0.85
#: Share below which even a declared encoding is doubted when another reading is plausible.
DOUBTFUL = 0.7
#: Hangul in EUC-KR has the lead bytes B0 to C8, where GB2312 has the commonest Han by pinyin a to s. Of
#: twenty Chinese characters hardly ever (0.6 ** 20) does none lie beyond.
KOREAN_MINIMUM = 20
LAST_HANGUL_LEAD = 0xC8
#: Bytes beyond ASCII that must form valid UTF-8, and their share, for a broken text to count as damaged
#: UTF-8 and not as another encoding. Chinese in GB18030 forms valid UTF-8 in less than a third of its bytes.
DAMAGED_MINIMUM = 12
DAMAGED_SHARE = 0.8
#: Mean length of the runs of bytes beyond ASCII from which they are a script of their own, and not the
#: letters with marks of Western words, which stand alone.
LONG_RUN = 4
#: French, the densest of the Western languages in letters with marks, has one in twenty; short texts more.
MAX_WESTERN_SHARE = 0.12
FEW_LETTERS = 3
_WESTERN_SIGNS = "\xa0–—‘’“”„‚…•·«»‹›€£¥¢§°©®™±²³¹¼½¾×÷¿¡ªº†‡‰¶´¨¯¸¬\xad"
#: Signs never stand within a word; where they seem to, the letter of another table is meant.
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¢£¥¤¦§±³¹¼½¾¿¡«»¶¯¬×÷]{1,3}[A-Za-z]")
#: A plain Latin letter beside one of another alphabet: no word is written so.
_MIXED_WORD = re.compile(r"[A-Za-z](?=[\u0370-\u1fff])|[\u0370-\u1fff](?=[A-Za-z])")
#: Above this measure of mess (0 to 1) charset-normalizer's own guess is not believed.
MAX_MESS = 0.1


def _rows(codec: str, first: int, last: int, trails: range) -> str:
    """Return all characters of the given rows of a two-byte encoding."""
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in trails)
    return b"".join(pairs).decode(codec, errors="ignore")


#: Han in everyday use: level 1 of GB 2312 (3,755) and of Big5 (5,401), chosen by frequency.
EVERYDAY_HAN = frozenset(
    character
    for character in _rows("gb2312", 0xB0, 0xD7, range(0xA1, 0xFF))
    + _rows("big5", 0xA4, 0xC6, range(0x40, 0xFF))
    if "\u4e00" <= character <= "\u9fff"
)
#: Punctuation, full-width forms, Latin letters with marks, currency, arrows and numbers in circles.
_EVERYDAY_RANGES = (
    (0x00A0, 0x024F),
    (0x2010, 0x203B),
    (0x20A0, 0x20BF),
    (0x2100, 0x2193),
    (0x2460, 0x24FF),
    (0x25A0, 0x25CF),
    (0x3000, 0x3017),
    (0x3220, 0x3243),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE6),
)


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """Return the characters of ``data``, exactly as they stand there, and the encoding that they were in.

    ``content_type`` is the header under which the bytes came, for its ``charset``. Raises ``EmptyText``
    for no bytes or only white space, ``UnsupportedType`` for files that are not text, and
    ``UnreadableText`` where no encoding accounts for every byte.
    """
    if not data.strip():
        raise EmptyText("The file is empty; give one that holds text.")
    _refuse_signatures(data)
    declared = _declared(data, content_type)
    decoded = _by_mark(data) or _by_wide_units(data, declared)
    if decoded is None:
        _refuse_controls(data)
        decoded = _by_content(data, declared)
    if decoded is None:
        raise UnreadableText(_complaint(data, declared))
    if "\x00" in decoded.text:
        raise UnsupportedType("The file holds NUL characters, so it is not plain text; give the text itself.")
    if not decoded.text.strip():
        raise EmptyText("The file holds only white space; give one that holds text.")
    return decoded


def _refuse_signatures(data: bytes) -> None:
    """Raise ``UnsupportedType`` where the first bytes are those of a known kind of file that is not text."""
    head = data[:1024].lstrip()
    for signature, kind in SIGNATURES:
        if head.startswith(signature) or data.startswith(signature):
            raise UnsupportedType(f"This is {kind}, not a text; save it as HTML or plain text and give that.")


def _refuse_controls(data: bytes) -> None:
    """Raise ``UnsupportedType`` where NUL or too many control bytes show that the file is not text."""
    if b"\x00" in data or len(data) - len(data.translate(None, _CONTROLS)) > len(data) * MAX_CONTROL_SHARE:
        raise UnsupportedType("This is a binary file, not a text; give HTML or plain text.")


def _declared(data: bytes, content_type: str | None) -> list[str]:
    """Return the usable encodings that the header and then the page itself name, as Python codecs."""
    labels: list[str] = []
    if content_type and (named := _CHARSET.search(content_type)):
        labels.append(named[1])
    if found := _META.search(data[:META_BYTES]):
        labels.append((found[1] or found[2]).decode("ascii"))
    return [codec for codec in map(_codec, labels) if codec is not None]


def _codec(label: str) -> str | None:
    """Return the Python codec that reads what ``label`` names, ``None`` for one that is not accepted."""
    label = label.lower()
    try:
        name = codecs.lookup(LABELS.get(label, label)).name
    except LookupError:
        return None
    name = SUPERSETS.get(name, name)
    return name if name in ACCEPTED else None


def _read(data: bytes, codec: str) -> str | None:
    """Return ``data`` read strictly by ``codec``, ``None`` where a byte does not fit."""
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _by_mark(data: bytes) -> Decoded | None:
    """Read a text that begins with a byte order mark; the mark is believed over everything else."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            text = _read(data[len(mark) :], codec)
            if text is None:
                raise UnreadableText(
                    f"The file begins as {codec} but is not valid {codec} throughout; save it again as UTF-8."
                )
            return Decoded(text, codec)
    return None


def _by_wide_units(data: bytes, declared: list[str]) -> Decoded | None:
    """Read UTF-16 or UTF-32 without a mark, when the characters that come out are everyday ones."""
    if b"\x00" not in data and not any(codec.startswith(("utf-16", "utf-32")) for codec in declared):
        return None
    best = max(
        (
            (_share_wide(text), codec, text)
            for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
            if (text := _read(data, codec)) is not None
        ),
        default=None,
    )
    return Decoded(best[2], best[1]) if best and best[0] >= PLAUSIBLE else None


def _by_content(data: bytes, declared: list[str]) -> Decoded | None:
    """Read bytes without a mark: what is declared, unless the bytes contradict it, then what fits."""
    unicode_text = _read(data, "utf-8")
    for codec in declared:
        text = unicode_text if codec == "utf-8" else _read(data, codec)
        if text is not None and not _contradicted(data, codec, text, unicode_text):
            return Decoded(text, codec)
    if unicode_text is not None:
        return Decoded(unicode_text, "utf-8")
    if _damaged_utf8(data):
        return None
    return _chinese_or_korean(data) or _by_statistics(data)


def _contradicted(data: bytes, codec: str, text: str, unicode_text: str | None) -> bool:
    """Tell whether the bytes show that a declared encoding, which fits them, is not theirs.

    Servers often send a fixed default. Every byte fits a single-byte encoding, but hardly any text that
    is not UTF-8 is valid UTF-8 by chance, so that wins; East Asian readings are weighed by their words.
    """
    if codec == "utf-8" or data.isascii():
        return False
    if codec not in CJK:
        if unicode_text is not None or _C1.search(text) or (codec == LATIN and _western(data) is None):
            return True
        rival = _chinese_or_korean(data) if _mostly_beyond_ascii(data) else None
        return rival is not None
    if codec not in {GB, BIG5} or _share(text, codec) >= DOUBTFUL:
        return False
    return unicode_text is not None or _chinese_or_korean(data) is not None


def _mostly_beyond_ascii(data: bytes) -> bool:
    """Tell whether runs of bytes beyond ASCII are the rule: double bytes, or letters of another script."""
    runs = re.findall(rb"[\x80-\xff]+", data[:SAMPLE_BYTES])
    return bool(runs) and sum(map(len, runs)) / len(runs) >= LONG_RUN


def _chinese_or_korean(data: bytes) -> Decoded | None:
    """Read GB18030 or Big5, whichever gives everyday characters; EUC-KR where GB18030 would only seem to."""
    readings = [
        (_share(text, codec), Decoded(text, codec))
        for codec in (GB, BIG5)
        if (text := _read(data, codec)) is not None
    ]
    share, best = max(readings, key=lambda reading: reading[0], default=(0.0, None))
    if best is None or share < PLAUSIBLE:
        return None
    if best.encoding == GB and _looks_korean(best.text):
        text = _read(data, KOREAN)
        return Decoded(text, KOREAN) if text is not None else None
    return best


def _looks_korean(text: str) -> bool:
    """Tell whether a text read as GB18030 keeps to the lead bytes of EUC-KR's Hangul."""
    han = [character for character in _beyond_ascii(text) if "\u4e00" <= character <= "\u9fff"]
    if len(han) < KOREAN_MINIMUM:
        return False
    return max(character.encode(GB)[0] for character in han) <= LAST_HANGUL_LEAD


def _beyond_ascii(text: str) -> Iterator[str]:
    """Yield the first characters of ``text`` that are not ASCII, up to the sample size."""
    return (match[0] for match in islice(_NOT_ASCII.finditer(text), SAMPLE_CHARACTERS))


def everyday(character: str) -> bool:
    """Tell whether a character beyond ASCII is one that Chinese or Latin text commonly holds."""
    if character in EVERYDAY_HAN:
        return True
    point = ord(character)
    return any(first <= point <= last for first, last in _EVERYDAY_RANGES)


def _share(text: str, codec: str) -> float:
    """Return which share of the characters beyond ASCII are everyday ones, 1.0 where there are none.

    A two-byte encoding never writes the Latin letters with marks of Western text; where a reading gives
    them they count against it.
    """
    sample = list(_beyond_ascii(text))
    if not sample:
        return 1.0
    western = sum("\u00c0" <= character <= "\u024f" for character in sample) if codec in {GB, BIG5} else 0
    return (sum(map(everyday, sample)) - western) / len(sample)


def _share_wide(text: str) -> float:
    """Return the share of ASCII and everyday characters of a text read in units of two or four bytes.

    Read with its bytes swapped, ASCII becomes Han whose lower byte is zero, so such characters are out.
    """
    sample = text[:SAMPLE_CHARACTERS]
    good = sum(
        (" " <= character <= "~" or character in "\t\n\r" or everyday(character))
        and ord(character) & 0xFF != 0
        for character in sample
    )
    return good / len(sample) if sample else 0.0


def _by_statistics(data: bytes) -> Decoded | None:
    """Read another script by what charset-normalizer finds, Western text as windows-1252, or nothing.

    Which of the Latin tables a text is in cannot be told from a few letters with marks, so no other than the
    web's default is ever guessed; words of another script show by themselves.
    """
    for guess in from_bytes(_sample(data)):
        codec = _codec(guess.encoding)
        # GB18030, Big5 and EUC-KR have been weighed already.
        if codec is None or codec in UNICODE | {GB, BIG5, KOREAN} or guess.chaos > MAX_MESS:
            continue
        text = _read(data, codec)
        if text is not None and not _C1.search(text) and _another_script(text):
            return Decoded(text, codec)
    return _western(data)


def _damaged_utf8(data: bytes) -> bool:
    """Tell whether bytes that are not valid UTF-8 yet are so for the most part: cut, or with surrogates."""
    try:
        data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        pass
    else:
        return True
    valid = data.decode("utf-8", errors="ignore").encode()
    beyond = len(valid) - len(valid.translate(None, _HIGH))
    total = len(data) - len(data.translate(None, _HIGH))
    return beyond >= DAMAGED_MINIMUM and beyond >= total * DAMAGED_SHARE


def _western(data: bytes) -> Decoded | None:
    """Read windows-1252 where the bytes beyond ASCII are few and give letters and usual punctuation."""
    text = _read(data, LATIN)
    if text is None or _SIGN_IN_WORD.search(text):
        return None
    sample = list(_beyond_ascii(text))
    few = len(sample) <= max(FEW_LETTERS, len(text[:SAMPLE_BYTES]) * MAX_WESTERN_SHARE)
    usual = sum(character.isalpha() or character in _WESTERN_SIGNS for character in sample)
    return Decoded(text, LATIN) if few and usual == len(sample) else None


def _another_script(text: str) -> bool:
    """Tell whether most characters beyond ASCII are letters, and hardly any of them Latin."""
    sample = list(_beyond_ascii(text))
    letters = sum(character.isalpha() for character in sample)
    latin = sum("\u00c0" <= character <= "\u024f" for character in sample)
    mixed = sum(1 for _ in islice(_MIXED_WORD.finditer(text), SAMPLE_CHARACTERS))
    return letters * 2 >= len(sample) and (latin + mixed) * 10 <= letters


def _sample(data: bytes) -> bytes:
    """Return the first part of ``data`` that holds bytes beyond ASCII, cut after an ASCII byte."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, data.rfind(b"\n", 0, first.start()) + 1) if first else 0
    part = data[start : start + SAMPLE_BYTES]
    if start + SAMPLE_BYTES >= len(data):
        return part
    end = max(part.rfind(b"\n"), part.rfind(b" "), part.rfind(b">"))
    return part[: end + 1] if end > 0 else part


def _complaint(data: bytes, declared: list[str]) -> str:
    """Return the sentence for bytes that fit no encoding: where they break off, and what to do."""
    codec = declared[0] if declared else "utf-8"
    try:
        data.decode(codec)
        where = f"it does not read as {codec}"
    except (UnicodeDecodeError, UnicodeError) as error:
        place = f" at byte {error.start + 1:,}" if isinstance(error, UnicodeDecodeError) else ""
        where = f"it is not valid {codec}{place}"
    return f"The encoding of the text could not be found ({where}); save it as UTF-8 and give it again."
