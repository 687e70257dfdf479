"""Lines 13, 14 and 16: pages, quick capture and their weight, through the server and from outside."""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from leads.customer_search import search_address
from leads.models import Customer, Lead
from organisation.models import Branch, Staff
from referrals.models import Referral
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.measure import TENTH, Reading, execute, line
from tests.benchmarks.scale import Scale
from tests.benchmarks.served.server import Answer, Visitor, served

ROUNDS, TIMES = 5, 5
CAPTURES = 8  # in a round
ASSET = re.compile(rb'(?:src|href)="(/static/[^"]+)"')


@dataclass(frozen=True)
class Measured:
    """A page: its median time, that of the floor between, and what one answer was."""

    name: str
    took: float
    floor: float
    answer: Answer


_at_a_tenth: dict[str, Measured] = {}


def people(scale: Scale) -> dict[str, Staff]:
    """One of each role, in a branch in the middle of the bank and above it."""
    first = scale.branches // 2 * 12
    places = {"branch head": 1, "lobby manager": 2, "wealth manager": 4, "teller": 9}
    found = {role: Staff.objects.get(pk=first + place) for role, place in places.items()}
    above = {"supervisor": 1, "administrator": 2, "auditor": 3}
    return found | {role: Staff.objects.get(pk=scale.staff + place) for role, place in above.items()}


def pages(scale: Scale) -> Iterator[tuple[str, str, str]]:
    """The pages of a day's work: what it is, whose, and where."""
    cast = people(scale)
    seller, branch = cast["wealth manager"], Branch.objects.get(code=f"B{scale.branches // 2}")
    above = branch.parent
    lead = Lead.objects.visible_to(seller, day=LAST_DAY).owned_by(seller).open().latest("captured_at", "pk")
    referral = Referral.objects.visible_to(seller, day=LAST_DAY).latest("made_at", "pk")
    customer = Customer.objects.filter(branch=branch).earliest("pk")
    for role in ("teller", "lobby manager", "administrator"):
        yield f"home of the {role}", role, "/"
    yield "Today", "wealth manager", "/today/"
    yield "branch", "branch head", "/branch/"
    yield "compare", "supervisor", f"/compare/?{urlencode({'scope': above.code if above else ''})}"
    yield "access records", "auditor", "/access-records/"
    for role in ("wealth manager", "branch head", "supervisor"):
        yield f"leads of the {role}", role, "/leads/"
        yield f"boards of the {role}", role, "/boards/"
    for role in ("wealth manager", "branch head"):
        yield f"lead page of the {role}", role, f"/leads/{lead.pk}/"
        yield f"referrals of the {role}", role, "/referrals/"
    yield "referral", "wealth manager", f"/referrals/{referral.pk}/"
    yield "reviews of the branch head", "branch head", "/reviews/"
    yield "reviews of the supervisor", "supervisor", "/reviews/"
    yield "customers", "teller", "/customers/"
    yield "customer search", "teller", search_address("wang", by=cast["teller"])
    yield "customer", "wealth manager", f"/customers/{customer.pk}/"
    yield "quick capture", "teller", "/leads/new/"


def measured(scale: Scale, port: int) -> Iterator[Measured]:
    """Each page and the floor in turns."""
    cast = people(scale)
    visitors = {role: Visitor(port, staff) for role, staff in cast.items()}
    floor = f"/floor/{Branch.objects.get(code=f'B{scale.branches // 2}').pk}/"
    chosen = [(name, visitors[role], path) for name, role, path in pages(scale)]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name, _, _ in chosen}
    answers: dict[str, Answer] = {}
    for name, visitor, path in chosen:
        for _ in range(4):  # both processes of the server have their templates and plans
            answers[name] = visitor.get(path)
            visitor.get(floor)
        if answers[name].status != 200:
            raise RuntimeError(f"{name}, {path}: {answers[name].status}")
    for _ in range(ROUNDS):
        for name, visitor, path in chosen:
            times[name] += [(visitor.get(path).took, visitor.get(floor).took) for _ in range(TIMES)]
    for name, pairs in times.items():
        took, between = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        yield Measured(name, took, between, answers[name])


