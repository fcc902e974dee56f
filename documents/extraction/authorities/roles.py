"""Weighs how surely a body that a sentence names is the one that acts there, and not one that is only spoken of.

The weights are shares of such mentions that proved to be issuers on labelled texts, rounded.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.authorities.english import tokens
from documents.extraction.authorities.words import any_of, chinese_verbs, english, verbs

#: How far behind a name its verb may stand, in words and in Han characters.
_VERB_WORDS = 16
_VERB_HAN = 34
_AGENT, _SUBJECT, _FAR_SUBJECT, _TITLE, _HEADING, _SIGNATURE = 0.88, 0.85, 0.7, 0.72, 0.75, 0.72
_PERSON_ACTS, _ACT, _SAID, _OWNS, _NEUTRAL, _OBJECT, _PERSON, _SOURCE = 0.66, 0.6, 0.55, 0.5, 0.3, 0.22, 0.25, 0.2


@dataclass(frozen=True, slots=True)
class Role:
    """How surely a mention is the issuer, and by which rule."""

    weight: float
    rule: str


_BY = re.compile(r"((?:[\w'-]+ ){1,7})by (?:both )?(?:the |its |an? |\[)?(?:[A-Za-z'-]+ ){0,3}$")
_PARTICIPLES = frozenset("made set given held drawn laid built put written sent begun taken chosen withdrawn brought".split())
#: What 'had issued' (told as what went before) and 'shall issue' (a duty laid on it) take away.
_EARLIER, _DUTY = 0.4, 0.38
_PASSIVE_NOT = frozenset(
    "regulated supervised owned backed reported quoted overseen governed headed led licensed authorised authorized run "
    "according hosted sponsored required permitted followed".split()
)
_LAST_WORDS = re.compile(r"([\w']+) (?:the |a |an |its |their |our |this |that |each |[A-Z][a-z]+(?:'s)? )?$")
_TITLE_OF = re.compile(
    r"\b(?:Notice|Circular|Opinions?|Measures|Plan|Announcement|Decision|Order|Regulations?|Rules|Reply|Letter|Policies) "
    r"(?:of|by|from) (?:the )?$"
)
_ACT_OF = re.compile(
    r"\b(?:decrees?|decisions?|rules?|laws?|bills?|plans?|statements?|notices?|proposals?|resolutions?|orders?|warnings?|"
    r"announcement|guidelines?|circulars?|regulations?) (?:of|by|from) (?:the |its )?$|\ba (?:\w+ ){0,2}(?:meeting|session|conference) of (?:the )?$"
)
_AND_OTHERS = re.compile(r"(?: and| together with|, along with)(?: \w+)? other [a-z' ]{4,40}?(?:, (?:among them|including|such as) [^.;]{4,160}?,)?(?= |,)")
#: Without one of these before it, a form in -ing is no verb of its sentence ('Opinions of A and B on Improving').
_BEING = frozenset(("is", "are", "was", "were", "be", "been"))
_COMPANY = frozenset(("Co", "Ltd", "Inc", "Corp", "LLC", "Limited", "Company"))
_SHOULD = frozenset(("should", "shall", "must"))
#: A body named with 'a' is set up by the act, it does not issue it.
_NEW = re.compile(r"\b(?:a|an|A new|a new) $")
_DATE_ONLY = re.compile(r"\b(?:on|\d{1,4}(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\.?)\b")
_SITE_OF = re.compile(r"\b(?:website|account|site|portal|bulletin) of (?:the )?$", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according to|accordance with|reply to|pursuant to|requirements of)(?: [\w']+){0,2} $", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:other|more|further) [\w ]{0,40}?(?:,|\()? ?(?:among them|including|such as)(?: the)? $")
_ACTS_BEHIND = frozenset("plan plans proposal proposals decision notice rules announcement statement warning guidance website document report bill draft strategy move ban crackdown push".split())


def english_role(folded: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Role:
    """Return the role of an English mention within its sentence."""
    before = folded[max(sentence_start, start - 90) : start]
    after = folded[end:sentence_end]
    agent = _BY.search(before)
    if agent:
        return _agent(agent.group(1).lower().split())
    if _TITLE_OF.search(before) or _ACT_OF.search(before):
        return Role(_TITLE if _TITLE_OF.search(before) else _ACT, "title")
    if _SITE_OF.search(before):
        return Role(_OWNS, "site")
    if _ACCORDING.search(before):
        return Role(_NEUTRAL, "according")
    if _NEW.search(before):
        return Role(_NEUTRAL, "new")
    subject = _english_subject(folded, end, sentence_end)
    last = _LAST_WORDS.search(before)
    word = last.group(1).lower() if last else ""
    if word in ("of", "for") and _person_before(before):
        acts = subject.rule == "subject" and verbs()["issuing"].intersection(re.findall(r"[a-z]+", after[:80].lower()))
        return Role(_PERSON_ACTS if acts else _PERSON, "person")
    if word in english()["object_before"]:
        return Role(_OBJECT, "object")
    if not _DATE_ONLY.sub("", before).strip(" \"'*#-,.:") and after.startswith((": ", ":\n")):
        return Role(_HEADING, "heading")
    return subject


def _agent(words: list[str]) -> Role:
    """Weigh a name behind 'by': of an act that was done, of a noun of acting, or of mere oversight."""
    participles = [word for word in words if word.endswith("ed") or word in _PARTICIPLES]
    if not participles:
        return Role(_ACT, "by.noun")
    return Role(_SOURCE, "by.not") if participles[-1] in _PASSIVE_NOT else Role(_AGENT, "by")


def _person_before(before: str) -> bool:
    """Tell whether an office stands right before 'of' and the name: 'the chairman of the'."""
    words = re.findall(r"[a-z]+", before.lower())[-5:]
    return bool(set(words) & english()["persons_before"])


def _english_subject(folded: str, end: int, sentence_end: int) -> Role:
    """Weigh a name by the first verb behind it."""
    others_named = _AND_OTHERS.match(folded, end, sentence_end)
    end = others_named.end() if others_named else end
    following = tokens(folded, end, min(sentence_end, end + 220))
    following = _without_insertions(following)
    if following and following[0][0] == "'s":
        owned = [word.lower() for word, _, _ in following[1:4]]
        if english()["persons_before"].intersection(owned):
            return Role(_PERSON, "person")
        return Role(_OWNS, "owns") if _ACTS_BEHIND.intersection(owned) else Role(_NEUTRAL, "owned")
    return _by_first_verb([word for word, _, _ in following[:_VERB_WORDS]])


def _by_first_verb(words: list[str]) -> Role:
    """Weigh a subject by the first verb among the words behind it."""
    others, pulled = 0, 0.0
    for index, word in enumerate(words):
        low = word.lower()
        if low == "had":
            pulled = _EARLIER
        if low in _SHOULD:
            pulled = _DUTY
        if low in verbs()["denied"]:
            return Role(_NEUTRAL, "denied")
        if low in verbs()["skip"] or word[:1].isdigit() or word == ",":
            continue
        if word in _COMPANY or (word == "." and index and words[index - 1] in _COMPANY):
            continue
        if low in verbs()["strong"] and not (low.endswith("ing") and not _BEING.intersection(w.lower() for w in words[:index])):
            return Role((_SUBJECT if others == 0 else _FAR_SUBJECT - 0.03 * others) - pulled, "subject")
        if low in verbs()["said"]:
            return Role(_SAID, "said")
        if word in ".;:!?" or low in ("that", "who", "which", "when", "where", "if"):
            break
        if others == 0 and low in english()["persons_before"]:
            return Role(_PERSON, "person")
        others += 1
        if others > 5:
            break
    return Role(_NEUTRAL, "named")


def _without_insertions(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drop brackets with what they hold."""
    kept: list[tuple[str, int, int]] = []
    depth = 0
    for token in words:
        if token[0] in "([":
            depth += 1
        elif token[0] in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(token)
    return kept


