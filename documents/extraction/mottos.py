"""Finds paragraphs that each open with a sentence naming their task: entries of a list that has no marks."""

import re
from collections.abc import Sequence

from documents.extraction.model import Span
from documents.extraction.reading import Page

#: The sentence is short, opens with what is to be done, and more follows it in its line.
_MOTTO = {
    "zh": re.compile(
        r"(?:(?:进一步|积极|大力|全面|着力|稳步|切实|有序|持续|加快|不断)?"
        r"(?:加强|强化|完善|加大|加快|推进|推动|推广|建立|健全|优化|支持|鼓励|引导|引进|培育|打造|构建|深化|提升|促进|拓展"
        r"|落实|组织|开展|实施|营造|夯实|突破|搭建|建设|发展|创新|统筹|规范|严格|明确|提高|做好|扩大|聚焦|探索|布局|集聚"
        r"|壮大|做强|做优|防范|压实|激发|抓好|保障))[^。,，;；:：]{2,14}。(?=\s{0,2}\S{12})"
    ),
    "en": re.compile(
        r"(?:Strengthen|Improve|Increase|Accelerate|Promote|Establish|Build|Support|Encourage|Guide|Cultivate|Create"
        r"|Deepen|Enhance|Implement|Optimi[sz]e|Expand|Explore|Organi[sz]e|Develop|Innovate|Coordinate"
        r"|Perfect|Intensify|Consolidate|Advance|Foster|Attract|Regulate|Standardi[sz]e)"
        r"(?:ing)? [^.,;:]{4,60}\.\s+(?=[A-Z])"
    ),
}
#: So many such paragraphs make a list; a longer one is a chapter of prose (code points).
_FEWEST, _LONGEST = 2, {"zh": 320, "en": 900}


def motto_entries(page: Page, prose: Sequence[Span]) -> dict[int, int]:
    """Return where such paragraphs begin, each with the number of its siblings; one alone is no list."""
    motto, longest = _MOTTO[page.language], _LONGEST[page.language]
    found = [
        line.start
        for line in prose
        if line.end - line.start <= longest and motto.match(page.folded, line.start, line.end)
    ]
    return dict.fromkeys(found, len(found)) if len(found) >= _FEWEST else {}
