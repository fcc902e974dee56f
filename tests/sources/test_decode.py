"""Bytes become exactly the characters that were written, or a clear refusal."""

import os

import pytest

from documents.sources.decode import decode
from documents.sources.errors import EmptyText, SourceError, UnreadableText, UnsupportedType

SIMPLIFIED = (
    "江岸市人民政府办公室关于印发《江岸市分布式账本产业三年行动方案（2021—2023年）》的通知。各区人民政府，"
    "市政府各部门：现将方案印发给你们，请结合实际认真组织实施。"
)
TRADITIONAL = "臺灣某縣政府推動區塊鏈技術應用於地政業務，並訂定補助辦法，自民國一百一十年起施行。"
ENGLISH = "The council’s “ledger” plan – adopted in spring – pays for three pilots."
FRENCH = "Le conseil régional a adopté une stratégie sur les chaînes de blocs dès l’été à la préfecture."
GERMAN = "Der Senat beschließt eine Strategie für Blockchain und prüft Maßnahmen für öffentliche Ämter."
JAPANESE = "県庁はブロックチェーン技術の活用を進めるための計画を発表し、行政の手続きを簡単にするとした。"
KOREAN = "시청은 블록체인 기술을 활용하여 행정 서비스를 개선하는 계획을 발표하고 시민의 의견을 듣기로 하였다."
RUSSIAN = "Областное правительство утвердило план развития распределённых реестров на ближайшие три года."

UNDECLARED = [
    (SIMPLIFIED, "utf-8"),
    (SIMPLIFIED, "gb18030"),
    (SIMPLIFIED, "gbk"),
    ("区块链", "gbk"),
    ("深圳", "gbk"),
    (f"{SIMPLIFIED}\nThe plan pays for pilots.", "gb18030"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (SIMPLIFIED, "utf-16"),
    (SIMPLIFIED, "utf-16-le"),
    (SIMPLIFIED, "utf-16-be"),
    (ENGLISH, "utf-16-le"),
    (ENGLISH, "utf-16-be"),
    (ENGLISH, "utf-32"),
    (ENGLISH, "utf-8-sig"),
    (ENGLISH, "cp1252"),
    ("A naïve plan", "cp1252"),
    (FRENCH, "cp1252"),
    (GERMAN, "cp1252"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (KOREAN, "euc_kr"),
]

DECLARED = [
    (SIMPLIFIED, "gbk", "text/html; charset=gb2312"),
    (SIMPLIFIED + "\u3400", "gb18030", "text/plain; charset=GB2312"),
    ("深圳", "gbk", "text/plain;charset=gbk"),
    (TRADITIONAL, "big5", 'text/html; charset="Big5"'),
    (JAPANESE, "euc_jp", "text/html; charset=euc-jp"),
    (JAPANESE, "iso2022_jp", "text/html; charset=iso-2022-jp"),
    (FRENCH, "cp1252", "text/html; charset=ISO-8859-1"),
    (RUSSIAN, "koi8-r", "text/html; charset=koi8-r"),
    (SIMPLIFIED, "utf-16-le", "text/plain; charset=utf-16"),
]

LYING = [
    (SIMPLIFIED, "utf-8", "text/html; charset=iso-8859-1"),
    (SIMPLIFIED, "utf-8", "text/html; charset=gbk"),
    (SIMPLIFIED, "gbk", "text/html; charset=utf-8"),
    (SIMPLIFIED, "gbk", "text/html; charset=iso-8859-1"),
    (SIMPLIFIED, "gbk", "text/html; charset=big5"),
    (TRADITIONAL, "big5", "text/html; charset=gb2312"),
    (RUSSIAN, "cp1251", "text/html; charset=iso-8859-1"),
    (FRENCH, "utf-8", "text/html; charset=there-is-no-such"),
    ("Plain letters", "ascii", "text/html; charset=utf-7"),
]


@pytest.mark.parametrize(("text", "encoding"), UNDECLARED)
def test_a_text_without_a_declared_encoding_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(("text", "encoding", "content_type"), DECLARED)
def test_a_declared_encoding_is_used(text: str, encoding: str, content_type: str) -> None:
    assert decode(text.encode(encoding), content_type).text == text


@pytest.mark.parametrize(("text", "encoding", "content_type"), LYING)
def test_a_declared_encoding_that_the_bytes_contradict_is_not_believed(
    text: str, encoding: str, content_type: str
) -> None:
    assert decode(text.encode(encoding), content_type).text == text


def test_a_byte_order_mark_is_believed_over_the_header_and_is_not_part_of_the_text() -> None:
    decoded = decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode(), "text/plain; charset=big5")
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, "utf-8")


def test_a_page_names_its_own_encoding() -> None:
    page = f'<html><head><meta charset="euc-jp"><title>計画</title></head><body>{JAPANESE}</body></html>'
    assert decode(page.encode("euc_jp")).text == page


def test_the_encoding_that_was_used_is_told() -> None:
    assert decode(SIMPLIFIED.encode("gbk")).encoding == "gb18030"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()])
def test_a_text_without_words_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(EmptyText, match="text"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\n %PDF-1.4", "PDF"),
        (b"PK\x03\x04\x14\x00", "Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"{\\rtf1 words}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"words\x00words", "binary"),
        (b"\x01\x02\x03words", "binary"),
        (os.urandom(5000), "binary"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedType, match=kind):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        "词".encode() * 30 + b"\xff" + "词".encode() * 30,
        SIMPLIFIED.encode()[:-1],
        "The city’s plan, the council’s “pilot” and the port’s bill".encode() + b"\x92s",
        b"words \xed\xa0\x80 and a lone surrogate",
        b"\xff\xfea",
        bytes(range(128, 256)) * 3,
        "Rada miasta przyjęła uchwałę o łańcuchach bloków.".encode("cp1250"),
    ],
)
def test_a_text_of_which_one_byte_fits_no_encoding_is_refused_whole(data: bytes) -> None:
    with pytest.raises(UnreadableText, match=r"save it again as UTF-8|save it as UTF-8"):
        decode(data)


def test_the_refusal_names_the_place_of_the_first_byte_that_does_not_fit() -> None:
    with pytest.raises(UnreadableText, match="at byte 91"):
        decode("词".encode() * 30 + b"\xff" + "词".encode() * 30, "text/plain; charset=utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "cp1251", "euc_kr"])
@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_end_in_a_text_or_a_refusal_and_never_in_another_error(
    encoding: str, seed: int
) -> None:
    data = bytearray((SIMPLIFIED * 3).encode(encoding, "ignore") or KOREAN.encode())
    for step in range(seed):
        data[(seed * 131 + step * 37) % len(data)] = (seed * 89 + step * 53) % 256
    try:
        text = decode(bytes(data)).text
    except SourceError:
        return
    assert "\x00" not in text
    text.encode()
