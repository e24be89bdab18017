"""The only rounding and formatting of figures: 4649万元, 47,496人, CNY 46.49 million; in documents 2000多份."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal

from metrics.metric import Language, Reading
from metrics.unit_names import UNITS as UNITS
from metrics.unit_names import Unit

Style = Literal["full", "compact", "axis"]
HIDDEN = {"small": "<5", "beside_small": "*"}
NOTHING = "—"
_WAN, _YI, _MILLION = Decimal(10**4), Decimal(10**8), Decimal(10**6)


def format_value(
    value: Decimal | float, unit: str, lang: Language, qualifier: str = "", style: Style = "full", zeros: bool = False
) -> str:
    """A value in the base unit as a reader of the language expects it.

    `full` has number, unit and qualifier; `compact` shortens counts from 万 (or thousands) on as well; `axis` is the
    bare number for the ticks of an axis; `zeros` keeps those at the end of a fraction. An unknown unit raises KeyError.
    """
    known, exact = UNITS[unit], _decimal(value)
    if lang == "zh":
        number, scale = _number_zh(exact, known, style, zeros)
        return number + scale if style == "axis" else _qualified_zh(number, scale + known.zh, qualifier)
    number, scale = _number_en(exact, known, style, zeros)
    return number + scale if style == "axis" else _worded_en(number, scale, known, exact, qualifier)


def format_reading(reading: Reading, lang: Language, style: Style = "full") -> str:
    """A reading's value, rounded to the metric's step; "<5" or "*" where hidden, "—" where nothing was reported."""
    if reading.suppressed:
        return HIDDEN[reading.notes[0]] if reading.notes else HIDDEN["small"]
    if reading.value is None:
        return NOTHING
    value = rounded_to(reading.value, reading.metric.rounding)
    return format_value(value, reading.metric.unit, lang, reading.qualifier, style)


def format_exact(value: Decimal | float, lang: Language, places: int | None = None) -> str:
    """A number for a table whose heading has the unit: 46,492,356.42; unrounded unless `places` are named."""
    return f"{(_decimal(value) if places is None else _round(_decimal(value), places)).normalize():,f}"


def format_share(share: Decimal | float, lang: Language) -> str:
    """A share as a percentage with one decimal: 1.075 is 107.5%; what is short of 1 never reads 100.0%."""
    return _percent(share, 1)


def format_whole_share(share: Decimal | float, lang: Language) -> str:
    """A share in a sentence that is read aloud: 0.514 is 51%. What is short of 1 never reads 100%: 0.998 is 99.8%."""
    return _percent(share, 1 if Decimal("0.995") <= _decimal(share) < 1 else 0)


def format_chance(probability: float, lang: Language) -> str:
    """A probability in a sentence, never 0% or 100%: 12%, 不到1% (under 1%), 99%以上 (over 99%)."""
    if probability < 0.01:
        return "不到1%" if lang == "zh" else "under 1%"
    if probability > 0.99:
        return "99%以上" if lang == "zh" else "over 99%"
    return f"{_round(_decimal(probability) * 100, 0)}%"


def format_need(amount: float, unit: str, lang: Language) -> str:
    """An amount that is needed, rounded up: 2.1场; whole from 10 on, money as money."""
    if UNITS[unit].zh == "元":
        return format_value(_decimal(amount).quantize(Decimal(1), ROUND_CEILING), unit, lang)
    number = _decimal(round(amount, 6)).quantize(Decimal(1) if amount >= 10 else Decimal("0.1"), ROUND_CEILING)
    known = UNITS[unit]
    return f"{number:,}{known.zh}" if lang == "zh" else f"{number:,} {known.en[1]}".rstrip()


def format_change(share: Decimal | float, lang: Language) -> str:
    """A change as a signed percentage with one decimal: 0.123 is +12.3%, 0 is 0.0%."""
    rounded = _round(_decimal(share) * 100, 1)
    return f"{rounded:+}%" if rounded else f"{abs(rounded)}%"


def exact(value: Decimal | None) -> str | None:
    """A number as exact text, to be kept: no exponent, no trailing zeros, so that 1 and 1.00 are the same."""
    if value is None:
        return None
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def format_bare(value: Decimal | float, unit: str, lang: Language) -> str:
    """A value whose unit was said just before: "18 sessions, of 35". Money keeps its unit, which carries 万 and 亿."""
    known, exact = UNITS[unit], _decimal(value)
    return format_value(exact, unit, lang) if unit == "元" else _grouped(exact, known, _WAN if lang == "zh" else 1000)


def format_rate(rate: float, unit: str, lang: Language) -> str:
    """A rate of something by so many inhabitants, to three digits: 0.512场, 5.21户, 54.3人; money as money."""
    known, exact = UNITS[unit], _decimal(rate)
    if unit == "元":
        return format_value(_round(exact, 0), unit, lang)
    places = max(0, 2 - max(exact.adjusted(), -1)) if exact else 0
    number = f"{_round(exact, places):,}"
    return number + known.zh if lang == "zh" else f"{number} {known.en[1]}".rstrip()


def rounded_to(value: Decimal, step: Decimal | None) -> Decimal:
    """A value rounded half up to a step (10,000 元); without a step as it is."""
    return _round(value / step, 0) * step if step else value


def _number_zh(value: Decimal, unit: Unit, style: Style, zeros: bool = False) -> tuple[str, str]:
    """The number and 万 or 亿: money from 10万 on, in the shorter styles counts from 1万 on as well."""
    size, money = abs(value), unit.zh == "元"
    if size >= _YI and (money or style != "full"):
        return _trimmed(value / _YI, 2, zeros=zeros), "亿"
    if (size >= 10 * _WAN and money) or (size >= _WAN and style != "full"):
        return _trimmed(value / _WAN, 0 if size >= 1000 * _WAN else 1, zeros=zeros), "万"
    return _grouped(value, unit, from_size=_WAN, zeros=zeros), ""


def _number_en(value: Decimal, unit: Unit, style: Style, zeros: bool = False) -> tuple[str, str]:
    """The number and its scale: money from a million on, in the shorter styles thousands and millions of anything."""
    size, money = abs(value), unit.zh == "元"
    if size >= 1000 * _MILLION and (money or style != "full"):
        return _trimmed(value / (1000 * _MILLION), 2, zeros=zeros), " billion" if style == "full" else "bn"
    if size >= _MILLION and (money or style != "full"):
        return _trimmed(value / _MILLION, 2, zeros=zeros), " million" if style == "full" else "M"
    if size >= _WAN and style != "full":
        return _trimmed(value / 1000, 0 if size >= 100_000 else 1, zeros=zeros), "k"
    return _grouped(value, unit, from_size=Decimal(1000), zeros=zeros), ""


_BEFORE_EN = {"": "", "余": "over ", "多": "over ", "以上": "at least ", "近": "nearly "}


def _worded_en(number: str, scale: str, unit: Unit, value: Decimal, qualifier: str) -> str:
    before = _BEFORE_EN.get(qualifier, "about ")
    word = unit.en[0] if value == 1 and not scale else unit.en[1]
    if word.startswith("CNY"):
        return f"{before}CNY {number}{scale}{word.removeprefix('CNY')}"
    return before + number + scale + ("%" if unit.zh == "%" else f" {word}" if word else "")


def fitting_qualifier(qualifier: str, number: str) -> str:
    """The qualifier that goes with a number in Chinese: 余 and 多 follow round numbers alone (20余次, but 22次以上)."""
    uneven = "." in number or not number.endswith("0")
    if "；" in qualifier or (qualifier == "近多" and uneven):
        return "约"  # also for a mixture
    return "以上" if qualifier in ("余", "多") and uneven else qualifier


def _qualified_zh(number: str, unit: str, qualifier: str) -> str:
    """近 and 约 stand before the number, 余 and 多 between number and unit, 以上 at the end."""
    qualifier = fitting_qualifier(qualifier, number)
    before = "近" if qualifier.startswith("近") else "约" if qualifier == "约" else ""
    middle = qualifier.removeprefix("近") if qualifier in ("余", "多", "近多") else ""
    return before + number + middle + unit + ("以上" if qualifier == "以上" else "")


def sheet_format(unit: str, lang: Language, qualifier: str = "", places: int | None = None) -> str:
    """How a spreadsheet shows a number in the base unit: #,##0"多" is 2,000多. Without `places`, the unit's own."""
    decimals = UNITS[unit].places if places is None else places
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    if lang == "en":
        before, after = _BEFORE_EN.get(qualifier, "about "), ""
    else:
        before, _, after = _qualified_zh("0", "", qualifier).partition("0")
    return "".join([f'"{before}"' if before else "", number, f'"{after}"' if after else ""])


