"""Problems of single cells."""

from __future__ import annotations

from etl.problems import ProblemClass


class MissingValue(ProblemClass):
    """A required cell is blank."""

    code = "missing_value"
    title_zh, title_en = "必填项为空", "Required cell is blank"
    message_zh, message_en = "“{field_zh}”是必填项，这一格为空。", "{field_en} is required, and this cell is blank."
    repair_zh = "请填写“{field_zh}”后重新导入；确实没有这一行时请删去整行。"
    repair_en = "Fill in {field_en} and load again; if there is no such record, delete the row."


class BadNumber(ProblemClass):
    """A cell of a number column holds something else."""

    code = "bad_number"
    title_zh, title_en = "不是数字", "Not a number"
    message_zh, message_en = "“{field_zh}”应填数字。", "{field_en} must be a number."
    repair_zh = "请只填数字，例如 1250；概数可写作 20余、100多、近40、1.2万。"
    repair_en = "Enter a number such as 1250; approximate ones may read 20余, 100多, 近40 or 1.2万."


class NotWhole(ProblemClass):
    """A count of people or things has decimals."""

    code = "not_whole"
    title_zh, title_en = "不是整数", "Not a whole number"
    message_zh, message_en = "“{field_zh}”应为整数。", "{field_en} must be a whole number."
    repair_zh, repair_en = "请核对后填写整数。", "Check it and enter a whole number."


class NegativeNumber(ProblemClass):
    """A count is below zero."""

    code = "negative_number"
    title_zh, title_en = "出现负数", "Negative number"
    message_zh, message_en = "“{field_zh}”不能小于0。", "{field_en} can't be below 0."
    repair_zh, repair_en = "请核对后填写0或正数。", "Check it and enter 0 or more."


class NumberTooLarge(ProblemClass):
    """A number is beyond what its column can keep."""

    code = "number_too_large"
    title_zh, title_en = "数字过大", "Number too large"
    message_zh, message_en = (
        "“{field_zh}”的数字超出可保存的范围。",
        "The number in {field_en} is beyond what can be kept.",
    )
    repair_zh, repair_en = "请核对数字和计量单位。", "Check the number and its unit."


class TooManyDecimals(ProblemClass):
    """An amount of money has fractions of a fen, or a number more decimals than are kept."""

    code = "too_many_decimals"
    title_zh, title_en = "小数位过多", "Too many decimals"
    message_zh = "“{field_zh}”折合为{unit}后超过{places}位小数。"
    message_en = "{field_en} has more than {places} decimals (unit kept: {unit})."
    repair_zh, repair_en = (
        "请填写实际数额，不要保留计算产生的尾数。",
        "Enter the actual figure without left-over fractions.",
    )


class WrongUnit(ProblemClass):
    """A cell or header states a unit other than its field's: 人次 for 人."""

    code = "wrong_unit"
    title_zh, title_en = "计量单位不符", "Wrong unit"
    message_zh = "“{field_zh}”以“{unit}”计，这里写的是“{stated}”。"
    message_en = "{field_en} is counted in {unit}; here the unit is {stated}."
    repair_zh, repair_en = "请按“{unit}”填写，或删去单位。", "Give it in {unit}, or leave the unit out."


class UnclearUnit(ProblemClass):
    """Header, unit row, number format and the cell's own wording state different units: 1.2万 in a sheet in 万元."""

    code = "unclear_unit"
    title_zh, title_en = "单位不明", "Unclear unit"
    message_zh = "“{field_zh}”的单位说法不一（表头、单位行、数字格式或格内写法），无法确定数额。"
    message_en = "The unit of {field_en} is stated in different ways (header, unit row, number format or cell)."
    repair_zh, repair_en = "请统一单位，或在格内写明，例如 1.2万元。", "Use one unit, or state it in the cell: 1.2万元."


class BadDate(ProblemClass):
    """A cell of a date column holds no date."""

    code = "bad_date"
    title_zh, title_en = "不是日期", "Not a date"
    message_zh, message_en = "“{field_zh}”不是可识别的日期。", "{field_en} is not a date that can be read."
    repair_zh = "请写作 2020-01-22 或 2020年1月22日（月份写作 2020年1月）。"
    repair_en = "Write it as 2020-01-22 or 2020年1月22日 (a month as 2020年1月)."


class DateWithoutYear(ProblemClass):
    """A date without its year, in a sheet that states no year."""

    code = "date_without_year"
    title_zh, title_en = "日期缺年份", "Date without a year"
    message_zh = "“{field_zh}”没有年份，表题和年度列也没有写明年份。"
    message_en = "{field_en} has no year, and neither the title nor a 年度 column gives one."
    repair_zh, repair_en = (
        "请在日期中写明年份，或在表题中写明“2020年”。",
        "Write the year in the date, or in the sheet's title.",
    )


