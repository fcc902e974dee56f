"""Made-up candidates with their texts, quotes and measures, and policies, made inside the database.

Four candidates come from one text, as from a round-up; every fifth is decided, every tenth has a likely
duplicate among the policies, every twentieth an open change request, every third is somebody's work, every
hundredth policy is a draft. Early regions, sectors and words of a list are drawn far more often than late
ones. Triggers do not run, so there is no history of them.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from benchmarks.generate import CHINESE, ENGLISH

PER_TEXT = 4

#: Three of ten are Chinese; the early words of each list are drawn more often.
_WORDS = """
CREATE OR REPLACE FUNCTION pg_temp.some_words(many int, seed bigint) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN seed %% 10 < 3
    THEN (SELECT string_agg(
              (%(chinese)s::text[])[1 + floor(power(random(), 2) * %(chinese_count)s)::int], '')
            FROM generate_series(1, many))
    ELSE (SELECT string_agg(
              (%(english)s::text[])[1 + floor(power(random(), 2) * %(english_count)s)::int], ' ')
            FROM generate_series(1, many))
  END $$
"""

_POLICIES = """
INSERT INTO documents_policy (title, title_original, document_type, number, lifecycle, region_id,
    revision, created_at, updated_at, slug, summary, origin, state, reason, date, date_earliest,
    date_latest, best_tier, reviewed_fields)
SELECT pg_temp.some_words(6, n), '', 'plan', '', 'unknown', r.id, 1, now(), now() - n * interval '1 minute',
    'made-' || n, '', 'editor', CASE WHEN n %% 100 = 0 THEN 'draft' ELSE 'published' END, '', d::text, d, d,
    3, '{}'
FROM generate_series(%(policies_from)s, %(policies)s) n
CROSS JOIN LATERAL (SELECT date '2014-01-01' + (n * 7919 %% 4000)::int AS d) days
JOIN regions r
    ON r.place = 1 + floor(power((n * 7919 %% 10007) / 10007.0, 3) * (SELECT count(*) FROM regions))
"""

_TEXTS = (
    """
INSERT INTO documents_document (key, origin, url, name, title, publisher, published, state, reason, attempts,
    created_at, updated_at)
SELECT 'url:https://example.org/text/' || n, 'address', 'https://example.org/text/' || n, '',
    pg_temp.some_words(5, n), '', '', 'extracted', '', 0, now(), now()
FROM generate_series(%(texts_from)s, %(texts)s) n
""",
    """
INSERT INTO documents_snapshot (document_id, sha256, content, size, content_type, final_url, headers,
    fetched_at)
SELECT d.id, lpad(d.id::text, 64, '0'), 'snapshots/none', 1, '', '', '{}', now()
FROM documents_document d LEFT JOIN documents_snapshot s ON s.document_id = d.id WHERE s.id IS NULL
""",
    """
INSERT INTO documents_textversion (snapshot_id, document_id, text, sha256, language, machine_translated,
    parser, parser_version, created_at)
SELECT s.id, d.id, d.title || E'\n\n' || repeat('On 3 May the bureau told of a ledger for clinics. ', 60),
    s.sha256, 'en', false, 'plain', '1', now()
FROM documents_snapshot s JOIN documents_document d ON d.id = s.document_id
LEFT JOIN documents_textversion t ON t.snapshot_id = s.id WHERE t.id IS NULL
""",
)

_CANDIDATES = """
INSERT INTO documents_candidate (title, document_type, number, lifecycle, region_id, revision, created_at,
    updated_at, text_version_id, position, start, "end", pipeline_version, confidence, state, reason, date,
    date_kind, date_basis, date_earliest, date_latest, decided_by_id, decided_at, assigned_to_id)
SELECT pg_temp.some_words(6, n), 'plan', '', 'unknown', r.id, 1, now(), now(), t.id, n %% 4, 0,
    length(t.text), 'made', (40 + n * 31 %% 60) / 100.0,
    CASE WHEN n %% 5 = 0 THEN 'rejected' ELSE 'proposed' END,
    CASE WHEN n %% 5 = 0 THEN 'Not about blockchain' ELSE '' END,
    d::text, 'issued', 'stated', d, d,
    CASE WHEN n %% 5 = 0 THEN %(person)s END, CASE WHEN n %% 5 = 0 THEN now() END,
    CASE WHEN n %% 3 = 0 THEN %(person)s END
