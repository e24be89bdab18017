"""A year later the same template serves: what is there is stated, what isn't is marked, the epidemic is over."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import docx
import pytest
from pptx import Presentation

from etl.pipeline import load
from reports.__main__ import main
from tests.etl.books import written


def silent(_: str) -> None:
    """Nobody watches this load."""


@pytest.fixture(scope="module")
def year_2021(tmp_path_factory):
    """A small 2021: two counties' classes with their targets, a gift, a rescue."""
    folder, warehouse = tmp_path_factory.mktemp("2021"), tmp_path_factory.mktemp("wh")
    classes = [
        {
            "class_code": f"P{n}",
            "started_on": dt.date(2021, 4, n),
            "ended_on": dt.date(2021, 4, n),
            "attended_count": 50,
        }
        for n in (1, 2, 3)
    ]
    target = {
        "county": "隆安县", "training_type": "万人培训", "year": 2021, "planned_sessions": 2, "planned_people": 100,
        "target_rule": "≥", "document_number": "示例〔2021〕1号", "issued_on": dt.date(2021, 1, 15),
        "due_on": dt.date(2021, 12, 31), "version": 1,
    }  # fmt: skip
    gift = {
        "donation_code": "J1", "donated_on": dt.date(2021, 5, 6), "amount_yuan": Decimal("123456.00"),
        "campaign_code": "HD-2021-000",
    }  # fmt: skip
    written(folder, "培训.xlsx", {"training_class": classes, "training_target": [target]})
    aims = [
        {
            "indicator_key": key, "target_value": 9, "target_direction": "≥", "target_curve": "序时", "version": 1,
            "due_on": dt.date(2021, 12, 31), "issued_on": dt.date(2021, 1, 15), "year": 2021,
        }
        for key in ("救助受益户", "news_item")
    ]  # fmt: skip
    written(folder, "目标.xlsx", {"indicator_target": aims})
    written(folder, "捐赠.xlsx", {"donation_income": [gift]})
    assert load([folder], warehouse, say=silent).published
    return warehouse


@pytest.fixture(scope="module")
def texts(year_2021, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "2021.docx"
    words = ["summary", "--year", "2021", "--as-of", "2021-12-20", "--warehouse", str(year_2021), "--out", str(out)]
    assert main(words) == 0
    return [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]


def test_what_is_there_is_stated(texts):
    text = "\n".join(texts)
    assert "2021年工作总结" in texts[0]
    assert "各县（区）办班3场，参训150人，场次为任务的150.0%，人数为任务的150.0%，超额完成任务" in text
    assert "下达的任务是两场、100人以上" in text
    assert "三、2022年打算" in text


def test_without_an_epidemic_the_everyday_gifts_are_stated(texts):
    text = "\n".join(texts)
    assert "专项募捐" not in text
    assert "今年合计收到款物12万元，均为现金捐赠12万元" in text


def test_what_isnt_there_is_marked_and_listed(texts):
    text = "\n".join(texts)
    assert "【缺：党组中心组等学习活动】" in text
    assert "【缺：上年同期万人培训完成场次】" in text
    assert "【缺：成文日期】" in texts
    # The plasma of those recovered was asked for in the year of the epidemic; later it is stated where it is reported.
    assert "康复者血浆" not in text
    assert "没有成文日期" in text
    assert "None" not in text
    assert "示例数据" not in text


def test_targets_of_what_is_no_figure_are_pointed_out(texts):
    """A target that is judged by nowhere isn't dropped in silence; a figure's name is turned into its key."""
    text = "\n".join(texts)
    assert "“救助受益户”请改为代码 relief_households。" in text
    assert "“news_item”不是指标代码" in text


def test_the_slides_have_no_epidemic_either(year_2021, tmp_path):
    out = tmp_path / "2021.pptx"
    words = ["slides", "--year", "2021", "--as-of", "2021-12-20", "--warehouse", str(year_2021), "--out", str(out)]
    assert main(words) == 0
    said = [
        shape.text_frame.text
        for slide in Presentation(str(out)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert not [text for text in said if "疫情" in text]
    assert "开具捐赠票据" in said


def test_the_whole_year_is_judged_at_its_end(year_2021, tmp_path):
    out = tmp_path / "2021.md"
    assert main(["summary", "--year", "2021", "--warehouse", str(year_2021), "--out", str(out)]) == 0
    assert "12月31日" in out.read_text(encoding="utf-8")
