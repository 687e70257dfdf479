"""The home of whoever finds: what became of the own leads, the month so far, the place among colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from leads.models import Lead
from organisation.counting import counted
from organisation.models import Staff
from organisation.ui.path import Stop, StopKind
from organisation.ui.people import you_or_name
from performance.boards import board_seen_by
from performance.choice import BoardChoice, board_choice
from performance.figures import Figure, figure_of, figures_in
from performance.leaderboard import Cut
from performance.like_for_like import comparable_before
from performance.metrics import CATALOGUE, Metric
from performance.periods import Kind, Period, period_of
from referrals.journey import stops_of
from referrals.models import Referral
from referrals.outcome import Outcome
from referrals.outcomes import what_became_of
from referrals.rows import waiting_minutes

NEWS = 10
MONTH = ("leads_captured", "referrals_made", "sales_found", "credit")
MONTH_IN_LOBBY = ("customers_received", "customers_identified", "leads_captured", "referrals_made", "credit")


@dataclass(frozen=True)
class News:
    """What became of one lead, the way it went, and how long an answer has been waited for."""

    outcome: Outcome
    stops: Sequence[Stop]
    waits_minutes: int | None
    reader: Staff

    @property
    def who(self) -> str:
        """Whose doing the last thing was. See also `referrals.rows.Row`."""
        return you_or_name(self.outcome.who, is_you=self.outcome.who == self.reader)


@dataclass(frozen=True)
class MonthFigure:
    """A figure of the month so far, beside as many days of the month before."""

    metric: Metric
    now: Figure
    before: Figure


@dataclass(frozen=True)
class Place:
    """The own place on the board of the role, this month."""

    choice: BoardChoice
    cut: Cut
    before: Period


def news_of(staff: Staff, *, day: date, now: datetime) -> list[News]:
    """The person's leads, the latest news first."""
    return [_news(outcome, now=now, to=staff) for outcome in what_became_of(staff, day=day, limit=NEWS)]


def today_of(staff: Staff, *, day: date) -> tuple[int, int]:
    """Leads logged and referrals sent today, from the records themselves: the figures follow a moment later."""
    leads = Lead.objects.visible_to(staff, day=day).standing().found_by(staff).filter(captured_on=day)
    referrals = Referral.objects.visible_to(staff, day=day).standing().filter(referrer=staff, made_on=day)
    logged, sent = counted([leads, referrals])
    return logged, sent


def month_of(staff: Staff, *, day: date, codes: Sequence[str] = MONTH) -> list[MonthFigure]:
    """The month so far against the same days of the month before."""
    month = period_of(day, Kind.MONTH)
    before = comparable_before(month, day=day)
    now_sums, old_sums = figures_in(staff.pk, [month, before])
    return [
        MonthFigure(metric, figure_of(metric, now_sums), figure_of(metric, old_sums))
        for metric in (CATALOGUE[code] for code in codes)
    ]


def place_of(staff: Staff, *, day: date) -> Place:
    """Where the person stands this month among the colleagues of the role, as the page of boards shows it first."""
    choice = board_choice({}, staff=staff, day=day)
    cut = board_seen_by(
        staff,
        metric=choice.metric,
        period=choice.period,
        scope=choice.scope,
        subject=choice.subject,
        role=choice.role,
        day=day,
    )
    return Place(choice, cut, choice.period.previous())


def _news(outcome: Outcome, *, now: datetime, to: Staff) -> News:
    referral, lead = outcome.referral, outcome.lead
    if referral is None:
        return News(outcome, [Stop(StopKind.FOUND, lead.finder.name, lead.captured_at)], None, to)
    return News(outcome, stops_of(referral, outcome), waiting_minutes(referral, now=now), to)
