"""Finds what a document, programme or event is called: 《…》, quoted names, names in capitals, title lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.authorities.words import any_of
from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.reading import Page

#: Longest title in characters; longer stretches in marks are speech.
_LONGEST = 320
_MARKED, _QUOTED, _PROGRAMME, _LINE, _CAPITALS, _PLAIN = 0.72, 0.66, 0.5, 0.62, 0.52, 0.26
_GIVEN, _CITED, _LATER, _HEADLINE = 0.2, -0.3, -0.012, 0.05
_LOWER, _COINED = 0.38, 0.4
_MOST_LATER = 10
_GOOD_CASE = 0.6
_FIRST_HAN = "\u3400"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch that may be a title, before its surroundings are weighed."""

    start: int
    end: int
    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of titles as patterns."""

    en_noun: re.Pattern[str]
    en_programme: re.Pattern[str]
    en_plain: re.Pattern[str]
    zh_noun: re.Pattern[str]
    zh_programme: re.Pattern[str]
    generic: frozenset[str]
    en_given: frozenset[str]
    en_cited: frozenset[str]
    zh_given: re.Pattern[str]
    zh_cited: re.Pattern[str]
    zh_sentence: re.Pattern[str]
    en_subject: re.Pattern[str]
    named: re.Pattern[str]
    introduced: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    """Read the word lists once."""
    rows = load("title_words.json")
    nouns = [noun for group in rows["en_types"].values() for noun in group]
    programmes = [noun for group in rows["en_programmes"].values() for noun in group]
    zh_nouns = [noun for group in rows["zh_types"].values() for noun in group]
    zh_programmes = [noun for group in rows["zh_programmes"].values() for noun in group]
    lower = any_of(rows["en_plain"])
    return _Words(
        en_noun=re.compile(rf"\b(?:{any_of(nouns)})\b"),
        en_programme=re.compile(rf"\b(?:{any_of(programmes)})\b", re.IGNORECASE),
        en_plain=re.compile(
            r"\b(?:launch|start|open|creat|establish|sign|unveil|introduc|found|switch|develop|set up|roll)(?:ed|s|es|d|ing|e)?(?: (?:on|out|up))? "
            rf"(?:an?|the|its|a new) ((?:(?!(?:for|the|to|that|with|in|on|by|an?)\b)[\w'-]+ ){{1,6}}(?:{lower}))\b"
        ),
        zh_noun=re.compile(rf"(?:{any_of(zh_nouns)})(?:\([^)]{{1,24}}\))?$"),
        zh_programme=re.compile(rf"(?:{any_of(zh_programmes)})$"),
        generic=frozenset((*rows["en_generic"], *rows["zh_generic"])),
        en_given=frozenset(rows["en_given_by"]),
        en_cited=frozenset(rows["en_cited_by"]),
        zh_given=re.compile(any_of(rows["zh_given_by"])),
        zh_cited=re.compile(any_of(rows["zh_cited_by"])),
        zh_sentence=re.compile(any_of(rows["zh_sentence"])),
        en_subject=re.compile(
            rf"\b[Tt]he ((?:(?!(?:for|the|to|that|with|in|on|by|an?|of)\b)[a-z][\w'-]* ){{1,5}}(?:{lower})(?: of [A-Z]\w+(?: [A-Z]\w+)*)?) "
            r"(?:went|was|has|will|entered|started|goes|began|became|came)\b"
        ),
        named=re.compile(rf"(?<![A-Za-z])(?:{any_of(rows['named'])})(?![A-Za-z])"),
        introduced=re.compile(rf"\b(?:{any_of(rows['en_introduced'])}) (?:as )?[\"']?$|(?:名为|题为|称为|叫做|命名为|名称为)\"?$"),
    )


_BOOK = re.compile(r"[《]([^《》\n]{2,160}(?:《[^《》\n]{2,80}》[^《》\n]{0,80})?)[》]")
_DOUBLE = re.compile(r"[“\"「『„«]([^“”\"「」『』„«»\n]{3,320})[”\"」』»]")
_SINGLE = re.compile(r"(?<![A-Za-z])[‘']([^‘’'\n]{6,200})[’'](?![A-Za-z])")
_LINK = re.compile(r"\[([^\[\]\n]{6,200})\](?=\()")
_BOLD = re.compile(r"\*\*([^*\n]{6,200})\*\*")
_ABOUT_ZH = re.compile(r"关于[^。;；!！?？《》\"\n]{4,60}?的(?:通知|公告|通告|意见|决定|决议|风险提示|提示|函|批复|法令|报告|规定|法案|提案|建议|指引|声明|警告)")
#: A platform that is itself the subject of its launch: 某某平台正式上线.
_SUBJECT_ZH = re.compile(
    r"(?:^|[。;；,，、\s])((?:[\u3400-\u9fff]|[A-Za-z0-9+]){3,28}?(?:平台|系统|基金|产业园|实验室|试验区|示范区|联盟|工程|项目|服务网络))"
    r"(?:\([^)]{1,20}\))?(?:今日|昨日|近日|日前)?(?:在[\u3400-\u9fff]{2,10}?)?(?:今日|近日)?(?:正式|宣布|成功)*(?:上线|启动|成立|揭牌|发布|投入|开通|落地|启用|运行|推出)"
)
#: A platform that is what was launched: 启动某某平台试点.
_OBJECT_ZH = re.compile(
    r"(?:启动|推出|上线|打造|搭建|建成|开通|成立|设立|发起|发布)(?:了|的)?(?:全国|全市|全省|国内|我国)?(?:首个|首批|首家|一个|一家|一项)?"
    r"((?:(?![的了在将和与])[\u3400-\u9fff]){3,24}?(?:平台|系统|基金|产业园|实验室|试验区|示范区|联盟|工程|服务网络))"
)
_CAP = r"(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w'&/-]*|\d{4}|[IVX]+|\([A-Z][\w .-]{0,20}\))"
_SMALL = r"(?:of|on|for|the|and|in|to|with|by|from|against|as|at|an?|its|or|&|No\.)"
_CAPITALS_RUN = re.compile(rf"{_CAP}(?:,? {_CAP}|(?:,? {_SMALL}){{1,3}} {_CAP}){{0,28}}")
_NUMBERED_BILL = re.compile(
    r"\b(?:(?:House|Senate|Assembly|Legislative|Council)(?: Joint)? (?:Bill|File|Resolution)|Bill|H\.?B\.?|S\.?B\.?|A\.?B\.?|H\.?R\.?|S\.?F\.?|"
    r"Proposition)(?: No\.?)? [A-Z]{0,3}-?\d{1,5}(?:/\d{2,4})?\b|"
    r"\b(?:Directive|Regulation|Law|Decree|Order|Resolution|Act)(?: \((?:EU|EC)\) (?:No\.? ?)?| No\.? ?| Number )[A-Z]{0,3}-?\d[\d/.-]{0,12}\b"
)
_ACRONYM_BILL = re.compile(r"\b((?:the )?[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{3,8}) (?:bill|law|act|regulation|directive)\b")
_DEFINED = re.compile(
    r"\b([A-Z][\w-]{1,30}(?: (?:of|in|on|for|and|the|to) [A-Z][\w-]{1,30}| [A-Z][\w-]{1,30}){1,12}) \(([A-Z][A-Za-z]{2,7})\)"
)
#: Quotation marks set the wrong way round occur behind these words.
_INTRODUCED_ZH = re.compile(r"(?:名为|题为|称为|叫做|命名为|名称为)\"([^\"\n]{2,60})\"")
_NOTICE_LINES = re.compile(r"(?m)^[#* ]*((?:NOTICE|CIRCULAR|ANNOUNCEMENT|DECISION|ORDER|OPINIONS|GUIDELINES)\s*\n\s*(?:on|of|regarding|concerning|for|about) [^\n]{8,200})$")
#: A further title in a list of them: 根据《…》《…》.
_IN_LIST = re.compile(r"》[、和及与]?《$")
_HEAD_LINES = 4
_HEAD_LINE = 0.85
_MARKDOWN_HEAD = re.compile(r"#{1,3} ")
_LINE_MARKS = re.compile(r"^[#*>\s\d.、-]*(?:\[[^\]\n]{1,24}\]\s*|【[^】\n]{1,20}】\s*)?")


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the names that the passage gives to its document, programme or event, surest first."""
    candidates = [*_marked(page, segment), *_lines(page, segment), *_unmarked(page, segment)]
    weighed = [_weigh(page, segment, c) for c in candidates]
    best: dict[str, Evidence] = {}
    for evidence in sorted(weighed, key=lambda e: (-e.confidence, e.start)):
        best.setdefault(evidence.value.lower(), evidence)
    return list(best.values())