def written(
    value: Decimal, unit: str, rounding: Decimal | None = None, qualifier: str = "", lang: Language = "zh"
) -> str:
    """A figure as official documents write it: no separators, 万元 where the rounding or the amount is whole in it.

    两期, 20余次, 2000多份, 近40多名, 20750人以上, 103.7万元, 37200元. `rounding` is the metric's step.
    """
    known, exact = UNITS[unit], rounded_to(value, rounding)
    if lang == "en":
        number, scale = _million_written(exact, rounding) if unit == "元" else _number_en(exact, known, "full")
        return _worded_en(number, scale, known, exact, qualifier)
    if unit == "元":
        number, scale = _money_written(exact, rounding)
        return _qualified_zh(number, scale + unit, qualifier)
    number = "两" if exact == 2 and known.two and not qualifier else _trimmed(exact, known.places, grouped=False)
    return _qualified_zh(number, unit, qualifier)


def written_reading(reading: Reading, lang: Language) -> str:
    """A reading as documents write it, with the nouns of its phrase: 20项改革任务; "—", "<5" or "*" without a value.

    Value, unit, rounding and qualifier alone decide; the one wording of figures in running text.
    """
    if reading.suppressed or reading.value is None:
        return format_reading(reading, lang)
    metric = reading.metric
    text = written(reading.value, metric.unit, metric.rounding, reading.qualifier, lang)
    return metric.phrase[lang].format(n=text)


