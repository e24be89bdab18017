"""Problems of cells that hold more than one value, or whose value belongs to more than one place."""

from __future__ import annotations

from etl.problems import ProblemClass


class TwoValues(ProblemClass):
    """Two figures stand in one cell: 5场/250人."""

    code = "two_values"
    title_zh, title_en = "一格两数", "Two figures in one cell"
    message_zh, message_en = "“{field_zh}”一格里有两个数。", "The cell of {field_en} holds two figures."
    repair_zh, repair_en = "请把两个数分别填入各自的列。", "Put each figure into its own column."


class UnclearPair(ProblemClass):
    """A column is headed by two fields, and it isn't clear which figure of its cell is which: 250 under 场次/人数."""

    code = "unclear_pair"
    title_zh, title_en = "分不清是哪一个数", "Which of two figures isn't clear"
    message_zh = "这一列的表头有两项，分不清这一格里哪个数是“{field_zh}”。"
    message_en = "The column is headed by two fields, and it isn't clear which figure of this cell is {field_en}."
    repair_zh, repair_en = "请写作 5场/250人，或分成两列。", "Write it as 5场/250人, or make two columns."


class MergedNumber(ProblemClass):
    """One number in a merged cell stands for several rows."""

    code = "merged_number"
    title_zh, title_en = "数字格跨行合并", "Number merged over rows"
    message_zh = "“{field_zh}”的一个数跨多行合并，无法知道每行各是多少。"
    message_en = "One number of {field_en} is merged over several rows, so each row's share is unknown."
    repair_zh, repair_en = "请取消合并，逐行填写。", "Unmerge the cell and fill in each row."


class MergedColumns(ProblemClass):
    """One value in a merged cell stands below two headers."""

    code = "merged_columns"
    title_zh, title_en = "一格跨列合并", "Cell merged over columns"
    message_zh = "“{field_zh}”的格子与旁边的列合并了，无法知道这个值属于哪一列。"
    message_en = "The cell of {field_en} is merged with the column beside it, so it isn't known whose value it is."
    repair_zh, repair_en = "请取消合并，逐列填写。", "Unmerge the cell and fill in each column."