def _spans(segment: Segment) -> Iterator[Span]:
    """Return the stretches to look at: the heading where there is one, and the passage."""
    if segment.heading is not None:
        yield segment.heading
    yield segment.span


def _marked(page: Page, segment: Segment) -> Iterator[_Candidate]:
    """Find names in title marks, quotation marks, link texts and bold."""
    for span in _spans(segment):
        for pattern, weight, rule in ((_BOOK, _MARKED, "book"), (_DOUBLE, _QUOTED, "quoted"), (_SINGLE, _QUOTED, "quoted"), (_LINK, _QUOTED, "link"), (_BOLD, _QUOTED, "bold")):
            for found in pattern.finditer(page.text, span.start, span.end):
                candidate = _named(page, found.start(1), found.end(1), weight, rule)
                if candidate is not None:
                    yield candidate


def _named(page: Page, start: int, end: int, weight: float, rule: str) -> _Candidate | None:
    """Return a marked stretch as a candidate if it is worded as a name."""
    words = _words()
    said = page.folded[start:end].strip(" ,.;:，。")
    if said.lower() in words.generic or not said or "+" in said or said.startswith("["):
        return None
    if rule == "quoted" and (said[0].isupper() or said[0] >= _FIRST_HAN) and words.introduced.search(page.folded, max(0, start - 16), start):
        return _Candidate(start, end, weight, "introduced")
    if rule == "book":
        return _Candidate(start, end, weight, rule)
    if max(said) >= _FIRST_HAN:
        if words.zh_sentence.search(said) or words.zh_given.match(said):
            return None
        if words.zh_noun.search(said):
            return _Candidate(start, end, weight, rule)
        return _Candidate(start, end, _PROGRAMME, rule) if words.zh_programme.search(said) and len(said) > 2 else None
    if not _title_case(said):
        return _lower_case(start, end, said, rule)
    if words.en_noun.search(said):
        return _Candidate(start, end, weight, rule)
    if rule in ("quoted",) and 1 < len(said.split()) <= 8:
        return _Candidate(start, end, _PROGRAMME, rule)
    if rule == "quoted" and words.en_programme.search(said):
        return _Candidate(start, end, _PROGRAMME, rule)
    return None


