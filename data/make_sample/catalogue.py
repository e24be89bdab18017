"""The goods that are given: code, category, unit and the price that a donor's letter would name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Goods:
    """One article. `lots` are the quantities in which it is given."""

    code: str
    name: str
    category: str
    unit: str
    prices: tuple[str, ...]
    lots: tuple[int, ...]
    weight: int

    def price(self, number: int) -> Decimal:
        """One of its prices in 元, chosen by a drawn number."""
        return Decimal(self.prices[number % len(self.prices)])


EPIDEMIC: tuple[Goods, ...] = (
    Goods("WZ-0101", "一次性医用外科口罩", "口罩", "个", ("1.20", "1.85", "2.60"), (1000, 2000, 3000, 5000), 24),
    Goods("WZ-0102", "KN95口罩", "口罩", "个", ("9.80", "12.50", "15.00"), (200, 500, 800, 1000), 14),
    Goods("WZ-0201", "医用防护服", "防护服", "套", ("68.00", "95.00", "128.00"), (50, 100, 150, 200), 12),
    Goods("WZ-0202", "隔离衣", "防护服", "件", ("28.00", "35.50"), (100, 200, 300), 7),
    Goods("WZ-0301", "84消毒液", "消毒", "桶", ("36.00", "48.00"), (50, 100, 200, 300), 10),
    Goods("WZ-0302", "75%酒精", "消毒", "瓶", ("9.90", "14.50"), (200, 400, 600), 10),
    Goods("WZ-0303", "免洗手消毒凝胶", "消毒", "瓶", ("22.80", "29.90"), (100, 200, 300), 6),
    Goods("WZ-0401", "中药颗粒", "药品", "盒", ("26.50", "38.00"), (100, 200, 400), 5),
    Goods("WZ-0501", "方便食品", "生活物资", "箱", ("45.00", "62.00"), (50, 100, 150), 8),
    Goods("WZ-0502", "饮用水", "生活物资", "箱", ("28.00", "36.00"), (50, 100, 200), 6),
    Goods("WZ-0601", "护目镜", "其他", "个", ("18.50", "32.00"), (100, 200, 300), 7),
    Goods("WZ-0602", "医用手套", "其他", "双", ("1.10", "1.60"), (1000, 2000, 4000), 6),
    Goods("WZ-0603", "额温枪", "其他", "支", ("168.00", "260.00"), (10, 20, 50), 5),
)
EVERYDAY: tuple[Goods, ...] = (
    Goods("WZ-0503", "大米", "生活物资", "袋", ("58.00", "72.00"), (20, 40, 60, 100), 10),
    Goods("WZ-0504", "食用油", "生活物资", "桶", ("62.00", "79.90"), (20, 40, 80), 10),
    Goods("WZ-0505", "棉被", "生活物资", "床", ("118.00", "145.00"), (20, 30, 50), 8),
    Goods("WZ-0506", "冬衣", "生活物资", "件", ("98.00", "136.00"), (20, 40, 60), 6),
    Goods("WZ-0604", "学习用品", "其他", "套", ("35.00", "48.00"), (50, 80, 120), 8),
    Goods("WZ-0402", "家庭药箱", "药品", "个", ("86.00", "120.00"), (20, 40), 5),
    Goods("WZ-0304", "洗涤用品", "消毒", "箱", ("66.00", "88.00"), (10, 20, 30), 4),
)
TEST_KIT = Goods("WZ-0701", "新冠病毒核酸检测试剂盒", "试剂盒", "人份", ("42.00",), (2000, 2500, 1500), 0)
MIXED = Goods("WZ-0599", "生活物资一批", "生活物资", "批", ("1",), (1,), 0)


def by_code() -> Mapping[str, Goods]:
    """All articles by code."""
    return {goods.code: goods for goods in (*EPIDEMIC, *EVERYDAY, TEST_KIT, MIXED)}
