"""Compares the circumstances of two acts: place, date, stage, kind, issuing bodies, sectors and pages."""

import re
from datetime import date

from rapidfuzz import fuzz

from documents.services.likeness.profile import Profile, Sign, step
from documents.services.likeness.wording import fold

#: Kinds of acts that the same act is never called by two sources.
FAR_APART = (
    frozenset({"meeting", "agreement", "funding", "platform", "white-paper", "standard", "enforcement"}),
    frozenset(
        {"law", "bill", "regulation", "rules", "measures", "opinions", "notice", "plan", "action-plan"}
    ),
)
SAME_BODY, LIKE_BODY, SAME_BRANCH, UNKNOWN_BODY, OTHER_BRANCH, OTHER_BODY = 0.9, 1.2, 1.2, -0.7, -1.7, -0.9
#: Names from this likeness on (0 to 100) are of one body.
LIKE_NAME = 85
#: Kinds of authority by the words of their names, so that a name in one language can be held against one in
#: the other.
BRANCHES = tuple(
    (branch, re.compile(words))
    for branch, words in (
        (
            "party",
            r"party committee|standing committee of the .*committee|[省市区县州]委|党[委组]|政治局|politburo",
        ),
        ("court", r"court|法院"),
        (
            "legislature",
            r"parliament|congress|assembly|legislat|senate|house of|bundestag|chamber|议会|国会|人大|立法",
        ),
        ("tax", r"tax|revenue|税务"),
        ("customs", r"customs|海关"),
        (
            "central-bank",
            r"central bank|reserve bank|people's bank|monetary|banco|bank of|人民银行|央行|金管局|储备银行",
        ),
        ("securities", r"securities|financial market|证监|证券|finma|bafin"),
        ("industry", r"industry and info|economy and info|工业和信息|工信|经济和信息"),
        ("planning", r"development and reform|发展和?改革|发改"),
        ("internet", r"cyberspace|网信|互联网信息"),
        ("market", r"market (?:supervision|regulation)|市场监"),
        ("health", r"health|卫生|医保|medical"),
        ("justice", r"justice|司法"),
        ("science", r"science|科技|科学"),
    )
)
SECTOR_STEPS = ((0.99, 0.6), (0.01, 0.25), (0.0, -0.4))
#: A draft beside the act that came of it, or was to.
STAGE_LATER, STAGE_NEAR = -2.2, -0.4
STAGE_DAYS = 31
DRAFTS = frozenset({"consultation"})
_DRAFT = re.compile(r"征求意见|draft|consultation|for comments?|公开征求")


def by_region(one: Profile, other: Profile) -> Sign:
    """Compare the places: one within the other is a sign of neither."""
    if not one.region or not other.region:
        return Sign(-0.5)
    if one.region == other.region:
        return Sign(1.1, "Both are for the same place.")
    inside = one.region.startswith(other.region) or other.region.startswith(one.region)
    return Sign(-1.2) if inside else Sign(-9.0)


# Date

#: A date that spans more days than this (a year, a range) hardly tells acts of one place apart.
VAGUE_DAYS = 40
#: For dates that lie apart, by at most so many days: sources mix up the days of issue, publication and
#: report.
DATE_SIGNS = (
    (3, Sign(1.7, "The dates lie days apart.")),
    (31, Sign(0.3, "The dates lie weeks apart.")),
    (120, Sign(-1.4)),
    (400, Sign(-2.1)),
    (10**9, Sign(-3.5)),
)

#: The same for the day on which a page came out that does not date the act: it may tell of an old one.
PAGE_DATE_SIGNS = (
    (7, Sign(1.5, "The page came out when the act did.")),
    (40, Sign(0.5)),
    (10**9, Sign(-0.5)),
)
UNKNOWN_GAP = 10**6
BOTH_UNDATED = 0.3


def by_date(one: Profile, other: Profile) -> Sign:
    """Compare the days that the nearest two dates span; a date without its year by month and day."""
    pairs = [(first, second) for first in one.dates for second in other.dates]
    if not pairs:
        return _by_day(one, other) or _by_page_date(one, other)
    gap, vague = min((_gap(first, second), _is_vague(first) or _is_vague(second)) for first, second in pairs)
    if gap == 0:
        return (
            Sign(0.8, "The dates agree as far as they are known.") if vague else Sign(4.3, "The dates agree.")
        )
    return next(sign for days, sign in DATE_SIGNS if gap <= days)


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return the days between two spans, 0 where they meet."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def _is_vague(span: tuple[date, date]) -> bool:
    return (span[1] - span[0]).days > VAGUE_DAYS