def _lower_case(start: int, end: int, said: str, rule: str) -> _Candidate | None:
    """Return a quoted name without capitals: one that ends in the noun of a programme or, if long, of a document."""
    if rule != "quoted" or re.match(r"(?:one|two|three|four|five|[0-9])\b", said):
        return None
    if len(said.split()) >= 5 and _words().en_noun.search(said.title().split(" ")[-1]):
        return _Candidate(start, end, _PROGRAMME, rule)
    if len(said.split()) <= 8 and _words().en_programme.search(said.split(" of ")[0]):
        return _Candidate(start, end, _LOWER, rule)
    return None


def _title_case(said: str) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    long_words = [word for word in re.findall(r"[A-Za-z][\w'-]*", said) if len(word) > 3 or word[:1].isupper()]
    capital = sum(word[:1].isupper() for word in long_words)
    return bool(long_words) and capital / len(long_words) >= _GOOD_CASE


def _lines(page: Page, segment: Segment) -> Iterator[_Candidate]:
    """Find lines that are titles themselves: the head of an official text."""
    for found in _NOTICE_LINES.finditer(page.folded, segment.start, segment.end):
        yield _Candidate(found.start(1), found.end(1), _MARKED, "line")
    if segment.kind != "document":
        return
    words = _words()
    for line in page.lines_in(segment.start, segment.end)[:_HEAD_LINES]:
        marks = _LINE_MARKS.match(page.folded, line.start, line.end)
        start = marks.end() if marks else line.start
        said = page.folded[start : line.end]
        if not 6 <= len(said) <= _LONGEST or said.endswith(("。", "，", ",", "?", "？")):
            continue
        if max(said) >= _FIRST_HAN:
            if words.zh_noun.search(said) and len(said) <= 80 and not re.search(r"[，,。:《\"]", said):
                yield _Candidate(start, line.end, _HEAD_LINE if _MARKDOWN_HEAD.match(page.folded, line.start) else _LINE, "line")
        elif _title_case(said) and not said.endswith("."):
            noun = words.en_noun.search(said)
            if noun and (noun.start() < 30 or said.endswith(noun.group())) and '"' not in said and ":" not in said[: noun.start()]:
                yield _Candidate(start, line.end, _LINE - 0.1, "line")


def _unmarked(page: Page, segment: Segment) -> Iterator[_Candidate]:
    """Find names that only their wording shows."""
    for span in _spans(segment):
        yield from _capitals(page, span)
        for pattern, weight, rule, group in (
            (_NUMBERED_BILL, _CAPITALS + 0.06, "numbered", 0),
            (_ACRONYM_BILL, _CAPITALS, "acronym", 0),
            (_ABOUT_ZH, _CAPITALS, "about", 0),
            (_SUBJECT_ZH, _PROGRAMME, "subject", 1),
            (_words().en_plain, _PLAIN, "plain", 1),
            (_words().en_subject, _PLAIN + 0.1, "plain", 1),
            (_OBJECT_ZH, _PLAIN + 0.1, "object", 1),
            (_words().named, _COINED, "coined", 0),
            (_DEFINED, _COINED - 0.02, "defined", 0),
            (_INTRODUCED_ZH, _QUOTED, "introduced", 1),
        ):
            for found in pattern.finditer(page.folded, span.start, span.end):
                if not _is_body(page, found.start(group), found.end(group)):
                    yield _Candidate(found.start(group), found.end(group), weight, rule)


