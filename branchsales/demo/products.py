"""What the demo bank sells, for what amounts, and how sales credit is split. Pure.

The nine categories of `leads.models.Category`, in its order. Card and mobile banking count the first payment.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from branchsales.demo.chance import Weighted, around
from branchsales.demo.people import Unit
from branchsales.demo.size import Size


@dataclass(frozen=True)
class Product:
    code: str
    name: str
    category: str
    risk: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class Kind:
    """How a category sells: a typical amount in yuan, how it is rounded, and how easily it is won."""

    median: float
    spread: float
    step: Decimal
    least: Decimal
    most: Decimal
    ease: float
    has_estimate: bool = True


@dataclass(frozen=True)
class SplitRule:
    unit: Unit
    category: str
    first: date
    found_share: Decimal
    last: date | None = None


def _kind(
    median: float, spread: float, step: str, least: str, most: str, ease: float, *, estimate: bool = True
) -> Kind:
    return Kind(median, spread, Decimal(step), Decimal(least), Decimal(most), ease, estimate)


KINDS = {
    "deposit": _kind(180_000, 0.8, "10000", "50000", "2000000", 1.15),
    "wealth_product": _kind(150_000, 0.7, "10000", "10000", "1000000", 1.05),
    "fund": _kind(30_000, 0.9, "1000", "1000", "300000", 0.9),
    "insurance": _kind(30_000, 0.7, "1000", "5000", "200000", 0.7),
    "precious_metal": _kind(9_000, 0.8, "0.01", "800", "80000", 0.85),
    "loan": _kind(300_000, 0.6, "10000", "50000", "1500000", 0.75),
    "card": _kind(320, 0.8, "0.01", "9.90", "5000", 1.1, estimate=False),
    "digital": _kind(30, 0.9, "0.01", "0.01", "500", 1.4, estimate=False),
    "other": _kind(800, 0.9, "10", "50", "20000", 0.9, estimate=False),
}

PRODUCTS = (
    Product("D101", "整存整取一年", "deposit"),
    Product("D103", "整存整取三年", "deposit"),
    Product("D201", "大额存单一年", "deposit"),
    Product("D203", "大额存单三年", "deposit"),
    Product("D301", "七天通知存款", "deposit"),
    Product("W101", "安心日日盈", "wealth_product", "R1"),
    Product("W201", "稳健三月开", "wealth_product", "R2"),
    Product("W202", "稳健一年定开", "wealth_product", "R2"),
    Product("W203", "养老两年封闭", "wealth_product", "R2"),
    Product("W301", "固收增强半年", "wealth_product", "R3"),
    Product("W191", "安心九十天", "wealth_product", "R1", is_active=False),
    Product("F101", "货币市场基金", "fund", "R1"),
    Product("F201", "短债基金", "fund", "R2"),
    Product("F301", "二级债基", "fund", "R3"),
    Product("F401", "沪深宽基指数定投", "fund", "R4"),
    Product("F501", "成长主题混合", "fund", "R5"),
    Product("I101", "增额终身寿险", "insurance", "R2"),
    Product("I102", "养老年金保险", "insurance", "R2"),
    Product("I103", "教育金年金", "insurance", "R2"),
    Product("I201", "百万医疗保险", "insurance", "R1"),
    Product("G101", "积存金", "precious_metal", "R3"),
    Product("G102", "投资金条", "precious_metal"),
    Product("G201", "贺岁银章", "precious_metal"),
    Product("L101", "个人消费贷款", "loan"),
    Product("L102", "个人经营贷款", "loan"),
    Product("L103", "二手房按揭", "loan"),
    Product("C101", "标准信用卡", "card"),
    Product("C102", "江海车主卡", "card"),
    Product("C201", "白金信用卡", "card"),
    Product("E101", "手机银行开通", "digital"),
    Product("E102", "快捷支付绑卡", "digital"),
    Product("O101", "保管箱租用", "other"),
    Product("O102", "代发工资签约", "other"),
    Product("O103", "第三方存管", "other"),
)
_BY_CATEGORY = {kind: [p for p in PRODUCTS if p.category == kind and p.is_active] for kind in KINDS}

TELLER_INTERESTS = Weighted(
    {
        "deposit": 27,
        "wealth_product": 17,
        "fund": 7,
        "insurance": 8,
        "precious_metal": 4,
        "loan": 7,
        "card": 14,
        "digital": 13,
        "other": 3,
    }
)
LOBBY_INTERESTS = Weighted(
    {
        "deposit": 17,
        "wealth_product": 19,
        "fund": 8,
        "insurance": 8,
        "precious_metal": 6,
        "loan": 9,
        "card": 13,
        "digital": 17,
        "other": 3,
    }
)
SELLER_INTERESTS = Weighted(
    {
        "deposit": 18,
        "wealth_product": 27,
        "fund": 19,
        "insurance": 15,
        "precious_metal": 6,
        "loan": 8,
        "card": 4,
        "digital": 1,
        "other": 2,
    }
)

# The found part of the sales credit, bank-wide; what is easily found and needs much selling gives the finder less.
_FOUND_SHARES = {
    "deposit": "0.3",
    "wealth_product": "0.3",
    "fund": "0.25",
    "insurance": "0.35",
    "precious_metal": "0.3",
    "loan": "0.4",
    "card": "0.5",
    "digital": "0.6",
    "other": "0.3",
}


def split_rules(units: list[Unit], size: Size, today: date) -> list[SplitRule]:
    """One rule for each category bank-wide; the first sub-branch raised its insurance share two months ago."""
    rules = [
        SplitRule(units[0], category, size.first_day(today) - timedelta(days=120), Decimal(share))
        for category, share in _FOUND_SHARES.items()
    ]
    first = next(unit for unit in units if unit.kind == "sub_branch")
    raised = today - timedelta(days=60)
    rules.append(SplitRule(first, "insurance", size.first_day(today), Decimal("0.3"), raised - timedelta(days=1)))
    rules.append(SplitRule(first, "insurance", raised, Decimal("0.4")))
    return rules


def share_in_force(rules: list[SplitRule], *, unit: Unit, category: str, day: date) -> Decimal:
    """The found share of the nearest unit upwards that has a rule for the category on that day."""
    at: Unit | None = unit
    while at is not None:
        for rule in rules:
            if rule.unit == at and rule.category == category and rule.first <= day <= (rule.last or day):
                return rule.found_share
        at = at.parent
    raise LookupError(f"no split rule for {category} in {unit.code} on {day}")


def estimate_amount(rng: Random, category: str, wealth: float) -> Decimal | None:
    """What the finder thinks it may come to; nothing for what is counted in pieces, and sometimes nobody asked."""
    kind = KINDS[category]
    if not kind.has_estimate or rng.random() < 0.25:
        return None
    return _amount(rng, kind, kind.median * wealth)


def sold_amount(rng: Random, category: str, wealth: float, estimate: Decimal | None) -> Decimal:
    """What was sold in the end: about the estimate, more often less than more."""
    kind = KINDS[category]
    if estimate is None:
        return _amount(rng, kind, kind.median * wealth)
    if rng.random() < 0.35:
        return estimate
    return _rounded(kind, Decimal(f"{float(estimate) * around(rng, 0.85, spread=0.3):.2f}"))


def product_for(rng: Random, category: str, risk_level: str) -> Product:
    """A product of the category that suits the customer; the safest where nobody knows what suits them."""
    offered = _BY_CATEGORY[category]
    limit = int(risk_level[1]) if risk_level else 2
    suitable = [product for product in offered if not product.risk or int(product.risk[1]) <= limit]
    return rng.choice(suitable or offered[:1])


def _amount(rng: Random, kind: Kind, median: float) -> Decimal:
    return _rounded(kind, Decimal(f"{around(rng, median, spread=kind.spread):.2f}"))


def _rounded(kind: Kind, amount: Decimal) -> Decimal:
    steps = (amount / kind.step).to_integral_value()
    return min(kind.most, max(kind.least, steps * kind.step)).quantize(Decimal("0.01"))
