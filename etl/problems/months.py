"""Problems of monthly returns that may hold what has come together since January."""

from __future__ import annotations

from etl.problems import ProblemClass


class CumulativeMonths(ProblemClass):
    """Months that add up since January: the last one alone is the stated total."""

    code = "cumulative_months"
    title_zh, title_en = "累计数当作月报", "Cumulative figures in a monthly return"
    message_zh = "“{field_zh}”逐月只增不减，最后一月正好等于合计：填的是累计数，不是当月数。整张表未导入。"
    message_en = "{field_en} only rises and its last month is the stated total: these are cumulative. Not loaded."
    repair_zh = "请在上传页（或用“etl confirm --months”）确认一次：是累计数（由系统逐月相减）还是当月数；或改填后重报。"
    repair_en = "Confirm once (upload page, etl confirm --months): cumulative, then each month is made, or own figures."


class RisingMonths(CumulativeMonths):
    """Months that only rise, in every line, without a total that would decide."""

    code = "rising_months"
    severity = "warn"
    title_zh, title_en = "疑为累计数", "Possibly cumulative figures"
    message_zh = "“{field_zh}”每一项都逐月只增不减，可能填的是累计数；已按当月数导入。"
    message_en = "{field_en} only rises in every line, so it may be cumulative; it was loaded as each month's own."
    repair_zh = "请核对；如为累计数，请在上传页（或用“etl confirm --months cumulative”）确认，或改填当月数。"
    repair_en = "Check it; if it is cumulative, confirm that (etl confirm --months cumulative) or enter own figures."


class RepeatedMonth(CumulativeMonths):
    """A month whose figures are all those of the month before."""

    code = "repeated_month"
    title_zh, title_en = "与上月完全相同", "Same as the month before"
    message_zh = "{month} 的“{field_zh}”与上月各项完全相同，可能是重复填报；这个月的行确认之前不导入。"
    message_en = "All figures of {field_en} in {month} are those of the month before; that month waits for an answer."
    repair_zh = "误填了上月的数请更正；确为当月数请在上传页（或用“etl confirm --months own”）确认一次。"
    repair_en = (
        "Correct them if they were entered again; if they are right, confirm it once (etl confirm --months own)."
    )


class CumulativeFalls(CumulativeMonths):
    """A figure since January is below that of the month before."""

    code = "cumulative_falls"
    title_zh, title_en = "累计数变小", "A cumulative figure falls"
    message_zh = "“{field_zh}”已确认为累计数，但 {month} 小于上月，算不出当月数。"
    message_en = "{field_en} was confirmed to be cumulative, yet {month} is below the month before."
    repair_zh = "请核对这两个月的累计数。"
    repair_en = "Check the figures of both months."


class CumulativeGap(CumulativeMonths):
    """A figure since January behind a month whose figure couldn't be read."""

    code = "cumulative_gap"
    title_zh, title_en = "上月的累计数读不出", "The month before can't be read"
    message_zh = "“{field_zh}”已确认为累计数，{before} 的数读不出来，所以算不出 {month} 的当月数。"
    message_en = "{field_en} was confirmed to be cumulative; {before} can't be read, so {month} alone isn't known."
    repair_zh = "请改正 {before} 的数后重新导入，这一格不用改。"
    repair_en = "Correct {before} and load again; this cell itself needs no change."
