"""募捐筹资: gifts received, the epidemic campaign among them, what was used, receipts, goods in store, disclosures."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from metrics.metric import CountDistinct, CountRows, Difference, Metric, Ratio, Sum, Term, Text

_AMOUNT = Sum((Term("amount_yuan"),))
_QUANTITY = Sum((Term("quantity"),))
_GIFT_SPLITS = (
    "month",
    "county_id",
    "receiving_unit",
    "donor_type",
    "cash_or_goods",
    "goods_category",
    "campaign_code",
    "gift_source",
    "valuation_basis",
    "is_earmarked",
)
_EPIDEMIC_CAMPAIGN = "epidemic_campaign"
_EPIDEMIC = f"campaign_role = '{_EPIDEMIC_CAMPAIGN}'"
_NO_OTHER = Text(
    "活动结束之后的捐赠，以及其他活动的捐赠", "Gifts after the campaign ended, and gifts to other campaigns"
)

_gift = partial(
    Metric, stem="fundraising", fact="fact_donation_income", kinds=("donation_income",), splits=_GIFT_SPLITS
)
_epidemic = partial(
    _gift,
    unit="元",
    measure=_AMOUNT,
    excludes=_NO_OTHER,
    published=True,
    rounding=Decimal(10000),
    ends_with=_EPIDEMIC_CAMPAIGN,
)
_use = partial(
    Metric,
    stem="fundraising",
    unit="元",
    fact="fact_donation_use",
    kinds=("donation_use",),
    measure=_AMOUNT,
    splits=("month", "county_id", "cash_or_goods", "use_purpose", "recipient_unit"),
    good="none",
)

METRICS = (
    _epidemic(
        key="covid_donations_value",
        name=Text("疫情捐赠款物价值", "COVID-19 donations, cash and goods"),
        definition=Text(
            "疫情募捐活动期间，市、县区两级红十字会收到的捐款与捐赠物资价值之和",
            "Cash and the value of goods given to the city's and counties' societies while the epidemic campaign ran",
        ),
        includes=Text(
            "移交补办手续的物资；县区接收的捐赠", "Goods taken over with papers supplied later; gifts to counties"
        ),
        where=_EPIDEMIC,
    ),
    _epidemic(
        key="covid_donations_cash",
        name=Text("疫情捐款", "COVID-19 donations in cash"),
        definition=Text("疫情捐赠款物价值中的捐款", "The cash within the COVID-19 donations"),
        where=f"{_EPIDEMIC} and cash_or_goods = '款'",
        part_of="covid_donations_value",
    ),
    _epidemic(
        key="covid_donations_goods_value",
        name=Text("疫情捐赠物资价值", "COVID-19 donations in goods"),
        definition=Text(
            "疫情捐赠款物价值中的物资，按台账所记价值", "The goods within the COVID-19 donations, at the ledger's value"
        ),
        includes=Text("移交补办手续的物资", "Goods taken over with papers supplied later"),
        where=f"{_EPIDEMIC} and cash_or_goods = '物'",
        part_of="covid_donations_value",
    ),
    _epidemic(
        key="covid_donations_goods_transferred_value",
        name=Text("其中卫健委移交补办物资价值", "of which goods taken over from the health commission"),
        definition=Text(
            "疫情捐赠物资中，由其他单位先行接收、后移交红十字会补办手续的部分",
            "The COVID-19 goods that others had received first and handed over, papers supplied later",
        ),
        where=f"{_EPIDEMIC} and cash_or_goods = '物' and gift_source = '移交补办'",
        part_of="covid_donations_goods_value",
    ),
    _gift(
        key="covid_test_kits_received",
        name=Text("接收新冠检测试剂盒", "COVID-19 test kits received"),
        definition=Text("捐赠收入台账中物资类别为试剂盒的数量", "The quantity of gift lines whose goods are test kits"),
        excludes=Text("采购的试剂盒", "Kits that were bought"),
        unit="人份",
        measure=_QUANTITY,
        where="goods_category = '试剂盒'",
        published=True,
    ),
    _gift(
        key="donations_value",
        name=Text("接收捐赠款物价值", "Donations received, cash and goods"),
        definition=Text(
            "全年市、县区两级收到的全部捐款与捐赠物资价值",
            "All cash and goods given to the city's and counties' societies in the year",
        ),
        includes=Text("疫情专项捐赠与日常捐赠", "The epidemic campaign and everyday gifts"),
        excludes=Text("财政拨款与彩票公益金", "Government and lottery funds"),
        unit="元",
        measure=_AMOUNT,
        rounding=Decimal(10000),
    ),
    _gift(
        key="donations_cash",
        name=Text("接收捐款", "Donations received in cash"),
        definition=Text("接收捐赠款物价值中的捐款", "The cash within all donations"),
        unit="元",
        measure=_AMOUNT,
        where="cash_or_goods = '款'",
        part_of="donations_value",
        rounding=Decimal(10000),
    ),
    _gift(
        key="donations_goods_value",
        name=Text("接收捐赠物资价值", "Donations received in goods"),
        definition=Text(
            "接收捐赠款物价值中的物资，按台账所记价值", "The goods within all donations, at the ledger's value"
        ),
        unit="元",
        measure=_AMOUNT,
        where="cash_or_goods = '物'",
        part_of="donations_value",
        rounding=Decimal(10000),
    ),
    _gift(
        key="donation_lines",
        name=Text("捐赠笔数", "Gift lines"),
        definition=Text(
            "捐赠收入台账的行数：一笔捐赠分列几种物资时有几行",
            "Lines of the donation ledger: a gift of several goods has several",
        ),
        unit="笔",
        measure=CountRows(),
    ),
    _gift(
        key="donation_lines_with_receipt",
        name=Text("已开票捐赠笔数", "Gift lines with a receipt"),
        definition=Text("捐赠收入台账中已填票据号的行数", "Lines of the donation ledger that name a receipt"),
        unit="笔",
        measure=CountRows(),
        where="receipt_number is not null",
        part_of="donation_lines",
    ),
    _gift(
        key="receipts_issued",
        name=Text("开具捐赠票据", "Donation receipts issued"),
        definition=Text(
            "捐赠收入台账中不同票据号的个数，一张票据可对应多行",
            "Different receipt numbers in the donation ledger; one may cover several lines",
        ),
        unit="张",
        measure=CountDistinct("receipt_number"),
    ),
    _gift(
        key="receipts_share",
        name=Text("开票率", "Share of gift lines with a receipt"),
        definition=Text(
            "已开票捐赠笔数占捐赠笔数的百分比", "Gift lines with a receipt, as a percentage of all gift lines"
        ),
        excludes=Text("不判断捐赠人是否放弃票据", "It doesn't tell who waived a receipt"),
        unit="%",
        fact="",
        measure=Ratio("donation_lines_with_receipt", "donation_lines", per=100),
    ),
    Metric(
        key="campaign_goal",
        stem="fundraising",
        name=Text("募捐活动目标额", "Goals of the campaigns"),
        definition=Text("当年开始的募捐活动备案的目标额之和", "The goals filed for campaigns that start in the year"),
        unit="元",
        measure=Sum((Term("goal_yuan"),)),
        fact="fact_campaign",
        kinds=("campaign",),
        splits=("campaign_code", "campaign_name"),
        good="none",
    ),
    _use(
        key="donation_use_value",
        name=Text("使用捐赠款物价值", "Donations used, cash and goods"),
        definition=Text(
            "全年拨付的捐款与发放的捐赠物资价值", "Cash paid out and goods handed out from donations in the year"
        ),
    ),
    _use(
        key="donation_use_cash",
        name=Text("使用捐款", "Donations used in cash"),
        definition=Text("使用捐赠款物价值中的捐款", "The cash within the donations used"),
        where="cash_or_goods = '款'",
        part_of="donation_use_value",
    ),
    _use(
        key="donation_use_goods_value",
        name=Text("使用捐赠物资价值", "Donations used in goods"),
        definition=Text("使用捐赠款物价值中的物资", "The goods within the donations used"),
        where="cash_or_goods = '物'",
        part_of="donation_use_value",
    ),
    Metric(
        key="donation_balance",
        stem="fundraising",
        name=Text("当年捐赠结余", "Donations received and not yet used"),
        definition=Text(
            "当年接收捐赠款物价值减去当年使用捐赠款物价值",
            "Donations received in the year less donations used in the year",
        ),
        excludes=Text("以前年度的结余", "What was left from earlier years"),
        unit="元",
        measure=Difference("donations_value", "donation_use_value"),
        kinds=("donation_income", "donation_use"),
        splits=("month", "county_id"),
        good="none",
    ),
)
