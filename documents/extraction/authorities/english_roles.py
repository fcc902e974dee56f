"""Reads off an English sentence what part a body plays in it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from documents.extraction.authorities.roles import (
    ACT_NOUN,
    AGENT,
    DUTY,
    EARLIER,
    FAR_SUBJECT,
    HEADING,
    NEUTRAL,
    OBJECT,
    OWNER,
    PERSON,
    PERSON_ACTS,
    SAID,
    SOURCE,
    SUBJECT,
    TITLE,
    Role,
)
from documents.extraction.authorities.tokens import TOKEN
from documents.extraction.authorities.words import english, verbs

#: How far before and behind a name its sentence is read, in characters and words.
_BEFORE, _BEHIND, _NEXT, _VERB_WORDS = 90, 220, 80, 16
#: Other words that may stand between a subject and its verb, and what each takes away.
_MOST_OTHERS, _OTHER = 5, 0.03
_OWNED_WORDS, _OFFICE_WORDS = 3, 5
_BY = re.compile(r"((?:[\w'-]{1,30} ){1,7})by (?:both )?(?:the |its |an? |\[)?(?:[A-Za-z'-]{1,20} ){0,3}$")
_LAST_WORD = re.compile(
    r"([\w']{1,30}) (?:the |a |an |its |their |our |this |that |each |[A-Z][a-z]{1,20}(?:'s)? )?$"
)
#: What is still waited for nobody has done.
_AWAITED = re.compile(
    r"\b(?:wait\w{0,3} (?:for|on)|await\w{0,3}|pending) (?:\w{1,12} ){0,3}(?:of|by|from) (?:the )?$"
)
_TITLE_OF = re.compile(
    r"\b(?:Notice|Circular|Opinions?|Measures|Plan|Announcement|Decision|Order|Regulations?|Rules|Reply|Act|Law|Decree"
    r"|Resolution|Ordinance|Directive|Instruction|Statement|Proclamation|Letter|Policies)"
    r"(?: (?:No\.? ?|Number |# ?)?[A-Z]{0,3}-?\d[\w/.-]{0,16})?(?:,? (?:dated|of|from) [\w/., ]{4,24})?"
    r" (?:of|by|from) (?:the )?$"
)
_ACT_OF = re.compile(
    r"\b(?:decrees?|decisions?|rules?|laws?|bills?|plans?|statements?|notices?|proposals?|resolutions?|orders?|"
    r"warnings?|announcement|guidelines?|circulars?|regulations?) (?:of|by|from) (?:the |its )?$"
    r"|\ba (?:\w{1,20} ){0,2}(?:meeting|session|conference) of (?:the )?$"
)
#: A bill that has passed the houses of a legislature is that legislature's act.
_HOUSES_OF = re.compile(
    r"\b(?:pass\w{0,3}|clear\w{0,3}|through|approved by|won over) (?:both|the two|either) "
    r"(?:houses|chambers) of (?:the )?$"
    r"|\b(?:was|were|been|be) (?:\w+ly )?(?:passed|adopted|approved|voted through|cleared|enacted) "
    r"(?:in|at) (?:the )?$",
    re.IGNORECASE,
)
_SITE_OF = re.compile(r"\b(?:website|account|site|portal|bulletin) of (?:the )?$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|accordance with|reply to|pursuant to|requirements of)(?: [\w']{1,20}){0,2} $",
    re.IGNORECASE,
)
_GROUP_OF = re.compile(r"\b(?:group|coalition|majority|number|dozens|handful|alliance|pair) of (?:the )?$")
#: Who leads the regulators that act, acts with them: 'five agencies, led by'.
_LED_BY = re.compile(
    r"\b(?:regulators|authorities|agencies|ministries|departments|bodies|bureaus|commissions|watchdogs"
    r"|institutions|organs|offices|administrations)(?:,| ?-{1,2}| ?\()?"
    r" ?(?:jointly )?(?:led|headed|spearheaded|coordinated) by (?:the )?$"
)
#: A body named with 'a', or behind a verb of founding, is set up by the act, it does not issue it.
_NEW = re.compile(
    r"(?<!')\b(?:a|an|[Aa] new"
    r"|(?:launch|establish|creat|found|form|constitut|institut|inaugurat|set|Creat|Establish)(?:es|ed|e|s|ing|ting)?"
    r"(?: up)?(?: the| its)?(?: [A-Z][\w-]{1,20}){0,4}(?: and(?: [A-Z][\w-]{1,20}){0,3})?) $"
)
#: Who is founded, or only concurs with another house, issues nothing.
_IS_FOUNDED = re.compile(
    r"(?: \([^()]{1,30}\))?,?(?: (?:is|are|was|were|shall be|will be|be|has been|hereby|to be)){1,3}"
    r" (?:hereby )?(?:created|established|formed|founded|set up|constituted|composed|abolished)\b| concurring"
)
#: Who gives money or leave is told behind 'from': 'received a grant of two million from the'.
_GIVEN_BY = re.compile(
    r"\b(?:grants?|funding|award|subsid(?:y|ies)|licen[cs]e|approval|permission|permit|green light"
    r"|go-ahead|clearance|authori[sz]ation|contract|no-action letter)\b[^.;,]{0,50} from (?:the )?$"
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
#: What the words before a name settle by themselves; the first that fits counts.
_SETTLED = (
    (_AWAITED, Role(NEUTRAL, "awaited")),
    (_HOUSES_OF, Role(AGENT, "by")),
    (_GIVEN_BY, Role(SAID, "gives")),
    (_TITLE_OF, Role(TITLE, "title")),
    (_ACT_OF, Role(ACT_NOUN, "title")),
    (_SITE_OF, Role(OWNER, "site")),
    (_ACCORDING, Role(NEUTRAL, "according")),
    (_NEW, Role(NEUTRAL, "new")),
)
_DATE = re.compile(
    r"\b(?:on|\d{1,4}(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[A-Z][a-z]{2}\.?)\b"
)
_PARTNERS = re.compile(
    r"(?: \([^()]{1,40}\))? (?:(?:has|have|had|is|are|also|now|recently|officially|formally|jointly) ){0,3}"
    r"(?:partner(?:ed|s|ing)|team(?:ed|s|ing) up|join(?:ed|s|ing) (?:forces|hands)|collaborat(?:ed|es|ing)"
    r"|cooperat(?:ed|es|ing)|co-operat(?:ed|es|ing)|link(?:ed|s|ing) up)(?: up)?(?: closely)? with (?:the )?"
)
_AND_OTHERS = re.compile(
    r"(?: and| together with|, along with)(?: \w{1,20})? other [a-z' ]{4,40}?"
    r"(?:, (?:among them|including|such as) [^.;]{4,160}?,)?(?= |,)"
)
_AMONG = re.compile(
    r"\b(?:other|more|further) [\w ]{0,40}?(?:,|\()? ?(?:among them|including|such as)(?: the)? $"
)
#: What may describe a name behind a comma, and where its sentence is taken up again.
_APPOSED = re.compile(
    r"(?: \([^()]{1,40}\))?, (?:an?|the|capital|seat|home|one of|part of|which|who|whose"
    r"|formerly|led by|headed by|chaired by|based in|known as|home to|responsible for|in charge of)\b"
)
_RESUMED = re.compile(
    r",[\"']? ((?:has|have|had|will|is|was|are|were|also|recently|officially|formally|jointly|yesterday|today"
    r"|[a-z]{3,14}(?:ed|hes|ses|nces|ns|ts))\b)"
)
#: A name in a compound does nothing itself: 'the SEC-backed exchange'.
_COMPOUND = re.compile(
    r"-(?:backed|led|based|owned|run|issued|approved|regulated|licensed|sponsored|supported|controlled|style"
    r"|compliant|funded|affiliated|registered|sanctioned|mandated|linked)\b",
    re.IGNORECASE,
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
_TASKED = frozenset(
    ("expected", "required", "directed", "tasked", "instructed", "obliged", "mandated", "asked")
)
#: Who only hopes or fears does nothing yet.
_OPINES = frozenset(
    (
        *("hope", "hopes", "hoped", "believe", "believes", "believed", "fear", "fears", "feared", "think"),
        *("thinks", "doubt", "doubts", "doubted", "worry", "worries", "worried", "feel", "feels", "felt"),
    )
)
#: What a relative clause tells of another paper is taken only where nobody else acts.
_ASIDE = 0.42
#: A verb of any other sense right behind a name is worth less than one of acting.
_ANY_VERB, ANY_DEED = 0.7, "subject.any"
_SHOULD = frozenset(("should", "shall", "must", "may", "can"))
_COMPANY = frozenset(("Co", "Ltd", "Inc", "Corp", "LLC", "Limited", "Company"))
_CLAUSES = frozenset(("that", "who", "which", "when", "where", "if"))
#: Behind these stands a noun: 'the total number of test runs'.
_NOUN_FOLLOWS = frozenset(("of", "the", "a", "an", "its", "their"))
#: Without one of these before it, a form in -ing is no finite verb ('Opinions of A and B on Improving').
_BEING = frozenset(("is", "are", "was", "were", "be", "been"))


def english_role(folded: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Role:
    """Return the part that a mention plays within its sentence."""
    before = folded[max(sentence_start, start - _BEFORE) : start]
    after = folded[end : min(sentence_end, end + _NEXT)]
    role = _of_no_act(before, after)
    if role is not None:
        return role
    role = Role(SOURCE, "source") if _COMPOUND.match(after) else _by_what_stands_before(before)
    if role is None and _MEMBERS_OF.search(before) and _VOTED.match(after):
        role = Role(FAR_SUBJECT, "subject")
    if role is not None:
        return role
    subject = _subject(folded, end, sentence_end, reported=_REPORTED.search(before) is not None)
    found = _LAST_WORD.search(before)
    last = found.group(1).lower() if found else ""
    if last in ("of", "for") and _office_before(before):
        return _by_office(before, after, subject)
    if last in english()["object_before"] and not _GROUP_OF.search(before):
        return Role(OBJECT, "object")
    if _heads_entry(before, after):
        return Role(HEADING, "heading")
    return Role(NEUTRAL, "object") if last == "in" and subject.weight > NEUTRAL else subject


def _of_no_act(before: str, after: str) -> Role | None:
    """Return the part of a body that is founded, is where something happens, or has a member told of."""
    if _IS_FOUNDED.match(after):
        return Role(NEUTRAL, "new")
    scene = _OF_UNION.match(after) or (after.startswith(", ") and _SCENE.search(before))
    return Role(NEUTRAL, "scene") if scene else None


#: Behind the name that heads an entry: its short name, the day, and a colon, a dash or a quoted title.
_ENTRY_SIGN = re.compile(
    r"(?: \([^()\n]{1,40}\))?"
    r"(?:,? (?:on |of |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    r"(?:,? (?:19|20)\d\d)?)?(?::[ \n]| [–—] | - |, \")"
)
#: Before it no more than the names of those who act with it.
_ENTRY_NAMES = re.compile(r"(?:[A-Z][\w'.-]{0,20}|and|the|of|for|with|on|[,&]|\s)*")


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


def among_others(between: str) -> bool:
    """Tell whether further issuers follow: 'and nine other departments, among them', 'has partnered with'."""
    return (_AMONG.search(between[-_BEFORE:]) or _PARTNERS.fullmatch(between)) is not None


def _words(text: str) -> list[str]:
    """Return the words of a piece of text in lower case."""
    return re.findall(r"[a-z]+", text.lower())


def _by_what_stands_before(before: str) -> Role | None:
    """Return the part that the words before a name settle by themselves."""
    agent = _BY.search(before) if "by " in before else None
    if agent and _LED_BY.search(before):
        return Role(AGENT, "by")
    if agent:
        return _agent(agent.group(1).lower().split())
    for pattern, role in _SETTLED:
        if pattern.search(before):
            return role
    return None


#: Who gives out licences and coins is told of, not the issuer of the act: 'apply for a licence issued by'.
_THING = re.compile(
    r"(?:licen[cs]e|permit|certificate|authori[sz]ation|coin|token|banknote|note|bond|cbdc)s?|currency|currencies|money"
)


#: What is undone or upheld is another's act: 'struck down an order by'.
_UNDOING = re.compile(
    r"(?:overturn|overrul|quash|revers|revok|repeal|annul|cancel|lift|suspend|reject|dismiss|uph[eo]ld|challeng"
    r"|appeal|follow|scrap|void|invalidat|block|withdr[ae]w|criticis|criticiz|defy|defi|ignor|appl)\w{0,3}|struck|set"
)


def _agent(words: list[str]) -> Role:
    """Weigh a name behind 'by': of an act that was done, of a noun of acting, or of mere oversight."""
    undone = words[-1] in verbs()["decided"] and any(_UNDOING.fullmatch(word) for word in words[:-1])
    if undone or words[-1] in verbs()["overseeing_nouns"]:
        return Role(SOURCE, "by.not")
    if "which" in words[-5:-1]:
        return Role(_ASIDE, "by.aside")
    participles = [word for word in words if word.endswith("ed") or word in verbs()["participles"]]
    if not participles:
        return Role(ACT_NOUN, "by.noun")
    if words[-2:-1] and _THING.fullmatch(words[-2]):
        return Role(SOURCE, "by.not")
    return Role(SOURCE, "by.not") if participles[-1] in verbs()["overseeing"] else Role(AGENT, "by")


def _office_before(before: str) -> bool:
    """Tell whether an office stands right before 'of' and the name: 'the chairman of the'."""
    return not english()["persons_before"].isdisjoint(_words(before)[-_OFFICE_WORDS:])


def _subject(folded: str, end: int, sentence_end: int, *, reported: bool) -> Role:
    """Weigh a name by what it owns, or by the first verb behind it."""
    others = _AND_OTHERS.match(folded, end, sentence_end)
    end = others.end() if others else _behind_apposition(folded, end, sentence_end)
    behind = TOKEN.finditer(folded, end, min(sentence_end, end + _BEHIND))
    words = list(islice(_without_brackets(match.group() for match in behind), _VERB_WORDS))
    if words[:1] == ["'s"]:
        owned = [word.lower() for word in words[1 : 1 + _OWNED_WORDS]]
        if not english()["persons_before"].isdisjoint(owned):
            return Role(PERSON, "person")
        return Role(NEUTRAL, "owned") if verbs()["acts"].isdisjoint(owned) else Role(OWNER, "owns")
    return _by_first_verb(words, earlier=0.0 if reported else EARLIER)


def _behind_apposition(folded: str, end: int, sentence_end: int) -> int:
    """Return where the verb may stand behind what describes a name: ', a province in the east, has'."""
    if _APPOSED.match(folded, end, sentence_end):
        resumed = _RESUMED.search(folded, end + 1, min(sentence_end, end + _BEHIND))
        if resumed and resumed.group(1).lower() not in _CLAUSES:
            return resumed.start(1)
    return end


#: What is done no longer is an act all the same.
_NO_LONGER = ["no", "longer"]


def _by_first_verb(words: list[str], *, earlier: float) -> Role:
    """Weigh a subject by the first verb among the words behind it; ``earlier`` is what 'had' takes away."""
    others, pulled = 0, 0.0
    for index, word in enumerate(words):
        low = word.lower()
        tasked = low in _TASKED and index > 0 and words[index - 1].lower() in _BEING
        pulled = earlier if low == "had" else DUTY if low in _SHOULD or tasked else pulled
        if _passed_over(words, index):
            continue
        if low in verbs()["denied"] and [w.lower() for w in words[index : index + 2]] != _NO_LONGER:
            return Role(NEUTRAL, "denied")
        if _is_verb(words, index) or (others == 0 and _does_anything(words, index)):
            weight, rule = _as_subject(words, index, others)
            return Role(weight - pulled, rule)
        if low in _OPINES and others == 0:
            return Role(NEUTRAL, "opinion")
        if low in verbs()["said"]:
            return Role(SAID, "said")
        if low in english()["persons_before"] and (others == 0 or word[:1].isupper()):
            return Role(PERSON, "person")
        others += 1
        if word in ".;:!?" or low in _CLAUSES or others > _MOST_OTHERS:
            break
    return Role(NEUTRAL, "named")


def _as_subject(words: list[str], index: int, others: int) -> Role:
    """Weigh the subject of a verb: one of acting, one of any other sense, or one further away."""
    if not _is_verb(words, index):
        return Role(_ANY_VERB, ANY_DEED)
    return Role(SUBJECT if others == 0 else FAR_SUBJECT - _OTHER * others, "subject")


def _passed_over(words: list[str], index: int) -> bool:
    """Tell whether a word may stand between a subject and its verb without weakening it."""
    word = words[index]
    firm = word in _COMPANY or (word == "." and index > 0 and words[index - 1] in _COMPANY)
    return firm or word == "," or word[:1].isdigit() or word.lower() in verbs()["skip"]


def _is_verb(words: list[str], index: int) -> bool:
    """Tell whether a word is a finite verb of acting."""
    low = words[index].lower()
    if words[index][:1].isupper() and not english()["persons_before"].isdisjoint(
        word.lower() for word in words[index + 1 : index + 2]
    ):
        return False
    if low not in verbs()["strong"] or words[max(0, index - 1)].lower() in _NOUN_FOLLOWS:
        return False
    return not low.endswith("ing") or not _BEING.isdisjoint(word.lower() for word in words[:index])


def _does_anything(words: list[str], index: int) -> bool:
    """Tell whether the word right behind a name is a verb in the past, or 'is' with a form in -ing."""
    low, before = words[index].lower(), words[index - 1].lower() if index else ""
    if low != words[index] or low in verbs()["overseeing"] or low in verbs()["said"] or low in _OPINES:
        return False
    if low.endswith("ing"):
        return before in ("is", "are")
    past = (low.endswith("ed") and low not in verbs()["attributes"]) or low in verbs()["any_past"]
    return past and before not in _BEING and before != ","


def _without_brackets(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that stand in no brackets."""
    depth = 0
    for word in words:
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield word
