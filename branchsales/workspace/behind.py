"""The records behind a figure: how the list of leads is asked for them."""

from urllib.parse import urlencode

from organisation.models import Branch, Staff
from performance.periods import Period


def leads_behind(code: str, *, staff: Staff, unit: Branch, period: Period) -> str:
    """The query of the list that shows the leads counted for the person in the unit; empty where no list does.

    Sales are the leads won; one that was reversed since is no longer among them, as it is taken off the figure.
    """
    days = {"since": period.first.isoformat(), "until": period.last.isoformat()}
    found = {"status": "", "finder": staff.employee_no, "found_in": unit.code, **days}
    if code == "leads_captured":
        return urlencode(found)
    if code == "leads_captured_a":
        return urlencode({**found, "potential": "A"})
    if code == "sales":
        closed = {f"closed_{name}": day for name, day in days.items()}
        return urlencode({"status": "won", "owner": staff.employee_no, **closed})
    return ""
