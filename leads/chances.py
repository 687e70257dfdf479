"""How often a lead was won that once stood at a stage: of the branch's last leads, counted once a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.cache import cache
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from leads.models import FollowUp, Lead
from leads.stages import Stage
from organisation.models import Branch

LOOKED_AT = 1000  # the last leads logged in the branch
ENOUGH = 20  # fewer say nothing
_A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class WinRates:
    """By the furthest stage a lead had come to before it was closed: the share that was won (0 to 1)."""

    by_stage: dict[str, Decimal]

    def at(self, stage: str) -> Decimal | None:
        """None where too few were closed to tell."""
        return self.by_stage.get(stage)


def win_rates(branch: Branch, *, day: date) -> WinRates:
    """The shares of the branch; the same all day long, so that the reasons people read do not change under them."""
    key = f"win-rates:{branch.pk}:{day.isoformat()}"
    known: dict[str, str] | None = cache.get(key)
    if known is None:
        known = {stage: str(rate) for stage, rate in _counted(branch).items()}
        cache.set(key, known, _A_DAY)
    return WinRates({stage: Decimal(rate) for stage, rate in known.items()})


def _counted(branch: Branch) -> dict[str, Decimal]:
    lately = Lead.objects.filter(branch=branch).order_by("-captured_at", "-pk").values("pk")[:LOOKED_AT]
    contacts = FollowUp.objects.standing().filter(lead=OuterRef("pk"))
    stage = Case(
        When(Exists(contacts.filter(outcome=FollowUp.Outcome.APPOINTMENT)), then=Value(str(Stage.APPOINTMENT))),
        When(Exists(contacts.filter(reached=True)), then=Value(str(Stage.CONTACTED))),
        default=Value(str(Stage.CAPTURED)),
    )
    closed = Lead.objects.filter(pk__in=lately).standing().closed().annotate(came_to=stage).values("came_to")
    found = closed.annotate(n=Count("pk"), won=Count("pk", filter=Q(stage=Stage.WON)))
    return {row["came_to"]: Decimal(row["won"]) / row["n"] for row in found if row["n"] >= ENOUGH}
