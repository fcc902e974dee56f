"""Reads off an English sentence what part a body plays in it."""

import re

from documents.extraction.authorities.english_settled import by_what_stands_before
from documents.extraction.authorities.english_subjects import EARLIER_DEED, subject_of
from documents.extraction.authorities.roles import (
    EARLIER,
    FAR_SUBJECT,
    HEADING,
    NEUTRAL,
    OBJECT,
    PERSON,
    PERSON_ACTS,
    SOURCE,
    Role,
)
from documents.extraction.authorities.words import english, verbs

#: How far before and behind a name its sentence is read, in characters, and for an office, in words.
_BEFORE, _NEXT, _OFFICE_WORDS = 90, 80, 5
_LAST_WORD = re.compile(
    r"([\w']{1,30}) (?:(?:the )?(?:[a-z]{3,12}|[A-Z][a-z]{1,20})'s "
    r"|the |a |an |its |their |our |this |that |each |[A-Z][a-z]{1,20} )?$"
)
_GROUP_OF = re.compile(r"\b(?:group|coalition|majority|number|dozens|handful|alliance|pair) of (?:the )?$")
#: Who is founded, or only concurs with another house, issues nothing.
_IS_FOUNDED = re.compile(
    r"(?: \([^()]{1,30}\))?,?(?: (?:is|are|was|were|shall be|will be|be|has been|hereby|to be)){1,3}"
    r" (?:hereby )?(?:created|established|formed|founded|set up|constituted|composed|abolished)\b| concurring"
)
#: Members of a house who vote are the house.
_MEMBERS_OF = re.compile(
    r"\b(?:deputies|members|lawmakers|senators|legislators|representatives|councillors|MPs|majority)"
    r" (?:of|in) (?:the )?$",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"[^.;]{0,60}?\b(?:agreed|voted|approved|passed|adopted|backed|ratified|endorsed|rejected|supported|decided)\b"
)
_DATE = re.compile(
    r"\b(?:on|\d{1,4}(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[A-Z][a-z]{2}\.?)\b"
)
#: A name in a compound does nothing itself: 'the SEC-backed exchange'.
_COMPOUND = re.compile(
    r"-(?:backed|led|based|owned|run|issued|approved|regulated|licensed|sponsored|supported|controlled|style"
    r"|compliant|funded|affiliated|registered|sanctioned|mandated|linked)\b",
    re.IGNORECASE,
)
#: What was done before, or why, is told behind the act: 'fined a firm, after the bank had called'.
_THEREAFTER = re.compile(
    r"[a-z\d\"')] ?,? (?:(?:(?:days|weeks|months|years|shortly|soon|just|only|right|even) )?"
    r"(?:after|before|because)"
    r"|ever since|as soon as|just as) (?:the |its |[A-Z][a-z]{2,14}(?:'s|n|ish) ){0,2}$"
)
#: Where something happens is no issuer, nor is a union whose member is told of.
_SCENE = re.compile(r"(?:^|[.;,] )(?:\w{2,12}, )?(?:[Oo]ver )?[Ii]n (?:the )?$")
_OF_UNION = re.compile(
    r" (?:member|neighbou?r|countr(?:y|ies)|nation|citizen|resident|partner|candidate|capital)s?\b"
)
#: In reported speech 'had' is only the past of what was said: 'he said that the council had approved'.
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|revealed|explained|stated|disclosed|declared|made known)\b"
    r"[^.;]{0,60}$"
)
#: What a body does or will do, as its head tells it; other words are only an opinion.
_TO_COME = re.compile(
    r"\b(?:will|would|(?:has|have|had) (?:decided|begun|started|banned|launched|issued|set)|plans?|planning"
    r"|intends?|announc\w+|warn\w+|launch\w+|unveil\w+|sign(?:ed|s)|order(?:ed|s)|bann\w+|propos\w+)\b"
)
#: Who speaks for a body: its head or a deputy.
_HEAD_OF = re.compile(
    r"\b(?:governor|president|chair(?:man|woman|person)?|head|minister|secretary|commissioner"
    r"|director(?:[- ]general)?|chief(?: executive)?|spokes(?:man|woman|person)) (?:of|for) (?:the )?$",
    re.IGNORECASE,
)
#: Behind the name that heads an entry: its short name, the day, and a colon, a dash or a quoted title.
_ENTRY_SIGN = re.compile(
    r"(?: \([^()\n]{1,40}\))?"
    r"(?:,? (?:on |of |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    r"(?:,? (?:19|20)\d\d)?)?(?::[ \n]| [–—] | - |, \")"
)
#: Before it no more than the names of those who act with it.
_ENTRY_NAMES = re.compile(r"(?:[A-Z][\w'.-]{0,20}|and|the|of|for|with|on|[,&]|\s)*")


