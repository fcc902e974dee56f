"""A query string is understood or what is left out of it is said; nothing in it raises."""

import pytest
from django.http import QueryDict

from documents.search import params as parameters
from documents.search.lists import Lists, read_lists
from documents.search.params import Params
from tests.factories import make_body, make_measure_type, make_region, make_sector

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists() -> Lists:
    parent = make_region("XA")
    make_region("XA-1", parent=parent)
    make_sector("health")
    make_sector("energy")
    make_measure_type("pilot")
    return read_lists()


def parse(query: str, lists: Lists) -> Params:
    return parameters.parse(QueryDict(query), lists)


def test_every_filter_is_read_and_written_back(lists: Lists) -> None:
    body = make_body()
    query = (
        f"q=clean+water&region=XA-1&sector=health&sector=energy&measure=pilot&body={body.slug}"
        "&type=plan&status=in-force&tier=1&tier=2&from=2020&to=2021-06&sort=changed"
    )
    params = parse(query, lists)
    assert params.problems == ()
    assert params.query() == f"?{query}"


def test_known_values_stay_when_an_unknown_one_is_left_out_and_named(lists: Lists) -> None:
    params = parse("sector=health&sector=nonsense&region=ZZ", lists)
    assert params.sector == ("health",)
    assert [(problem.name, problem.value) for problem in params.problems] == [
        ("region", "ZZ"),
        ("sector", "nonsense"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-33", "2020-01-01", "2020-03-31"),
    ],
)
def test_a_date_is_a_year_a_month_a_quarter_or_a_day(lists: Lists, text: str, first: str, last: str) -> None:
    params = parse(f"from={text}&to={text}", lists)
    assert (str(params.first), str(params.last)) == (first, last)


@pytest.mark.parametrize("text", ["20", "2020-13", "2020-02-30", "XXXX-04-08", "yesterday", "-1", "9" * 40])
def test_what_is_no_date_is_left_out_and_named(lists: Lists, text: str) -> None:
    params = parse(f"from={text}", lists)
    assert params.first is None
    assert params.problems[0].name == "from"


def test_an_end_before_the_beginning_is_left_out(lists: Lists) -> None:
    params = parse("from=2021&to=2019", lists)
    assert (params.from_, params.to) == ("2021", "")
    assert [problem.name for problem in params.problems] == ["to"]


def test_a_search_that_is_too_long_is_cut_and_says_so(lists: Lists) -> None:
    params = parse("q=" + "word+" * 1000, lists)
    assert len(params.q) <= parameters.MAX_SEARCH
    assert params.problems[0].name == "q"
    assert len(params.problems[0].value) < 100


def test_control_characters_do_not_reach_the_search(lists: Lists) -> None:
    assert parse("q=a%00b%E2%80%AEc", lists).q == "a b c"


def test_a_choice_is_taken_and_dropped_by_the_same_step(lists: Lists) -> None:
    taken = parse("sector=health&cursor=1.25", lists).toggled("sector", "energy")
    assert taken.query() == "?sector=health&sector=energy"
    assert taken.toggled("sector", "health").query() == "?sector=energy"


def test_words_are_sorted_by_relevance_unless_another_order_is_chosen(lists: Lists) -> None:
    assert parse("q=water", lists).order == "relevance"
    assert parse("", lists).order == "newest"
    assert parse("q=water&sort=oldest", lists).order == "oldest"
