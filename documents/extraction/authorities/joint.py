"""Hands the part of one body on to those that stand in one list with it: joint issuers."""

import re

from documents.extraction.authorities.english_subjects import ANY_DEED, EARLIER_DEED
from documents.extraction.authorities.mention import BARE, NAME
from documents.extraction.authorities.passages import LONGEST_JOINT, TAKEN, Weighed
from documents.extraction.authorities.roles import Role

_JOINT = re.compile(
    r"(?:\s|,|、|/|&|;|\(.{0,12}\)|\b(?:and|the|as well as|together with|jointly with|along with|with)\b|"
    r"和|与|及|会同|联合|联手|携手|协同|连同|以及|暨){0,12}"
)
#: A list goes on past a name that is not known: 'the Central Bank, Deposit Insurance Corp and the Treasury'.
_PAST_A_NAME = re.compile(
    r"(?:, (?:the )?[A-Z][\w'.&-]{1,24}(?: (?:of |for |and |the ){0,2}[A-Z][\w'.&-]{1,24}){0,6}"
    r"(?: \([A-Z][\w-]{1,12}\))?){1,3},? (?:and|as well as|together with|along with) (?:the )?"
)
_LONGEST_PAST = 160
#: Houses of a legislature that are named without their country in a list of both.
_HOUSES = frozenset(("Senate", "House", "House of Representatives", "Chamber of Deputies", "Congress"))
#: Roles that the next name in a list shares, and roles that give way to a surer name behind.
_HANDED_ON = frozenset(("by", "among", "signature", "title", "heading", "subject", "subject.far", ANY_DEED))
_GIVING_WAY = frozenset(("named", "subject", "subject.far", ANY_DEED, "said", "object"))
#: Who acts with the one before.
_PARTNERS = re.compile(
    r"(?: \([^()]{1,40}\))?(?: of (?:the )?[A-Z][a-z]{2,20})?"
    r" (?:(?:has|have|had|is|are|also|now|recently|officially|formally|jointly) ){0,3}"
    r"(?:partner(?:ed|s|ing)|team(?:ed|s|ing) up|join(?:ed|s|ing) (?:forces|hands)|collaborat(?:ed|es|ing)"
    r"|cooperat(?:ed|es|ing)|co-operat(?:ed|es|ing)|link(?:ed|s|ing) up|met|meets)"
    r"(?: up)?(?: closely)? with (?:the )?"
    r"|(?: \([^()]{1,40}\))?,? (?:working |acting )?"
    r"(?:alongside|hand in hand with|side by side with) (?:the )?"
)
#: Who is told of as one of several behind the one before, and how far before a name that is read.
_AMONG_REACH = 90
_AMONG = re.compile(
    r"\b(?:other|more|further) [\w ]{0,40}?(?:,|\()? ?(?:among them|including|such as)(?: the)? $"
)


def share_roles(folded: str, weighed: list[Weighed]) -> list[Weighed]:
    """Give the members of one list the role of its surest member: 'A, B and C jointly issued'."""
    found = list(weighed)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        if in_one_list(folded, left, right):
            earlier = left.role.rule == EARLIER_DEED and right.role.rule.startswith("subject")
            if earlier or (left.role.rule in _HANDED_ON and left.role.weight > right.role.weight):
                found[index] = _named(right)._replace(role=left.role)
        elif left.role.weight >= TAKEN and _among_others(folded[left.mention.end : right.mention.start]):
            found[index] = right._replace(role=Role(left.role.weight, "among"))
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        gives_way = left.role.rule in _GIVING_WAY and right.role.weight > left.role.weight
        if gives_way and in_one_list(folded, left, right):
            found[index] = left._replace(role=right.role)
    return found


def _among_others(between: str) -> bool:
    """Tell whether further issuers follow: 'and nine other departments, among them', 'has partnered with'."""
    return (_AMONG.search(between[-_AMONG_REACH:]) or _PARTNERS.fullmatch(between)) is not None


def _named(weighed: Weighed) -> Weighed:
    """Return a house of a legislature that stands in a list with another one as a body with a name."""
    if weighed.mention.kind != BARE:
        return weighed
    return weighed._replace(mention=weighed.mention._replace(kind=NAME))


def in_one_list(folded: str, left: Weighed, right: Weighed) -> bool:
    """Tell whether two names stand in one list, with nothing but joining words between them."""
    start, end = left.mention.end, right.mention.start
    if any(w.mention.kind == BARE and w.mention.name not in _HOUSES for w in (left, right)):
        return False
    joint = _JOINT if end - start < LONGEST_JOINT else _PAST_A_NAME
    return end - start < _LONGEST_PAST and joint.fullmatch(folded, start, end) is not None
