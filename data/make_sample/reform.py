"""The reform: 46 measures under 20 tasks in 7 areas, and how far each county is with its own plan."""

from __future__ import annotations

import datetime as dt
from random import Random

from data.make_sample.draw import day_between
from data.make_sample.names import COUNTIES
from data.make_sample.row import Line, Row

AREAS = ("治理结构", "组织建设", "人道救助", "应急救护", "公信力建设", "志愿服务", "保障机制")
TASKS_BY_AREA = (3, 3, 3, 3, 3, 3, 2)
DEPARTMENTS = ("办公室", "组织宣传部", "赈济救护部", "筹资财务部", "三献工作部")
VERBS = ("修订制度", "建立台账", "开展培训", "完善流程", "组织检查", "推广试点", "公开信息")
MEASURES = 46
DONE, UNDER_WAY = 29, 13
DONE_LATER = 3
ISSUED = {"青秀区": (7, 14), "西乡塘区": (8, 6), "兴宁区": (8, 27), "隆安县": (9, 17), "武鸣区": (10, 9),
          "宾阳县": (11, 3), "江南区": (11, 26)}  # fmt: skip
ISSUED_LATER = "横县"


def measure_rows() -> list[Row]:
    """One row for each measure; a few were done only after 4 December."""
    rng = Random("reform measures")
    tasks = [area for area, count in enumerate(TASKS_BY_AREA, start=1) for _ in range(count)]
    rows: list[Row] = []
    for number in range(1, MEASURES + 1):
        task = (number - 1) * len(tasks) // MEASURES + 1
        area = tasks[task - 1]
        status = "完成" if number <= DONE else "推进" if number <= DONE + UNDER_WAY else "未启动"
        last = dt.date(2020, 12, 3) if number <= DONE - DONE_LATER else dt.date(2020, 12, 26)
        first = dt.date(2020, 4, 10) if number <= DONE - DONE_LATER else dt.date(2020, 12, 8)
        rows.append(
            {
                "area_number": area,
                "task_number": task,
                "measure_number": number,
                "content": f"{AREAS[area - 1]}：{rng.choice(VERBS)}（措施{number}）",
                "responsible": rng.choice(DEPARTMENTS),
                "due_on": dt.date(2020, 12, 31) if status == "完成" else dt.date(2021, rng.choice((6, 12)), 30),
                "measure_status": status,
                "done_on": day_between(rng, first, last) if status == "完成" else None,
                "year": 2020,
            }
        )
    return rows


def plan_rows(year: int) -> list[Row]:
    """Each county's states by date: the latest one at the cut-off counts."""
    if year == 2019:
        return [_state(county, "改革方案", "未启动", dt.date(2019, 12, 20)) for county in COUNTIES]
    rows: list[Line] = []
    for number, county in enumerate(COUNTIES):
        rows.append(_state(county, "改革方案", "起草", dt.date(2020, 4, 7 + number)))
        if county in ISSUED:
            month, day = ISSUED[county]
            rows.append(_state(county, "改革方案", "征求意见", dt.date(2020, month - 1, day)))
            issued = _state(county, "改革方案", "已印发", dt.date(2020, month, day))
            rows.append(issued | {"document_number": f"示例{county[0]}红发〔2020〕{3 + number}号"})
        rows.append(_state(county, "监事会", "未启动", dt.date(2020, 11, 30)))
    rows.append(_state(ISSUED_LATER, "改革方案", "征求意见", dt.date(2020, 12, 16)))
    order = list(COUNTIES)
    return sorted(rows, key=lambda row: (str(row["plan_item"]), order.index(str(row["county"])), str(row["status_on"])))


def _state(county: str, item: str, status: str, day: dt.date) -> Line:
    return {"county": county, "plan_item": item, "plan_status": status, "document_number": None, "status_on": day}
