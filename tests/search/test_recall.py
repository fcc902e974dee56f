"""The searches of the test set find what they must, over the starter collection."""

from collections import Counter

import pytest
from django.core.management import call_command

from documents.models import Policy
from tests.search.recall import GOAL, add_policies, mean, run, searches, table


# The whole collection is loaded, which takes a minute on a busy machine. It is committed, so that it is read
# once and not before each search.
@pytest.mark.timeout(1200)
@pytest.mark.django_db(transaction=True)
def test_searches_find_what_they_must_among_the_first_ten() -> None:
    call_command("load_reference", verbosity=0)
    add_policies()
    wanted = searches()
    slugs = {slug for search in wanted for slug in (*search.find, *search.without)}
    known = set(Policy.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    assert known == slugs
    outcomes = run(wanted)
    assert mean(outcomes) >= GOAL, table(outcomes)


def test_the_searches_are_of_every_kind() -> None:
    kinds = Counter(search.kind for search in searches())
    assert kinds.total() >= 60
    assert min(kinds.values()) >= 4
    assert len(kinds) == 11