class DateAsDecimal(ProblemClass):
    """A date was typed as a decimal number: 6.29, or 2020.1 which may be January or October."""

    code = "date_as_decimal"
    title_zh, title_en = "日期被当作小数", "Date typed as a decimal"
    message_zh = "“{field_zh}”是一个小数，不能确定是哪一天（6.3可能是3日也可能是30日）。"
    message_en = "{field_en} is a decimal number, so the day is not certain (6.3 may be the 3rd or the 30th)."
    repair_zh = (
        "请写作 2020-06-29 这样的日期；整列都是“月.日”时，可在上传页（或用“etl confirm --decimal-dates”）确认一次。"
    )
    repair_en = "Write it as 2020-06-29; if the column is month.day, confirm that once (etl confirm --decimal-dates)."


class DateOutsideYear(ProblemClass):
    """The date that places the row isn't in the row's or the sheet's year."""

    code = "date_outside_year"
    title_zh, title_en = "日期不在年度内", "Date outside the year"
    message_zh = "“{field_zh}”不在{year}年度内。"
    message_en = "{field_en} is not within the year {year}."
    repair_zh, repair_en = (
        "请核对日期和年度；属于别的年度的行请移到该年度的表中。",
        "Check date and year; move rows of another year to that year's sheet.",
    )


class BadYear(ProblemClass):
    """A cell of a year column holds no year."""

    code = "bad_year"
    title_zh, title_en = "不是年份", "Not a year"
    message_zh, message_en = "“{field_zh}”不是年份。", "{field_en} is not a year."
    repair_zh, repair_en = "请写四位年份，例如 2020。", "Write a four-digit year, for example 2020."


class UnknownValue(ProblemClass):
    """A cell of a list column holds none of the allowed values."""

    code = "unknown_value"
    title_zh, title_en = "不在可选值内", "Not one of the allowed values"
    message_zh, message_en = "“{field_zh}”只能填：{expected}。", "{field_en} must be one of: {expected}."
    repair_zh, repair_en = "请从可选值中选择。", "Choose one of the allowed values."


class BadApproximation(ProblemClass):
    """The 约数 column names a column or a word that isn't known."""

    code = "bad_approximation"
    title_zh, title_en = "约数写法不明", "Approximation not understood"
    message_zh = "“约数”应写作“列名:词”，词为 余、多、近、约、以上、近多。"
    message_en = "约数 must read column:word, with the word one of 余, 多, 近, 约, 以上, 近多."
    repair_zh, repair_en = "例如：人数:近多；资料份数:多。", "For example: 人数:近多；资料份数:多."


class UnclearApproximation(ProblemClass):
    """Two approximate words in one figure contradict each other, or the cell and the 约数 column do."""

    code = "unclear_approximation"
    title_zh, title_en = "概数自相矛盾", "Contradictory approximation"
    message_zh, message_en = (
        "“{field_zh}”的概数用词互相矛盾。",
        "The approximate words of {field_en} contradict each other.",
    )
    repair_zh, repair_en = "请只用一个词：余、多、近、约、以上或近多。", "Use one of 余, 多, 近, 约, 以上, 近多."


class DigitsLost(ProblemClass):
    """A code was turned into a number by the spreadsheet and lost digits: 4.5E+17."""

    code = "digits_lost"
    title_zh, title_en = "编号丢失位数", "Digits lost"
    message_zh = "“{field_zh}”被表格软件转成了数字，末几位已丢失。"
    message_en = "{field_en} was turned into a number by the spreadsheet; its last digits are lost."
    repair_zh, repair_en = "请把该列设为文本格式后重新填写。", "Format the column as text and enter it again."


class TextTooLong(ProblemClass):
    """A cell holds more text than a cell can."""

    code = "text_too_long"
    title_zh, title_en = "文字过长", "Text too long"
    message_zh, message_en = "“{field_zh}”超过{limit}字。", "{field_en} is longer than {limit} characters."
    repair_zh, repair_en = "请缩短文字。", "Shorten the text."


class FormulaWithoutValue(ProblemClass):
    """A formula that was never calculated has no value."""

    code = "formula_without_value"
    title_zh, title_en = "公式没有计算结果", "Formula without a value"
    message_zh, message_en = "这一格的公式没有保存计算结果。", "The formula in this cell was saved without its value."
    repair_zh = "请用 Excel 或 WPS 打开文件，重新计算并保存，或把公式改为数值。"
    repair_en = "Open the file in Excel or WPS, let it calculate and save it, or replace the formula by its value."


class ErrorCell(ProblemClass):
    """A cell shows an error such as #REF!."""

    code = "error_cell"
    title_zh, title_en = "单元格是错误值", "Error in a cell"
    message_zh, message_en = "这一格是错误值，没有数据。", "The cell holds an error instead of a value."
    repair_zh, repair_en = "请改正公式或填写数值。", "Correct the formula or enter the value."
