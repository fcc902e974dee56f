"""The closed lists of the project: kinds and states that code branches on, with their labels.

Open lists, which editors may extend (regions, bodies, sectors, measure types), are rows in the
database and data files in ``fixtures/reference``; they are not here. This module is pure: it imports
nothing but the standard library, so extraction and the models can both use it.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code with an English and a Chinese label; the code is what is stored and sent."""

    label_en: str
    label_zh: str

    def __new__(cls, code: str, label_en: str = "", label_zh: str = "") -> Self:
        """Make a member from its code and its two labels."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label_en = label_en or code
        member.label_zh = label_zh or label_en or code
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return ``(code, English label)`` pairs, in the order of definition."""
        return [(member.value, member.label_en) for member in cls]


class DocumentType(Term):
    """What kind of act or instrument a record is."""

    LAW = "law", "Law", "法律"
    BILL = "bill", "Bill", "法案"
    REGULATION = "regulation", "Regulation", "法规规章"
    RULES = "rules", "Rules", "规则"
    COURT_RULE = "court-rule", "Court rule or decision", "司法解释与裁判"
    MEASURES = "measures", "Measures", "办法与措施"
    OPINIONS = "opinions", "Opinions", "意见"
    NOTICE = "notice", "Notice", "通知"
    PLAN = "plan", "Plan", "规划"
    ACTION_PLAN = "action-plan", "Action plan", "行动计划"
    IMPLEMENTATION_PLAN = "implementation-plan", "Implementation plan", "实施方案"
    GUIDANCE = "guidance", "Guidance", "指引"
    STANDARD = "standard", "Standard", "标准"
    WHITE_PAPER = "white-paper", "White paper or report", "白皮书与报告"
    PROGRAMME = "programme", "Programme", "专项计划"
    PILOT = "pilot", "Pilot", "试点"
    PLATFORM = "platform", "Platform", "平台"
    MEETING = "meeting", "Meeting", "会议"
    AGREEMENT = "agreement", "Agreement", "协议"
    FUNDING = "funding", "Funding", "资金"
    ENFORCEMENT = "enforcement", "Enforcement", "执法与风险提示"
    OTHER = "other", "Other", "其他"


class Lifecycle(Term):
    """Where an act stands in its legal life; ``unknown`` unless a source says so."""

    PROPOSED = "proposed", "Proposed", "拟议"
    CONSULTATION = "consultation", "Consultation", "征求意见"
    ANNOUNCED = "announced", "Announced", "已宣布"
    ADOPTED = "adopted", "Adopted", "已印发"
    IN_FORCE = "in-force", "In force", "现行有效"
    TRIAL = "trial", "On trial", "试行"
    AMENDED = "amended", "Amended", "已修改"
    SUPERSEDED = "superseded", "Superseded", "已被替代"
    EXPIRED = "expired", "Expired", "有效期届满"
    REPEALED = "repealed", "Repealed", "废止"
    WITHDRAWN = "withdrawn", "Withdrawn", "撤回"
    COMPLETED = "completed", "Completed", "已完成"
    UNKNOWN = "unknown", "Not known", "不明"


class DateKind(Term):
    """Which event of an act a date belongs to, in the order in which one stands for the whole act."""

    ISSUED = "issued", "Issued", "印发"
    ADOPTED = "adopted", "Adopted", "通过"
    HELD = "held", "Held", "召开"
    PUBLISHED = "published", "Published", "公布"
    EFFECTIVE = "effective", "In force from", "施行"
    EXPIRES = "expires", "Expires", "失效"
    REPORTED = "reported", "Reported", "见报"
    AMENDED = "amended", "Amended", "修改"
    REPEALED = "repealed", "Repealed", "废止"


class DateBasis(Term):
    """How a date is known."""

    STATED = "stated", "Stated in the source", "原文载明"
    INFERRED = "inferred", "Inferred from the context", "据上下文推断"
    REPORTED = "reported", "In being when reported", "据报道时间"


class DatePrecision(Term):
    """How exactly a date is known."""

    DAY = "day", "Day", "日"
    MONTH = "month", "Month", "月"
    QUARTER = "quarter", "Quarter", "季度"
    YEAR = "year", "Year", "年"
    RANGE = "range", "Range", "区间"
    NO_YEAR = "no-year", "Day or month without a year", "年份不明"


