"""The counties' returns: the same two sheets from twelve offices, each with habits of its own.

The habits are a modest dose of what real lists hold; `data/README.md` lists them. None needs a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.make_sample import relief, training
from data.make_sample.book import Habit, Sheet
from data.make_sample.row import Line

OTHER_WORDS = {
    "class_code": "班次号",
    "organiser": "主办单位",
    "training_type": "培训类别",
    "certificate": "证书类型",
    "started_on": "开始日期",
    "ended_on": "结束日期",
    "location": "举办地点",
    "attended_count": "培训人数",
    "passed_count": "合格人数",
    "certified_count": "发证人数",
    "spent_yuan": "支出金额",
    "project_name": "项目名称",
    "raised_yuan": "筹集金额",
    "households_count": "受益户数",
    "people_count": "受益人数",
    "county": "所属县区",
}
TRAINING_GROUPS = {
    "培训时间": ("started_on", "ended_on"),
    "培训情况": ("attended_count", "passed_count", "certified_count"),
}
RELIEF_GROUPS = {"起止时间": ("started_on", "ended_on"), "受益情况": ("households_count", "people_count")}
NO_COUNTY = ("county",)
HABITS: Mapping[str, Habit] = {
    "兴宁区": Habit(),
    "青秀区": Habit(serial=False),
    "江南区": Habit(dates="dots"),
    "西乡塘区": Habit(headers=OTHER_WORDS, first_column=1),
    "良庆区": Habit(groups=TRAINING_GROUPS),
    "邕宁区": Habit(in_wan=True, left_out=NO_COUNTY),
    "武鸣区": Habit(subtotals=True),
    "隆安县": Habit(closing_note="本表由县红十字会填报，联系电话见通讯录；空白表示当期没有发生"),
    "马山县": Habit(left_out=NO_COUNTY, intro="今年以来，我县红十字会按照年度任务安排开展工作，具体情况如下表。"),
    "上林县": Habit(left_out=NO_COUNTY, text_numbers=("attended_count", "households_count"), full_width=True),
    "宾阳县": Habit(stray_space=True, in_wan=True),
    "横县": Habit(dates="chinese", text_numbers=("attended_count", "households_count")),
}


def training_sheet(year: int, county: str, rows: list[Line]) -> Sheet:
    """A county's return of its classes."""
    title = f"{county}红十字会{year}年应急救护培训班台账"
    return Sheet("training_class", title, rows, sums=training.CLASS_SUMS, habit=HABITS[county])


def relief_sheet(year: int, county: str, rows: list[Line]) -> Sheet:
    """A county's return of its relief projects."""
    habit = HABITS[county]
    if habit.groups:
        habit = replace(habit, groups=RELIEF_GROUPS)
    title = f"{county}红十字会{year}年人道救助项目表"
    return Sheet("relief_project", title, rows, sums=relief.PROJECT_SUMS, habit=replace(habit, subtotals=False))
