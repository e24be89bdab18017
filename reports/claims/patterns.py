"""How numbers look in Chinese prose: figures with their units, and all that looks like one and isn't."""

from __future__ import annotations

import re

# Longer ones first: 人次 isn't 人. The unit as written → the unit of figures.
UNITS = {
    "亿元": "元", "万元": "元", "元": "元", "人次": "人次", "人份": "人份", "个百分点": "个百分点",
    "个方面": "个方面", "个县（市、区）": "个县区", "个县(市、区)": "个县区", "个县（区）": "个县区",
    "个县(区)": "个县区", "个县、区": "个县区", "个县区": "个县区", "个单位": "个单位", "家单位": "个单位",
    "平方米": "平方米", "公里": "公里", "小时": "小时", "人": "人", "名": "名", "位": "位", "户": "户", "场": "场",
    "期": "期", "班次": "场", "次": "次", "例": "例", "份": "份", "笔": "笔", "张": "张", "项": "项", "所": "所",
    "篇": "篇", "条": "条", "支": "支", "件": "件", "台": "台", "辆": "辆", "吨": "吨", "箱": "箱", "套": "套",
    "批": "批", "家": "家", "倍": "倍", "天": "天", "%": "%", "％": "%", "个": "个",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in UNITS)
NUMERAL = "零〇一二两三四五六七八九十百千"
_BEFORE = "(?P<before>大约|不少于|不低于|超过|至少|约|近|逾|超)?"
_AROUND = rf"(?P<inner>[余多])?(?P<times>[万亿])?(?P<middle>[余多])?(?P<unit>{_UNIT})(?P<after>以上|左右|上下)?"
# 2019-nCoV, 0771—5530647 and 5.12 within a longer number are none.
ARABIC = re.compile(rf"(?<![\dA-Za-z.,\-—‐－第]){_BEFORE}(?P<number>\d[\d,]*(?:\.\d+)?){_AROUND}")
CHINESE = re.compile(rf"(?<![第{NUMERAL}新每]){_BEFORE}(?P<number>[{NUMERAL}]{{1,12}}){_AROUND}")
# Nothing said in a word: nobody, and a session of one's own.
NOBODY = re.compile(r"没有人|没人|无人")
SESSION = re.compile(r"(?<=[\u4e00-\u9fff])专场")

# What comes behind a unit and makes it another word: 五位一体, 一次性, 一名医院... (name), 两项改革 is fine.
NO_UNIT = re.compile(
    r"位一体|次性|场(?:硬仗|战)|期工程|人民|人道|人口|名义|天津|家庭|支部|项目|项规定|项原则|项纪律|项注意|项(?:合计|共计|总计|相加)|份子|个人|人才|个性|件事"
)
# Chinese numerals before 个 and 家 are mostly slogans and idioms; with a noun of ours they count.
VAGUE_UNITS = frozenset({"个", "家", "条", "件", "天", "批", "支"})
# 一项, 一次, 一户一策 are mostly turns of phrase; 一名 and 一期 count.
COUNTED_BY_ONE = frozenset({"期", "名", "位", "例", "所"})

DATE = re.compile(
    r"(?P<lead>截至|截止到?|统计到|统计至)?(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月"
    r"(?:(?P<day>\d{1,2})日)?(?:上午|下午|晚)?"
)
DATE_NAME = re.compile(r"(?<!\d)\d{1,2}[.·]\d{1,2}(?=[“”\"]?(?:世界|全国|中国|国际|[\u4e00-\u9fff]{2,8}[日节周]))")
YEAR = re.compile(rf"(?<!\d)(?:19|20)\d{{2}}(?:年度?|(?![\d.,{NUMERAL}万亿余多]))")
PERIOD = re.compile(rf"(?:过去|今后|未来|最近|近|连续)?(?:[{NUMERAL}]{{1,12}}|\d{{1,3}})(?:周?年|个月|年度)")
ORDINAL = re.compile(
    rf"附[件表图][{NUMERAL}\d]{{1,12}}|第[{NUMERAL}\d]{{1,12}}[届次批期号个名位条款]?|前[{NUMERAL}\d]{{1,2}}[名位](?!队员|同志|志愿)|新一届|[{NUMERAL}]{{1,12}}届|十[{NUMERAL}]大|[{NUMERAL}]{{1,12}}[中次]全会"
)
ENUMERATION = re.compile(
    rf"[（(][{NUMERAL}\d]{{1,3}}[)）]|(?:^|(?<=[\n。；;：:]))\s*(?:[{NUMERAL}]{{1,3}}、|\d{{1,2}}[.、．](?!\d))"
    rf"|(?:^|(?<=[。；;，,、：:”]))[{NUMERAL}]{{1,3}}是"
)
# A number within letters, telephone numbers, licence numbers, what follows 〔, numbers of 号.
CODE = re.compile(
    r"[A-Za-z]+[-‐－—]?\d[\w\-—]*|\d+[-‐－—][A-Za-z]\w*|\d{3,4}[-—－]\d{7,8}|\d{7,}(?![\d,.]*(?:[万亿]?元|人|份|[余多]))"
    r"|[〔\[]\d{4}[〕\]]\d*号?|第?\d+号",
    re.ASCII,  # a Chinese character is no letter here
)
# Within quotation marks stand names and slogans. A longer piece is a quotation and read like any text.
QUOTED = re.compile(r"[“\"『「《]([^”\"』」》\n]{1,24})[”\"』」》]")
# A school or a line by number, a project called after 万人 or 万家, 两不愁 and the like.
NAME = re.compile(
    rf"[{NUMERAL}]{{1,12}}(?:中|小|号线|院)(?![{NUMERAL}、中])|(?<![\d{NUMERAL}十百千余多])万(?:人|家|户|众|名)|两不愁|三保障|双促进|一体"
)
NUMBER = re.compile(r"(?<![\dA-Za-z.,])\d[\d,]*(?:\.\d+)?")
# A full stop of an English sentence isn't the point of a number, nor a comma the one between thousands.
SENTENCE = re.compile(r"[。！？；\n!?;]|\.(?=\s|$)")
CLAUSE = re.compile(r"[，。！？；：、（）\n!?;:()]|,(?!\d{3}(?!\d))|\.(?=\s|$)")
