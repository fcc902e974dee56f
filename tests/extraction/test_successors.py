"""A passage that is an entry of a numbered list ends where the next entry begins."""

import pytest

from documents.extraction.pipeline import extract


def _last(text: str) -> str:
    """Return the words of the last passage of a text."""
    record = extract(text).records[-1]
    return text[record.start : record.end]


@pytest.mark.parametrize("mark", ["{}.", "{}、", "({})", "（{}）", "### {}. "])
def test_the_price_in_the_next_entry_is_no_part_of_the_act_before_it(mark: str) -> None:
    """Whatever sign stands behind the number."""
    acts = ["挪威央行发布加密资产通告。", "秘鲁央行禁止银行买卖比特币。"]
    acts += ["肯尼亚央行警告代币风险。", "比特币价格跌破八千美元。"]
    text = "".join(f"{mark.format(at)}{act}\n" for at, act in enumerate(acts, start=1))
    assert len(extract(text).records) == 3
    assert "八千" not in _last(text)


def test_numbers_of_an_entrys_own_list_do_not_end_it() -> None:
    """A list that begins anew belongs to the entry."""
    text = (
        "1.挪威央行发布加密资产通告。\n2.秘鲁央行发布通告,要求:\n"
        "1.银行不得买卖比特币。\n2.支付机构不得兑换代币。\n3.违者处以罚款。\n"
    )
    assert "违者" in _last(text)


def test_a_headline_over_the_name_of_a_section_stands_for_itself() -> None:
    """The name of the next section is no text of its story."""
    text = (
        "区块链日报\n【国内】\n1.湖北:区块链园区开园\n湖北省工信厅宣布区块链园区开园。\n"
        "2.青海:区块链电站并网\n青海省能源局宣布区块链电站并网。\n3.江西省金融办警告代币骗局\n【国际】\n"
        "4.智利:代币规则生效\n智利央行宣布代币规则生效。\n"
    )
    assert [record.region for record in extract(text).records] == ["CN-HB", "CN-QH", "CN-JX", "CL"]


def test_a_passage_without_the_word_takes_its_field_from_its_heading() -> None:
    """What the entry leaves out, the headline over it says."""
    text = (
        "区块链周报\n1.湖北:将成立区块链标准委员会\n湖北省工信厅表示,将推动筹建工作。\n"
        "2.青海:区块链专家组成立\n青海省科技厅宣布成立专家组。\n3.江西:区块链协会成立\n江西省民政厅宣布协会成立。\n"
    )
    assert [record.sectors for record in extract(text).records][:1] == [("blockchain-industry",)]


def test_a_clause_that_opens_with_a_predicate_goes_on_with_who_acted() -> None:
    """Whose bank it is does not make the bank act."""
    text = "澳门金融管理局与香港金融管理局签署备忘录,将探索双方央行数码货币的跨境使用,覆盖贸易结算。"
    assert [record.start for record in extract(text).records] == [0]


def test_lines_in_brackets_are_headlines_however_short_their_stories_are() -> None:
    """A body may stand in one instead of a place, and a firm's story belongs to no act."""
    text = (
        "【海南：区块链公积金上线】\n5月3日,海南省公积金局宣布区块链公积金查询系统上线,覆盖全省十八个市县的缴存职工,可以跨省互认。\n"
        "【海关总署：推广链上报关】\n海关总署党组会议强调,要把区块链用于报关单证核验。\n"
        "【公安部：查处代币传销】\n公安部指挥各地警方查处代币传销案,抓获七人。\n"
        "【某所：上线新合约】\n某交易所上线新的比特币合约。\n"
    )
    records = extract(text).records
    assert [record.region for record in records] == ["CN-HI", "CN", "CN"]
    assert "合约" not in text[records[-1].start : records[-1].end]
