"""Timelines and digests are parted at their dates and numbers, and each entry keeps its own."""

from documents.extraction.pipeline import extract

_TIMELINE = """# 斐济数字资产大事记

- **2019年3月**：斐济储备银行发布《数字代币发售指引》，要求发售人登记。
- **2020年7月**：斐济议会通过虚拟资产法案。法案规定交易平台须持牌。
- **2021年1月**：比特币价格突破三万美元，市场一片欢腾。
- **2022年5月**：虚拟资产牌照制度正式生效。
"""


def test_each_entry_of_a_timeline_has_the_date_that_it_opens_with():
    records = extract(_TIMELINE).records
    assert [record.date for record in records] == ["2019-03", "2020-07", "2022-05"]
    assert {record.region for record in records} == {"FJ"}


def test_an_entry_without_an_authority_counts_only_if_rules_are_out():
    assert not any("三万美元" in m.text for record in extract(_TIMELINE).records for m in record.measures)


def test_lines_of_data_are_read_as_their_values():
    text = """  const events = [
    {
      when: "2021-02",
      title: "马耳他放宽代币规则",
      note: "马耳他金融服务管理局放宽代币发行人的资本要求",
    },
    {
      when: "2021-09",
      title: "代币托管办法出台",
      note: "马耳他金融服务管理局发布《代币托管办法》，要求托管人每季审计",
    },
    {
      when: "2022-04",
      title: "沙盒启动",
      note: "马耳他金融服务管理局启动区块链监管沙盒，首批六家企业参加",
    },
  ]
"""
    records = extract(text).records
    assert [record.date for record in records] == ["2021-02", "2021-09", "2022-04"]
    assert all(record.issuing_bodies == ("马耳他金融服务管理局",) for record in records)
    assert all(text[m.start : m.end] == m.text and "note" not in m.text for r in records for m in r.measures)


def test_two_bodies_in_one_entry_give_two_records_of_one_date():
    text = (
        "*   **2018年2月:** 马耳他金融服务管理局发布虚拟资产指引。\n"
        "*   **2018年6月:** 马耳他议会批准数字代币法案。马耳他金融服务管理局推出区块链企业登记册。\n"
        "*   **2019年1月:** 马耳他金融服务管理局叫停三家代币平台。\n"
    )
    assert [r.date for r in extract(text).records] == ["2018-02", "2018-06", "2018-06", "2019-01"]


def test_numbered_headlines_of_a_digest_part_it_though_few_name_a_place():
    text = """# 链上早报：今日要闻

**1。斐济央行试点代币化债券**

斐济储备银行启动代币化债券试点，两家商业银行参加。试点为期六个月，结果将在年底前公布，随后决定是否推广到其他债券品种。

**2。交易平台蓝鲸裁员三成**

加密货币交易平台蓝鲸表示，因市场低迷将裁员三成。公司创始人说，裁员主要涉及市场部门，客户资产不受影响，并将继续开发新产品。

**3。钱包厂商完成融资**

一家钱包厂商完成两千万美元融资，由多家风险投资公司领投。公司计划把资金用于招聘工程师和拓展海外市场，预计明年推出新款硬件。
"""
    (record,) = extract(text).records
    assert record.region == "FJ"
    assert not any("蓝鲸" in measure.text for measure in record.measures)


def test_numbered_sections_of_one_document_do_not_part_it():
    text = """宁波市推进区块链应用实施方案

一、总体要求

坚持政府引导、企业主体，推动区块链技术在民生服务领域应用，到明年建成十个示范场景，形成可复制的经验，并向全市各区县推广。

二、重点任务

市大数据局牵头建设区块链公共服务平台，向各部门开放电子证照核验接口，实现材料免提交，并与省平台实现数据互通，定期评估成效。

三、保障措施

市财政每年安排专项资金支持示范项目建设，对通过验收的项目给予补助，并加强人才培养和安全管理，确保各项任务按期完成。
"""
    assert len(extract(text).records) == 1


def test_the_name_of_a_document_over_its_paragraph_is_the_title_of_that_paragraph():
    text = """# 规则汇编

### 《代币发售管理办法》

由斐济储备银行在2019年发布，要求代币发售人登记，未登记的发售一律禁止。

### 《虚拟资产托管细则》

由斐济储备银行在2021年发布，要求虚拟资产托管人每季度接受审计，并向银行报送报告。

### 《交易平台风险提示》

由斐济储备银行在2022年发布，提醒公众虚拟资产交易平台未经批准不得营业。
"""
    titles = [record.title for record in extract(text).records]
    assert titles == ["代币发售管理办法", "虚拟资产托管细则", "交易平台风险提示"]


def test_today_in_a_digest_that_bears_its_day_as_headline_dates_no_act():
    text = "# 2018年5月7日:链上大事\n\n今天，斐济储备银行批准了代币化债券试点，两家银行参加。\n"
    (record,) = extract(text).records
    assert record.date is None


STORIES = """Coin news of the week

1. The parliament of Tonga has passed a bill that lets shops pay taxes in coins; it goes to the king now, who\
 is said to like it much more than his ministers do.

2. Traders in Lagos hope for calmer days, since the price of their favourite coin fell by a third and nobody \
among them knows where it will stand next month.

3. Peru's securities regulator has fined two coin exchanges that sold tokens without a prospectus, and it \
wants both to pay their clients back by the end of June.
"""


def test_numbered_stories_of_one_line_each_are_entries_of_a_digest() -> None:
    records = extract(STORIES).records
    assert [record.region for record in records] == ["TO", "PE"]
    assert all("Lagos" not in STORIES[record.start : record.end] for record in records)
