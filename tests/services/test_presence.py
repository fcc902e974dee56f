"""Who else has a record open."""

from datetime import UTC, datetime, timedelta

import pytest

from documents.models import Presence
from documents.services import presence
from tests.factories import make_candidate, make_policy, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_page_that_beats_is_open_until_it_is_silent_for_a_minute() -> None:
    mei, tom, candidate = make_user(username="mei"), make_user(), make_candidate()
    presence.opened(row=candidate, by=mei, now=NOW)
    presence.beat(row=candidate, by=mei, now=NOW + timedelta(seconds=20))
    seen = presence.others(row=candidate, by=tom, now=NOW + timedelta(seconds=79))
    assert [(reader.name, reader.here) for reader in seen] == [("mei", True)]
    assert presence.others(row=candidate, by=tom, now=NOW + timedelta(seconds=81)) == []


def test_without_beats_the_last_opening_is_told_for_ten_minutes() -> None:
    mei, tom, policy = make_user(username="mei"), make_user(), make_policy()
    presence.opened(row=policy, by=mei, now=NOW)
    seen = presence.others(row=policy, by=tom, now=NOW + timedelta(minutes=9))
    assert [(reader.name, reader.since, reader.here) for reader in seen] == [("mei", NOW, False)]
    assert presence.others(row=policy, by=tom, now=NOW + timedelta(minutes=11)) == []


def test_nobody_is_told_of_himself_or_of_another_record() -> None:
    mei, candidate, other = make_user(), make_candidate(), make_candidate()
    presence.opened(row=candidate, by=mei, now=NOW)
    assert presence.others(row=candidate, by=mei, now=NOW) == []
    assert presence.others(row=other, by=make_user(), now=NOW) == []


def test_opening_again_and_again_keeps_one_row_and_old_rows_go() -> None:
    mei, candidate = make_user(), make_candidate()
    for minutes in range(3):
        presence.opened(row=candidate, by=mei, now=NOW + timedelta(minutes=minutes))
    assert Presence.objects.count() == 1
    presence.opened(row=make_policy(), by=mei, now=NOW + timedelta(days=2))
    assert Presence.objects.filter(candidate=candidate).count() == 0
