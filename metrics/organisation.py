"""改革、阵地、宣传: the plan of reform, the counties' plans, bases, meetings, allocations, publicity."""

from __future__ import annotations

from functools import partial

from metrics.metric import CountDistinct, CountRows, Metric, Ratio, Sum, Term, Text

_measure = partial(
    Metric,
    stem="organisation",
    fact="fact_reform_measure",
    kinds=("reform_measure",),
    splits=("area_number", "measure_status", "responsible"),
)
_plan = partial(
    Metric,
    stem="organisation",
    unit="个县区",
    measure=CountRows(),
    fact="fact_county_reform_plan",
    kinds=("county_reform_plan",),
    latest_by=("county_id", "plan_item"),
    latest_order="counted_on",
    includes=Text("每个县区只算截至日期时的最新状态", "Each county by its latest state at the cut-off alone"),
    splits=("county_id", "plan_status"),
)
_base = partial(
    Metric,
    stem="organisation",
    measure=CountRows(),
    fact="fact_base",
    kinds=("base",),
    splits=("month", "county_id", "base_category", "base_level", "base_action", "base_name"),
)
_published_base = partial(_base, part_of="base_actions", published=True, named_by="base_name")
_event = partial(
    Metric,
    stem="organisation",
    fact="fact_governance_event",
    kinds=("governance_event",),
    splits=("month", "event_item"),
    published=True,
)
_money = partial(
    Metric,
    stem="organisation",
    unit="元",
    fact="fact_funding",
    kinds=("funding",),
    splits=("project_name", "funding_source"),
)
_news = partial(
    Metric,
    stem="organisation",
    unit="篇",
    measure=Sum((Term("items_count"),)),
    fact="fact_publicity",
    kinds=("publicity",),
    splits=("month", "county_id", "media_level", "media_channel"),
)

