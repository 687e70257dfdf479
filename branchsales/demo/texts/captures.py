"""What finders note when they log a lead, and what they write to the colleague they refer it to."""

from decimal import Decimal
from random import Random

_SPOTTED = {
    "deposit": (
        "办定期到期转存，问了两次利率",
        "活期放了较多余额，说暂时不用",
        "他行存单这几天到期，来问我行价格",
        "问大额存单还有没有额度",
        "卖房款刚到账，还没想好怎么放",
        "想给孩子存一笔婚嫁的钱",
        "公司年终奖刚发，想存短期",
        "替父母来问三年期利率",
    ),
    "wealth_product": (
        "原来的理财本周到期，问有没有续的",
        "问一年内稳健的产品",
        "以前只存定期，这次主动问理财",
        "拿着他行的宣传页来比较",
        "想把活期里闲着的钱用起来，随时要能取",
        "退休金每月结余，想稳一点",
        "拆迁款到账一部分，想分开放",
    ),
    "fund": (
        "问定投怎么开，每月多少起",
        "手机上看到债基，不懂风险，想请人讲讲",
        "去年买的基金亏了，想问要不要留",
        "年轻客户，想每月存一点做定投",
        "朋友介绍，问指数基金",
    ),
    "insurance": (
        "刚添了二胎，问教育金",
        "聊到养老，担心以后钱不够用",
        "问百万医疗险，父母年纪大了",
        "自己做生意，想给家里留一份保障",
        "之前的保险缴费期满了，想再看看",
        "给孩子攒留学的钱，想要确定的收益",
    ),
    "precious_metal": (
        "看到金价，问积存金怎么买",
        "女儿要结婚，想买金条",
        "问贺岁银章什么时候到",
        "每年都买一点金，问能不能按克存",
    ),
    "loan": (
        "店面要装修，问经营贷",
        "在看二手房，问按揭要什么材料",
        "换车差一部分，问消费贷",
        "进货压款，想要随借随还的",
        "他行贷款利率高，想转过来",
    ),
    "card": (
        "常出差，问有没有贵宾厅的卡",
        "没有我行信用卡，代发工资客户",
        "问车主卡加油优惠",
        "想给家人办附属卡",
        "原来的卡快到期了，想换一张",
    ),
    "digital": (
        "第一次来，还不会用手机银行",
        "转账都来柜台，可以开手机银行",
        "老年客户，子女陪着来，愿意学",
        "手机换了，重新绑定",
        "做小生意，要收款码",
    ),
    "other": (
        "问保管箱还有没有空位",
        "公司二十来人，想换代发行",
        "炒股，问第三方存管怎么签",
        "出国探亲，问换汇和境外用卡",
    ),
}
_AMOUNT = ("约{amount}", "大概{amount}", "{amount}左右", "先说{amount}，可能还有")
_WHEN = (
    "下午三点后方便接电话",
    "白天上班，晚上回消息",
    "周末有空",
    "让先加微信",
    "今天赶时间，没细聊",
    "家里是爱人做主",
    "说这两天还会再来",
    "电话打得通，别太早",
    "留了微信",
    "",
    "",
)
_TO_COLLEAGUE = (
    "客户信任我们，请尽快联系",
    "人还在厅里，可以马上过来",
    "我已经说了您会打电话给他",
    "请带一份利率表，他看得细",
    "别先提保险，先聊存款",
    "老客户了，麻烦多费心",
    "他行也在联系他，宜早不宜迟",
    "已经提醒过有风险，请您再详细说明",
    "客户听力不太好，最好当面谈",
    "请您今天联系，他明天要出门",
    "资料我收好了，在柜台抽屉",
    "客户想要能随时取的",
    "她更在意安全，不求高",
    "问得很专业，请做好准备",
)
_HAND_OVER = (
    "客户在厅里等，请过来一下",
    "在二号洽谈室，已经倒了水",
    "当面推荐，客户愿意现在聊",
    "自助区碰到的，请过来接一下",
)


def amount_in_words(amount: Decimal) -> str:
    """30 万, 4500 元: as people write it in a note."""
    if amount >= 10_000:
        return f"{amount / 10_000:.1f}".removesuffix(".0") + "万"
    return f"{amount:.0f}元"


def capture_note(rng: Random, category: str, estimate: Decimal | None, care: float) -> str:
    """What the finder noted; the less careful ones often nothing."""
    if rng.random() > 0.35 + 0.6 * care:
        return ""
    parts = [rng.choice(_SPOTTED[category])]
    if estimate is not None and rng.random() < 0.7:
        parts.append(rng.choice(_AMOUNT).format(amount=amount_in_words(estimate)))
    if rng.random() < care:
        parts.append(rng.choice(_WHEN))
    return "，".join(filter(None, parts)) + "。"


def referral_reason(rng: Random, role: str, care: float) -> str:
    """What the referrer tells the receiver."""
    if role == "lobby_manager" and rng.random() < 0.5:
        return rng.choice(_HAND_OVER) + "。"
    if rng.random() > 0.3 + 0.7 * care:
        return ""
    return rng.choice(_TO_COLLEAGUE) + "。"