def _is_body(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch is, but for a bracket behind it, the name of a public body."""
    if page.folded.endswith((" a ", " an "), max(0, start - 4), start):
        return False
    return any(body.start <= start + 4 and body.end >= end - 12 for body in page.bodies_in(max(0, start - 40), end + 40))


def _capitals(page: Page, span: Span) -> Iterator[_Candidate]:
    """Find runs of capitalised words that hold the noun of a document or end in that of a programme."""
    words = _words()
    for found in _CAPITALS_RUN.finditer(page.folded, span.start, span.end):
        start, end = found.span()
        start += len(_LEADING.match(found.group()).group())
        cut = _IN_HOUSE.search(page.folded, start, end)
        end = cut.start() if cut else end
        said = page.folded[start:end]
        if len(said.split()) < 2 or said.lower() in words.generic or _is_body(page, start, end):
            continue
        noun = words.en_noun.search(said)
        ends = noun is not None and _noun_rules(said, words)
        if ends:
            yield _Candidate(start, end, _CAPITALS, "capitals")
        elif re.search(rf"(?:{words.en_programme.pattern})$", said):
            yield _Candidate(start, end, _CAPITALS - 0.08, "capitals")


#: The house where a bill lies is no part of its name.
_IN_HOUSE = re.compile(r" (?:in|by|from|to|before) the (?:U\.S\.|US|House|Senate|Congress|Parliament|State|Assembly|Legislature|Committee)\b")
_LEADING = re.compile(r"(?:(?:The|A|An|In|On|Under|According|With|By|And|But|For|From|After|Since|As|At|To|This|That|New|Draft|Its|Of|Also|Both) )*(?:the )?")


def _noun_rules(said: str, words: _Words) -> bool:
    """Tell whether the noun of a document stands where a title has it: at the end, or before 'on', 'of', 'for', 'to'."""
    for noun in words.en_noun.finditer(said):
        rest = said[noun.end() :]
        if not rest.strip(" ()") or re.match(r",? (?:on|of|for|to|in|regarding|concerning|against|No|\(|\d|B\.E)", rest):
            return True
    return False


def _weigh(page: Page, segment: Segment, candidate: _Candidate) -> Evidence:
    """Weigh a candidate by the words in front of it and by how far down it stands."""
    weight = candidate.weight
    line = max(segment.start if candidate.start >= segment.start else 0, page.folded.rfind("\n", 0, candidate.start) + 1)
    before = page.folded[max(line, candidate.start - 90) : candidate.start]
    after = page.folded[candidate.end : candidate.end + 40]
    weight += _context(before, after, page.language)
    if candidate.start >= segment.start:
        later = sum(1 for s in page.sentences_in(segment.start, candidate.start))
        weight += _LATER * min(_MOST_LATER, max(0, later - 1))
    else:
        weight += _HEADLINE
    start, end = _trim(page.folded, candidate.start, candidate.end)
    return Evidence(
        field="title",
        value=" ".join(page.text[start:end].split()),
        start=start,
        end=end,
        quote=page.text[start:end],
        confidence=max(0.05, min(0.95, weight)),
        method=f"titles.{candidate.rule}",
    )


def _context(before: str, after: str, language: str) -> float:
    """Return what the words around a name add: named as issued, or only cited."""
    words = _words()
    if language == "zh":
        clause = re.split(r"[。;；!！?？]", before)[-1]
        given = any(True for _ in words.zh_given.finditer(clause[-22:]))
        cited = words.zh_cited.search(clause[-20:])
        if _IN_LIST.search(before):
            cited, given = words.zh_cited.search(clause[-60:]), False
        follows = re.match(r"[》\"」』]?(?:\([^)]{1,20}\))?(?:正式|已|于|在|近日|对外|将)?(?:发布|印发|出台|公布|颁布|通过|实施|施行|生效|征求意见|公开|上线|启动|成立|提出|指出|明确)", after)
        return (_GIVEN if given else 0) + (_GIVEN / 2 if follows else 0) + (_CITED if cited and not given else 0)
    near = re.findall(r"[a-z]+", before.lower())[-9:]
    given = words.en_given.intersection(near)
    cited = words.en_cited.intersection(near[-5:])
    follows = re.match(r"[\"'\])*]*(?:\([^)]{1,90}\))?,? (?:was|were|has been|will be|,|came|published|issued|released|sent out|signed|adopted|passed|launched|applies|appeared)", after)
    return (_GIVEN if given else 0) + (_GIVEN / 2 if follows else 0) + (_CITED if cited and not given else 0)


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """Cut marks and white space from both ends."""
    while start < end - 1 and folded[start] in " \"'*#,.;:，。":
        start += 1
    while end - 1 > start and folded[end - 1] in " \"'*#,;:，。.":
        end -= 1
    return start, end
