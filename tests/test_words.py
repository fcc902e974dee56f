"""The words of texts and of searches are cut alike, whatever the text."""

import time

import pytest

from documents import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supreme Court", "supreme court"),
        ("São Paulo, CAFÉ", "sao paulo cafe"),
        ("ＡＢＣ１２", "abc12"),
        ("区块链", "区块 块链 链"),
        ("區塊鏈", "区块 块链 链"),
        ("链", "链"),
        ("5G网络2020年", "5g 网络 络 2020 年"),
        ("穗府〔2020〕4号", "穗府 府 2020 4 号"),
        ("블록체인", "블록 록체 체인 인"),
        ("①", "1"),
        ("snake_case", "snake case"),
        ("", ""),
        ("\x00\ud800 — !", ""),
    ],
)
def test_a_text_is_cut_into_words_and_character_pairs(text: str, expected: str) -> None:
    assert words.index_words(text) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tax refund", "(('tax')) & (('refund'))"),
        ('"tax refund"', "(('tax' <1> 'refund'))"),
        ("“tax refund”", "(('tax' <1> 'refund'))"),
        ("《退税办法》", "(('退税' <1> '税办' <1> '办法'))"),
        ("tax -refund", "(('tax')) & !(('refund'))"),
        ('-"tax refund"', "!(('tax' <1> 'refund'))"),
        ("tax or refund", "(('tax') | ('refund'))"),
        ("区块链", "(('区块' <1> '块链'))"),
        ("链", "(('链':*))"),
        ("穗府〔2020〕4号", "(('穗府' <2> '2020' <1> '4' <1> '号':*))"),
        ('"tax', "(('tax'))"),
        ("or", ""),
        ("- -- \x00 ' & | ! ( ) <->", ""),
    ],
)
def test_a_search_is_read_as_visitors_mean_it(typed: str, expected: str) -> None:
    assert words.query(typed).tsquery == expected


def test_offsets_of_words_point_into_the_text_as_given() -> None:
    text = "Ｔａｘ ﬁle 電子發票!"
    spans = [(token.word, text[token.start : token.end]) for token in words.tokens(text)]
    assert spans[:2] == [("tax", "Ｔａｘ"), ("file", "ﬁle")]
    assert spans[2] == ("电子", "電子")
    assert spans[-1] == ("票", "票")


def test_a_search_of_very_many_words_says_that_it_was_cut() -> None:
    query = words.query(" ".join(f"word{number}" for number in range(500)))
    assert query.cut
    assert len(query.clauses) == words.MAX_QUERY_WORDS


def test_a_search_within_the_limit_is_whole() -> None:
    assert not words.query("one two three").cut


@pytest.mark.parametrize("shape", ["链", "a", " ", '"', "-", "“", "\ud800", "a ", "\U0001f600"])
def test_no_shape_of_a_huge_text_takes_long_or_overflows(shape: str) -> None:
    started = time.process_time()
    result = words.index_words(shape * 3_000_000)
    words.query(shape * 5_000)
    assert len(result.encode()) <= words.MAX_INDEX_BYTES
    assert time.process_time() - started < 10
