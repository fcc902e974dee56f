"""A stored text has one form, and holds nothing that cannot be stored or shown."""

import sys
import time
import unicodedata

import pytest

from documents.sources.errors import EmptyText, UnreadableText
from documents.sources.normalise import HIT_END, HIT_START, normalise

SAME = [
    ("one\r\ntwo\rthree\ntwo", "one\ntwo\nthree\ntwo"),
    ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
    ("cafe\u0301", "café"),
    ("\uf900市", "豈市"),
    ("a\x00b\x07c\x1bd\x7fe\x80f", "abcdef"),
    ("\ufeffwords\ufeff", "words"),
    ("safe\u202eedocne\u202c \u2066x\u2069\u200e\u200f", "safeedocne x"),
    (f"a{HIT_START}b{HIT_END}c", "abc"),
    ("a\ufdd0b\uffffc", "abc"),
    ("a\ud800b\udfffc", "abc"),
    ("e\x00\u0301", "é"),
]
KEPT = [
    "  two  spaces\tand a tab \n\n",
    "第一条\u3000\u3000区块链",
    "\ue5e5 a font's own sign",
    "a\u00adb",
    "𠮷 👍",
    "\ufffd",
]


@pytest.mark.parametrize(("given", "stored"), SAME)
def test_a_text_is_stored_in_one_form(given: str, stored: str) -> None:
    assert normalise(given) == stored


@pytest.mark.parametrize("text", KEPT)
def test_what_a_reader_sees_is_left_as_it_is(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize("text", [text for _, text in SAME] + KEPT)
def test_doing_so_again_changes_nothing(text: str) -> None:
    assert normalise(text) == text


def test_every_character_ends_in_a_form_that_can_be_stored_and_stays_so() -> None:
    everything = "a".join(map(chr, range(sys.maxunicode + 1)))
    stored = normalise(everything)
    assert normalise(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert "\x00" not in stored
    stored.encode()


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\x00", "\u202e\ufeff"])
def test_a_text_of_which_nothing_is_left_is_refused(text: str) -> None:
    with pytest.raises(EmptyText):
        normalise(text)


@pytest.mark.parametrize("marks", ["\u0300\u0316", "\u0f73", "\U0001e8d0", "\u05b0"])
def test_marks_piled_upon_one_letter_are_refused_at_once(marks: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableText, match="combining"):
        normalise("a" + marks * 200_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("before", range(32))
def test_thirty_marks_upon_one_letter_are_taken_and_one_more_is_not(before: int) -> None:
    assert normalise("b" * before + "a" + "\u0316" * 30 + "b")
    with pytest.raises(UnreadableText):
        normalise("b" * before + "a" + "\u0316" * 31 + "b")