FROM generate_series(%(candidates_from)s, %(candidates)s) n
CROSS JOIN LATERAL (SELECT date '2014-01-01' + (n * 7919 %% 4000)::int AS d) days
JOIN regions r
    ON r.place = 1 + floor(power((n * 7919 %% 10007) / 10007.0, 3) * (SELECT count(*) FROM regions))
JOIN documents_textversion t ON t.id = (SELECT min(id) FROM documents_textversion) + (n - 1) / 4
"""

#: Rows of the candidates that have none yet.
_PARTS = (
    """
INSERT INTO documents_evidence (text_version_id, candidate_id, field, value, start, "end", quote, prefix,
    suffix, confidence, method, detail, state, created_at)
SELECT c.text_version_id, c.id, f, 'ledger', 0, 10, left(t.text, 10), '', '', c.confidence, 'made', '{}',
    'proposed', now()
FROM fresh c JOIN documents_textversion t ON t.id = c.text_version_id
CROSS JOIN unnest(ARRAY['title', 'date', 'issuing_body']) f
""",
    """
INSERT INTO documents_candidatebody (candidate_id, position, name)
SELECT id, 0, 'Bureau of ' || pg_temp.some_words(2, id) FROM fresh
""",
    """
INSERT INTO documents_candidatesector (candidate_id, sector_id, position)
SELECT c.id, s.id, 0 FROM fresh c
JOIN sectors s
    ON s.place = 1 + floor(power((c.id * 7919 %% 10007) / 10007.0, 2) * (SELECT count(*) FROM sectors))
""",
    """
INSERT INTO documents_candidatemeasure (candidate_id, position, text, type_id, amount_currency, amount_unit,
    sector_codes)
SELECT id, 0, pg_temp.some_words(15, id), (SELECT min(id) FROM documents_measuretype), '', '', '{}' FROM fresh
""",
    """
INSERT INTO documents_match (candidate_id, policy_id, score, reasons, state, created_at)
SELECT id, (SELECT min(id) FROM documents_policy) + id %% %(policies)s, 0.8, '{}', 'proposed', now()
FROM fresh WHERE id %% 10 = 0
""",
    """
INSERT INTO documents_changerequest (candidate_id, field, comment, state, asked_by_id, asked_at, answer)
SELECT id, '', 'Which year?', 'open', %(person)s, now(), '' FROM fresh WHERE id %% 20 = 1
""",
)

_LISTS = """
CREATE TEMP TABLE regions ON COMMIT DROP AS
    SELECT id, row_number() OVER (ORDER BY rank) AS place FROM documents_region;
CREATE TEMP TABLE sectors ON COMMIT DROP AS
    SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM documents_sector;
"""
_FRESH = """
CREATE TEMP TABLE fresh ON COMMIT DROP AS
    SELECT c.* FROM documents_candidate c
    LEFT JOIN documents_candidatebody b ON b.candidate_id = c.id WHERE b.id IS NULL
"""


def generate_candidates(*, candidates: int, policies: int, person: User) -> None:
    """Add rows until there are so many candidates and made-up policies; ``person`` did the deciding."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        words: dict[str, Any] = {"chinese": CHINESE, "english": ENGLISH}
        counts = {"chinese_count": len(CHINESE), "english_count": len(ENGLISH)}
        cursor.execute(_WORDS, words | counts)
        cursor.execute(_LISTS)
        cursor.execute("SELECT count(*) FROM documents_candidate")
        held = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM documents_policy WHERE slug LIKE 'made-%'")
        made = cursor.fetchone()[0]
        values = {
            "candidates_from": held + 1,
            "candidates": candidates,
            "texts_from": held // PER_TEXT + 1,
            "texts": candidates // PER_TEXT,
            "policies_from": made + 1,
            "policies": policies,
            "person": person.pk,
        }
        for statement in (_POLICIES, *_TEXTS, _CANDIDATES):
            cursor.execute(statement, values)
        cursor.execute(_FRESH)
        for statement in _PARTS:
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
