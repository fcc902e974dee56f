"""The forms of lines that are titles themselves, or bear one, as patterns on folded text."""

import re

#: The word NOTICE on a line of its own, its subject on the next.
NOTICE_LINES = re.compile(
    r"(?m)^[#* ]{0,8}((?:(?:DRAFT|JOINT|INTERIM|TEMPORARY|PROVISIONAL|PUBLIC|GENERAL) )?"
    r"(?:NOTICE|CIRCULAR|ANNOUNCEMENT|DECISION|ORDER|OPINIONS?|GUIDELINES?|GUIDANCE|REGULATIONS?|RULES?|DECREE"
    r"|LAW|ACT|BILL|RESOLUTION|DIRECTIVE|ORDINANCE|DECLARATION|INSTRUCTIONS?|STATEMENT|WARNING|POLICY|STRATEGY"
    r"|PLAN|MEASURES|PROVISIONS|FRAMEWORK|STANDARDS?|CODE|MEMORANDUM|AGREEMENT|LETTER|REPORT|ADVISORY"
    r"|RECOMMENDATIONS?|COMMUNIQUE|PROCLAMATION|EDICT|CONSULTATION)[ \n]{1,6}"
    r"(?i:on|of|regarding|concerning|for|about|against|to|amending) [^\n]{8,200})$"
)
#: The sheet of a paper or the head of a letter says what it is called or about: Re: …, 标题：….
LABELLED = re.compile(
    r"(?m)^[#* ●•·■◆▪★○-]{0,8}(?:\d{1,3}[.、)] ?)?(?:Re|RE|Subject|SUBJECT|Subj|SUBJ|Sub|SUB|Title|TITLE"
    r"|Document title|Name of document|Objet|Asunto|标 {0,4}题|名 {0,4}称|文件名称|文件标题|公文名称"
    r"|主 {0,4}题|事 {0,4}由|题 {0,4}名)"
    r"(?:\*\*)? ?:(?:\*\*)? {0,8}《?([^\n]{8,200}?)》?$"
)
#: What a letter is about stands on a line of its own below the salutation.
BELOW_SALUTATION = re.compile(
    r"(?m)^\s{0,6}(?:(?:Dear )?(?:Sirs?|Madam|Mesdames|Colleagues?|All)(?: ?/ ?| or | and )?"
    r"(?:Dear )?(?:Sirs?|Madam)?"
    r"|Ladies and Gentlemen|To whom it may concern)[,:]?\s{0,3}\n{1,3}\s{0,6}([A-Z][^\n.]{10,160})\n"
)
LINE_MARKS = re.compile(r"[#*>\s\d.、-]{0,12}(?:\[[^\]\n]{1,24}\]\s{0,4}|【[^】\n]{1,20}】\s{0,4})?")
#: The head of an order, notice or fact sheet: its name, which may go on in an indented line, and its date.
DATED_HEAD = re.compile(
    r"[\s#*]{0,4}([^\n]{6,200}(?:\n {1,8}[^\n]{2,160})?)\n\s{0,6}"
    r"(?:(?:Date|Published|Issued|Posted)?(?: on)?:? ?)?(?:[A-Z][a-z]{2,5}day,? )?"
    r"(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4})\s{0,4}\n"
)
MARKDOWN_HEAD = re.compile(r"#{1,3} ")
#: Patterns whose names begin with words that are soon found.
SPOTTED = (NOTICE_LINES, LABELLED)
