"""What wealth managers write about a contact: what was talked about, what the customer said, what was agreed."""

from datetime import date, timedelta
from random import Random

_NOT_REACHED = {
    "phone": (
        "响铃无人接",
        "电话未接，发了短信说明来意",
        "占线，晚些再打",
        "接通后说在开会，请改天再打",
        "关机，换个时间再试",
        "打了两遍没接，微信留了言",
        "家人接的，说不在",
    ),
    "message": ("微信已发，未回", "发了产品页，还没有看", "短信已发，等回复"),
    "branch": ("约好今天到店，没有来", "等到下班没到，电话说临时有事", "客户没来，说孩子不舒服"),
    "visit": ("上门没有人，在门口留了名片", "到了公司，客户外出，和同事约了改天"),
}
_TALKED = {
    "deposit": (
        "对比了三年期和五年期大额存单",
        "讲了提前支取怎么计息，举了例子",
        "把几笔零散定期的到期日列给客户看",
        "问清了这笔钱的用途和时间，一年内可能要用一部分",
        "客户说他行给得更高，问清了是保本还是理财",
        "介绍了通知存款和大额存单搭配着放",
        "客户关心存款保险，解释了额度和范围",
        "算了一笔账，转存后一年多出的利息",
    ),
    "wealth_product": (
        "讲了净值会波动，看了近一年的走势",
        "做了风险测评，结果与产品相符",
        "客户问能不能保本，说明了不保本、不承诺收益",
        "把到期理财和新产品的期限排在一起看",
        "讲了开放日规则，赎回几天到账",
        "客户以前买过同系列，比较熟悉",
        "建议分两笔，一笔随取，一笔放一年",
    ),
    "fund": (
        "从每月结余谈起，建议先小额定投",
        "看了客户现在持有的基金，集中在一个行业",
        "讲了亏损的原因，也承认当时讲得不够",
        "说明了债基也会跌，客户表示能接受小波动",
        "重做了风险测评，降了一档，换了方案",
        "定投扣款失败，提醒补款并问了近况",
    ),
    "insurance": (
        "先聊家庭情况，孩子上小学，老人身体一般",
        "算了退休后每月的缺口",
        "讲清缴费期、领取时间和退保损失",
        "对比了客户已有的两份保单，缺医疗",
        "客户担心缴不满，讲了减额交清",
        "按年收入估了合适的保费，没有多推",
    ),
    "precious_metal": (
        "看了金价走势，讲了积存金可以按克提取",
        "说明了回购手续费",
        "带客户看了样品，喜欢小规格的",
        "建议分几次买，不要一次买满",
    ),
    "loan": (
        "看了流水，旺季和淡季差别大",
        "列了按揭要的材料清单",
        "征信有一次逾期，问清了原因",
        "讲了随借随还，按天计息",
        "评估了抵押物，大致能做七成",
    ),
    "card": (
        "比较了标准卡和车主卡的权益",
        "讲了年费减免的条件",
        "帮客户在手机上填了申请",
        "提醒按时还款，讲了账单日",
    ),
    "digital": (
        "陪客户装好并登录了一次",
        "演示了转账限额怎么改",
        "教客户开了到账提醒",
        "帮老人调大了字体，写了一张步骤纸",
    ),
    "other": (
        "报了保管箱的尺寸和年费",
        "问了公司人数和现在的代发行",
        "讲了存管签约的流程",
    ),
}
_SAID = {
    "interested": (
        "有兴趣，让把资料发过去",
        "听得很仔细，问了要带什么",
        "主动问了起点金额和期限",
        "愿意了解，今天时间紧没谈完",
        "请我做一份书面的方案",
        "说和她原来想的差不多",
    ),
    "appointment": (
        "约好到店细谈",
        "答应带上老存单过来",
        "愿意和爱人一起来听",
        "约了上门，顺便看看店面",
        "说那天正好休息，过来办",
    ),
    "considering": (
        "要回家和家人商量",
        "想再比一比他行",
        "等手头一笔钱到账再定",
        "觉得期限长，再想想",
        "担心市场，想看一段时间",
        "没有拒绝，也没有定下来",
        "说过完这个月再说",
    ),
    "refused": (
        "明确说近期不考虑",
        "已经在他行办了",
        "说这笔钱另有用处了",
        "只想存活期，不愿多谈",
        "家里人不同意",
    ),
    "won": (
        "同意办理，双录完成",
        "当场办好了，很满意",
        "定下来了，手续一次办完",
        "办完还说要介绍邻居来",
        "比原来想的多办了一些",
        "同意，先办一部分，其余到期再转",
    ),
}
_NEXT = (
    "{day}再联系",
    "{day}发对比表，再打电话",
    "说好{day}回话",
    "{day}上午打给他",
    "{day}提醒一次",
)
_MEET = ("时间定在{day}", "{day}见", "{day}下午，已写进日程", "{day}上午十点前后")
_BRIEF = {
    "interested": ("有意向", "想了解", "可以跟"),
    "appointment": ("约了见面", "约好来网点"),
    "considering": ("再考虑", "没定", "再说"),
    "refused": ("不需要", "不考虑"),
    "won": ("已办", "成交"),
}


def contact_note(
    rng: Random, *, category: str, method: str, outcome: str, day: date, next_on: date | None, care: float
) -> str:
    """The note of one contact. Care decides how often there is one at all, and how much it says."""
    if outcome == "no_answer":
        return rng.choice(_NOT_REACHED[method]) + "。" if rng.random() < 0.3 + 0.4 * care else ""
    if rng.random() > 0.45 + 0.55 * care:
        return rng.choice(_BRIEF[outcome]) if rng.random() < 0.6 else ""
    first = rng.choice(_TALKED[category])
    said = rng.choice(_SAID[outcome])
    parts = [f"{first}。客户{said}" if not said.startswith("客户") else f"{first}。{said}"]
    if next_on is not None and outcome != "won" and rng.random() < care:
        ways = _MEET if outcome == "appointment" else _NEXT
        parts.append(rng.choice(ways).format(day=day_in_words(day, next_on)))
    return "，".join(parts) + "。"


def day_in_words(day: date, other: date) -> str:
    """明天, or the date."""
    return "明天" if other == day + timedelta(days=1) else f"{other.month}月{other.day}日"
