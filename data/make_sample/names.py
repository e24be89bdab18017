"""Names: the counties, and invented donors, companies, hospitals and villages that nobody can take for real ones."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

CITY = "南宁市红十字会"
# Name in 2019 and 2020, initials for codes, and a rough weight (ten thousands of inhabitants).
COUNTIES: Mapping[str, tuple[str, int]] = {
    "兴宁区": ("XN", 62),
    "青秀区": ("QX", 112),
    "江南区": ("JN", 99),
    "西乡塘区": ("XXT", 164),
    "良庆区": ("LQ", 59),
    "邕宁区": ("YN", 33),
    "武鸣区": ("WM", 68),
    "隆安县": ("LA", 33),
    "马山县": ("MS", 38),
    "上林县": ("SL", 36),
    "宾阳县": ("BY", 80),
    "横县": ("HX", 90),
}
BY_PEOPLE: Mapping[str, int] = {name: weight for name, (_, weight) in COUNTIES.items()}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜韦黄覃陆蓝农梁莫"
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
TRADES = [
    "建材",
    "商贸",
    "食品",
    "医药",
    "物流",
    "置业",
    "科技",
    "农业",
    "纺织",
    "能源",
    "机电",
    "印务",
    "餐饮",
    "环保",
]
PUBLIC_BODIES = ("市直单位", "街道办", "中学", "小学", "卫生院", "镇政府", "税务所", "图书馆")


def masked_person(rng: Random) -> str:
    """A person as an office's public list writes one: a surname and rings."""
    return rng.choice(SURNAMES) + "○" * rng.choice((1, 2, 2))


def company(rng: Random, number: int) -> str:
    """The invented company of this number; its form of name differs now and then, as in real ledgers."""
    trade, stem = TRADES[number % len(TRADES)], STEMS[number // len(TRADES) % len(STEMS)]
    form = "有限责任公司" if rng.randint(1, 12) == 1 else "有限公司"
    return f"示例{trade}{stem}{form}"


def donor_name(rng: Random, donor_type: str) -> str:
    """A donor's name by type; anonymous ones are called 匿名."""
    if donor_type == "个人":
        return masked_person(rng) if rng.randint(1, 20) > 1 else f"示例捐赠人{rng.randint(1, 900):04d}"
    if donor_type == "企业":
        return company(rng, rng.randint(0, 279))
    if donor_type == "社会组织":
        return f"示例{rng.choice(('商会', '志愿者协会', '慈善会', '校友会', '行业协会'))}{rng.choice(STEMS)}"
    if donor_type == "机关事业单位":
        return f"示例{rng.choice(PUBLIC_BODIES)}{rng.choice(STEMS)}干部职工"
    return "匿名" if donor_type == "匿名" else f"示例海外同乡会{rng.choice(STEMS)}"


def hospital(rng: Random) -> str:
    """An invented hospital of the city."""
    return f"示例医院{rng.choice(STEMS[:12])}"


def county_recipient(rng: Random, county: str) -> str:
    """An invented recipient within a county."""
    return f"{county}示例{rng.choice(('卫生院', '社区服务站', '防控卡点', '敬老院', '学校'))}{rng.choice(STEMS[:8])}"
