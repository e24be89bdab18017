"""A standing in one sentence that a director can read aloud, in Chinese and in English.

某县：已办18场，占目标35场的51%；按往年同期应为24场；每周需再办2.1场才能完成；完成可能性12%，落后。最近一次报送：11月2日。（截至11月5日）
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import ROUND_HALF_UP, Decimal

from metrics.metric import Language, Text
from metrics.pace.forecast import Status
from metrics.pace.standing import WEEK, Standing
from metrics.units import format_bare, format_chance, format_need, format_value, format_whole_share

STATUS_NAMES: dict[Status, Text] = {
    "done": Text("已完成", "done"),
    "likely": Text("有望完成", "on the way"),
    "watch": Text("关注", "to be watched"),
    "behind": Text("落后", "behind"),
    "too_early": Text("数据不足", "too early to say"),
    "not_reported": Text("未报送", "not reported"),
    "no_target": Text("无目标", "no target"),
}
# 办 is said of what is held; everything else is 完成.
_HELD = ("场", "期", "次")


def reason(one: Standing) -> Text:
    """The sentence of a standing in both languages."""
    return Text(_sentence(one, "zh"), _sentence(one, "en"))


def day(date: dt.date, lang: Language) -> str:
    """A day of the year that is spoken of: 11月2日, 2 November."""
    return f"{date.month}月{date.day}日" if lang == "zh" else f"{date.day} {date:%B}"


def situation(one: Standing, lang: Language) -> str:
    """The sentence without whose it is and as of when, for a table that says both."""
    parts = [part for part in (_done(one, lang), *_middle(one, lang)) if part]
    said = f"{'；'.join(parts)}。" if lang == "zh" else f"{'; '.join(parts)}. "
    return f"{said}{_last(one, lang)}".rstrip()


def _sentence(one: Standing, lang: Language) -> str:
    cut_off, said = day(one.scope.cut_off, lang), situation(one, lang)
    return f"{one.name.zh}：{said}（截至{cut_off}）" if lang == "zh" else f"{one.name.en}: {said} (As of {cut_off})"


def _amount(one: Standing, value: Decimal | float, lang: Language) -> str:
    """An amount in the metric's unit, expectations in whole units; in English without the unit, which was just said."""
    whole = Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP) if isinstance(value, float) else value
    return format_value(whole, one.metric.unit, lang) if lang == "zh" else format_bare(whole, one.metric.unit, lang)


def _done(one: Standing, lang: Language) -> str:
    if one.done is None or one.reading is None:
        return _not_known(one, "" if one.target is None else format_value(one.target, one.metric.unit, lang), lang)
    target = "" if one.target is None else _amount(one, one.target, lang)
    done = format_value(one.done, one.metric.unit, lang, one.reading.qualifier)
    done = f"已{_verb(one)}{done}" if lang == "zh" else done if one.is_over else f"{done} so far"
    if one.is_exceeded:
        return f"{done}，超过上限{target}" if lang == "zh" else f"{done}, above the limit of {target}"
    if one.completion is None:
        return done
    share = format_whole_share(one.completion, lang)
    if lang == "zh":
        return f"{done}，占{'上限' if one.is_limit else '目标'}{target}的{share}"
    return f"{done}, {share} of the {'limit' if one.is_limit else 'target'} of {target}"


def _verb(one: Standing) -> str:
    return "办" if one.metric.unit in _HELD else "完成"


def _not_known(one: Standing, target: str, lang: Language) -> str:
    if one.county_id and "county_id" not in one.metric.splits:
        return "该指标不按县区统计" if lang == "zh" else "this figure isn't counted by county"
    if one.suppressed:
        return "人数少，按规定不显示，不作判断" if lang == "zh" else "small counts are hidden, so nothing is said"
    if not target:
        return "没有收到报送" if lang == "zh" else "nothing has been reported"
    return f"目标{target}，还没有收到报送" if lang == "zh" else f"nothing reported yet of the target of {target}"


