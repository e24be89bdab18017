"""三献: stem-cell donation by stage, organs and bodies, blood awards. Stages are counts of a period, not one cohort."""

from __future__ import annotations

from functools import partial

from metrics.metric import Metric, Ratio, Sum, Term, Text

_NO_COHORT = Text(
    "同一批人的逐级转化：各环节按各自日期计数，可能不是同一批人",
    "The course of one group: each stage counts by its own date and may be other people",
)

_stage = partial(
    Metric,
    stem="donation",
    unit="名",
    fact="fact_stem_cell_stage",
    kinds=("stem_cell_case", "stem_cell_monthly"),
    measure=Sum((Term("people_count", cell_from="people_count_field"),)),
    excludes=_NO_COHORT,
    restricted=True,
)
_rate = partial(_stage, unit="%", fact="", published=False)
_organ = partial(
    Metric,
    stem="donation",
    fact="fact_organ_body_donation",
    kinds=("organ_body_donation",),
    measure=Sum((Term("donation_count"),)),
)
_registered = partial(_organ, unit="人", excludes=Text("实际捐献", "Donations made"))
_made = partial(_organ, unit="例", excludes=Text("登记，两者不是先后关系", "Registrations: the two are no sequence"))
_award = partial(
    Metric,
    stem="donation",
    fact="fact_blood_award",
    kinds=("blood_award",),
    measure=Sum((Term("award_count"),)),
    splits=("award", "county_id"),
    published=True,
)

METRICS = (
    _stage(
        key="hsc_contacted",
        name=Text("造干征求意愿", "Stem-cell donors asked for consent"),
        definition=Text(
            "期内征求捐献意愿的初配相合志愿者", "Volunteers with a first match who were asked in the period"
        ),
        where="stage = '征求意愿'",
        published=True,
    ),
    _stage(
        key="hsc_remobilised",
        name=Text("造干再动员", "Stem-cell donors re-mobilised"),
        definition=Text("期内再次动员的志愿捐献者", "Willing donors who were approached again in the period"),
        where="stage = '再动员'",
        published=True,
    ),
    _stage(
        key="hsc_high_resolution_typed",
        name=Text("造干高分辨检测", "Stem-cell donors typed at high resolution"),
        definition=Text(
            "期内采样作高分辨比对的捐献者", "Donors whose sample was typed at high resolution in the period"
        ),
        where="stage = '高分辨'",
        published=True,
    ),
    _stage(
        key="hsc_examined",
        name=Text("造干捐献前体检", "Stem-cell donors examined before donation"),
        definition=Text("期内作捐献前体检的捐献者", "Donors who had the examination before donation in the period"),
        where="stage = '体检'",
        published=True,
    ),
    _stage(
        key="hsc_donated",
        name=Text("造干成功捐献", "Stem-cell donations"),
        definition=Text("期内采集造血干细胞的捐献者", "Donors whose stem cells were collected in the period"),
        where="stage = '采集'",
        published=True,
    ),
    _rate(
        key="hsc_remobilised_rate",
        name=Text("再动员比征求意愿", "Re-mobilised against asked"),
        definition=Text(
            "期内再动员人数占征求意愿人数的百分比", "Re-mobilised as a percentage of those asked in the period"
        ),
        measure=Ratio("hsc_remobilised", "hsc_contacted", per=100),
    ),
    _rate(
        key="hsc_typed_rate",
        name=Text("高分辨比再动员", "Typed against re-mobilised"),
        definition=Text(
            "期内高分辨人数占再动员人数的百分比", "Typed as a percentage of those re-mobilised in the period"
        ),
        measure=Ratio("hsc_high_resolution_typed", "hsc_remobilised", per=100),
    ),
    _rate(
        key="hsc_examined_rate",
        name=Text("体检比高分辨", "Examined against typed"),
        definition=Text("期内体检人数占高分辨人数的百分比", "Examined as a percentage of those typed in the period"),
        measure=Ratio("hsc_examined", "hsc_high_resolution_typed", per=100),
    ),
    _rate(
        key="hsc_donated_rate",
        name=Text("采集比体检", "Donated against examined"),
        definition=Text("期内采集人数占体检人数的百分比", "Donated as a percentage of those examined in the period"),
        measure=Ratio("hsc_donated", "hsc_examined", per=100),
    ),
    _rate(
        key="hsc_overall_rate",
        name=Text("采集比征求意愿", "Donated against asked"),
        definition=Text("期内采集人数占征求意愿人数的百分比", "Donated as a percentage of those asked in the period"),
        measure=Ratio("hsc_donated", "hsc_contacted", per=100),
    ),
    _registered(
        key="organ_donation_registrations",
        name=Text("器官捐献登记", "Organ donation registrations"),
        definition=Text(
            "期内登记愿意身后捐献器官的人", "People who registered in the period to give organs after death"
        ),
        where="donation_type = '器官' and donation_step = '登记'",
        published=True,
    ),
    _registered(
        key="body_donation_registrations",
        name=Text("遗体捐献登记", "Body donation registrations"),
        definition=Text(
            "期内登记愿意身后捐献遗体的人", "People who registered in the period to give their body after death"
        ),
        where="donation_type = '遗体' and donation_step = '登记'",
        published=True,
    ),
    _registered(
        key="cornea_donation_registrations",
        name=Text("角膜捐献登记", "Cornea donation registrations"),
        definition=Text(
            "期内登记愿意身后捐献角膜的人", "People who registered in the period to give corneas after death"
        ),
        where="donation_type = '角膜' and donation_step = '登记'",
    ),
    _made(
        key="organ_donations",
        name=Text("器官捐献完成", "Organ donations completed"),
        definition=Text("期内完成的人体器官捐献", "Organ donations completed in the period"),
        where="donation_type = '器官' and donation_step = '实现'",
        published=True,
    ),
    _made(
        key="body_donations",
        name=Text("遗体捐献完成", "Body donations completed"),
        definition=Text("期内完成的遗体捐献", "Body donations completed in the period"),
        where="donation_type = '遗体' and donation_step = '实现'",
        published=True,
    ),
    _made(
        key="cornea_donations",
        name=Text("角膜捐献完成", "Cornea donations completed"),
        definition=Text("期内完成的角膜捐献", "Cornea donations completed in the period"),
        where="donation_type = '角膜' and donation_step = '实现'",
    ),
    _organ(
        key="plasma_donors",
        name=Text("康复者血浆捐献者", "Convalescent plasma donors"),
        definition=Text(
            "期内捐献血浆的康复者；填报为0与未填报不同",
            "People recovered who gave plasma; a reported 0 differs from no report",
        ),
        unit="人",
        where="donation_type = '康复者血浆' and donation_step = '实现'",
        published=True,
    ),
    _award(
        key="blood_award_units",
        name=Text("无偿献血获奖单位", "Organisations given blood-donation awards"),
        definition=Text("当年各项无偿献血奖表彰的单位", "Organisations given any of the year's blood-donation awards"),
        unit="个单位",
        where="award_object = '单位'",
    ),
    _award(
        key="blood_award_people",
        name=Text("无偿献血获奖个人", "People given blood-donation awards"),
        definition=Text("当年各项无偿献血奖表彰的个人", "People given any of the year's blood-donation awards"),
        excludes=Text("献血人数", "The number of blood donors"),
        unit="人",
        where="award_object = '个人'",
    ),
)
