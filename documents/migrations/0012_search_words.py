"""The words of the search index, so that a misspelled search can be held against them; kept by a trigger."""

import django.contrib.postgres.indexes
from django.db import migrations, models

#: Shorter words are too alike to one another, longer ones are no words.
WORD = "^[a-z]{4,30}$"

NOTE = f"""
CREATE FUNCTION documents_note_words() RETURNS trigger LANGUAGE plpgsql AS $note$
BEGIN
    INSERT INTO documents_searchword (word)
    SELECT DISTINCT fresh.word
      FROM touched_rows,
           unnest(string_to_array(concat_ws(' ', title_words, place_words, quote_words), ' ')) AS fresh (word)
     WHERE fresh.word ~ '{WORD}'
       AND NOT EXISTS (SELECT 1 FROM documents_searchword known WHERE known.word = fresh.word);
    RETURN NULL;
END $note$;
CREATE TRIGGER note_words_insert AFTER INSERT ON documents_policysearch
    REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION documents_note_words();
CREATE TRIGGER note_words_update AFTER UPDATE ON documents_policysearch
    REFERENCING NEW TABLE AS touched_rows FOR EACH STATEMENT EXECUTE FUNCTION documents_note_words();
"""  # noqa: S608 (a constant of this file)
NO_NOTE = """
DROP TRIGGER note_words_insert ON documents_policysearch;
DROP TRIGGER note_words_update ON documents_policysearch;
DROP FUNCTION documents_note_words();
"""

WORDS_SO_FAR = f"""
INSERT INTO documents_searchword (word)
SELECT DISTINCT fresh.word
  FROM documents_policysearch,
       unnest(string_to_array(concat_ws(' ', title_words, place_words, quote_words), ' ')) AS fresh (word)
 WHERE fresh.word ~ '{WORD}'
"""  # noqa: S608 (a constant of this file)


class Migration(migrations.Migration):
    dependencies = [("documents", "0011_requests_presence_held_edits")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=60)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["word"], name="search_word_word"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="search_word_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOTE, NO_NOTE),
        migrations.RunSQL(WORDS_SO_FAR, migrations.RunSQL.noop),
    ]