@lru_cache(maxsize=1)
def _zh_verb() -> re.Pattern[str]:
    """Return the pattern of Chinese verbs of acting and saying."""
    rows = chinese_verbs()
    return re.compile(rf"(?P<strong>{any_of(rows['strong'])})|(?P<said>{any_of(rows['said'])})|(?P<stop>[。;；!?！？])")


@lru_cache(maxsize=1)
def _zh_hedge() -> re.Pattern[str]:
    """Return the pattern of the words that deny or doubt what follows."""
    return re.compile(any_of(chinese_verbs()["hedged"]))


@lru_cache(maxsize=1)
def _zh_before() -> re.Pattern[str]:
    """Return the pattern of the words that tell what went before."""
    return re.compile(any_of(chinese_verbs()["before"]))


_ZH_SOURCE = re.compile(r"(?:据|根据|按照|依据|依照|遵照|继|来源:?)[^。,，;；]{0,6}$")
_ZH_AGENT = re.compile(r"(?:由|经)(?:[^。,，;；]{0,12}[和与、])?$")
_ZH_OBJECT = re.compile(r"(?:对|向|在|给|被|让|与|从|受|到|接近|报|于)$")
_ZH_PERSON = re.compile(r"^(?:[^。,，;；给向对与和由]{0,6})(?:主席|局长|厅长|部长|行长|书记|主任|副|负责人|发言人|研究员|院长|司长|处长|官员|人士|参事|专家|工作人员|成员)")
_ZH_DUTY = re.compile("应该|应当|需要|必须|可以|不得|负责")
_ZH_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条")
#: Strong verbs that only report speech where a person is the subject.
_ZH_SAYING = frozenset(("强调", "要求", "提醒", "将", "正在", "建议", "呼吁", "回复"))
_ZH_SITE = re.compile(r"^(?:官方)?(?:官网|网站|官方网站|公众号|微信|发布会|新闻)")
_ZH_PLAIN = re.compile(r"^(?:\([^)]{1,30}\))?(?:等[^。,，;；]{0,8}(?:部门|部委|单位|委|家))?(?:近日|日前|今日|今天|昨日|联合|共同|正式|已|还|也|又|就|于|在|对外|公开|已经|拟|将|首次|主动|当日|当天|最近|日|月|年|[\d上下周本去前]){0,14}$")


