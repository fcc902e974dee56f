"""Finds Chinese names of public bodies by their grammar: a place or a word of the centre, then a suffix."""

import re
from functools import lru_cache

from documents.extraction.authorities.chinese_ends import RUN, name_end
from documents.extraction.authorities.mention import BARE, NAME, OFFICIAL, RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import any_of, chinese, departments
from documents.extraction.gazetteer import Place
from documents.extraction.model import FIRST_HAN

#: A department is named without its place only by a form of this length or longer.
_LONG_FORM = 3
_HAN = r"\u3400-\u9fff"
#: An acronym right behind a country: 泰国SEC.
_ACRONYM = re.compile(r"[A-Z]{2,8}(?![A-Za-z])")


@lru_cache(maxsize=1)
def _national_pattern() -> re.Pattern[str]:
    """Return the pattern of the words that begin the name of a central body."""
    return re.compile(rf"(?<![{_HAN}]国)(?:{any_of(chinese()['national'])})")


@lru_cache(maxsize=1)
def _relative_pattern() -> re.Pattern[str]:
    """Return the pattern of names that leave their place out: 省财政厅, 市人民政府, 区发改局."""
    levels = any_of(chinese()["levels"])
    names = any_of({*departments(), *chinese()["units"], *chinese()["own"]})
    return re.compile(
        rf"(?:(?<![{_HAN}])[我本]?|(?<=[{_BEHIND}])|(?<=近日|日前|联合|会同|召开|举行|主持))(?:{levels})"
        rf"(?:(?:{_TERM_OF_OFFICE})?(?:人民代表大会|人大|政协)(?!常)|(?:{names})(?!(?<=委)[员托派任]))"
    )


@lru_cache(maxsize=1)
def _bare_pattern() -> re.Pattern[str]:
    """Return the pattern of departments and governments without any place."""
    long_forms = [form for form in (*departments(), *chinese()["units"]) if len(form) >= _LONG_FORM]
    return re.compile(any_of([*long_forms, *chinese()["bare"]]))


class ChineseNames:
    """Finds the names in one text. Holds nothing but the text and its places."""

    def __init__(self, folded: str, places: PlaceIndex) -> None:
        """Take the folded text and the index of its places."""
        self.folded = folded
        self.places = places

    def mentions(self) -> list[BodyMention]:
        """Return all names found, overlaps included."""
        return [*self._behind_places(), *self._national(), *self._relative()]

    def _behind_places(self) -> list[BodyMention]:
        """Return names that begin with a place: 福建省…办公室, 英国议会."""
        found: list[BodyMention] = []
        chain_start, chain_end = -1, -1
        for place in self.places.places:
            if self.folded[place.start] < "\u3400":
                continue
            chain_start = chain_start if place.start == chain_end else place.start
            chain_end = place.end
            end = self._before_next(place, self._end(place.end))
            if (
                end
                and not _MANY.match(self.folded, place.end)
                and not _OF_FIRM.search(self.folded, place.end, end)
            ):
                start = self._behind_role(place, chain_start, end)
                kind = OFFICIAL if _HOLDER.search(self.folded, start, end) else NAME
                found.append(BodyMention(start, end, self._clean(start, end), kind, place.code))
        return found

    def _of_many(self, place: Place, end: int) -> bool:
        """Tell whether a name means the bodies of several places, or of a region without any of its own."""
        return (
            _MANY.match(self.folded, place.end) is not None
            or _REGION.fullmatch(self.folded, place.start, end) is not None
        )

    def organ_of(self, mention: BodyMention) -> BodyMention | None:
        """Return the organ of a listed body that stands right behind it: 人民银行南京分行."""
        run = RUN.match(self.folded, mention.end)
        if run is None or run.group()[0] in _OPENS or self.folded[mention.end - 1] < FIRST_HAN:
            return None
        if self.places.at(mention.end) is not None and _ROLE_END.search(
            self.folded, mention.start, mention.end
        ):
            return None
        length = name_end(run.group())
        if not length:
            return None
        end = mention.end + length
        return BodyMention(
            mention.start, end, self._clean(mention.start, end), NAME, mention.region, mention.branch
        )

    def _end(self, at: int) -> int:
        """Return where the name behind a place ends, or 0."""
        below = self.places.at(at)
        joined = _BESIDE.match(self.folded, below.end if below else at)
        begin = at - 1 if _COMMITTEE.match(self.folded, at - 1) else at
        run = None if joined else RUN.match(self.folded, begin)
        length = name_end(run.group()) if run else 0
        if length:
            return begin + length
        acronym = _ACRONYM.match(self.folded, at)
        return acronym.end() if acronym else 0

    def _before_next(self, place: Place, end: int) -> int:
        """Return where a name that only says what the next one is ends: 某国央行 before 某国储备银行."""
        for role in _ROLE.finditer(self.folded, place.end, end):
            if role.end() < end and self.places.at(role.end()) is not None:
                return role.end()
        return end

    def _behind_role(self, place: Place, start: int, end: int) -> int:
        """Return where a name begins that stands behind what describes it: 某国金融监管机构某某管理局."""
        role = _ROLE.match(self.folded, place.end, end)
        return role.end() if role and end - role.end() >= _SHORTEST_NAME else start

    def _national(self) -> list[BodyMention]:
        """Return names that begin with a word of the centre and no place: 国家…局, 最高人民法院."""
        found: list[BodyMention] = []
        ends = {place.end for place in self.places.places}
        for word in _national_pattern().finditer(self.folded):
            if word.start() in ends:
                continue
            run = RUN.match(self.folded, word.end())
            length = name_end(run.group()) if run else 0
            end = word.end() + length
            none = _BRANCH.search(self.folded, word.start(), end) or _ALL_OF_THEM.fullmatch(
                self.folded, word.start(), end
            )
            if length and none is None:
                found.append(BodyMention(word.start(), end, self._clean(word.start(), end), NAME, ""))
        return found

    def _relative(self) -> list[BodyMention]:
        """Return names without a place; their place is that of the text."""
        found = [
            BodyMention(m.start(), m.end(), self._clean(m.start(), m.end()), RELATIVE)
            for m in _relative_pattern().finditer(self.folded)
        ]
        for bare in _bare_pattern().finditer(self.folded):
            before = self.folded[bare.start() - 1] if bare.start() else " "
            if before < FIRST_HAN or before in _OPENS:
                found.append(BodyMention(bare.start(), bare.end(), bare.group(), BARE))
        found += [BodyMention(m.start(), m.end(), m.group(), BARE) for m in _BACK.finditer(self.folded)]
        return found

    def _clean(self, start: int, end: int) -> str:
        """Return the name without the number of a term of office (第十六届)."""
        return _TERM.sub("", self.folded[start:end])