def _money_written(value: Decimal, rounding: Decimal | None) -> tuple[str, str]:
    """The number and its scale: exact amounts stay in 元 unless they are whole in 万."""
    step = rounding or Decimal(1)
    if abs(value) >= _YI and value % (_YI / 100) == 0:
        return _trimmed(value / _YI, 2, grouped=False), "亿"
    if abs(value) >= _WAN and (step > 1 or value % _WAN == 0):
        places = max(0, 4 - step.adjusted()) if step > 1 else 0
        return _trimmed(value / _WAN, places, grouped=False), "万"
    return _trimmed(value, 2, grouped=False), ""


def _million_written(value: Decimal, rounding: Decimal | None) -> tuple[str, str]:
    """The same in English: CNY 2.328 million keeps what 232.8万元 says; amounts that aren't round stay whole."""
    step = rounding or Decimal(1)
    if abs(value) >= _MILLION and (step > 1 or value % _WAN == 0):
        places = 6 - step.adjusted() if step > 1 else 2
        return _trimmed(value / _MILLION, places), " million"
    number = f"{_round(value, 2):,}"
    return number.removesuffix(".00"), ""


def _grouped(value: Decimal, unit: Unit, from_size: Decimal | int, zeros: bool = False) -> str:
    """The number with the unit's decimals, thousands separated from a size on."""
    rounded = _round(value, unit.places)
    text = f"{rounded:,}" if abs(rounded) >= from_size else f"{rounded}"
    return text.rstrip("0").rstrip(".") if unit.trim and "." in text and not zeros else text


def _trimmed(value: Decimal, places: int, grouped: bool = True, zeros: bool = False) -> str:
    """Rounded to at most so many decimals, without `zeros` at the end."""
    rounded = _round(value, places)
    text = f"{rounded:,}" if grouped and abs(rounded) >= _WAN else f"{rounded}"
    return text.rstrip("0").rstrip(".") if "." in text and not zeros else text


def _round(value: Decimal, places: int) -> Decimal:
    """Half up, as offices round; never a negative zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def _percent(share: Decimal | float, places: int) -> str:
    rounded = _round(_decimal(share) * 100, places)
    return f"{min(rounded, 100 - Decimal(1).scaleb(-places)) if share < 1 else rounded}%"


def _decimal(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
