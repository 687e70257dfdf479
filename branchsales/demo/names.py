"""Names of invented people: common Chinese surnames by how common they are, and common given names. Pure."""

from random import Random

from branchsales.demo.chance import Weighted

_SURNAMES = {
    72: "王 李 张",
    50: "刘 陈",
    30: "杨 黄 吴 赵 周",
    14: "徐 孙 马 朱 胡 林 郭 何 高 罗 郑 梁",
    8: "谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范",
    4: "汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 钱 严",
    2: "武 戚 莫 孔 向 汤 常 温 康 施 文 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申 欧 耿 关",
    1: "欧阳 司徒 诸葛 上官 焦 俞 左 柳 甘 祝 包 宁 尚 符 舒 阮 柯 纪 梅 童 凌 毕 单 裴 霍 成 苗 谷 盛 曲 冉 骆 蓝",
}
SURNAMES = Weighted({name: weight for weight, names in _SURNAMES.items() for name in names.split()})

_WOMEN = """
芳 娜 敏 静 丽 艳 娟 霞 燕 玲 丹 萍 红 梅 莉 婷 颖 雪 慧 倩 琴 洁 莹 琳 欣 璐 蕾 瑶 薇 岚 芸 虹 珊 妍 媛
秀英 桂英 玉兰 秀兰 凤英 淑珍 玉珍 桂兰 春梅 秀珍 淑华 玉华 秋菊 美玲 惠芳 丽华 海燕 红梅 晓燕 雪梅 建萍 丽娟 小红
晓雨 雅婷 思琪 佳怡 欣怡 雨桐 梦瑶 诗涵 若曦 佳慧 晓彤 静怡 雅琴 婉清 文娟 文珊 慧玲 会玲 嘉欣 雨欣 思源 梓涵 一诺
晓雯 丹丹 婷婷 莎莎 露露 美华 彩霞 月娥 素芬 翠英 金凤 水仙 爱华 爱珍 志英 国英 云霞 云芳 晓丽 晓静 晓琳 宁宁 亚男
"""
_MEN = """
伟 强 磊 洋 勇 军 杰 涛 超 明 刚 平 辉 鹏 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 旭 宁 亮 峰 晨 瑞 博 彬 坤 楠 毅 恒 钧 昊 翔
建国 建华 建军 志强 国强 志远 国栋 建平 文斌 永强 海涛 海波 志刚 卫东 卫国 立新 新民 德明 德华 玉明 金山 长江 长春 学军
浩然 子轩 宇轩 文博 俊杰 天宇 嘉豪 志豪 晓东 晓明 晓峰 少华 少杰 云飞 家辉 家伟 振华 振宇 明辉 明哲 伟民 伟东 景行 思远
国华 国平 世杰 世昌 永康 永平 庆华 庆丰 福生 福来 根生 水生 有才 大勇 大鹏 小军 小龙 春生 秋生 冬生 万里 启明 启航 一鸣
"""
WOMEN, MEN = tuple(_WOMEN.split()), tuple(_MEN.split())


def person_name(rng: Random) -> str:
    """A full name. Many people share one, as in life."""
    return SURNAMES.pick(rng) + rng.choice(WOMEN if rng.random() < 0.5 else MEN)


def distinct_name(rng: Random, taken: set[str]) -> str:
    """A full name nobody in `taken` has; it is added to them."""
    while True:
        name = person_name(rng)
        if name not in taken:
            taken.add(name)
            return name
