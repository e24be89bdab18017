"""Names of persons, masked as they are read: 张三 becomes 张○○. Organisations stay whole."""

from __future__ import annotations

import re

from etl.text import clean

ANONYMOUS = "匿名"
# The usual surnames; a short name that begins with one and ends like no organisation is taken for a person's.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛"
    "温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈"
    "鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木"
    "穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧"
    "桑荆谌银扬明沙薄伏岑习胥保和蔺农"
)
_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "夏侯",
    "长孙",
    "宇文",
)
_ORGANISATION = re.compile(
    r"(?:公司|集团|厂|店|会|院|校|学|所|局|部|委|办|村|镇|乡|县|市|区|州|省|国|中心|社|团|队|行|站|馆|园|寺|庙|宫|观|协|联|党|组|"
    r"处|科|室|府|街|坊|基金|平台|工程|号|班|级|居|苑|城|商|业|企|众|友|士|群|坛|网|吧|屋|银|药|医|教|堂|盟|库|厅|司|署|台|报|"
    r"户|们|心|爱|善|款|箱|人|物)$"
)
_TITLES = re.compile(r"(?:先生|女士|小姐|老师|同志|医生|护士|夫妇|一家|全家|家庭)$")
_SEPARATORS = re.compile(r"[、,，;；/&＆和与及]|\s+")
_BRACKETS = re.compile(r"([(（])([^()（）]*)([)）])")
_CJK = re.compile(r"^[\u3400-\u9fff·•]+$")


def looks_like_person(name: str) -> bool:
    """Whether a name is taken for a person's: two to four characters (or a title behind), a surname in front."""
    bare = _TITLES.sub("", name.replace(" ", ""))
    if bare != name.replace(" ", ""):
        return 0 < len(bare) <= 4
    if not _CJK.match(bare) or _ORGANISATION.search(bare):
        return False
    if "·" in bare or "•" in bare:
        return True
    return 2 <= len(bare) <= 4 and (bare[:2] in _COMPOUND or (bare[0] in _SURNAMES and len(bare) <= 3))


def masked_person(name: str) -> str:
    """A person's name with all but the surname hidden: 张○○, 欧阳○○. A name masked already stays so."""
    bare = name.replace(" ", "")
    if not bare:
        return ""
    surname = bare[:2] if bare[:2] in _COMPOUND else bare[:1]
    return f"{surname}○○"


def masked(name: str, is_person: bool, is_anonymous: bool) -> str:
    """A donor's name as it is stored. Persons, and persons named beside organisations, are masked."""
    text = clean(name)
    if not text:
        return ""
    if is_anonymous or text in {ANONYMOUS, "匿名人士", "爱心人士", "无名氏", "不愿透露姓名"}:
        return ANONYMOUS
    if is_person:
        return "、".join(masked_person(part) for part in _SEPARATORS.split(_BRACKETS.sub("", text)) if part)
    without_brackets = _BRACKETS.sub(_masked_bracket, text)
    if looks_like_person(_BRACKETS.sub("", text)):
        return masked_person(text)
    parts = _SEPARATORS.split(without_brackets)
    if len(parts) > 1:
        for part in parts:
            if looks_like_person(part):
                without_brackets = without_brackets.replace(part, masked_person(part))
    return without_brackets


def _masked_bracket(match: re.Match[str]) -> str:
    inside = match[2]
    for part in _SEPARATORS.split(inside):
        if looks_like_person(part):
            inside = inside.replace(part, masked_person(part))
    return f"{match[1]}{inside}{match[3]}"