def _middle(one: Standing, lang: Language) -> list[str]:
    """What follows on what is done: expected, needed, how likely, the status."""
    name = STATUS_NAMES[one.status][lang]
    if one.suppressed or (one.county_id and "county_id" not in one.metric.splits):
        return []
    if one.status == "no_target":
        zero = one.target is not None
        return [
            ("目标为0" if zero else "没有下达目标") if lang == "zh" else ("a target of 0" if zero else "no target set")
        ]
    if one.status == "done":
        return [name]
    if one.status == "not_reported":
        return [_expected(one, lang), _silence(one, lang), *_ask(lang)]
    return [_expected(one, lang), _needed(one, lang), _chance(one, lang)]


def _expected(one: Standing, lang: Language) -> str:
    if one.expected is None:
        return ""
    if one.is_limit or one.is_over:
        return ""
    amount = _amount(one, one.expected, lang)
    if one.seasonal:
        return f"按往年同期应为{amount}" if lang == "zh" else f"{amount} expected by now, going by past years"
    if one.metric.restricted:  # what past months held would be given away
        return f"按序时进度应为{amount}" if lang == "zh" else f"{amount} expected by now, going by the calendar"
    if lang == "zh":
        return f"没有往年数据，按序时进度应为{amount}"
    return f"{amount} expected by now, going by the calendar (there is no past year)"


def _needed(one: Standing, lang: Language) -> str:
    if not one.per_week:
        return ""
    if one.days_left < WEEK:
        amount = format_value(Decimal(math.ceil(one.per_week)), one.metric.unit, lang)
        days = f"{one.days_left} {'day' if one.days_left == 1 else 'days'}"
        return f"还剩{one.days_left}天，需再{_verb(one)}{amount}" if lang == "zh" else f"{amount} to go, {days} left"
    amount = format_need(one.per_week, one.metric.unit, lang)
    if lang == "zh":
        return f"每周需再{_verb(one)}{amount}才能完成"
    return f"{amount} a week needed from here on"


def _chance(one: Standing, lang: Language) -> str:
    name = STATUS_NAMES[one.status][lang]
    if one.is_exceeded:
        return name
    if one.is_over:
        return f"到期没有完成，{name}" if lang == "zh" else f"the time is over: {name}"
    if one.forecast is None:
        if one.version and one.version.is_milestone:
            return (
                f"一次性任务，到期前不判断，{name}"
                if lang == "zh"
                else f"a milestone, not judged before its day: {name}"
            )
        return f"{name}，不作预测" if lang == "zh" else f"{name}, no forecast"
    if one.status == "too_early":
        return f"{name}，暂不判断" if lang == "zh" else name
    chance = format_chance(one.forecast.probability, lang)
    if one.is_limit:
        return f"不超过的可能性{chance}，{name}" if lang == "zh" else f"{chance} likely to stay within it: {name}"
    return f"完成可能性{chance}，{name}" if lang == "zh" else f"{chance} likely to reach it: {name}"


def _silence(one: Standing, lang: Language) -> str:
    """Up to when the others have reported, where a county's rows end long before."""
    found = one.returned
    if found is None or found.last_on is None or found.others_on is None or not found.days_behind_others:
        return ""
    last, others = day(found.last_on, lang), day(found.others_on, lang)
    return (
        f"{last}以后没有报送，其他县区已报到{others}" if lang == "zh" else f"no row since {last}, others up to {others}"
    )


def _ask(lang: Language) -> list[str]:
    return ["未报送，先催报再判断进度"] if lang == "zh" else ["not reported: ask for the return before judging"]


def _last(one: Standing, lang: Language) -> str:
    if one.last_report is None:
        return ""
    last = day(one.last_report, lang)
    return f"最近一次报送：{last}。" if lang == "zh" else f"Last report: {last}. "
