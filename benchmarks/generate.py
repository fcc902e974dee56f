"""Made-up policies, as many as wanted, spread over places, sectors and years as real ones are.

Names and dates follow steep curves: a few provinces, sectors and words make up most of what there is.
Rows are copied into a database that holds the reference lists; triggers do not run, so there is no history of
them.
"""

import csv
import io
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from django.db import connection, transaction

from documents.models import IssuingBody, MeasureType, Policy, Region, Sector
from documents.vocabulary import DocumentType, EditorialState, Lifecycle, PolicyOrigin
from documents.words import index_words

#: Years from 2014 on, by how much was decided in each.
YEARS = {
    2014: 1,
    2015: 1,
    2016: 3,
    2017: 7,
    2018: 16,
    2019: 26,
    2020: 24,
    2021: 12,
    2022: 5,
    2023: 3,
    2024: 2,
}
#: How much more often the n-th of a list is taken than the (n+1)-th: the slope of a Zipf curve.
SLOPE = 1.05
SHARE_CHINESE = 0.3
#: Different passages of one length.
POOL = 5_000
#: Of such syllables rare words are made: every collection has many words that hardly any text has.
SYLLABLES = ("ba", "co", "di", "fe", "gu", "ka", "lo", "mi", "ne", "po", "ra", "su", "ti", "ver", "zon")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: The first is in most of the records, as the word of the field is in a real collection.
ENGLISH = [
    "blockchain",
    "plan",
    "measures",
    "pilot",
    "register",
    "ledger",
    "clinic",
    "records",
    "land",
    "title",
    "customs",
    "port",
    "freight",
    "invoice",
    "voucher",
    "credit",
    "identity",
    "licence",
    "evidence",
    "court",
    "notary",
    "energy",
    "grid",
    "carbon",
    "school",
    "diploma",
    "museum",
    "copyright",
    "harbour",
    "bank",
    "payment",
    "token",
    "exchange",
    "custody",
    "audit",
    "platform",
    "node",
    "park",
    "laboratory",
    "talent",
    "fund",
    "subsidy",
    "standard",
    "testing",
]
CHINESE = [
    "区块链",
    "计划",
    "办法",
    "试点",
    "登记",
    "账本",
    "诊所",
    "病历",
    "不动产",
    "海关",
    "港口",
    "货运",
    "发票",
    "信用",
    "身份",
    "证照",
    "存证",
    "法院",
    "公证",
    "能源",
    "电网",
    "碳排放",
    "学历",
    "博物馆",
    "版权",
    "支付",
    "通证",
    "托管",
    "审计",
    "平台",
    "节点",
    "园区",
    "实验室",
    "人才",
    "基金",
    "补贴",
    "标准",
    "检测",
    "供应链",
    "溯源",
    "政务",
]


class Maker:
    """Draws rows from a seed; the same seed gives the same policies."""

    def __init__(self, seed: int) -> None:
        """Read the lists that the policies refer to."""
        self.random = Random(seed)
        self.dice = self.random.random
        self.seen: set[str] = set()
        self.pools: dict[int, list[tuple[str, str]]] = {}
        self.regions = list(Region.objects.order_by("rank").values_list("pk", "name_en", "name_zh"))
        self.sectors = list(Sector.objects.values_list("pk", "label_en", "label_zh"))
        self.bodies = list(IssuingBody.objects.values_list("pk", flat=True))
        self.types = list(MeasureType.objects.values_list("pk", flat=True))
        self.years = [year for year, share in YEARS.items() for _ in range(share)]

    def zipf(self, items: Sequence[Any], count: int) -> list[Any]:
        """Return ``count`` of the items, the early ones far more often."""
        bounds = _bounds(len(items))
        return [items[bisect_right(bounds, self.dice())] for _ in range(count)]

    def words(self, count: int) -> str:
        """Return that many words in one of the two languages."""
        if self.dice() < SHARE_CHINESE:
            return "".join(self.zipf(CHINESE, count))
        return " ".join(self.zipf(ENGLISH, count))

    def passage(self, count: int) -> tuple[str, str]:
        """Return a passage of that many words, with its search words, from a pool of them.

        Cutting each text anew would take most of the time that all this takes.
        """
        pool = self.pools.setdefault(count, [])
        if len(pool) < POOL:
            text = self.words(count)
            pool.append((text, index_words(text)))
            self.see(pool[-1][1])
            return pool[-1]
        return self.random.choice(pool)

    def rare_word(self) -> str:
        """Return a word that few other texts have."""
        word = "".join(self.random.choices(SYLLABLES, k=self.random.randint(3, 5)))
        self.see(word)
        return word

    def see(self, text: str) -> None:
        """Remember the words against which a misspelled search is held."""
        self.seen.update(word for word in text.split() if word.isascii() and word.isalpha() and len(word) > 3)

    def day(self) -> date:
        """Return a day of a year that is likely."""
        return date(self.random.choice(self.years), 1, 1) + timedelta(days=self.random.randrange(365))


