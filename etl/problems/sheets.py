"""Problems of columns, rows and whole sheets."""

from __future__ import annotations

from etl.problems import ProblemClass


class UnknownSheet(ProblemClass):
    """No layout fits a sheet."""

    code = "unknown_sheet"
    title_zh, title_en = "认不出的工作表", "Sheet not recognised"
    message_zh = "没有一种已知的表与这张工作表相符，未导入任何行。"
    message_en = "No known kind of sheet fits this one; no row was loaded."
    repair_zh = "请在上传页（或用“python -m etl confirm”）说明它是哪种表、各列是什么；或改用模板（“etl template”）。"
    repair_en = "Say on the upload page (or by `python -m etl confirm`) what it is, or use a template (`etl template`)."


class UnsureSheet(ProblemClass):
    """A sheet resembles a kind, but not surely enough to load it."""

    code = "unsure_sheet"
    title_zh, title_en = "不能确定是哪种表", "Kind of sheet not certain"
    message_zh = "这张表可能是“{kind_zh}”（把握 {confidence}），确认之前不导入。{reason_zh}"
    message_en = "This may be {kind_en} (confidence {confidence}); nothing is loaded until confirmed. {reason_en}"
    repair_zh = "请按“{kind_zh}”模板改正表头（{header_zh}），或在上传页（或用“etl confirm”）确认一次，以后照此读取。"
    repair_en = "Correct the headers ({header_en}) as in the template, or confirm once: upload page or etl confirm."


class MissingColumn(ProblemClass):
    """A required column isn't there."""

    code = "missing_column"
    title_zh, title_en = "缺少必需的列", "Required column missing"
    message_zh = "“{kind_zh}”缺少必需的列：{fields_zh}（{header_zh}），整张表未导入。"
    message_en = "{kind_en} lacks required columns: {fields_en} ({header_en}); the sheet was not loaded."
    repair_zh = "请补上这些列后重新导入；整张表都相同的内容，可在上传页（或用“etl confirm --all”）填一次。"
    repair_en = "Add these columns, or give what is the same for all rows once: upload page or etl confirm --all."


class DuplicateColumn(ProblemClass):
    """Two columns have the same header."""

    code = "duplicate_column"
    title_zh, title_en = "两列同名", "Two columns with one header"
    message_zh = "“{field_zh}”出现在两列：{cells}，无法确定用哪一列，整张表未导入。"
    message_en = "{field_en} stands above two columns ({cells}); the sheet was not loaded."
    repair_zh, repair_en = "请改正其中一个表头。", "Correct one of the headers."


class UnknownColumn(ProblemClass):
    """A column with data isn't known, so it isn't kept."""

    code = "unknown_column"
    severity = "warn"
    title_zh, title_en = "不认识的列", "Unknown column"
    message_zh = "“{kind_zh}”中没有这一列，它的内容不导入，其余各列不受影响。{hint_zh}"
    message_en = "{kind_en} has no such column; its content is not loaded; other columns are not affected. {hint_en}"
    repair_zh, repair_en = (
        "需要时请把表头改成模板中的写法；不需要则可忽略。",
        "Rename the header as in the template if it is needed.",
    )


class ColumnWithoutHeader(ProblemClass):
    """A column with data has no header, so nobody knows what it holds."""

    code = "column_without_header"
    severity = "warn"
    title_zh, title_en = "有内容而没有表头的列", "Column without a header"
    message_zh = "这一列有内容，但没有表头，它的内容不导入，其余各列不受影响。"
    message_en = "This column has data and no header; its content is not loaded; other columns are not affected."
    repair_zh = "请补上表头；不需要的内容请删去。"
    repair_en = "Give the column a header, or delete what isn't needed."


class PersonalColumn(ProblemClass):
    """A column of identity, telephone or account numbers: never read."""

    code = "personal_column"
    severity = "warn"
    title_zh, title_en = "个人信息列", "Column of personal data"
    message_zh = "这一列是证件、电话、账号或住址，按规定不读取、不保存。"
    message_en = "This column holds identity, telephone, account or address data; it is neither read nor kept."
    repair_zh, repair_en = "报送前请删去这一列。", "Delete the column before sending the file."


class HiddenSheet(ProblemClass):
    """A hidden sheet holds a table: nobody can see what would be loaded."""

    code = "hidden_sheet"
    title_zh, title_en = "隐藏的工作表", "Hidden sheet"
    message_zh = "这张工作表是隐藏的，未导入任何行。"
    message_en = "This sheet is hidden; no row of it was loaded."
    repair_zh, repair_en = "需要导入时请取消隐藏，否则请删去。", "Unhide it if it is to be loaded, or delete it."


class HiddenRows(ProblemClass):
    """Rows of data are hidden: they are loaded like all others."""

    code = "hidden_rows"
    severity = "warn"
    title_zh, title_en = "有隐藏的行", "Hidden rows"
    message_zh = "有{count}行数据被隐藏（第{rows}行），已照常导入。"
    message_en = "{count} rows of data are hidden (rows {rows}); they were loaded like the others."
    repair_zh, repair_en = "不应计入的行请删去，而不是隐藏。", "Delete rows that don't count, instead of hiding them."


