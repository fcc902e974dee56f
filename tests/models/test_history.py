"""Every change to a curated row is kept, whoever writes it."""

import pytest
from django.apps import apps
from django.db import connection

from documents.models import Policy
from tests.factories import make_policy

pytestmark = pytest.mark.django_db


def titles(policy: Policy) -> list[str]:
    events = apps.get_model("documents", "PolicyEvent")
    return list(
        events.objects.filter(pgh_obj_id=policy.pk).order_by("pgh_id").values_list("title", flat=True)
    )


def test_a_bulk_update_is_kept() -> None:
    policy = make_policy(title="Before")
    Policy.objects.filter(pk=policy.pk).update(title="After")
    assert titles(policy)[0] == "Before"
    assert titles(policy)[-1] == "After"


def test_raw_sql_is_kept() -> None:
    policy = make_policy(title="Before")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_policy SET title = 'By hand' WHERE id = %s", [policy.pk])
    assert titles(policy)[-1] == "By hand"


def test_a_deleted_row_leaves_its_last_version() -> None:
    policy = make_policy()
    date = policy.dates.get()
    events = apps.get_model("documents", "PolicyDateEvent")
    key = date.pk
    date.delete()
    last = events.objects.filter(pgh_obj_id=key).latest("pgh_id")
    assert (last.pgh_label, last.edtf) == ("delete", "2021-05-03")
