"""Finds what a document, programme or event is called: 《…》, quotations, capitals, title lines."""

import re

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, index_from
from documents.extraction.reading import Page
from documents.extraction.titling import bounds
from documents.extraction.titling.candidates import Candidate, candidates
from documents.extraction.titling.words import title_words

#: What is added to a weight: the name is given, only cited, stands further down, or in the heading.
_GIVEN, _FOLLOWED, _CITED, _LATER, _HEADLINE = 0.2, 0.1, -0.3, -0.012, 0.05
#: What belongs to others and is only studied, or is yet to be made, is no name of the act at all.
_OF_OTHERS = -1.0
#: A name that nothing gives counts less the further down it stands.
_LATER_ASIDE = -0.04
_MOST_LATER = 10
_LOWEST, _HIGHEST = 0.05, 0.95
#: Forms whose own words give the name: 'under the name', 'may be cited as'.
_SELF_GIVEN = frozenset(("called", "cited.as", "introduced", "apposed"))
#: A name in plain words stands behind a verb of giving by its very form, and adds less by it.
_PLAINLY_GIVEN = 0.12
#: A number in brackets behind the name of the law; a coin or a firm that an authority warns of in its lead.
_IN_BRACKETS, _WARNED_OF, _LEAD = 0.3, 0.45, 3
_NUMBERS = frozenset(("numbered", "capitals"))
_COINED = frozenset(("quoted", "called", "coined", "launched", "apposed", "defined", "plain"))
#: Of marked names that one verb gives, those on the topic are the act's: 审议《水务规划》《上链办法》.
_OFF_TOPIC = 0.06
#: What is only a task or still to come is not given: 要加快打造某某平台, 尽快制定出台某某规划.
_TASKED = re.compile(
    r"(?:要|应|须|需|必须|聚焦|围绕|着力|努力|尽快|尽早|抓紧|争取|力争|支持|鼓励|引导|推动|推进|加快|加大|加强|强化)"
    r"[^。,;:《》\"]{0,14}$"
    r"|(?:^|[。;:,\"])(?:我们)?(?:要|应|须|需要?|必须)[^。;:《》]{2,60}$"
)
_UNMARKED = frozenset(("object", "worded", "law", "counted"))
#: Behind these words in brackets a text says how it will call a thing: (the "Token Resolution").
_SHORT_FORM = re.compile(r"\((?:the|this|such|together|collectively)?,? ?(?:the )?[\"'][\w -]{0,4}$")
#: How far before a name the words that give or cite it may stand.
_BEFORE, _BEHIND = 90, 180
_GIVEN_HAN, _CITED_HAN, _CITED_LIST, _RIGHT_BEFORE_HAN = 22, 20, 60, 4
_GIVEN_WORDS, _CITED_WORDS = 9, 5
#: A word that cites, so near before a name, outweighs one that gives it.
_RIGHT_BEFORE = 2
#: A name in Han script goes on without a blank where a line ends.
_LINE_IN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \t\r]*\n\s*(?=[\u3400-\u9fff\d《(])")
_ZH_STOPS = re.compile(r"[。;；!！?？]")
#: A further title in a list of them: 根据《…》《…》.
_IN_LIST, _LISTED = re.compile(r"》[、和及与]?《$"), re.compile(r"《[^《》]*》[、和及与]?|《")
#: What a paper only leans on or leads to: 'into the Markets Act', 'a change to the Securities Law'.
_LEANED_ON = re.compile(
    r"\b(?:into|to|how|against|within|beyond|outside|from|with|in|by"
    r"|(?:Title|Section|Chapter|Part) \w{1,6} of"
    r"|(?:came|comes|spoke|speaking|said|told [\w ]{1,30}|made|keynote|panel|remarks|sidelines|margins)"
    r"(?: [a-z]+)? (?:at|during|of)) (?:the |this year's )?$"
)
#: What a meeting debates it gives; what it studies it only cites.
_DEBATED, _STUDIED = (
    re.compile(rf"(?:{verbs})了?《?$") for verbs in ("研究|讨论|审定|审核|审查|审议", "学习|传达|解读")
)
#: What something only rests on, though a verb of giving stands before it: 启动基于某某网络的平台.
_RESTS_ON_ZH = re.compile(r"(?:基于|依托|利用|接入|借助|参照|参考|对接|根据|按照|依据)[\"《]?$")
_FOLLOWS_ZH = re.compile(
    r"[》\"」』]?(?:\([^)]{1,20}\))?(?:正式|已|于|在|近日|对外|将|首次|罕见|明确|也|还)?(?:发布|印发|出台|公布|颁布|通过|实施|施行|生效|"
    r"征求意见|公开|上线|启动|成立|提出|指出|明确)"
    r"|》(?:[(][^()\n]{1,24}[)])?(?:已|业)?经[^。;《》\n]{2,30}?(?:审议|研究|讨论)?(?:通过|同意|批准)"
)
#: Whose demands or spirit another paper carries out, whatever was said before its name: 印发的《…》要求,….
_LEANED_ON_ZH = re.compile(
    r"》(?:\([^)]{1,40}\)|《[^》]{1,30}》){0,2}(?:等文件|等)?(?:的|有关|相关|文件|工作|总体|部署|和|与|及|、){0,4}"
    r"(?:要求|精神|规定|部署|安排|通知)[,，;；、的]"
)
#: A session at which somebody spoke is not the one that now follows its spirit: 在第九次会议上的讲话.
_SPOKEN_AT = re.compile(r"(?:时|上)(?:的|关于|就|发表|作)|》?(?:[(][^()\n]{1,24}[)])?(?:已)?收悉")
#: Nor is the session that only passed the paper: 已经市政府第九次会议审议通过.
_PASSED_AT = re.compile(r"(?:审议|研究|讨论|审定|表决){0,2}(?:通过|同意)")
_FOLLOWS_EN = re.compile(
    r"[\"'\])*]{0,4}(?:\([^)]{1,140}\))?,? (?:was|were|has been|will be|,|came|published|issued|"
    r"released|sent out|signed|adopted|passed|launched|applies|appeared|integrates|defines|covers|provides"
    r"|requires|sets|introduces|establishes|allows|creates|regulates|recogni[sz]es|lays down|aims|gives)"
)


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the names that the passage gives to its document, programme or event, surest first."""
    weighed = [_weigh(page, segment, candidate) for candidate in candidates(page, segment)]
    best: dict[str, Evidence] = {}
    own = (evidence for evidence in weighed if evidence.confidence > 0)
    for evidence in sorted(own, key=lambda e: (-e.confidence, e.start)):
        best.setdefault(evidence.value.lower(), evidence)
    return list(best.values())


def _weigh(page: Page, segment: Segment, candidate: Candidate) -> Evidence:
    """Weigh a candidate by the words around it and by how far down it stands."""
    inside = candidate.start >= segment.start
    floor = max(segment.start if inside else 0, candidate.start - _BEFORE)
    before = page.folded[floor : candidate.start].rsplit("\n", 1)[-1]
    after = page.folded[candidate.end : candidate.end + _BEHIND]
    context = _chinese_context if page.language == "zh" else _english_context
    added = context(before, after)
    if candidate.rule in _UNMARKED and _TASKED.search(before):
        added = _OF_OTHERS
    if candidate.rule in _SELF_GIVEN:
        added = max(0.0, added)
    elif candidate.rule == "session" and _PASSED_AT.match(after):
        added = _OF_OTHERS
    elif candidate.rule == "plain":
        added = min(_PLAINLY_GIVEN, added)
    off_topic = candidate.rule == "book" and not page.topics_in(candidate.start, candidate.end)
    weight = (
        candidate.weight
        + added
        - _OFF_TOPIC * off_topic
        - _less_for_the_kind(page, segment, candidate, before)
    )
    step = _LATER if added > 0 else _LATER_ASIDE
    weight += step * min(_MOST_LATER, _sentences_before(page, segment, candidate)) if inside else _HEADLINE
    start, end = _trimmed(page.folded, candidate.start, candidate.end)
    return Evidence(
        field="title",
        value=" ".join(_LINE_IN_HAN.sub("", page.text[start:end]).split()),
        start=start,
        end=end,
        quote=page.text[start:end],
        confidence=max(_LOWEST, min(_HIGHEST, weight)) if added > _OF_OTHERS else 0.0,
        method=f"titles.{candidate.rule}",
    )


def _less_for_the_kind(page: Page, segment: Segment, candidate: Candidate, before: str) -> float:
    """Return what a number in brackets behind a name loses, and what an authority only warns of."""
    if page.language == "zh":
        return 0.0
    if candidate.rule in _NUMBERS and (bounds.BESIDE_NAME.search(before) or _SHORT_FORM.search(before)):
        return _IN_BRACKETS
    said = page.folded[candidate.start : candidate.end]
    if candidate.rule not in _COINED or title_words().en_noun.search(said):
        return 0.0
    lead = page.sentences_in(segment.start, segment.end)[:_LEAD]
    warns = any(bounds.WARNS.search(page.folded, one.start, one.end) for one in lead)
    return _WARNED_OF * warns


def _sentences_before(page: Page, segment: Segment, candidate: Candidate) -> int:
    """Return how many sentences of the passage end before the candidate's own."""
    first = index_from(page.sentences, segment.start)
    own = index_from(page.sentences, candidate.start)
    return max(0, own - first - 1)


def _chinese_context(before: str, after: str) -> float:
    """Return what the Chinese words around a name add."""
    words = title_words()
    clause = _ZH_STOPS.split(before)[-1]
    if _RESTS_ON_ZH.search(clause) or _LEANED_ON_ZH.match(after):
        return _CITED
    if _STUDIED.search(clause) or _SPOKEN_AT.match(after):
        return _OF_OTHERS
    given = (words.zh_given.search(clause[-_GIVEN_HAN:]) or _DEBATED.search(clause)) is not None
    cited = words.zh_cited.search(clause[-_CITED_HAN:]) is not None
    if _IN_LIST.search(before):
        verb = _LISTED.sub("", clause)[-_RIGHT_BEFORE_HAN:]
        given = (words.zh_given.search(verb) or _DEBATED.search(verb)) is not None
        cited = words.zh_cited.search(clause[-_CITED_LIST:]) is not None
    return _sum(given, _FOLLOWS_ZH.match(after) is not None, cited)


def _english_context(before: str, after: str) -> float:
    """Return what the English words around a name add."""
    words = title_words()
    near = re.findall(r"[a-z]+", before.lower())[-_GIVEN_WORDS:]
    given = not words.en_given.isdisjoint(near)
    leaned_on = _LEANED_ON.search(before) is not None
    cited = leaned_on or not words.en_cited.isdisjoint(near[-_CITED_WORDS:])
    given = given and not leaned_on and words.en_cited.isdisjoint(near[-_RIGHT_BEFORE:])
    return _sum(given, _FOLLOWS_EN.match(after) is not None, cited)


def _sum(given: bool, followed: bool, cited: bool) -> float:
    """Add up: a title that is given, or followed by what was done with it, is not only cited."""
    return _GIVEN * given + _FOLLOWED * followed + _CITED * (cited and not given and not followed)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Cut marks and white space from both ends."""
    while start < end - 1 and folded[start] in " \"'*#,.;:，。-" and not _opens(folded, start, end):
        start += 1
    while end - 1 > start and folded[end - 1] in " \"'*#,;:，。.":
        end -= 1
    year = bounds.WHEN_BEHIND.search(folded, start, end)
    end = year.start() if year and year.start() > start else end
    end += folded.startswith("+", end)
    kind = bounds.FILE_KIND.search(folded, start, end)
    return start, kind.start() if kind and kind.start() > start else end


def _opens(folded: str, start: int, end: int) -> bool:
    """Tell whether a quotation mark is closed within the name and so belongs to it."""
    return folded[start] == '"' and '"' in folded[start + 1 : end - 1]
