"""Problems of the reference data that leave the figures as they are."""

from __future__ import annotations

from etl.problems import ProblemClass


class OutlinesUnusable(ProblemClass):
    """The office's own file of boundaries can't be used."""

    code, severity = "outlines_unusable", "warn"
    title_zh, title_en = "边界文件不能用", "Boundaries can't be used"
    message_zh = "本单位的边界文件不能用：{reason_zh}。地图暂用程序自带的边界，不显示审图号。"
    message_en = (
        "The office's file of boundaries can't be used: {reason_en}. The map takes those that come with the program, "
        "without the review number."
    )
    repair_zh = "请换成经纬度坐标、UTF-8 编码的 GeoJSON，属性里写 adcode 或 name，再导入一次；不需要时请移走。"
    repair_en = "Put a GeoJSON in degrees and UTF-8 there, adcode or name in its properties, and load; or remove it."


class OutlinesMissing(ProblemClass):
    """The office's own file of boundaries lacks some counties."""

    code, severity = "outlines_missing", "warn"
    title_zh, title_en = "边界文件缺县区", "Boundaries missing"
    message_zh = "本单位的边界文件里没有：{names}。地图上它们以方块画在下方。"
    message_en = "The office's file of boundaries lacks: {names}. The map draws them as squares below the others."
    repair_zh = "请在边界文件中补上，属性 adcode 写行政区划代码，或 name 写名称。"
    repair_en = "Add them to the file, with the code as adcode or the name as name."
