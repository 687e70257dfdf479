"""Where the invented bank has its houses: real cities, streets such as every city has. Pure."""

from datetime import date, timedelta

from branchsales.demo.people import Unit
from branchsales.demo.size import Size

BANK = "江海银行"
_REGIONS = ("华中", "华东", "华南", "西南")
# City and its branches; the order is that of the regions, five cities each when there are regions.
_CITIES = (
    ("武汉", "中山路 光谷 水果湖 街道口 徐东"),
    ("宁波", "天一广场 鄞州 江北 东钱湖 海曙"),
    ("长沙", "五一广场 芙蓉路 雨花 岳麓 开福"),
    ("郑州", "二七广场 花园路 金水 郑东 嵩山路"),
    ("南昌", "八一广场 青山湖 红谷滩 洪都大道 象湖"),
    ("苏州", "观前街 狮山路 园区湖东 平江路 相门"),
    ("无锡", "崇安寺 滨湖 梁溪 太湖大道 惠山"),
    ("杭州", "延安路 文三路 滨江 拱墅 下沙"),
    ("温州", "五马街 瓯海 龙湾 车站大道 新城"),
    ("合肥", "三孝口 包河 政务区 滨湖新区 瑶海"),
    ("广州", "北京路 天河城 海珠 番禺 白云"),
    ("佛山", "祖庙 桂城 季华路 狮山 大良"),
    ("东莞", "鸿福路 莞城 南城 虎门 松山湖"),
    ("厦门", "中山公园 湖里 集美 莲前路 海沧"),
    ("福州", "东街口 五四路 金山 台江 仓山"),
    ("成都", "春熙路 高新 武侯 青羊宫 建设路"),
    ("重庆", "解放碑 观音桥 南坪 沙坪坝 杨家坪"),
    ("昆明", "南屏街 北市区 滇池路 金马 呈贡"),
    ("贵阳", "喷水池 花果园 观山湖 大十字 南明"),
    ("绵阳", "临园路 高水 科创园 涪城路 游仙"),
)
# The first branch started selling together three months before the second; others followed, half have not begun yet.
_STARTED_DAYS_AGO = {0: 138, 1: 46, 4: 102, 5: 25}


def build_units(size: Size, *, today: date) -> list[Unit]:
    """Head office, regions if the bank is large, sub-branches and branches; a unit stands after the one above it."""
    root = Unit("JH", f"{BANK}总行", "head_office", city="武汉")
    units = [root]
    regions = [Unit(f"JH{index + 1}", f"{name}区域", "region", root) for index, name in enumerate(_REGIONS)]
    units += regions[: size.regions]
    for index in range(size.sub_branches):
        city, streets = _CITIES[index]
        above = regions[index * size.regions // size.sub_branches] if size.regions else root
        code = f"JH{index + 1:02d}" if not size.regions else f"{above.code}{index % (20 // size.regions) + 1:02d}"
        sub_branch = Unit(code, f"{city}分行", "sub_branch", above, city)
        units.append(sub_branch)
        for place, street in enumerate(streets.split()[: size.branches_each]):
            number = index * size.branches_each + place
            units.append(
                Unit(f"{code}{place + 1:02d}", f"{street}网点", "branch", sub_branch, city, _started(number, today))
            )
    return units


def _started(number: int, today: date) -> date | None:
    days_ago = _STARTED_DAYS_AGO.get(number % 8)
    return today - timedelta(days=days_ago) if days_ago else None