@cache
def _bounds(length: int) -> list[float]:
    """Return where the shares of a list's items end between 0 and 1."""
    weights = [place**-SLOPE for place in range(1, length + 1)]
    whole = sum(weights)
    # The sum of the shares may fall short of 1 by a rounding: the last item takes what is left.
    return [share / whole for share in accumulate(weights)][:-1]


def generate(count: int, *, seed: int = 1) -> None:
    """Add policies until the database holds ``count``; every one is published."""
    first = Policy.objects.count()
    highest = Policy.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    maker = Maker(seed)
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for number in range(1, count - first + 1):
        _add(tables, maker, highest + number)
    tables["documents_searchword"] = [(word,) for word in sorted(maker.seen)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name, rows in tables.items():
            _copy(name, rows)
            if name != "documents_policysearch":  # its key is the policy's
                cursor.execute(  # names of our own
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"  # noqa: S608 - names of our own
                )
        cursor.execute("INSERT INTO documents_policychange (kind) VALUES ('policies')")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


#: The columns that are filled of each table, in the order in which the tables lean on each other.
COLUMNS = {
    "documents_policy": (
        "id title title_original document_type number lifecycle region_id revision created_at updated_at "
        "slug summary origin state reason date date_earliest date_latest best_tier reviewed_fields "
        "first_published_at"
    ),
    "documents_policydate": "policy_id kind edtf precision basis earliest latest",
    "documents_policysector": "policy_id sector_id primary",
    "documents_policybody": "policy_id body_id position",
    "documents_policysource": "policy_id url title publisher published language tier",
    "documents_measure": "policy_id position text type_id amount_currency amount_unit",
    "documents_policysearch": "policy_id title_words place_words quote_words",
    "documents_searchword": "word",  # what the trigger of the search index would have noted
}


def _add(tables: dict[str, list[tuple[Any, ...]]], maker: Maker, key: int) -> None:
    """Add one policy's rows."""
    region, name_en, name_zh = maker.zipf(maker.regions, 1)[0]
    title, title_words = maker.passage(6)
    day = maker.day()
    tier = maker.random.randint(1, 5)
    changed = NOW + timedelta(seconds=key)
    kind, stage = maker.zipf([*DocumentType], 1)[0], maker.zipf([*Lifecycle], 1)[0]
    summary, summary_words = maker.passage(20)
    rare = maker.rare_word()
    tables["documents_policy"].append(
        (key, title, "", kind, "", stage, region, 1, changed, changed, f"made-{key}", f"{summary} {rare}",
         PolicyOrigin.EDITOR, EditorialState.PUBLISHED, "", day, day, day, tier, "{}", changed)
    )  # fmt: skip
    tables["documents_policydate"].append((key, "issued", day, "day", "stated", day, day))
    sectors = dict.fromkeys(maker.zipf(maker.sectors, maker.random.randint(1, 4)))
    for place, (sector, *_labels) in enumerate(sectors):
        tables["documents_policysector"].append((key, sector, place == 0))
    for place, body in enumerate(dict.fromkeys(maker.zipf(maker.bodies, maker.random.randint(1, 2)))):
        tables["documents_policybody"].append((key, body, place))
    tables["documents_policysource"].append((key, f"https://example.org/{key}", title, "", "", "en", tier))
    measures = [maker.passage(15) for _ in range(maker.random.randint(0, 5))]
    kinds = maker.zipf(maker.types, len(measures))
    for place, ((text, _), type_) in enumerate(zip(measures, kinds, strict=True)):
        tables["documents_measure"].append((key, place, text, type_, "", ""))
    labels = tuple(label for _key, *labels in sectors for label in labels)
    names = " ".join(_name_words(name) for name in (name_en, name_zh, *labels))
    maker.see(names)
    passages = [summary_words, rare, *[found for _, found in measures]]
    tables["documents_policysearch"].append((key, title_words, names, " ".join(passages)))


@cache
def _name_words(name: str) -> str:
    return index_words(name)


def _copy(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Copy rows into the filled columns of a table."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    buffer.seek(0)
    columns = ", ".join(f'"{column}"' for column in COLUMNS[table].split())
    with connection.cursor() as cursor:
        # An empty cell is an empty string, not NULL: these columns take no NULL.
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN (FORMAT csv, NULL '\\N')", buffer)
