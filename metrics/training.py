"""应急救护培训: the mass training against its targets; the other classes stand apart and are never added in."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from metrics.metric import CountRows, Metric, Ratio, Sum, Term, Text

_SESSIONS = CountRows()
_PEOPLE = Sum((Term("attended_count"),))
_MASS = "training_type = '万人培训' and county_id is not null"
_OTHERS_APART = Text("其他类别的培训班；市本级举办的班", "All other classes; classes held by the city society itself")
_OTHERS = "training_type <> '万人培训'"
_NOT_ADDED = Text("不计入万人培训的完成数", "Never added to what the mass training did")

_class = partial(
    Metric,
    stem="training",
    fact="fact_training_class",
    kinds=("training_class",),
    splits=("month", "county_id", "sector", "certificate", "training_type", "organiser"),
)
_sessions = partial(_class, unit="场", measure=_SESSIONS)
_courses = partial(_class, unit="期", measure=_SESSIONS)
_people = partial(_class, unit="人", measure=_PEOPLE)
_mass = partial(_class, where=_MASS, excludes=_OTHERS_APART)
_ratio = partial(_class, fact="", good="none", splits=("month", "county_id", "sector", "certificate"))
_target = partial(
    Metric,
    stem="training",
    fact="fact_training_target",
    kinds=("training_target",),
    where=_MASS,
    latest_by=("county_id", "training_type", "year"),
    latest_order="issued_on, version",
    includes=Text("截至日期时有效的最新版本", "The version valid at the cut-off"),
    excludes=Text("其他培训类别的任务", "Targets of other kinds of training"),
    splits=("county_id",),
    good="none",
)

METRICS = (
    Metric(
        key="training_funds",
        stem="training",
        name=Text("万人培训投入资金", "Mass first-aid training, funds"),
        definition=Text("万人应急救护培训项目到账的经费", "Money received for the mass first-aid training"),
        excludes=Text("培训班台账与任务表中的同一笔资金", "The same money in the class ledger and the target sheet"),
        unit="元",
        measure=Sum((Term("received_yuan"),)),
        fact="fact_funding",
        kinds=("funding",),
        where="project_role = 'mass_training_funds'",
        splits=("funding_source",),
        published=True,
        rounding=Decimal(1000),
    ),
    _target(
        key="training_sessions_target",
        name=Text("万人培训计划场次", "Mass first-aid training, sessions planned"),
        definition=Text(
            "各县区万人培训计划场次之和", "Sessions of the mass training planned, added up over the counties"
        ),
        unit="场",
        measure=Sum((Term("planned_sessions"),)),
        published=True,
    ),
    _target(
        key="training_people_target",
        name=Text("万人培训计划人数", "Mass first-aid training, people planned"),
        definition=Text(
            "各县区万人培训计划人数之和；口径为“≥”时写作“以上”",
            'People the mass training is to reach, added up over the counties; "at least" where the target says so',
        ),
        unit="人",
        measure=Sum((Term("planned_people"),)),
        qualified=("target_rule = '≥'", "以上"),
        published=True,
    ),
    _target(
        key="training_people_per_session_target",
        name=Text("计划场均人数", "People per session, planned"),
        definition=Text("万人培训计划人数除以计划场次", "People planned divided by sessions planned"),
        unit="人/场",
        fact="",
        latest_by=(),
        measure=Ratio("training_people_target", "training_sessions_target"),
    ),
    _courses(
        key="induction_classes",
        name=Text("公务员任前培训期数", "Civil-servant induction classes"),
        definition=Text(
            "期内开班的新录用公务员任前培训班", "Induction classes for new civil servants that began in the period"
        ),
        where="training_type = '公务员任前'",
        published=True,
    ),
    _people(
        key="induction_people",
        name=Text("公务员任前培训人数", "Civil servants trained at induction"),
        definition=Text("公务员任前培训班的报到人数", "People who attended the induction classes"),
        where="training_type = '公务员任前'",
        published=True,
    ),
    _courses(
        key="agency_classes",
        name=Text("市直机关培训班期数", "City agency staff classes"),
        definition=Text(
            "期内开班的市直机关工作人员培训班", "Classes for staff of city agencies that began in the period"
        ),
        where="training_type = '市直机关'",
        published=True,
    ),
    _people(
        key="agency_people",
        name=Text("市直机关培训人数", "City agency staff trained"),
        definition=Text("市直机关培训班的报到人数", "People who attended the classes for city agencies"),
        where="training_type = '市直机关'",
        published=True,
    ),
    _courses(
        key="instructor_classes",
        name=Text("师资培训班期数", "Instructor classes"),
        definition=Text("期内开班的应急救护师资培训班", "Classes for first-aid instructors that began in the period"),
        where="training_type = '师资'",
        published=True,
    ),
    _people(
        key="instructors_trained",
        name=Text("培训师资人数", "Instructors trained"),
        definition=Text("师资培训班的报到人数", "People who attended the instructor classes"),
        where="training_type = '师资'",
        published=True,
    ),
    _mass(
        key="training_sessions",
        name=Text("万人培训完成场次", "Mass first-aid training, sessions held"),
        definition=Text(
            "各县区期内开班的万人应急救护培训场次",
            "Sessions of the mass training that began in the period, in the counties",
        ),
        includes=Text("在定点帮扶村举办的专场", "Sessions held in the paired village"),
        unit="场",
        measure=_SESSIONS,
        target="training_sessions_target",
        published=True,
    ),
    _mass(
        key="training_people",
        name=Text("万人培训完成人数", "Mass first-aid training, people trained"),
        definition=Text("各县区万人应急救护培训的报到人数", "People who attended the mass training in the counties"),
        unit="人",
        measure=_PEOPLE,
        target="training_people_target",
        published=True,
    ),
    _mass(
        key="village_training_sessions",
        name=Text("定点帮扶村培训专场", "First-aid sessions held in the paired village"),
        definition=Text("在定点帮扶村举办的万人培训场次", "Sessions of the mass training held in the paired village"),
        unit="场",
        measure=_SESSIONS,
        where=f"{_MASS} and village_role = 'supported_village'",
        part_of="training_sessions",
        named_by="village",
        published=True,
    ),
    _mass(
        key="training_passed",
        name=Text("万人培训合格人数", "Mass training, people who passed"),
        definition=Text("万人培训报到人员中考核合格的人数", "Those among the people trained who passed"),
        unit="人",
        measure=Sum((Term("passed_count"),)),
        part_of="training_people",
    ),
    _mass(
        key="training_certified",
        name=Text("万人培训发证人数", "Mass training, people certified"),
        definition=Text(
            "万人培训报到人员中取得证书的人数", "Those among the people trained who were given a certificate"
        ),
        unit="人",
        measure=Sum((Term("certified_count"),)),
        part_of="training_passed",
    ),
    _mass(
        key="training_spent",
        name=Text("万人培训支出", "Mass training, spent"),
        definition=Text("万人培训班台账所记支出", "What the classes of the mass training spent"),
        unit="元",
        measure=Sum((Term("spent_yuan"),)),
        good="none",
    ),
    _ratio(
        key="training_people_per_session",
        name=Text("场均人数", "People per session"),
        definition=Text("万人培训完成人数除以完成场次", "People trained divided by sessions held"),
        unit="人/场",
        measure=Ratio("training_people", "training_sessions"),
    ),
    _ratio(
        key="training_cost_per_person",
        name=Text("人均支出", "Cost per person trained"),
        definition=Text("万人培训支出除以完成人数", "What the mass training spent, by person trained"),
        unit="元/人",
        measure=Ratio("training_spent", "training_people"),
    ),
    _sessions(
        key="awareness_sessions",
        name=Text("普及培训场次", "Public-awareness sessions"),
        definition=Text("期内开班的普及性救护培训", "Public-awareness sessions that began in the period"),
        where="training_type = '普及'",
    ),
    _people(
        key="awareness_people",
        name=Text("普及培训人数", "People at public-awareness sessions"),
        definition=Text("普及性救护培训的报到人数", "People who attended public-awareness sessions"),
        where="training_type = '普及'",
    ),
    _sessions(
        key="water_safety_sessions",
        name=Text("防溺水培训场次", "Water-safety sessions"),
        definition=Text("期内开班的防溺水培训", "Water-safety sessions that began in the period"),
        where="training_type = '防溺水'",
    ),
    _people(
        key="water_safety_people",
        name=Text("防溺水培训人数", "People at water-safety sessions"),
        definition=Text("防溺水培训的报到人数", "People who attended water-safety sessions"),
        where="training_type = '防溺水'",
    ),
    _sessions(
        key="other_classes",
        name=Text("其他培训班场次", "Sessions beside the mass training"),
        definition=Text("万人培训以外各类培训班的班次", "Classes of all kinds but the mass training"),
        excludes=_NOT_ADDED,
        where=_OTHERS,
    ),
    _people(
        key="other_classes_people",
        name=Text("其他培训班人数", "People beside the mass training"),
        definition=Text(
            "万人培训以外各类培训班的报到人数", "People who attended classes of all kinds but the mass training"
        ),
        excludes=_NOT_ADDED,
        where=_OTHERS,
    ),
)
