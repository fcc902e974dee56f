"""What the verbs of a statement say of time."""

import pytest

from documents.extraction.tenses import tense_of


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("the council opened a counter for ledger deeds.", "en", {"past"}),
        ("the registered firms and a trusted ledger.", "en", {"bare"}),
        ("deeds are kept on a distributed ledger.", "en", {"present", "passive"}),
        ("the office shall open a counter.", "en", set()),
        ("by the end of june forty mills had joined.", "en", {"past", "progress"}),
        ("该市开通了链上窗口。", "zh", {"zh:done"}),
        ("开通链上窗口，方便居民查询。", "zh", set()),
        ("账本是该市的新名片。", "zh", {"zh:is"}),
    ],
)
def test_a_statement_tells_what_is_done_from_what_is_to_be_done(words, language, wanted):
    assert set(tense_of(words, language)) == wanted