#: Whom others charge with doing something has not done it: 'a call for the bank and the ministry to act'.
_CHARGED = re.compile(
    r"\b(?i:call|push|ask|press|lobb|mandat|direct|task|instruct|allow|enabl|empower|oblig|urg|recommend"
    r"|authori[sz]|order|requir|encourag|invit|forc|compel|permit|expect|want|plead|appeal)\w{0,4}"
    r"(?: (?:for|on|upon|to))?"
    r"(?:[ ,]+(?:the|and|of|for|&|both|its|[A-Z][\w.&'-]{0,20})){0,12} $"
)
_TO_DO = re.compile(
    r"(?: \([^()]{1,20}\)| for the [\w ]{1,30}?)?"
    r"(?: and (?:several |many |all |the )?(?:other|further|relevant) [a-z ]{4,30}?)?,? [Tt]o [A-Za-z]"
)


def english_role(folded: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Role:
    """Return the part that a mention plays within its sentence."""
    before = folded[max(sentence_start, start - _BEFORE) : start]
    after = folded[end : min(sentence_end, end + _NEXT)]
    role = _of_no_act(before, after)
    if role is not None:
        return role
    role = Role(SOURCE, "source") if _COMPOUND.match(after) else by_what_stands_before(before)
    if role is None and _MEMBERS_OF.search(before) and _VOTED.match(after):
        role = Role(FAR_SUBJECT, "subject")
    if role is not None:
        return role
    subject = subject_of(folded, end, sentence_end, reported=_REPORTED.search(before) is not None)
    subject = _behind_main_clause(before, subject)
    found = _LAST_WORD.search(before)
    last = found.group(1).lower() if found else ""
    if last in ("of", "for") and _office_before(before):
        return _by_office(before, after, subject)
    if last in english()["object_before"] and not _GROUP_OF.search(before):
        return Role(OBJECT, "object")
    if _heads_entry(before, after):
        return Role(HEADING, "heading")
    return Role(NEUTRAL, "object") if last == "in" and subject.weight > NEUTRAL else subject


def _behind_main_clause(before: str, subject: Role) -> Role:
    """Weaken a subject behind a clause of its own: 'banned it after the bank asked'."""
    if subject.rule.startswith("subject") and _THEREAFTER.search(before):
        return Role(max(NEUTRAL, subject.weight - EARLIER), EARLIER_DEED)
    return subject


def _of_no_act(before: str, after: str) -> Role | None:
    """Return the part of a body that is founded, is where something happens, or has a member told of."""
    if _IS_FOUNDED.match(after):
        return Role(NEUTRAL, "new")
    if _TO_DO.match(after) and _CHARGED.search(before):
        return Role(OBJECT, "object")
    scene = _OF_UNION.match(after) or (after.startswith(", ") and _SCENE.search(before))
    return Role(NEUTRAL, "scene") if scene else None


def _heads_entry(before: str, after: str) -> bool:
    """Tell whether a name opens its line or sentence and a colon, a dash or a quoted title follows."""
    if _ENTRY_SIGN.match(after) is None:
        return False
    rest = _DATE.sub("", before.rpartition("\n")[2]).strip(" \"'*#-,.:•·")
    return not rest or (rest.endswith(("and the", "and", "with", "with the", "&")) and _names_only(rest))


def _names_only(said: str) -> bool:
    """Tell whether words are nothing but names and what joins them."""
    return _ENTRY_NAMES.fullmatch(said) is not None


def _by_office(before: str, after: str, subject: Role) -> Role:
    """Weigh a body by what the holder of one of its offices does: issues something, or tells of it."""
    if subject.rule == "subject" and not verbs()["issuing"].isdisjoint(_words(after)):
        return Role(PERSON_ACTS, "person")
    return Role(PERSON, "head" if _speaks(before, after) else "person")


def _speaks(before: str, after: str) -> bool:
    """Tell whether the head of a body says something: 'the governor of the Bank of Laos said'."""
    return _HEAD_OF.search(before) is not None and _TO_COME.search(after) is not None


def _words(text: str) -> list[str]:
    """Return the words of a piece of text in lower case."""
    return re.findall(r"[a-z]+", text.lower())


def _office_before(before: str) -> bool:
    """Tell whether an office stands right before 'of' and the name: 'the chairman of the'."""
    return not english()["persons_before"].isdisjoint(_words(before)[-_OFFICE_WORDS:])