@line(13, when=TENTH)
def pages_at_a_tenth(scale: Scale) -> Iterator[Reading]:
    """Remembered for the comparison with the whole history."""
    with served() as port:
        _at_a_tenth.update({page.name: page for page in measured(scale, port)})
    return iter(())


@line(13)
def pages_of_a_day(scale: Scale) -> Iterator[Reading]:
    """Every page: its median time against the floor, its queries, and both against a tenth of the history."""
    execute("VACUUM ANALYZE")
    with served() as port:
        now = list(measured(scale, port))
    for page in now:
        name = f"{page.name}, {page.answer.queries} queries"
        yield Reading(name, page.took, target=3, floor=page.floor)
    yield Reading("most queries of a page", max(page.answer.queries for page in now), target=12, unit="queries")
    before = _at_a_tenth
    more = sum(page.answer.queries > before[page.name].answer.queries for page in now if page.name in before)
    yield Reading("pages that ask more of a history 10 × larger", more, target=0, unit="pages")
    grown = [(page, before[page.name]) for page in now if page.name in before]
    for page, was in sorted(grown, key=lambda pair: _growth(*pair), reverse=True)[:3]:
        yield Reading(
            f"{page.name}, history 10 × larger", page.took / page.floor, target=1.5, floor=was.took / was.floor,
            unit="×",
        )  # fmt: skip


def _growth(page: Measured, was: Measured) -> float:
    return (page.took / page.floor) / (was.took / was.floor)


@line(14)
def quick_capture(scale: Scale) -> Iterator[Reading]:
    """A lead logged for a customer who is taken in while logging, against the floor."""
    teller = people(scale)["teller"]
    floor = f"/floor/{Branch.objects.get(code=f'B{scale.branches // 2}').pk}/"
    execute("SELECT setval(pg_get_serial_sequence('leads_customer', 'id'), max(id)) FROM leads_customer")
    took, between, queries = [], [], 0
    with served() as port:
        visitor = Visitor(port, teller)
        for number in range(4 + ROUNDS * CAPTURES):
            typed = {
                "form_token": str(uuid4()), "who": f"欧阳新{chr(0x4E00 + number)}", "customer": "new",
                "category": "fund", "potential": "B", "channel": "counter", "note": "问了基金", "do": "log",
            }  # fmt: skip
            answer = visitor.post("/leads/new/", typed)
            if answer.status != 302:
                raise RuntimeError(f"capture: {answer.status}")
            least = visitor.get(floor)
            if number >= 4:
                took.append(answer.took)
                between.append(least.took)
                queries = max(queries, answer.queries)
    name = "quick capture sent"
    yield Reading(f"{name}, p95", _p95(took), target=4, floor=_p95(between))
    yield Reading(f"{name}, median", statistics.median(took), target=4, floor=statistics.median(between))
    yield Reading(f"{name}, queries", queries, target=15, unit="queries")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


@line(16)
def weight(scale: Scale) -> Iterator[Reading]:
    """The heaviest page on the wire, with everything it asks for and once that is known to the browser."""
    weights: list[tuple[int, int, str]] = []
    with served() as port:
        visitors = {role: Visitor(port, staff) for role, staff in people(scale).items()}
        known: dict[str, int] = {}
        for name, role, path in pages(scale):
            page = visitors[role].get(path)
            plain = Visitor(port)
            text = page.text
            for asset in sorted({found.decode() for found in ASSET.findall(text)}):
                if asset not in known:
                    known[asset] = plain.get(asset).weight
            cold = page.weight + sum(known[found.decode()] for found in set(ASSET.findall(text)))
            weights.append((page.weight, cold, name))
    warm, _, name = max(weights)
    yield Reading(f"heaviest page once known: {name}", warm / 1000, target=30, unit="kB")
    cold, name = max((cold, name) for _, cold, name in weights)
    yield Reading(f"heaviest page at first: {name}", cold / 1000, target=150, unit="kB")
