"""Chinese surnames as `organisation.names` needs them: the compound ones, and those read otherwise than the word.

Simplified and traditional characters. Of several readings of a surname the one most of its bearers use stands here.
"""

# Two-character surnames. Left out are rare ones whose first character is a common surname itself (宗政, 梁丘, 单于):
# there 宗政伟 is rather 宗 with the given name 政伟.
_COMPOUND = """
欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 尉迟 尉遲 万俟 萬俟 皇甫 令狐 司徒 端木 东方 東方 慕容 夏侯 呼延
南宫 南宮 公孙 公孫 轩辕 軒轅 长孙 長孫 宇文 澹台 澹臺 赫连 赫連 独孤 獨孤 西门 西門 淳于 申屠 太史
闻人 聞人 鲜于 鮮于 钟离 鍾離 闾丘 閭丘 濮阳 濮陽 公冶 司空 司寇 拓跋 拓拔 百里 东郭 東郭 羊舌 颛孙
顓孫 亓官 第五 完颜 完顏 耶律 纳兰 納蘭 达奚 達奚
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())

# Only those that a dictionary reads otherwise when they stand alone.
SURNAME_READINGS = {
    surname: reading
    for reading, surnames in {
        "bi": "秘",
        "bu": "卜",
        "bo": "薄",
        "chong": "种",
        "du": "都",
        "ge": "盖蓋",
        "gou": "句",
        "gui": "炅会會",
        "he": "黑",
        "juan": "圈",
        "kan": "阚闞",
        "kuo": "适",
        "miao": "缪繆",
        "nai": "佴能",
        "nian": "粘",
        "nie": "乜",
        "ou": "区區",
        "piao": "朴",
        "po": "繁",
        "qin": "覃",
        "qiu": "仇",
        "shan": "单單",
        "shao": "召",
        "she": "折",
        "xian": "洗",
        "xie": "解",
        "xun": "郇",
        "yue": "乐樂",
        "yun": "员員贠",
        "zeng": "曾",
        "zha": "查",
        "zhai": "翟祭",
    }.items()
    for surname in surnames
}

# Characters of given names that dictionaries read otherwise than parents do.
GIVEN_READINGS = {"晟": "sheng", "曾": "zeng", "长": "chang", "長": "chang", "偲": "si", "卜": "bu"}