METRICS = (
    _event(
        key="study_sessions",
        name=Text("党组中心组等学习活动", "Party study sessions held"),
        definition=Text("类别为“学习”的活动次数之和", "Times of all events of the category study"),
        unit="次",
        measure=Sum((Term("times_count"),)),
        where="event_category = '学习'",
    ),
    _event(
        key="honorary_vice_presidents",
        name=Text("名誉副会长", "Honorary vice-presidents appointed"),
        definition=Text("期内聘请的名誉副会长人数", "Honorary vice-presidents appointed in the period"),
        excludes=Text("名誉会长", "The honorary president"),
        unit="位",
        measure=Sum((Term("event_people_count"),)),
        where="event_item = '名誉副会长'",
    ),
    _event(
        key="seconded_vice_presidents_added",
        name=Text("新增挂职副会长", "Seconded vice-presidents added"),
        definition=Text("期内选举增加的挂职副会长人数", "Seconded vice-presidents elected in the period"),
        unit="名",
        measure=Sum((Term("event_people_count"),)),
        where="event_item = '挂职副会长'",
    ),
    _measure(
        key="reform_areas",
        name=Text("改革方面", "Areas covered by the reform plan"),
        definition=Text("改革措施台账中不同的方面号", "Different numbers of areas in the reform plan"),
        unit="个方面",
        measure=CountDistinct("area_number"),
        published=True,
    ),
    _measure(
        key="reform_tasks",
        name=Text("改革任务", "Reform tasks"),
        definition=Text("改革措施台账中不同的任务号", "Different numbers of tasks in the reform plan"),
        unit="项",
        measure=CountDistinct("task_number"),
        phrase=Text("{n}改革任务", "{n} reform tasks"),
        published=True,
    ),
    _measure(
        key="reform_measures",
        name=Text("改革措施", "Reform measures"),
        definition=Text("改革措施台账中的措施，无论是否完成", "Measures of the reform plan, done or not"),
        unit="项",
        measure=CountRows(),
        phrase=Text("{n}改革措施", "{n} reform measures"),
        published=True,
    ),
    _measure(
        key="reform_measures_done",
        name=Text("已完成改革措施", "Reform measures done"),
        definition=Text("完成日在截至日期以前的措施", "Measures whose day of completion is no later than the cut-off"),
        unit="项",
        measure=CountRows(),
        where="done_on <= $cut_off",
        part_of="reform_measures",
    ),
    _measure(
        key="reform_measures_done_share",
        name=Text("改革措施完成率", "Share of reform measures done"),
        definition=Text("已完成改革措施占全部改革措施的百分比", "Measures done as a percentage of all measures"),
        unit="%",
        fact="",
        measure=Ratio("reform_measures_done", "reform_measures", per=100),
        splits=("area_number",),
    ),
    _plan(
        key="counties_reform_plan_issued",
        name=Text("改革方案已印发县区", "Counties whose reform plan is issued"),
        definition=Text("改革方案的最新状态为“已印发”的县区", "Counties whose plan's latest state is issued"),
        where="plan_item = '改革方案' and plan_status = '已印发'",
        published=True,
    ),
    _plan(
        key="counties_reform_plan_drafting",
        name=Text("改革方案起草中县区", "Counties whose reform plan is being drafted"),
        definition=Text("改革方案的最新状态为“起草”的县区", "Counties whose plan's latest state is being drafted"),
        excludes=Text("征求意见阶段的县区", "Counties in consultation"),
        where="plan_item = '改革方案' and plan_status = '起草'",
        good="none",
        published=True,
    ),
    _plan(
        key="counties_reform_plan_consulting",
        name=Text("改革方案征求意见县区", "Counties whose reform plan is in consultation"),
        definition=Text("改革方案的最新状态为“征求意见”的县区", "Counties whose plan's latest state is consultation"),
        where="plan_item = '改革方案' and plan_status = '征求意见'",
        good="none",
    ),
    _plan(
        key="counties_supervisory_board",
        name=Text("监事会已设立县区", "Counties with a supervisory board"),
        definition=Text(
            "监事会事项的最新状态为“已印发”的县区", "Counties whose supervisory board's latest state is issued"
        ),
        where="plan_item = '监事会' and plan_status = '已印发'",
    ),
    _published_base(
        key="model_schools_added",
        name=Text("新增市级示范校", "City model schools added"),
        definition=Text("期内新增的市级红十字示范校", "Model schools of city level added in the period"),
        unit="所",
        where="base_category = '示范校' and base_level = '市级' and base_action = '新增'",
    ),
    _published_base(
        key="model_schools_upgraded",
        name=Text("提升市级示范校", "City model schools upgraded"),
        definition=Text("期内提升打造的市级红十字示范校", "Model schools of city level upgraded in the period"),
        unit="所",
        where="base_category = '示范校' and base_level = '市级' and base_action = '提升'",
    ),
    _published_base(
        key="regional_culture_base_schools",
        name=Text("自治区文化传播基地学校", "Regional culture-base schools"),
        definition=Text(
            "配合自治区打造的自治区级文化传播基地", "Culture bases of regional level supported in the period"
        ),
        unit="个",
        where="base_category = '传播基地' and base_level = '自治区级' and base_action = '配合'",
    ),
    _published_base(
        key="culture_bases_completed",
        name=Text("建成文化传播基地", "Culture bases completed"),
        definition=Text("期内建成的红十字文化传播基地", "Culture bases completed in the period"),
        unit="个",
        where="base_category = '传播基地' and base_action = '完成'",
    ),
    _published_base(
        key="culture_bases_upgraded",
        name=Text("提升为自治区级文化传播基地", "Culture bases raised to regional level"),
        definition=Text("期内提升为自治区级的文化传播基地", "Culture bases raised to regional level in the period"),
        unit="个",
        where="base_category = '传播基地' and base_level = '自治区级' and base_action = '提升'",
    ),
    _base(
        key="base_actions",
        name=Text("阵地建设项次", "Actions on bases"),
        definition=Text(
            "期内新增、提升、建成、配合的阵地项次", "Bases added, upgraded, completed or supported in the period"
        ),
        unit="项",
    ),
    _money(
        key="funding_budget",
        name=Text("经费预算", "Allocations, budget"),
        definition=Text("当年各项经费的预算之和", "The budgets of the year's allocations"),
        measure=Sum((Term("budget_yuan"),)),
        good="none",
    ),
    _money(
        key="funding_received",
        name=Text("经费到账", "Allocations received"),
        definition=Text("当年各项经费的到账金额之和", "What was received of the year's allocations"),
        excludes=Text("社会捐赠收入", "Donations from the public"),
        measure=Sum((Term("received_yuan"),)),
    ),
    _money(
        key="funding_spent",
        name=Text("经费支出", "Allocations spent"),
        definition=Text("当年各项经费的支出之和", "What was spent of the year's allocations"),
        measure=Sum((Term("spent_yuan"),)),
        good="none",
    ),
    _news(
        key="news_items",
        name=Text("市级媒体新闻报道", "News items in city media"),
        definition=Text("期内在市级媒体发布的新闻报道篇数", "News items that appeared in city media in the period"),
        excludes=Text("地铁广告；自治区级与国家级媒体", "Metro advertisements; regional and national media"),
        where="media_level = '市级' and media_channel <> '地铁'",
        part_of="publicity_items",
        published=True,
    ),
    _news(
        key="publicity_items",
        name=Text("宣传发布篇次", "Publicity items"),
        definition=Text("期内各级各类媒体的宣传发布", "Publicity in media of all levels and channels in the period"),
    ),
)
