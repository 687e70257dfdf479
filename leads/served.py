"""Until when a teller's number of customers served may still be said or corrected. Pure: no Django here."""

from datetime import date, timedelta

from organisation.working_time import add_working_days


def earliest_served_day(today: date) -> date:
    """Yesterday; after a weekend the working day before it, whose evening was the last one to say it."""
    return min(today - timedelta(days=1), add_working_days(today, -1))


def may_say_served(day: date, *, today: date) -> bool:
    """Whether the number of that day is still the person's to say or to correct."""
    return earliest_served_day(today) <= day <= today
