"""Problems of columns, sheets and whole files (those of cells are in problems.py)."""

from __future__ import annotations

from etl.problems import ProblemClass


class UnknownSheet(ProblemClass):
    """No layout fits a sheet."""

    code = "unknown_sheet"
    title_zh, title_en = "认不出的工作表", "Sheet not recognised"
    message_zh = "没有一种已知的表与这张工作表相符，未导入任何行。"
    message_en = "No known kind of sheet fits this one; no row was loaded."
    repair_zh = "请使用“python -m etl template”给出的模板，或在 data/layouts 中说明它的表头。"
    repair_en = "Use a template from `python -m etl template`, or describe its headers in data/layouts."


class UnsureSheet(ProblemClass):
    """A sheet resembles a kind, but not surely enough to load it."""

    code = "unsure_sheet"
    title_zh, title_en = "不能确定是哪种表", "Kind of sheet not certain"
    message_zh = "这张表可能是“{kind_zh}”（把握 {confidence}），确认之前不导入。{reason_zh}"
    message_en = "This may be {kind_en} (confidence {confidence}); nothing is loaded until confirmed. {reason_en}"
    repair_zh = "请按“{kind_zh}”模板改正表头（表头在第{header_row}行），或在 data/layouts 中确认。"
    repair_en = "Correct the headers (row {header_row}) to those of the template, or confirm them in data/layouts."


class MissingColumn(ProblemClass):
    """A required column isn't there."""

    code = "missing_column"
    title_zh, title_en = "缺少必需的列", "Required column missing"
    message_zh = "“{kind_zh}”缺少必需的列：{fields_zh}（表头在第{header_row}行），整张表未导入。"
    message_en = "{kind_en} lacks required columns: {fields_en} (header in row {header_row}); the sheet was not loaded."
    repair_zh, repair_en = "请补上这些列后重新导入。", "Add these columns and load again."


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
    message_zh = "“{kind_zh}”中没有这一列，它的内容没有导入，其余各列照常导入。{hint_zh}"
    message_en = "{kind_en} has no such column; its content was not loaded, the other columns were. {hint_en}"
    repair_zh, repair_en = "需要时请把表头改成模板中的写法；不需要则可忽略。", "Rename the header as in the template if it is needed."


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


class TotalDisagrees(ProblemClass):
    """A stated total isn't the sum of its rows."""

    code = "total_disagrees"
    severity = "warn"
    title_zh, title_en = "合计与明细不符", "Stated total disagrees"
    message_zh = "“{field_zh}”的合计是{stated}，已导入各行之和是{computed}。"
    message_en = "The stated total of {field_en} is {stated}; the rows loaded add up to {computed}."
    repair_zh, repair_en = "请核对合计与各行；有被退回的行时先改正它们。", "Check total and rows; correct rejected rows first, if any."


class TotalWithoutValue(ProblemClass):
    """A total row holds a formula without a value, or no number."""

    code = "total_without_value"
    severity = "warn"
    title_zh, title_en = "合计没有数值", "Total without a value"
    message_zh, message_en = "“{field_zh}”的合计不是可读的数字，无法核对。", "The total of {field_en} can't be read, so it wasn't compared."
    repair_zh, repair_en = "请重新计算并保存，或填写数值。", "Recalculate and save, or enter the value."


class RowNotUnderstood(ProblemClass):
    """A row above the header or among the data is neither data nor anything known."""

    code = "row_not_understood"
    title_zh, title_en = "看不懂的一行", "Row not understood"
    message_zh = "这一行既不是数据，也不是标题、单位、合计或附注。"
    message_en = "This row is neither data nor title, unit, total or note."
    repair_zh, repair_en = "请补全这一行，或删去它。", "Complete the row or delete it."


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
    message_zh = "“{field_zh}”还有{count}格有同样的问题（{title_zh}），这些行也没有导入。"
    message_en = "{field_en}: {count} more cells have the same problem ({title_en}); their rows were not loaded either."
    repair_zh, repair_en = "请先改正整列的写法，再重新导入。", "Correct the whole column and load again."


class UnknownFormat(ProblemClass):
    """The file's extension is none that can be read."""

    code = "unknown_format"
    title_zh, title_en = "不支持的文件类型", "File type not supported"
    message_zh, message_en = "不能读取这种文件。", "Files of this type can't be read."
    repair_zh = "请另存为 .xlsx 后重新导入（可读：.xlsx .xlsm .xlsb .xls .ods .et .csv .tsv）。"
    repair_en = "Save it as .xlsx and load again (readable: .xlsx .xlsm .xlsb .xls .ods .et .csv .tsv)."