class FilteredRows(HiddenRows):
    """A filter is set, and rows of data are out of sight: they are loaded like all others."""

    code = "filtered_rows"
    title_zh, title_en = "筛选掉的行", "Rows filtered out"
    message_zh = "表上设有筛选，{count}行数据没有显示（第{rows}行），已照常导入。"
    message_en = "A filter is set and {count} rows of data aren't shown (rows {rows}); they were loaded all the same."
    repair_zh, repair_en = "不应计入的行请删去；否则请清除筛选。", "Delete rows that don't count, or clear the filter."


class HiddenColumns(ProblemClass):
    """Columns of data are hidden: they are read like all others."""

    code = "hidden_columns"
    severity = "warn"
    title_zh, title_en = "有隐藏的列", "Hidden columns"
    message_zh = "有数据的列被隐藏：{columns}，已照常读取。"
    message_en = "Columns with data are hidden: {columns}; they were read like the others."
    repair_zh, repair_en = "请取消隐藏并核对；不需要的列请删去。", "Unhide and check them, or delete what isn't needed."


class TotalDisagrees(ProblemClass):
    """A stated total isn't the sum of its rows."""

    code = "total_disagrees"
    severity = "warn"
    title_zh, title_en = "合计与明细不符", "Stated total disagrees"
    message_zh = "“{field_zh}”的合计是{stated}，读到的各行之和是{computed}。"
    message_en = "The stated total of {field_en} is {stated}; the rows that were read add up to {computed}."
    repair_zh, repair_en = (
        "请核对合计与各行；有被退回的行时先改正它们。",
        "Check total and rows; correct rejected rows first, if any.",
    )


class TotalWithoutValue(ProblemClass):
    """A total row holds a formula without a value, or no number."""

    code = "total_without_value"
    severity = "warn"
    title_zh, title_en = "合计没有数值", "Total without a value"
    message_zh, message_en = (
        "“{field_zh}”的合计不是可读的数字，无法核对。",
        "The total of {field_en} can't be read, so it wasn't compared.",
    )
    repair_zh, repair_en = "请重新计算并保存，或填写数值。", "Recalculate and save, or enter the value."


class TotalUnmatched(ProblemClass):
    """A sentence states a total, and it isn't clear which column it is the total of."""

    code = "total_unmatched"
    severity = "warn"
    title_zh, title_en = "合计对不上哪一列", "Total of no certain column"
    message_zh = "这句话里的合计“{said}”与哪一列都对不上，没有核对。"
    message_en = "The total {said} in this sentence matches no column for certain; it was not compared."
    repair_zh = "请改成合计行，把数填在对应的列下；或写明单位，例如“共计2856人次”。"
    repair_en = "Put it into a total row below its column, or give its unit, as in 共计2856人次."


class RowNotUnderstood(ProblemClass):
    """A row above the header or among the data is neither data nor anything known."""

    code = "row_not_understood"
    title_zh, title_en = "看不懂的一行", "Row not understood"
    message_zh = "这一行既不是数据，也不是标题、单位、合计或附注。"
    message_en = "This row is neither data nor title, unit, total or note."
    repair_zh, repair_en = "请补全这一行，或删去它。", "Complete the row or delete it."


class FilledIn(ProblemClass):
    """The sheet doesn't say whose or when it is; an answer about other sheets with the same headers does."""

    code = "filled_in"
    severity = "warn"
    title_zh, title_en = "按以前的回答填写", "Filled in from an answer"
    message_zh = "表中没有写“{field_zh}”，按以前对同样表头的回答，整张表记为“{value}”。"
    message_en = "The sheet doesn't state {field_en}; an earlier answer about these headers says {value} for all rows."
    repair_zh = "请核对；最好在标题中写明县区、年份和月份，标题所写优先。"
    repair_en = "Check it; better state county, year and month in the title, which goes before the answer."


class KeyFromRow(ProblemClass):
    """A list without its code column: its rows are told apart by 序号 or row number."""

    code = "key_from_row"
    severity = "warn"
    title_zh, title_en = "没有编号列", "No column of codes"
    message_zh = "没有“{field_zh}”列，各行只能以序号或行号区分，重复报送时难以查重。"
    message_en = "There is no column {field_en}; rows are told apart by 序号 or row, so repeats are hard to find."
    repair_zh, repair_en = "请尽量补上编号列。", "Add the column if you can."


class ManyProblems(ProblemClass):
    """The same problem stands in so many cells of a column that the rest is given as one."""

    code = "many_problems"
    title_zh, title_en = "同类问题很多", "Many problems of one kind"
    message_zh = "“{field_zh}”还有{count}格有同样的问题（{title_zh}），也没有导入。"
    message_en = "{field_en}: {count} more cells have the same problem ({title_en}) and were not loaded either."
    repair_zh, repair_en = "请先改正整列的写法，再重新导入。", "Correct the whole column and load again."