class EvidenceField(Term):
    """The fields of a record that a quote can stand for."""

    TITLE = "title", "Title", "名称"
    REGION = "region", "Region", "地区"
    DATE = "date", "Date", "日期"
    ISSUING_BODY = "issuing_body", "Issuing body", "发布机构"
    DOCUMENT_TYPE = "document_type", "Document type", "文件类型"
    NUMBER = "number", "Document number", "发文字号"
    LIFECYCLE = "lifecycle", "Lifecycle", "效力状态"
    SECTOR = "sector", "Sector", "领域"
    MEASURE = "measure", "Measure", "措施"
    RELATION = "relation", "Relation", "关联文件"


#: How near to the official text a source stands, best first: tier -> (English label, Chinese label).
TIERS: dict[int, tuple[str, str]] = {
    1: ("Official text", "官方原文"),
    2: ("Official announcement", "官方公告"),
    3: ("Press", "媒体报道"),
    4: ("Round-up", "综述汇编"),
    5: ("Machine translation only", "仅机器翻译"),
}


class RegionLevel(Term):
    """The level of a place in the region tree."""

    SUPRANATIONAL = "supranational", "Supranational", "超国家"
    COUNTRY = "country", "Country or territory", "国家或地区"
    SUBDIVISION = "subdivision", "Province or state", "省级行政区"
    PREFECTURE = "prefecture", "Prefecture or city", "地级行政区"
    COUNTY = "county", "County or district", "县级行政区"
    AREA = "area", "New area or zone", "新区与园区"


class RelationKind(Term):
    """How one policy stands to another."""

    FOLLOWS = "follows", "Follows", "跟进"
    IMPLEMENTS = "implements", "Implements", "落实"
    AMENDS = "amends", "Amends", "修改"
    REPEALS = "repeals", "Repeals", "废止"
    CITES = "cites", "Cites", "引用"
    INTERPRETS = "interprets", "Interprets", "解释"


class DocumentOrigin(Term):
    """By which door a text came in."""

    ADDRESS = "address", "Address", "网址"
    FILE = "file", "File", "文件"
    UPLOAD = "upload", "Upload", "上传"
    PASTE = "paste", "Pasted text", "粘贴"


class DocumentState(Term):
    """How far a text has come on its way; the next step's work stands open until ``extracted``."""

    REGISTERED = "registered", "Waiting", "等待处理"
    FETCHED = "fetched", "Fetched", "已获取"
    PARSED = "parsed", "Parsed", "已解析"
    EXTRACTED = "extracted", "Extracted", "已提取"
    FAILED = "failed", "Failed", "失败"
    DEAD = "dead", "Set aside", "已搁置"


class Step(Term):
    """The steps of processing, in order."""

    FETCH = "fetch", "Fetch", "获取"
    PARSE = "parse", "Parse", "解析"
    EXTRACT = "extract", "Extract", "提取"
    MATCH = "match", "Match", "匹配"


class Outcome(Term):
    """How one run of a step ended."""

    RUNNING = "running", "Running", "进行中"
    DONE = "done", "Done", "完成"
    UNCHANGED = "unchanged", "Nothing new", "无变化"
    FAILED = "failed", "Failed", "失败"
    LOST = "lost", "Worker lost", "中断"


class CandidateState(Term):
    """What an editor has decided about a proposed record."""

    PROPOSED = "proposed", "To decide", "待处理"
    ACCEPTED = "accepted", "Accepted", "已采纳"
    MERGED = "merged", "Merged", "已合并"
    REJECTED = "rejected", "Rejected", "已拒绝"
    SUPERSEDED = "superseded", "Superseded", "已被新版替代"
    SPLIT = "split", "Split in two", "已拆分"


class ValueState(Term):
    """What an editor has decided about one proposed value."""

    PROPOSED = "proposed", "Not reviewed", "未复核"
    ACCEPTED = "accepted", "Accepted", "已采纳"
    EDITED = "edited", "Edited", "已修改"
    REJECTED = "rejected", "Rejected", "已拒绝"


class EditorialState(Term):
    """Whether the public may see a policy."""

    DRAFT = "draft", "Draft", "草稿"
    PUBLISHED = "published", "Published", "已发布"
    WITHDRAWN = "withdrawn", "Withdrawn", "已撤下"
    MERGED = "merged", "Merged into another", "已并入"


class PolicyOrigin(Term):
    """How a policy came to be a record."""

    STARTER = "starter", "Starter collection", "初始数据"
    CANDIDATE = "candidate", "Accepted proposal", "采纳的提案"
    EDITOR = "editor", "Entered by an editor", "编辑录入"


class MatchState(Term):
    """What an editor has decided about a likely duplicate."""

    PROPOSED = "proposed", "To decide", "待处理"
    MERGED = "merged", "Merged", "已合并"
    DISMISSED = "dismissed", "Not the same", "并非同一"


