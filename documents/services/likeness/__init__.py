"""How likely it is that two records tell of one act: a score, and the reasons for it as an editor reads
them.

Pure: it compares two ``Profile`` values and reads nothing. Each observation adds weight to one side (log
odds, as in the record linkage of Fellegi and Sunter, 1969); what neither record says adds nothing. The
weights were set on the studied half of ``tests/matching`` and on evaluation texts; ``make matches`` tells how
well they carry over to the half that stays unopened.
"""

from documents.services.likeness.judging import PROPOSED_FROM, compare, shortlist
from documents.services.likeness.numbering import plain_number
from documents.services.likeness.profile import Likeness, Profile
from documents.services.likeness.wording import telling_words, title_likeness

__all__ = [
    "PROPOSED_FROM",
    "Likeness",
    "Profile",
    "compare",
    "plain_number",
    "shortlist",
    "telling_words",
    "title_likeness",
]
