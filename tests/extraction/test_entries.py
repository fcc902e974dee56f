"""An entry of a round-up that tells several acts is parted where another one is told."""

import pytest

from documents.extraction.pipeline import extract

ROUND_UP = (
    "Token digest\n\n## Fiji\n{told}\n\n"
    "## Peru\nThe Congress of Peru passed a law on tokens on 5 May 2021.\n\n"
    "## Kenya\nThe Central Bank of Kenya banned bitcoin on 6 June 2021.\n"
)


def dates_of(told: str) -> list[str | None]:
    """Return the dates of the acts that an entry tells."""
    return [record.date for record in extract(ROUND_UP.format(told=told)).records[:-2]]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Prime Minister Mara signed Law 12,345 on tokens on 2 May 2021. Dealers need a licence. "
            "And a decree of 7 June 2021 made the Central Bank their regulator.",
            ["2021-05-02", "2021-06-07"],
        ),
        (
            "Underneath: the Ministry of Finance on 2 May 2021 filed an appeal in a token case, "
            "the Ministry of Justice, on 9 May 2021, charged the makers of a fake token.",
            ["2021-05-02", "2021-05-09"],
        ),
        (
            "The Ministry of Finance licensed a token exchange on 2 May 2021. "
            "The licence runs from 1 January 2022.",
            ["2021-05-02"],
        ),
    ],
)
def test_an_entry_is_parted_at_each_act_with_its_own_day(told, expected):
    assert dates_of(told) == expected


def test_an_act_that_names_no_place_has_that_of_its_entry():
    told = (
        "Prime Minister Mara signed Law 12,345 on tokens on 2 May 2021. "
        "And a decree of 7 June 2021 made the Central Bank their regulator."
    )
    assert [record.region for record in extract(ROUND_UP.format(told=told)).records[:2]] == ["FJ", "FJ"]