#: The number of a legislature: 第十六届, 十三届.
_TERM_OF_OFFICE = r"第?[零一二三四五六七八九十百\d]{1,5}届"
#: A name without its place may stand right behind these characters of Han script.
_BEHIND = "、和与及由日月年据经被让向对从到是即为并还也又则将把给前起后在于"
#: A place that stands in a list with a body is no part of its name: 釜山市与科技部.
_BESIDE = re.compile(r"[省市州区县]?[和与及]")
#: The level that a place's name ends in belongs to its party committee too: 某某市 and 市委.
_COMMITTEE = re.compile(r"[省市区县州](?=委(?!员|[托派任]))")
#: Bodies of several places at once have names of their own elsewhere: 沪苏两地法院.
_MANY = re.compile(r"(?:等)?(?:[两二三四五六七八九十多各几数][地省市国县区州]|等?(?:地区|一带|沿线|周边))")
_REGION = re.compile(
    r"[\u3400-\u9fff]{2,8}(?:三角|城市群|经济圈|地区|流域)(?:地区"
    r"|各地)?(?:法院|政府|部门|检察院|海关|税务部门)"
)
#: The boards, branches and departments of a bank or a company are no public bodies: 某国储蓄银行管理委员会.
_BRANCH = re.compile(r"(?<!人民银行)[\u3400-\u9fff]{2}[分支]行$")
_OF_FIRM = re.compile(
    r"[分支]行$|(?:储蓄银行|商业银行|投资银行|农商行|合作银行|公司|集团)[\u3400-\u9fff]{1,12}$"
)
#: All bodies of a kind in the country are none: 全国法院, 全国公安机关.
_ALL_OF_THEM = re.compile(
    r"全国(?:各级|各地)?(?:人民)?(?:法院|检察院|公安(?:机关|部门)?|税务(?:机关|部门|系统)?|海关|政府|部门|检察机关)"
)
#: Who holds an office is no body, though an act may be his: 某省省长, 某国总统.
_HOLDER = re.compile(r"(?:总统|总理|国王|总督|[州省市县区]长)$")
_ROLE_END = re.compile(r"(?:央行|监管机构|监管部门)$")
#: A name without its place has so many characters at least.
_SHORTEST_NAME = 5
#: Words that say what a body is and are no part of its name.
_ROLE = re.compile(r"央行|(?:[\u3400-\u9fff]{0,4})监管(?:机构|部门|当局)|主管(?:机构|部门)")
#: Characters of Han script behind which a name may begin.
_OPENS = "和与及由、"
#: Words that point back to a body or place: 该委员会, 该市.
_BACK = re.compile(
    "该(?:委员会|机构|局|部门|部|委|办公室|银行|厅|署|院|监管机构|市|省|区|县|州|国(?:议会"
    "|国会|央行|中央银行|政府)?)"
)
_TERM = re.compile(rf"{_TERM_OF_OFFICE}")
