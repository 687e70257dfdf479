"""With which employee number and password one signs in to the demo bank: one person of each role. Pure."""

from branchsales.demo.people import SUPERVISOR
from branchsales.demo.staffing import FIRST_BRANCH, HEAD_OFFICE, employee_number

PASSWORD = "jianghai-demo"


def demo_sign_ins() -> list[tuple[str, str, str]]:
    """Role, employee number and password, in the order in which the bank lists roles; the same for every size."""
    numbers = {SUPERVISOR: employee_number(0, len(HEAD_OFFICE) + 1)}
    for place, (_, role) in enumerate(HEAD_OFFICE, start=1):
        numbers.setdefault(role, employee_number(0, place))
    for place, (_, role, _habits) in enumerate(FIRST_BRANCH, start=1):
        numbers.setdefault(role, employee_number(1, place))
    return [(role, numbers[role], PASSWORD) for role in _ORDER]


_ORDER = (
    "teller",
    "lobby_manager",
    "wealth_manager",
    "branch_head",
    "supervisor",
    "administrator",
    "auditor",
)
