"""The tables as they are published: gifts, uses, earlier issues, and what is due, as texts and numbers by column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from metrics.disclosures import ANONYMOUS
from metrics.metric import Text
from metrics.publication import Due
from reports.disclosure.pack import Pack
from reports.wording import Words

# Where the lists have 款/物 and the amount.
SORT, AMOUNT = 3, 7
Cell = str | int | Decimal | dt.date | None


@dataclass(frozen=True)
class Column:
    """A column: the key of its heading, its width, whether it holds money."""

    key: str
    width: float
    is_money: bool = False


GIFTS = (
    Column("number", 7), Column("date", 12), Column("donor", 30), Column("sort", 8), Column("goods", 26),
    Column("quantity", 12), Column("measure", 8), Column("amount", 16, is_money=True), Column("receiver", 14),
    Column("earmarked", 8), Column("issue", 8),
)  # fmt: skip
USES = (
    Column("number", 7), Column("date", 12), Column("recipient", 30), Column("sort", 8), Column("goods", 26),
    Column("quantity", 12), Column("measure", 8), Column("amount", 16, is_money=True), Column("purpose", 16),
    Column("spender", 14),
)  # fmt: skip
ISSUES = (
    Column("issue", 8), Column("campaign", 16), Column("date", 12), Column("until", 12),
    Column("cash", 18, is_money=True), Column("goods_value", 18, is_money=True), Column("ledger", 18, is_money=True),
    Column("difference", 16, is_money=True), Column("channels", 24),
)  # fmt: skip
DUES = (
    Column("subject", 34), Column("basis", 58), Column("due", 12), Column("done", 12), Column("state", 16),
    Column("remark", 44),
)  # fmt: skip


class Tables:
    """A pack in one language."""

    def __init__(self, pack: Pack, say: Words) -> None:
        self.pack, self.say = pack, say

    @cached_property
    def gifts(self) -> list[list[Cell]]:
        """A row for each gift line, numbered."""
        return [
            [number, one.donated_on, self._donor(one.donor), self._sort(one.is_goods),
             one.goods_name, one.quantity, one.quantity_unit, one.amount_yuan, self._place(one.receiver),
             self.say("disclosure.yes") if one.is_earmarked else "", one.issue_number]
            for number, one in enumerate(self.pack.gifts, start=1)
        ]  # fmt: skip

    @cached_property
    def uses(self) -> list[list[Cell]]:
        """A row for each line of use, numbered."""
        purposes = self._names("use_purpose")
        return [
            [number, one.used_on, one.recipient, self._sort(one.is_goods), one.goods_name, one.quantity,
             one.quantity_unit, one.amount_yuan, purposes.get(one.purpose, one.purpose), self._place(one.spender)]
            for number, one in enumerate(self.pack.uses, start=1)
        ]  # fmt: skip

    @cached_property
    def issues(self) -> list[list[Cell]]:
        """A row for each earlier issue, beside the ledger."""
        return [
            [one.number, one.campaign_code, one.disclosed_on, one.cut_off_on, one.cash_yuan, one.goods_yuan,
             one.ledger_yuan, one.difference_yuan, one.channels]
            for one in self.pack.issues
        ]  # fmt: skip

    @cached_property
    def dues(self) -> list[list[Cell]]:
        """A row for each thing that has to be made public."""
        return [
            [self._subject(one), self.say.of(one.basis), one.due_on, one.on, self.say(f"disclosure.state.{one.state}"),
             self._remark(one)]
            for one in self.pack.dues
        ]  # fmt: skip

    def heads(self, columns: Sequence[Column]) -> list[str]:
        """The headings of a table."""
        return [self.say(f"disclosure.column.{column.key}") for column in columns]

    def _donor(self, name: str) -> str:
        if name == ANONYMOUS:
            return self.say("disclosure.anonymous")
        return name or self.say("disclosure.unnamed")

    def _sort(self, is_goods: bool) -> str:
        return self.say("disclosure.goods" if is_goods else "disclosure.cash")

    def _place(self, county: str) -> str:
        name = self.pack.evidence.counties.get(county, Text(county, county))
        return self.say.of(name)

    def _names(self, field: str) -> Mapping[str, str]:
        return {zh: self.say.of(text) for zh, text in self.pack.evidence.value_names(field).items()}

    def _subject(self, one: Due) -> str:
        if one.rule == "annual":
            return self.say("disclosure.annual", year=one.subject)
        return self.say("disclosure.gift_lines") if one.rule == "gift" else one.subject

    def _remark(self, one: Due) -> str:
        say, days = self.say, one.days(self.pack.evidence.scope.cut_off)
        if one.rule == "gift":
            return say("disclosure.remark.lines", n=one.lines)
        if one.state == "not_known":
            return say(f"disclosure.remark.not_known_{one.rule}")
        if one.state == "overdue" and days is not None:
            last = say("disclosure.remark.last", day=say.date(one.last_on)) if one.last_on else ""
            return say("disclosure.remark.overdue", n=-days) + last
        return say("disclosure.remark.left", n=days) if one.state == "due" and days is not None else ""
