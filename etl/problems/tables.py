"""Problems of tables that aren't plain lists: crosstabs, and several tables on one sheet."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from etl.problems import Problem, ProblemClass


class CrosstabColumnTwice(ProblemClass):
    """Two columns of a crosstab say the same: the same month, county or class."""

    code = "crosstab_column_twice"
    title_zh, title_en = "交叉表中两列相同", "Two columns of a crosstab say the same"
    message_zh = "交叉表的表头“{said}”出现了不止一次：{cells}，无法确定用哪一列，整张表未导入。"
    message_en = "The crosstab has {said} above more than one column ({cells}); the sheet was not loaded."
    repair_zh, repair_en = "请改正其中一个表头后重新导入。", "Correct one of the headers and load again."


class CountsNotRows(ProblemClass):
    """A table of counts by county, month or class, of what has to come one a row."""

    code = "counts_not_rows"
    title_zh, title_en = "是汇总表，不是台账", "Counts, not the list they were counted from"
    message_zh = "这是一张汇总表，每格是一个合计数；“{kind_zh}”要求{grain_zh}，从汇总数还原不出来，整张表未导入。"
    message_en = "This is a table of counts; {kind_en} needs {grain_en}, which counts can't give: nothing was loaded."
    repair_zh = "请报送台账（模板：“etl template {template}”）。如果这些数是任务数，请在标题中写明“任务”。"
    repair_en = "Send the list itself (`etl template {template}`). If these are targets, say so in the title: 任务."


def of_one_cell(problem: Problem, partners: Sequence[str]) -> Problem:
    """The problem of a crosstab's cell, which says what it keeps out: that cell, and those of the same record."""
    zh, en = "只退回这一格，这一行其余各格不受影响。", "Only this cell is kept out, not the others of its row."
    if partners:
        zh = f"同一条记录的{'、'.join(partners)}也要等它改正，这一行其余各格不受影响。"
        en = f"{', '.join(partners)} of the same record waits for it, the others of its row don't."
    return dataclasses.replace(problem, message_zh=problem.message_zh + zh, message_en=f"{problem.message_en} {en}")


class TablesSideBySide(ProblemClass):
    """Tables of different kinds share rows of a sheet, so no row can be accounted for."""

    code = "tables_side_by_side"
    title_zh, title_en = "不同的表并排", "Different tables side by side"
    message_zh = "这里并排放着不同的表，同一行分属几张表，无法逐行核算，未导入任何行。"
    message_en = "Different tables stand side by side here and share their rows; no row was loaded."
    repair_zh, repair_en = (
        "请把它们上下放置，或各放一张工作表。",
        "Put them below one another, or on sheets of their own.",
    )


class UnknownTable(ProblemClass):
    """A table of no known kind stands above or below tables that are read."""

    code = "unknown_table"
    title_zh, title_en = "认不出的表", "Table not recognised"
    message_zh = "第{first}–{last}行是另一张表（表头：{headers}），与已知的表都不相符，没有导入；其他的表不受影响。"
    message_en = (
        "Rows {first} to {last} are a table of no known kind ({headers}): not loaded; other tables aren't affected."
    )
    repair_zh = "要导入的，请在上传页（或用“etl confirm --table”）说明是哪种表、各列是什么；不用导入的请移到别的文件。"
    repair_en = "Say what it is (upload page, etl confirm --table); a table that isn't meant belongs in another file."
