"""应急救援与志愿服务: rescues, drills and their grant; what volunteers did."""

from __future__ import annotations

from functools import partial

from metrics.metric import CountRows, Metric, Sum, Term, Text

_PEOPLE = Sum((Term("volunteers_count"),))
_TIMES = Sum((Term("volunteer_times"),))
_BY_ACTIVITY = Text("不同活动中的同一人重复计算", "Nobody is recognised: who joins two activities counts twice")

_action = partial(
    Metric,
    stem="response",
    fact="fact_rescue",
    kinds=("rescue",),
    splits=("month", "county_id", "team", "disaster_type"),
)
_rescue = partial(_action, where="rescue_type = '救援'", excludes=Text("演练", "Drills"))
_drill = partial(_action, where="rescue_type = '演练'", excludes=Text("实际救援", "Rescues"))
_activity = partial(
    Metric,
    stem="response",
    fact="fact_volunteer_activity",
    kinds=("volunteer_activity",),
    splits=("month", "county_id", "activity_type", "team"),
)

METRICS = (
    Metric(
        key="rescue_team_grant",
        stem="response",
        name=Text("救援队伍建设经费", "Regional grant for the rescue team"),
        definition=Text("救援队伍建设项目到账的经费", "Money received to build up the rescue team"),
        unit="元",
        measure=Sum((Term("received_yuan"),)),
        fact="fact_funding",
        kinds=("funding",),
        where="project_role = 'rescue_team_grant'",
        splits=("funding_source",),
        part_of="funding_received",
        published=True,
    ),
    _rescue(
        key="rescue_missions",
        name=Text("参与救援次数", "Rescue missions"),
        definition=Text("期内参与的实地救援", "Rescues in the field in the period"),
        unit="次",
        measure=CountRows(),
        published=True,
    ),
    _rescue(
        key="rescue_deployments",
        name=Text("出动队员人次", "Rescue deployments, person-times"),
        definition=Text(
            "实地救援出动的人次，同一队员每次都算", "Person-times sent out to rescues: a member counts each time"
        ),
        unit="人次",
        measure=Sum((Term("deployments_count"),)),
        published=True,
    ),
    _rescue(
        key="rescue_people_saved",
        name=Text("救援获救人数", "People saved by rescues"),
        definition=Text("实地救援中获救的人数", "People saved in rescues"),
        unit="人",
        measure=Sum((Term("rescued_count"),)),
    ),
    _drill(
        key="rescue_drills",
        name=Text("救援演练次数", "Rescue drills"),
        definition=Text("期内举办的救援演练", "Rescue drills held in the period"),
        unit="次",
        measure=CountRows(),
    ),
    _drill(
        key="rescue_drill_members",
        name=Text("救援演练队员", "Rescue team members in the drill"),
        definition=Text(
            "参加救援演练的队员人数，不是人次", "Team members who took part in drills: people, not person-times"
        ),
        unit="名",
        measure=Sum((Term("members_count"),)),
        published=True,
    ),
    _activity(
        key="volunteer_activities",
        name=Text("志愿服务活动次数", "Volunteer activities"),
        definition=Text("期内开展的志愿服务活动", "Volunteer activities held in the period"),
        unit="次",
        measure=CountRows(),
    ),
    _activity(
        key="volunteer_people",
        name=Text("志愿者人数（按活动）", "Volunteers, by activity"),
        definition=Text("各次志愿服务活动的志愿者人数之和", "Volunteers of each activity, added up"),
        excludes=_BY_ACTIVITY,
        unit="人",
        measure=_PEOPLE,
    ),
    _activity(
        key="volunteer_times",
        name=Text("志愿服务人次", "Volunteer person-times"),
        definition=Text("各次志愿服务活动的服务人次之和", "Person-times of all volunteer activities"),
        unit="人次",
        measure=_TIMES,
    ),
    _activity(
        key="volunteer_hours",
        name=Text("志愿服务时长", "Volunteer hours"),
        definition=Text("各次志愿服务活动所记时长之和", "Hours recorded for all volunteer activities"),
        excludes=Text("不乘以人数", "Not multiplied by the number of volunteers"),
        unit="小时",
        measure=Sum((Term("volunteer_hours"),)),
    ),
    _activity(
        key="volunteer_households",
        name=Text("志愿服务受益户", "Households reached by volunteers"),
        definition=Text("各次志愿服务活动的受益户数之和", "Households reached by all volunteer activities"),
        excludes=Text("救助项目的受益户", "Households of relief projects"),
        unit="户",
        measure=Sum((Term("households_count"),)),
    ),
    _activity(
        key="leaflets_distributed",
        name=Text("发放宣传资料", "Leaflets distributed"),
        definition=Text("各次志愿服务活动发放的宣传资料份数", "Leaflets handed out at all volunteer activities"),
        unit="份",
        measure=Sum((Term("leaflets_count"),)),
        published=True,
    ),
    _activity(
        key="water_safety_volunteer_times",
        name=Text("防溺水宣传志愿者人次", "Water-safety volunteers, person-times"),
        definition=Text("防溺水宣传活动的志愿服务人次", "Person-times of volunteers in water-safety campaigns"),
        unit="人次",
        measure=_TIMES,
        where="activity_type = '防溺水宣传'",
        part_of="volunteer_times",
        published=True,
    ),
    _activity(
        key="cleanup_volunteer_times",
        name=Text("环保清洁志愿者人次", "River clean-up volunteers, person-times"),
        definition=Text("江河环保清洁活动的志愿服务人次", "Person-times of volunteers in river clean-ups"),
        unit="人次",
        measure=_TIMES,
        where="activity_type = '环保清洁'",
        part_of="volunteer_times",
        published=True,
    ),
    _activity(
        key="winter_swim_volunteers",
        name=Text("冬泳志愿者", "Winter-swim volunteers"),
        definition=Text(
            "参加冬泳活动（如元旦冬泳）的志愿者人数",
            "Volunteers who took part in winter swims, such as the New Year swim",
        ),
        unit="名",
        measure=_PEOPLE,
        where="activity_type = '冬泳'",
        part_of="volunteer_people",
        published=True,
    ),
    _activity(
        key="spring_festival_volunteers",
        name=Text("节日志愿服务骨干", "Holiday core volunteers"),
        definition=Text(
            "节日（如春节）慰问活动中抽调的志愿者人数",
            "Volunteers called up for visits on holidays, such as Spring Festival",
        ),
        unit="名",
        measure=_PEOPLE,
        where="activity_type = '节日慰问'",
        part_of="volunteer_people",
        published=True,
    ),
    _activity(
        key="volunteer_households_visited",
        name=Text("志愿服务慰问困难户", "Households visited by volunteers"),
        definition=Text("节日慰问活动中志愿者慰问的困难户", "Households in need that volunteers visited on holidays"),
        excludes=Text("博爱送万家慰问的户数", "Households visited by the Spring Festival relief"),
        unit="户",
        measure=Sum((Term("households_count"),)),
        where="activity_type = '节日慰问'",
        part_of="volunteer_households",
        published=True,
    ),
)
