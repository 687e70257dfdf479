"""One transaction around an act of the office, however many verbs it is made of."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")
_acting: ContextVar[bool] = ContextVar("acting", default=False)


def one_act(verb: Callable[P, R]) -> Callable[P, R]:
    """As `transaction.atomic`; a verb within another one sets no savepoint of its own.

    Only for verbs whose refusal no other verb lives through: what is refused inside takes the whole act with it. Quick
    capture is four verbs deep, and every savepoint was two more statements.
    """

    @wraps(verb)
    def whole(*given: P.args, **named: P.kwargs) -> R:
        within = _acting.get()
        before = _acting.set(True)
        try:
            with transaction.atomic(savepoint=not within):
                return verb(*given, **named)
        finally:
            _acting.reset(before)

    return whole