class WrongExtension(ProblemClass):
    """The content isn't what the extension says."""

    code = "wrong_extension"
    title_zh, title_en = "扩展名与内容不符", "Extension and content differ"
    message_zh = "扩展名是{extension}，内容却是{content_zh}。"
    message_en = "The extension is {extension}, but the content is {content_en}."
    repair_zh, repair_en = "请用表格软件打开，另存为 .xlsx 后重新导入。", "Open it in a spreadsheet program and save it as .xlsx."


class EmptyFile(ProblemClass):
    """The file has no byte."""

    code = "empty_file"
    title_zh, title_en = "空文件", "Empty file"
    message_zh, message_en = "文件是空的。", "The file is empty."
    repair_zh, repair_en = "请重新导出或重新发送。", "Export or send it again."


class DamagedFile(ProblemClass):
    """The file is cut off or damaged."""

    code = "damaged_file"
    title_zh, title_en = "文件损坏", "File damaged"
    message_zh, message_en = "文件已损坏或不完整，无法读取。", "The file is damaged or incomplete and can't be read."
    repair_zh, repair_en = "请用表格软件打开并另存为 .xlsx，或请对方重新发送。", "Open it and save it as .xlsx, or have it sent again."


class PasswordProtected(ProblemClass):
    """The workbook opens only with a password."""

    code = "password_protected"
    title_zh, title_en = "有打开密码", "Password protected"
    message_zh, message_en = "工作簿设有打开密码，无法读取。", "The workbook opens only with a password."
    repair_zh, repair_en = "请取消密码后另存，再重新导入。", "Remove the password, save, and load again."


class TooLarge(ProblemClass):
    """The file, once unpacked, is larger than anything an office keeps."""

    code = "too_large"
    title_zh, title_en = "文件过大", "File too large"
    message_zh = "文件展开后超出限度（{what_zh}），为安全起见没有读取。"
    message_en = "Unpacked, the file is beyond the limits ({what_en}); it was not read."
    repair_zh = "请删去多余的工作表、行列和远处的格子，另存后重新导入。"
    repair_en = "Delete superfluous sheets, rows, columns and far-off cells, save, and load again."


class UnsafeFile(ProblemClass):
    """The file defines document types or entities, which no spreadsheet program writes."""

    code = "unsafe_file"
    title_zh, title_en = "文件含不安全内容", "Unsafe file"
    message_zh, message_en = "文件内含表格软件不会写入的定义，没有读取。", "The file holds definitions no spreadsheet program writes; not read."
    repair_zh, repair_en = "请用表格软件另存为 .xlsx；来历不明的文件请勿使用。", "Save it as .xlsx; don't use files of unknown origin."


class ReadingFailed(ProblemClass):
    """Reading ended the reading process, or took too long."""

    code = "reading_failed"
    title_zh, title_en = "读取失败", "Reading failed"
    message_zh, message_en = "读取这个文件时{reason_zh}，已中止；其他文件不受影响。", "Reading stopped: {reason_en}. Other files are not affected."
    repair_zh, repair_en = "请另存为新的 .xlsx（只复制数据）后重新导入。", "Copy the data into a new .xlsx and load again."


class FileUnavailable(ProblemClass):
    """The file can't be opened, or changed while it was read."""

    code = "file_unavailable"
    title_zh, title_en = "文件无法打开", "File can't be opened"
    message_zh, message_en = "文件无法打开，或在读取时发生了变化。", "The file can't be opened, or it changed while being read."
    repair_zh, repair_en = "请关闭正在使用它的程序后重试。", "Close the program that uses it and try again."


class UnknownEncoding(ProblemClass):
    """A text file in an encoding that can't be read."""

    code = "unknown_encoding"
    title_zh, title_en = "文字编码无法识别", "Encoding not recognised"
    message_zh, message_en = "文本文件不是 UTF-8、GB18030 或 UTF-16 编码。", "The text file is not UTF-8, GB18030 or UTF-16."
    repair_zh, repair_en = "请另存为“CSV UTF-8”或 .xlsx。", "Save it as CSV UTF-8 or as .xlsx."
