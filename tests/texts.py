"""Source texts of our own wording, and the rows that their candidates refer to."""

from functools import lru_cache

from documents.extraction.lexicon import REFERENCE_DIR, load_lexicon
from documents.extraction.pipeline import extract
from documents.models import Region
from tests.factories import make_measure_type, make_region, make_sector

# A line for each paragraph, as pages have them: longer than lines of code.
# ruff: noqa: E501
PLAN = """Hainan puts its port papers on a chain

On 9 March 2021 the General Office of the People's Government of Hainan Province issued the "Action Plan for \
Trusted Port Records (2021-2023)". The plan sets out these tasks:

1. Put customs declarations on a blockchain, so that a carrier hands in each paper once.

2. Give firms that run a node of the port blockchain a subsidy of up to 2 million yuan.
"""

#: The same act as in ``PLAN``, as another page tells it.
PLAN_RETOLD = """Carriers to file customs papers once

The People's Government of Hainan Province released the "Action Plan for Trusted Port Records" on March 9, 2021. \
Under the plan customs declarations will be put on a blockchain, so that a carrier hands in each paper once. Firms \
that run a node of the port blockchain will receive a subsidy of up to 2 million yuan.
"""

PLAN_ZH = """海南省人民政府办公厅印发港口可信记录行动计划

2021年3月9日，海南省人民政府办公厅印发《港口可信记录行动计划（2021—2023年）》（琼府办〔2021〕91号）。计划提出：

一、利用区块链技术办理报关单，承运人每份单证只交一次。

二、对运营港口区块链节点的企业，给予最高200万元补贴。
"""

NO_POLICY = """The valley kept dry for most of the month.

Growers say that the plums will ripen early, and that the market on the square opens on Saturday as usual.
"""

PLACES = (
    "Hainan",
    "Guizhou",
    "Hunan",
    "Jiangxi",
    "Shandong",
    "Zhejiang",
    "Anhui",
    "Fujian",
    "Henan",
    "Hubei",
)


def numbered(number: int) -> str:
    """Return one of any number of texts that each tell of an act of its own."""
    place = PLACES[number % len(PLACES)]
    day, month, year = number % 28 + 1, number % 12 + 1, 2016 + number % 9
    return (
        f"{place} opens ledger programme {number}\n\n"
        f"On {year}-{month:02d}-{day:02d} the People's Government of {place} Province issued the "
        f'"Implementation Plan for Ledger Programme {number}". The plan will build a blockchain platform for '
        f"grain store number {number} and train {number + 20} clerks to keep its records.\n"
    )


@lru_cache(maxsize=64)
def codes_of(text: str) -> frozenset[str]:
    """Return the codes of the places that extraction finds in a text."""
    return frozenset(record.region for record in extract(text).records if record.region)


def make_lists_for(*texts: str) -> None:
    """Make the regions that the candidates of ``texts`` refer to, and every sector and measure type."""
    lexicon = load_lexicon(REFERENCE_DIR)
    for code in sorted(frozenset[str]().union(*map(codes_of, texts))):
        parent: Region | None = None
        for step in reversed(lexicon.ancestors(code)):
            place = lexicon.region_by_code[step]
            parent = make_region(step, parent=parent, name_en=place.name_en, name_zh=place.name_zh)
    for sector in lexicon.sectors:
        make_sector(sector.code)
    for kind in lexicon.measure_types:
        make_measure_type(kind.code)
