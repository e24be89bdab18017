"""人道救助与脱贫: relief projects, livelihood dividends, the supported village, aid to child patients."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from metrics.metric import CountRows, Difference, Metric, Ratio, Sum, Term, Text

_HOUSEHOLDS = Sum((Term("households_count"),))
_PEOPLE = Sum((Term("people_count"),))
_RAISED = Sum((Term("raised_yuan"),))
_SPRING = "project_type = '博爱送万家'"
_DIVIDEND = "project_type in ('博爱家园', '产业代养') and dividend_yuan > 0"
_OWN_VILLAGE = "village_role = 'supported_village'"
_NOT_ADDED = Text(
    "志愿服务慰问户；同一户在几个项目中受益时重复计算",
    "Visits by volunteers; a household in several projects counts in each",
)

_project = partial(
    Metric,
    stem="relief",
    fact="fact_relief_project",
    kinds=("relief_project",),
    splits=("month", "county_id", "project_type", "relief_category", "funding_source", "village"),
)
_village = partial(
    Metric,
    stem="relief",
    fact="fact_supported_village",
    kinds=("supported_village",),
    splits=("county_id", "village"),
    where=_OWN_VILLAGE,
    named_by="village",
)
_child = partial(
    Metric,
    stem="relief",
    unit="名",
    measure=CountRows(),
    fact="fact_child_patient_aid",
    kinds=("child_patient_aid",),
    restricted=True,
    excludes=Text("待审与未获资助的申请", "Applications pending or refused"),
)

METRICS = (
    _project(
        key="spring_relief_raised",
        name=Text("博爱送万家筹集款物", "Spring Festival relief, cash and goods raised"),
        definition=Text("博爱送万家项目筹集的款物价值", "Cash and goods raised for the Spring Festival relief"),
        unit="元",
        measure=_RAISED,
        where=_SPRING,
        part_of="relief_raised",
        published=True,
        rounding=Decimal(1000),
    ),
    _project(
        key="spring_relief_households",
        name=Text("博爱送万家慰问户数", "Spring Festival relief, households visited"),
        definition=Text("博爱送万家项目慰问的困难家庭户数", "Households in need visited by the Spring Festival relief"),
        unit="户",
        measure=_HOUSEHOLDS,
        where=_SPRING,
        part_of="relief_households",
        published=True,
    ),
    _project(
        key="livelihood_dividend_households",
        name=Text("生计金及代养分红户数", "Households paid livelihood dividends"),
        definition=Text(
            "博爱家园与产业代养项目中，领到分红的受益户",
            "Households that were paid a dividend by livelihood or livestock projects",
        ),
        excludes=Text("当期没有分红的项目", "Projects that paid no dividend in the period"),
        unit="户",
        measure=_HOUSEHOLDS,
        where=_DIVIDEND,
        part_of="relief_households",
        named_by="village",
        published=True,
    ),
    _project(
        key="livelihood_dividend_amount",
        name=Text("生计金及代养分红金额", "Livelihood dividends paid"),
        definition=Text("博爱家园与产业代养项目发放的分红", "Dividends paid by livelihood and livestock projects"),
        unit="元",
        measure=Sum((Term("dividend_yuan"),)),
        where=_DIVIDEND,
        named_by="village",
        published=True,
    ),
    _project(
        key="relief_households",
        name=Text("救助受益户", "Households helped by relief projects"),
        definition=Text("全部人道救助项目的受益户数之和", "Households helped, added up over all relief projects"),
        excludes=_NOT_ADDED,
        unit="户",
        measure=_HOUSEHOLDS,
    ),
    _project(
        key="relief_people",
        name=Text("救助受益人", "People helped by relief projects"),
        definition=Text("全部人道救助项目的受益人数之和", "People helped, added up over all relief projects"),
        excludes=Text("同一人在几个项目中受益时重复计算", "A person in several projects counts in each"),
        unit="人",
        measure=_PEOPLE,
    ),
    _project(
        key="relief_raised",
        name=Text("救助项目筹集款物", "Raised for relief projects"),
        definition=Text("全部人道救助项目筹集的款物价值", "Cash and goods raised for all relief projects"),
        excludes=Text(
            "与捐赠收入、经费有重叠，不与之相加",
            "It overlaps with donations and allocations and is never added to them",
        ),
        unit="元",
        measure=_RAISED,
    ),
    _project(
        key="relief_spent",
        name=Text("救助项目支出", "Spent on relief projects"),
        definition=Text("全部人道救助项目的支出", "What all relief projects spent"),
        unit="元",
        measure=Sum((Term("spent_yuan"),)),
        good="none",
    ),
    _project(
        key="relief_spent_on_households",
        name=Text("有受益户项目的支出", "Spent by projects that help households"),
        definition=Text("填有受益户的救助项目的支出", "What those relief projects spent that name households"),
        excludes=Text("没有受益户的项目，如设施建设", "Projects without households, such as building"),
        unit="元",
        measure=Sum((Term("spent_yuan"),)),
        where="households_count > 0",
        part_of="relief_spent",
        good="none",
    ),
    _project(
        key="relief_cost_per_household",
        name=Text("户均支出", "Cost per household"),
        definition=Text(
            "有受益户项目的支出除以救助受益户", "Spending of projects that help households, by household helped"
        ),
        unit="元/户",
        fact="",
        measure=Ratio("relief_spent_on_households", "relief_households"),
        good="none",
    ),
    _project(
        key="spring_relief_per_household",
        name=Text("博爱送万家户均款物", "Spring Festival relief by household"),
        definition=Text(
            "博爱送万家筹集款物除以慰问户数", "What the Spring Festival relief raised, by household visited"
        ),
        unit="元/户",
        fact="",
        measure=Ratio("spring_relief_raised", "spring_relief_households"),
        good="none",
    ),
    _village(
        key="village_support_funds",
        name=Text("定点帮扶资金", "Funds for the paired village"),
        definition=Text(
            "为定点帮扶村协调的资金与投入的资金之和", "Funds arranged for the paired village and funds put in, together"
        ),
        excludes=Text(
            "经费表与救助项目表中的同一笔资金只核对、不相加",
            "The same money in the funding and relief sheets is compared, not added",
        ),
        unit="元",
        measure=Sum((Term("coordinated_yuan"), Term("invested_yuan"))),
        published=True,
        rounding=Decimal(1000),
    ),
    _village(
        key="village_households_lifted_in_year",
        name=Text("当年脱贫户", "Village households lifted from poverty in the year"),
        definition=Text("定点帮扶村当年脱贫的户数", "Households of the paired village that left poverty in the year"),
        unit="户",
        measure=Sum((Term("households_lifted"),)),
        part_of="village_households_lifted",
        published=True,
    ),
    _village(
        key="village_households_lifted",
        name=Text("全村脱贫户", "Village households lifted from poverty, all years"),
        definition=Text(
            "定点帮扶村贫困户总数减去年末未脱贫户，即历年累计脱贫户",
            "All poor households of the paired village less those still poor at the end of the year",
        ),
        unit="户",
        measure=Sum((Term("poor_households_total"), Term("poor_households_at_end", -1))),
        where=f"{_OWN_VILLAGE} and poor_households_total is not null and poor_households_at_end is not null",
        published=True,
    ),
    _village(
        key="village_households_lifted_before",
        name=Text("往年脱贫户", "Village households lifted from poverty in earlier years"),
        definition=Text("定点帮扶村贫困户总数减去年初未脱贫户", "All poor households less those poor at the start"),
        unit="户",
        fact="",
        measure=Difference("village_households_total", "village_households_poor_at_start"),
    ),
    _village(
        key="village_households_total",
        name=Text("定点帮扶村贫困户总数", "Poor households of the village, all"),
        definition=Text("定点帮扶村建档的贫困户总数", "All households of the paired village registered as poor"),
        unit="户",
        measure=Sum((Term("poor_households_total"),)),
        good="none",
    ),
    _village(
        key="village_households_poor_at_start",
        name=Text("年初未脱贫户", "Village households poor at the start of the year"),
        definition=Text("定点帮扶村年初尚未脱贫的户数", "Households still poor when the year began"),
        unit="户",
        measure=Sum((Term("poor_households_at_start"),)),
        good="down",
    ),
    _village(
        key="village_households_poor_at_end",
        name=Text("年末未脱贫户", "Village households poor at the end of the year"),
        definition=Text("定点帮扶村年末尚未脱贫的户数", "Households still poor when the year ended"),
        unit="户",
        measure=Sum((Term("poor_households_at_end"),)),
        good="down",
    ),
    _child(
        key="little_angel_children",
        name=Text("小天使基金救助患儿", "Children helped by the Little Angel fund"),
        definition=Text(
            "审核日在期内、获小天使基金资助的患儿申请", "Applications funded by the Little Angel fund, by day of review"
        ),
        where="aid_fund = '小天使' and aid_result = '资助'",
        part_of="child_aid_children",
        published=True,
    ),
    _child(
        key="child_aid_children",
        name=Text("大病救助患儿", "Child patients helped, all funds"),
        definition=Text(
            "审核日在期内、获各项基金资助的患儿申请", "Applications funded by any of the funds, by day of review"
        ),
        where="aid_result = '资助'",
    ),
)
