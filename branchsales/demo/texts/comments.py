"""What heads and supervisors write about a contact record."""

from random import Random

_PRAISE = (
    "先问用途再谈产品，顺序对。",
    "写得清楚，别人接手也能跟。",
    "说明风险说得到位，值得大家看看。",
    "没接通第二天就再打，跟得紧。",
    "从客户家里的情况谈起，很自然。",
    "约得具体，时间、地点、带什么都有。",
    "没有急着推，客户反而主动问了，很好。",
    "这条明天晨会请你讲一讲。",
)
_FINE = (
    "可以。下次把客户的顾虑也写上。",
    "进度正常，按约好的时间再联系。",
    "问到了金额，期限也请问一下。",
    "资料发过之后，记得隔天回访。",
    "见面前把测评先做好。",
)
_TRUST = (
    "客户说要商量，和谁商量？请他们一起来。",
    "别先比利率，问清楚他行那款的期限和风险。",
    "没有约下一次，容易断。",
    "间隔太长了，三天内再联系一次。",
    "结果写了，过程没写，请补充。",
    "光打电话不够，试着约到店。",
)
_WEAK = (
    "没有内容，看不出谈了什么。",
    "答应回电没有打，请今天补上并向客户说明。",
    "连续几次都写再考虑，请和我聊聊这位客户。",
    "客户问的没有回答，就转去推产品了。",
)
_BY_RATING = {5: _PRAISE, 4: _PRAISE + _FINE, 3: _FINE + _TRUST, 2: _TRUST + _WEAK, 1: _WEAK}


def rate(rng: Random, *, note: str, outcome: str) -> int:
    """The rating a record deserves: those that say something and lead somewhere do better."""
    worth = 2.6 + min(1.4, len(note) / 28) + {"won": 0.7, "appointment": 0.5, "no_answer": -0.3}.get(outcome, 0.0)
    return min(5, max(1, round(rng.gauss(worth, 0.7))))


def comment(rng: Random, rating: int) -> str:
    """Words that go with the rating."""
    return rng.choice(_BY_RATING[rating])
