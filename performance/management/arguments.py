"""What commands are asked for, read the same way by all of them. A wrong one is wrong use: exit 2."""

from argparse import ArgumentTypeError

from organisation.models import Branch
from performance.metrics import CATALOGUE, Metric
from performance.periods import Period, parse_period


def metric(code: str) -> Metric:
    """A metric by its code."""
    if code not in CATALOGUE:
        raise ArgumentTypeError(f"there is no metric “{code}”; there are {', '.join(CATALOGUE)}")
    return CATALOGUE[code]


def period(text: str) -> Period:
    """A period as it is written in the interface."""
    try:
        return parse_period(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def scope(code: str) -> Branch:
    """A unit by its code."""
    try:
        return Branch.objects.get(code=code)
    except Branch.DoesNotExist:
        raise ArgumentTypeError(f"there is no unit with the code “{code}”") from None
