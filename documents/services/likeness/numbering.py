"""Compares the numbers that acts bear: of documents, of laws, of bills, in whatever spelling and script."""

import re
from functools import lru_cache

from documents.services.likeness.profile import Profile, Sign
from documents.services.likeness.wording import CACHED, fold, is_han

_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Serial numbers of fewer digits stand in any text.
TELLING_DIGITS = 4

#: How the two houses of a legislature call their bills, by the abbreviation.
_BILLS = (
    ("hb", r"(?:house bill|h\.? ?b\.?)"),
    ("sb", r"(?:senate bill|s\.? ?b\.?)"),
    ("sf", r"(?:senate file|s\.? ?f\.?)"),
    ("ab", r"(?:assembly bill|a\.? ?b\.?)"),
    ("hr", r"(?:h\.? ?r\.?)"),
    ("s", r"(?:(?<!\.)s\.)"),
    ("bill", r"(?:bill)"),
)
_FORMS = (rf"\b(?P<{key}>{form} ?(?:no\.? ?)?\d{{1,5}})\b" for key, form in _BILLS)
_BILL = re.compile("|".join((*_FORMS, r"(?P<bill_han>第?\d{1,5}号?(?:[参众]议院)?法案)")))


def plain_number(number: str) -> str:
    """Return a document number without brackets, spaces and signs, so that its spellings are equal."""
    return _SIGNS.sub("", fold(number))


def same_serial(one: str, other: str) -> bool | None:
    """Tell whether two numbers in different scripts have the same figures; ``None`` in one script."""
    if is_han(one) == is_han(other):
        return None
    return _DIGITS.findall(one) == _DIGITS.findall(other)


def serials(number: str) -> frozenset[str]:
    """Return the long serial numbers within a document number, years left out."""
    bare = fold(number).replace(",", "").replace(".", "")
    return frozenset(
        digits.lstrip("0")
        for digits in _DIGITS.findall(bare)
        if len(digits) >= TELLING_DIGITS and not _YEAR.fullmatch(digits)
    )


@lru_cache(maxsize=CACHED)
def bills(text: str) -> frozenset[str]:
    """Return the bills that a text names (``hb70`` for House Bill 70, H.B. 70, HB0070)."""
    found = set()
    for match in _BILL.finditer(fold(text)):
        house = str(match.lastgroup).removesuffix("_han")
        found.add(house + _DIGITS.findall(match[0])[-1].lstrip("0"))
    return frozenset(found)


NUMBER, SERIAL, OTHER_NUMBER = 7.0, 4.0, -4.0
BILL, BILL_WITHIN, OTHER_BILL, SERIAL_WITHIN = 3.5, 2.5, -4.0, 3.0
#: Characters of a passage in which the number of its own act stands; further down others are cited.
HEAD = 1_500


def by_number(one: Profile, other: Profile) -> Sign:
    """Compare the document numbers: one number is one act, two numbers are two; else those of bills."""
    number, other_number = plain_number(one.number), plain_number(other.number)
    if number and number == other_number:
        return Sign(NUMBER, f"Both bear the number {other.number}.")
    named, others = _named_bills(one), _named_bills(other)
    if named and others:
        shared = _shared_bill(named, others)
        return Sign(BILL, f"Both name the bill {shared}.") if shared else Sign(OTHER_BILL)
    if number and other_number:
        same = same_serial(one.number, other.number)
        return Sign(SERIAL, "Their numbers have the same figures.") if same else Sign(OTHER_NUMBER)
    return max((_told(one, other), _told(other, one)), key=lambda sign: sign.weight)


def _named_bills(profile: Profile) -> frozenset[str]:
    return bills("\n".join((profile.number, *profile.titles)))


def _shared_bill(named: frozenset[str], others: frozenset[str]) -> str:
    """Return a bill that both name; one whose house is not told may be of either."""
    either = {bill.removeprefix("bill"): bill for bill in named | others if bill.startswith("bill")}
    for bill in sorted(named | others):
        if bill in named & others or (_digits(bill) in either and either[_digits(bill)] != bill):
            return bill.upper()
    return ""


def _digits(bill: str) -> str:
    return bill.lstrip("abcdefghijklmnopqrstuvwxyz")


def _told(numbered: Profile, other: Profile) -> Sign:
    """Look for the number of one record in the passage of the other."""
    head = other.text[:HEAD]
    long = serials(numbered.number)
    if long & serials(head):
        return Sign(SERIAL_WITHIN, f"The passage names the number {max(long & serials(head))}.")
    named = _named_bills(numbered)
    shared = _shared_bill(named, bills(head)) if named else ""
    return Sign(BILL_WITHIN, f"The passage names the bill {shared}.") if shared else Sign()
