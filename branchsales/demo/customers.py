"""The customers of the demo bank: who comes in, how well off they are, who looks after them. Pure."""

from dataclasses import dataclass, field
from random import Random

from branchsales.demo.chance import Weighted
from branchsales.demo.names import person_name
from branchsales.demo.people import Person, Unit

_TIERS = Weighted({"basic": 60, "gold": 26, "platinum": 11, "private": 3})
_WEALTH = {"basic": 0.6, "gold": 1.2, "platinum": 2.4, "private": 5.0}
_MANAGED = {"basic": 0.25, "gold": 0.85, "platinum": 0.95, "private": 1.0}
_RISKS = Weighted({"C1": 18, "C2": 34, "C3": 30, "C4": 13, "C5": 5})
_CONSENTS = Weighted({"yes": 58, "unknown": 37, "no": 5})
# Beginnings of mobile numbers that no operator hands out: nobody's phone rings when a visitor tries one.
_UNUSED = ("160", "161", "163", "164", "168", "169")


@dataclass(eq=False)
class Customer:
    """A person the bank serves."""

    number: str
    name: str
    unit: Unit
    phone: str
    manager: Person | None
    tier: str
    risk_level: str
    consent: str
    do_not_contact: bool = False
    open_interests: list[str] = field(default_factory=list)

    @property
    def wealth(self) -> float:
        """How much more than others they have to put somewhere."""
        return _WEALTH[self.tier]


class Customers:
    """Everybody who ever came, by branch."""

    def __init__(self) -> None:
        self.all: list[Customer] = []
        self._of: dict[str, list[Customer]] = {}

    def of(self, unit: Unit) -> list[Customer]:
        return self._of.get(unit.code, [])

    def known(self, rng: Random, unit: Unit, interest: str, *, seller: Person | None = None) -> Customer | None:
        """Somebody of the branch without an open lead of that interest, for a seller no colleague's customer.

        None: it is somebody new.
        """
        here = self.of(unit)
        if rng.random() > min(0.45, len(here) / 250):
            return None
        for _ in range(5):
            customer = rng.choice(here)
            is_free = seller is None or customer.manager in (None, seller)
            if is_free and interest not in customer.open_interests and not customer.do_not_contact:
                return customer
        return None

    def welcome(self, rng: Random, unit: Unit, managers: list[Person]) -> Customer:
        """Somebody new."""
        place = len(self.all) + 1
        tier = _TIERS.pick(rng)
        manager = rng.choice(managers) if managers and rng.random() < _MANAGED[tier] else None
        customer = Customer(
            number=f"C{place:07d}",
            name=person_name(rng),
            unit=unit,
            phone=f"{rng.choice(_UNUSED)}{rng.randrange(10**8):08d}" if rng.random() < 0.94 else "",
            manager=manager,
            tier=tier,
            risk_level=_RISKS.pick(rng) if rng.random() < 0.7 else "",
            consent=_CONSENTS.pick(rng),
        )
        customer.do_not_contact = customer.consent == "no" and rng.random() < 0.12
        self.all.append(customer)
        self._of.setdefault(unit.code, []).append(customer)
        return customer
