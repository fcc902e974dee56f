"""How surely a sentence begins a further act: by what is new in it, and where it stands."""

import pytest

from documents.extraction import further
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.onsets import Told, describe, likelihood
from documents.extraction.reading import read

FIRST = "On 3 May 2018 the Bank of Ghana banned banks from holding crypto coins."


def asked(text):
    """Return the chance of every sentence behind the first act of a text, and what it was weighed by."""
    page = read(text, lexicon=load_lexicon())
    found = []

    def begins(told: Told, cue) -> bool:
        found.append((likelihood(page, told, cue), describe(page, told, cue)))
        return False

    further.follow(page, Segment(0, len(text)), begins)
    return found


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (
            "In July 2020 the Ministry of Finance of Ghana taxed crypto exchanges.",
            "The Bank of Ghana also told banks to report crypto accounts.",
        ),
        (
            "On 9 June 2018 Kenya licensed three crypto exchanges.",
            "The rules hold for every bank that keeps crypto coins.",
        ),
        (
            "In August 2020 parliament passed a law on crypto coins.",
            'The governor said on 4 May 2018: "Crypto coins are a risk."',
        ),
    ],
)
def test_another_day_place_or_body_makes_a_further_act_likelier(surer, less_sure):
    ((high, _),) = asked(f"{FIRST} {surer}")
    ((low, _),) = asked(f"{FIRST} {less_sure}")
    assert high > 0.5 > low


def test_what_is_new_is_told_from_what_was_said_before():
    ((_, same), (_, other)) = asked(
        f"{FIRST} On 3 May 2018 the Bank of Ghana warned buyers of crypto. In 2020 Kenya banned crypto."
    )
    assert {"day:same", "body:same"} <= same
    assert "country:new" not in same
    assert {"year:differs", "year:new", "country:new", "actor:abroad"} <= other


def test_the_sentence_that_dates_what_a_headline_told_is_not_asked():
    assert asked("Ghana bans crypto coins\n\nThe Bank of Ghana banned crypto coins on 3 May 2018.") == []


@pytest.mark.parametrize("told_more", [0, 60])
def test_a_long_piece_must_be_surer_than_a_short_one(told_more):
    text = f"{FIRST} The Bank of Ghana published the list on 8 May 2018."
    text += " Banks report crypto coins." * told_more
    ((sure, _), *_rest) = asked(text)
    pieces = further.parted(read(text, lexicon=load_lexicon()), [Segment(0, len(text), kind="act")])
    assert 0.2 < sure < 0.55
    assert len(pieces) == (1 if told_more else 2)