def _by_page_date(one: Profile, other: Profile) -> Sign:
    """Hold the date of the page against that of the act, where the page gives its act no other."""
    pages = [(one.told_on, other.dates), (other.told_on, one.dates), (one.told_on, [other.told_on])]
    gaps = [_gap(page, day) for page, days in pages if page for day in days if day]
    if not one.dates and not other.dates and not gaps:
        return Sign(BOTH_UNDATED)
    return next(sign for days, sign in PAGE_DATE_SIGNS if min(gaps, default=UNKNOWN_GAP) <= days)


def _by_day(one: Profile, other: Profile) -> Sign | None:
    days, others = _month_days(one), _month_days(other)
    if not days or not others or not (one.day or other.day):
        return None
    return Sign(2.6, "Day and month agree.") if days & others else Sign(-1.0)


def _month_days(profile: Profile) -> frozenset[str]:
    days = {f"{first:%m-%d}" for first, last in profile.dates if first == last}
    return frozenset(days | {profile.day} - {""})


# Kind, bodies, sectors


def by_kind(one: Profile, other: Profile) -> Sign:
    """Compare the kinds of act; sources name them loosely, so only kinds far apart tell."""
    kinds = {one.document_type, other.document_type}
    if "other" in kinds:
        return Sign()
    if len(kinds) == 1:
        return Sign(2.1, f"Both are called {one.document_type.replace('-', ' ')}.")
    first, second = FAR_APART
    far = bool(kinds & first) and (bool(kinds & second) or kinds <= first)
    return Sign(-0.5 if far else 0.3)


def by_body(one: Profile, other: Profile) -> Sign:
    """Compare the issuing bodies by the entity or, where that is not known, by name."""
    if not one.bodies or not other.bodies:
        return Sign()
    if one.bodies & other.bodies:
        return Sign(SAME_BODY, "Both name the same issuing body.")
    best = max(fuzz.token_set_ratio(fold(a), fold(b)) for a in one.bodies for b in other.bodies)
    if best >= LIKE_NAME:
        return Sign(LIKE_BODY, "The issuing bodies have like names.")
    branches, others = _branches(one), _branches(other)
    if branches & others:
        return Sign(SAME_BRANCH, "The issuing bodies are of the same kind.")
    if branches and others:
        return Sign(OTHER_BRANCH)
    return Sign(OTHER_BODY if one.bodies_listed and other.bodies_listed else UNKNOWN_BODY)


def _branches(profile: Profile) -> frozenset[str]:
    """Return the kinds of authority that the names of bodies tell, in either language."""
    names = fold("\n".join(profile.bodies))
    return frozenset(branch for branch, words in BRANCHES if words.search(names))


def by_sectors(one: Profile, other: Profile) -> Sign:
    """Compare the fields in which the acts apply blockchain."""
    if not one.sectors or not other.sectors:
        return Sign()
    share = len(one.sectors & other.sectors) / min(len(one.sectors), len(other.sectors))
    return Sign(step(share, SECTOR_STEPS), "They are about the same sectors.")


def by_page(one: Profile, other: Profile) -> Sign:
    """Look whether one page tells of both; a round-up tells of many acts, so that is not enough."""
    return Sign(1.8, "The same page is a source of both.") if one.pages & other.pages else Sign()


def by_stage(one: Profile, other: Profile) -> Sign:
    """Tell a draft from the act that was issued after it."""
    if _is_draft(one) == _is_draft(other):
        return Sign()
    gaps = [_gap(first, second) for first in one.dates for second in other.dates]
    return Sign(STAGE_LATER if not gaps or min(gaps) > STAGE_DAYS else STAGE_NEAR)


def _is_draft(profile: Profile) -> bool:
    return profile.lifecycle in DRAFTS or bool(_DRAFT.search(fold("\n".join(profile.titles))))