class AmountUnit(Term):
    """What an amount is counted for."""

    TOTAL = "total", "In total", "总额"
    PER_FIRM = "per-firm", "Per firm, project or person", "每企业、项目或个人"
    PERCENT = "percent", "Percent", "百分比"


class BodyBranch(Term):
    """To which branch of public authority a body belongs."""

    GOVERNMENT = "government", "Government", "政府"
    MINISTRY = "ministry", "Ministry, department or bureau", "部门"
    PARTY = "party", "Party committee", "党委"
    LEGISLATURE = "legislature", "Legislature", "立法机关"
    COURT = "court", "Court or procuratorate", "司法机关"
    CENTRAL_BANK = "central-bank", "Central bank", "中央银行"
    REGULATOR = "regulator", "Regulator", "监管机构"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental body", "政府间组织"
    OTHER = "other", "Other", "其他"


class Verb(Term):
    """What was done in one curation event."""

    REGISTER = "register", "Registered", "登记"
    PROPOSE = "propose", "Proposed", "提出"
    ACCEPT = "accept", "Accepted", "采纳"
    AMEND = "amend", "Amended", "修改"
    MERGE = "merge", "Merged", "合并"
    REJECT = "reject", "Rejected", "拒绝"
    SPLIT = "split", "Split in two", "拆分"
    UNDO = "undo", "Undone", "撤销"
    PUBLISH = "publish", "Published", "发布"
    WITHDRAW = "withdraw", "Withdrawn", "撤下"
    LOAD = "load", "Loaded from reference data", "导入"
    ASSIGN = "assign", "Assigned", "分配"
    ASK = "ask", "Asked for a change", "要求修改"
    ANSWER = "answer", "Change request answered", "回复修改要求"


class SearchOutcome(Term):
    """What a search for policies of a place found."""

    NOTHING = "nothing", "Nothing found", "未检索到"
    FOUND = "found", "Something found", "有所发现"


class ReportSubject(Term):
    """What a reader says is wrong with a record or a text."""

    TITLE = "title", "Title", "名称"
    REGION = "region", "Place", "地区"
    DATE = "date", "Date", "日期"
    ISSUING_BODY = "issuing_body", "Issuing body", "发布机构"
    DOCUMENT_TYPE = "document_type", "Document type", "文件类型"
    NUMBER = "number", "Document number", "发文字号"
    LIFECYCLE = "lifecycle", "Lifecycle", "效力状态"
    SECTOR = "sector", "Sectors", "领域"
    MEASURE = "measure", "A measure or a sum", "措施或金额"
    SOURCE = "source", "A source or a link", "来源或链接"
    TEXT = "text", "The stored text", "存档文本"
    DUPLICATE = "duplicate", "The same act is recorded twice", "同一政策重复收录"
    OTHER = "other", "Something else", "其他"


class ReportState(Term):
    """What the editors have done about a report."""

    OPEN = "open", "Open", "待处理"
    DONE = "done", "Done", "已处理"
    DECLINED = "declined", "Declined", "不予采纳"


class RequestState(Term):
    """What became of a request for a change."""

    OPEN = "open", "Open", "待处理"
    DONE = "done", "Done", "已完成"
    DECLINED = "declined", "Declined", "不予采纳"


class HeldState(Term):
    """What became of an edit of a public policy."""

    WAITING = "waiting", "Waiting for a second reviewer", "待第二人复核"
    APPROVED = "approved", "Approved", "已通过"
    DECLINED = "declined", "Declined", "不予采纳"
    TAKEN_BACK = "taken-back", "Taken back by its author", "已撤回"


class ChangeKind(Term):
    """What the counts of the public pages have to read anew."""

    POLICY = "policy", "One policy", "单项政策"
    POLICIES = "policies", "Every policy", "全部政策"
    LISTS = "lists", "Places, sectors or measure types", "地区、领域或措施类型"


class ImportState(Term):
    """How far an uploaded table of policies has come."""

    WAITING = "waiting", "Waiting for confirmation", "待确认"
    DONE = "done", "Imported", "已导入"
    DISCARDED = "discarded", "Discarded", "已放弃"


class ListKind(Term):
    """The lists whose entries may be replaced by others."""

    BODY = "body", "Issuing body", "发布机构"
    SECTOR = "sector", "Sector", "领域"
    MEASURE_TYPE = "measure-type", "Measure type", "措施类型"
    REGION = "region", "Region", "地区"


class Judgement(Term):
    """What a person says of one proposed value in the double-coded sample."""

    RIGHT = "right", "Right", "正确"
    WRONG = "wrong", "Wrong", "错误"
    UNCLEAR = "unclear", "Cannot be told from the text", "无法判断"
