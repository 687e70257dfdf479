"""What usually comes next after a contact, so that one press is enough; the person may choose otherwise."""

from dataclasses import dataclass
from datetime import date, timedelta

from leads.models import Customer, FollowUp, Lead
from leads.standing import REACHES_OUT
from organisation.working_time import add_working_days, next_working_day


@dataclass(frozen=True)
class NextStep:
    """The next action and its day."""

    next_action: str
    on: date


def next_step(outcome: str, *, customer: Customer, day: date) -> NextStep:
    """Not reached: try again tomorrow. Appointment or agreement: meet. Interested: call soon; the longer they hesitate,
    the later. Who wants no calls is met when they come.
    """
    later = next_working_day(day + timedelta(days=6))
    steps = {
        FollowUp.Outcome.NO_ANSWER: (Lead.NextAction.CALL, next_working_day(day)),
        FollowUp.Outcome.INTERESTED: (Lead.NextAction.CALL, add_working_days(day, 3)),
        FollowUp.Outcome.APPOINTMENT: (Lead.NextAction.MEET, next_working_day(day)),
        FollowUp.Outcome.CONSIDERING: (Lead.NextAction.CALL, later),
        FollowUp.Outcome.REFUSED: (Lead.NextAction.CALL, next_working_day(day + timedelta(days=29))),
        FollowUp.Outcome.WON: (Lead.NextAction.MEET, next_working_day(day)),
    }
    action, on = steps[FollowUp.Outcome(outcome)]
    if customer.do_not_contact and action in REACHES_OUT:
        action = Lead.NextAction.MEET
    return NextStep(action, on)


METHODS = {
    Lead.NextAction.CALL: FollowUp.Method.PHONE,
    Lead.NextAction.MESSAGE: FollowUp.Method.MESSAGE,
    Lead.NextAction.MEET: FollowUp.Method.BRANCH,
}


def usual_method(lead: Lead) -> str:
    """How the contact was probably made: as it was planned."""
    if lead.customer.do_not_contact:
        return FollowUp.Method.BRANCH
    return METHODS.get(Lead.NextAction(lead.next_action), FollowUp.Method.PHONE)
