"""A log of the published facts that changed, written by triggers.

One statement leaves one row for each policy it touched, or a single row for all above ``MANY``, so that a bulk load
does not write as many rows again.
"""

from django.db import migrations, models
from django.db.models.functions import Cast, Now

import documents.models.change

MANY = 5_000

#: table -> column that names the policy
OF_A_POLICY = {
    "documents_policy": "id",
    "documents_policysector": "policy_id",
    "documents_policybody": "policy_id",
    "documents_measure": "policy_id",
}
LISTS = ("documents_region", "documents_sector", "documents_sectorgroup", "documents_measuretype")

#: event -> the transition table that holds the rows it touched
EVENTS = {
    "insert": ("INSERT", "NEW"),
    "update": ("UPDATE", "NEW"),
    "leave": ("UPDATE", "OLD"),
    "delete": ("DELETE", "OLD"),
}

FUNCTIONS = """
CREATE FUNCTION documents_note_policies() RETURNS trigger LANGUAGE plpgsql AS $note$
DECLARE
    touched bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM touched_rows', TG_ARGV[0]) INTO touched;
    IF cardinality(touched) > TG_ARGV[1]::integer THEN
        INSERT INTO documents_policychange (kind) VALUES ('policies');
    ELSE
        INSERT INTO documents_policychange (kind, policy_id) SELECT 'policy', unnest(touched);
    END IF;
    RETURN NULL;
END $note$;
CREATE FUNCTION documents_note_lists() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
    INSERT INTO documents_policychange (kind) VALUES ('lists');
    RETURN NULL;
END $note$;
"""
NO_FUNCTIONS = "DROP FUNCTION documents_note_policies(); DROP FUNCTION documents_note_lists();"


def _triggers() -> list[migrations.RunSQL]:
    operations = []
    for table, column in OF_A_POLICY.items():
        for event, (verb, side) in EVENTS.items():
            operations.append(
                migrations.RunSQL(
                    f"CREATE TRIGGER note_{event} AFTER {verb} ON {table} "
                    f"REFERENCING {side} TABLE AS touched_rows FOR EACH STATEMENT "
                    f"EXECUTE FUNCTION documents_note_policies('{column}', '{MANY}');",
                    f"DROP TRIGGER note_{event} ON {table};",
                )
            )
    for table in LISTS:
        operations.append(
            migrations.RunSQL(
                f"CREATE TRIGGER note_lists AFTER INSERT OR UPDATE OR DELETE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION documents_note_lists();",
                f"DROP TRIGGER note_lists ON {table};",
            )
        )
    return operations


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_region_code_length")]

    operations = [
        migrations.CreateModel(
            name="PolicyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "One policy"),
                            ("policies", "Every policy"),
                            ("lists", "Places, sectors or measure types"),
                        ],
                        max_length=8,
                    ),
                ),
                ("policy_id", models.BigIntegerField(null=True)),
                (
                    "xid",
                    models.BigIntegerField(
                        db_default=Cast(
                            Cast(documents.models.change.CurrentTransaction(), models.TextField()),
                            models.BigIntegerField(),
                        ),
                        db_index=True,
                    ),
                ),
                ("created_at", models.DateTimeField(db_default=Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "policy"), ("policy_id__isnull", False))
                        | models.Q(models.Q(("kind", "policy"), _negated=True), ("policy_id__isnull", True)),
                        name="policy_change_names_one_policy_or_all",
                    )
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        *_triggers(),
    ]
