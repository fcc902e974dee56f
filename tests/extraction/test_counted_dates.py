"""Dates that lean on another one are completed from it, whatever unit they count in."""

import pytest

from documents.extraction.datemarks import find_dates
from documents.extraction.folding import fold, lower
from documents.extraction.lexicon import load_lexicon
from documents.extraction.reading import read
from documents.extraction.years import completed


def days(text: str) -> list[str]:
    """Return the dates of a text, completed, in their order."""
    page = read(text, lexicon=load_lexicon())
    return [done.mark.edtf for _, done in sorted(completed(page).items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met on January 9, 2021. The court ruled on the 26th of the same month.", "2021-01-26"),
        ("It met on December 9, 2021. Two weeks later the mint opened its ledger.", "2021-12-23"),
        ("It met on December 9, 2021. A month later the mint opened its ledger.", "2022-01"),
        ("It met on 31 May 2020. The next day the mint opened its ledger.", "2020-06-01"),
        ("It met on 31 May 2020. In that same month the mint opened its ledger.", "2020-05"),
        ("It met on 31 May 2020. On 3 April of the following year it opened.", "2021-04-03"),
        ("It met on 31 May 2020 and again on February 4 of that year.", "2020-02-04"),
        ("2020年5月31日开会，次日印发文件。", "2020-06-01"),
        ("2020年5月31日开会。同年3月曾征求意见。", "2020-03"),
        ("2020年5月31日开会，次年3月8日启用。", "2021-03-08"),
        ("2020年5月31日开会，两周后启用。", "2020-06-14"),
        ("1、2020年5月开会。\n2、同月，省厅印发文件。", "2020-05"),
        ("2020年5月31日开会。\n同日，省厅印发文件。", "2020-05-31"),
    ],
)
def test_a_date_that_leans_on_another_is_completed_from_it(text, expected):
    assert days(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the province opened it the 24 of august of 2022", "2022-08-24"),
        ("it entered in july 2019 in function", "2019-07"),
        ("in the first day of September 2017 issued", "2017-09-01"),
        ("on the twenty-third of May, 2021", "2021-05-23"),
    ],
)
def test_small_letters_and_words_for_numbers_are_read(text, expected):
    folded = fold(text)
    assert [mark.edtf for mark in find_dates(folded, lower(folded))] == [expected]


@pytest.mark.parametrize(
    "text",
    ["you may 2020 times", "the first may be late", "three parts later", "the second march went on"],
)
def test_other_words_are_no_dates(text):
    folded = fold(text)
    assert [mark for mark in find_dates(folded, lower(folded)) if mark.month or mark.days_later] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rules between May 29 and June 2, 2023. Fiji banned tokens on May 30.", "2023-05-30"),
        ("Week of 3-7 May 2021. Fiji banned tokens on 4 May.", "2021-05-04"),
        ("链上政策周报（2020年5月4日-5月10日）。5月6日，某省发布办法。", "2020-05-06"),
        ("The plan of June 2, 2023 is read. Fiji banned tokens on May 30.", "XXXX-05-30"),
    ],
)
def test_the_span_of_days_that_a_page_gathers_tells_the_year_of_its_days(text: str, expected: str) -> None:
    """A single day with its year does not: it may be of any time."""
    assert days(text)[-1] == expected