def chinese_role(folded: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Role:
    """Return the role of a mention in Chinese words within its sentence."""
    before = folded[max(sentence_start, start - 30) : start]
    after = folded[end : min(sentence_end, end + 80)]
    if before.endswith("《") or (before.rfind("《") > before.rfind("》")):
        return Role(_TITLE if before.endswith("《") and after.startswith("关于") else _SOURCE, "title")
    if _ZH_SOURCE.search(before):
        return Role(_SOURCE, "source")
    person = _ZH_PERSON.search(after)
    if person:
        done = _zh_verb().search(after, person.end(), person.end() + _VERB_HAN)
        acts = done is not None and done.group("strong") is not None and done.group() not in _ZH_SAYING
        return Role(_PERSON + 0.1, "person.acts") if acts else Role(_PERSON, "person")
    verb = _zh_verb().search(after[:_VERB_HAN])
    if verb is None or verb.group("stop"):
        return Role(_AGENT if _ZH_AGENT.search(before) else _NEUTRAL, "named")
    if _ZH_OBJECT.search(before):
        return Role(_OBJECT, "object")
    if _ZH_SITE.search(after):
        return Role(_SAID, "site")
    gap = after[: verb.start()]
    if _ZH_DUTY.search(gap) or _zh_hedge().search(gap) or _ZH_ARTICLE.match(folded, sentence_start, sentence_end):
        return Role(_NEUTRAL, "duty")
    near = _ZH_PLAIN.search(gap) is not None
    if verb.group("said"):
        return Role(_SAID if near else _NEUTRAL, "said")
    earlier = _EARLIER if _zh_before().search(before + gap) else 0.0
    if near:
        return Role(_SUBJECT + 0.03 - earlier, "subject")
    owned = 0.15 if "的" in gap else 0.0
    return Role(max(_NEUTRAL, _FAR_SUBJECT - 0.012 * len(gap) - owned - earlier), "subject.far")


def signature(folded: str, start: int, end: int) -> bool:
    """Tell whether a name stands alone on its line, as in a signature."""
    left = folded.rfind("\n", 0, start) + 1
    right = folded.find("\n", end)
    right = right if right >= 0 else len(folded)
    return not folded[left:start].strip() and not folded[end:right].strip()


def signature_role() -> Role:
    """Return the role of a body that signs."""
    return Role(_SIGNATURE, "signature")


def among_others(before: str) -> bool:
    """Tell whether a list of further issuers follows: 'and nine other departments, among them'."""
    return _AMONG.search(before) is not None
