"""Waking the roll-up after a writing request, so that a figure shows within two seconds and not at the next tick."""

import logging

from celery import current_app
from django.core.cache import cache

from performance.timetable import ROLLUP

logger = logging.getLogger(__name__)
TICK = "performance.tasks.roll_up_tick"
# While this key is there, a tick is on its way that has not yet looked for marks: it will see what is there by then.
# The tick removes it before it looks; if the message is lost, the key dies and the timetable's tick takes over.
ON_ITS_WAY = "performance.nudge"
SECONDS = 5
EXPIRES = 60  # a worker that was away has the timetable


def nudge() -> None:
    """Call once what was written is committed. Many at once send one message; without a broker nothing is lost."""
    try:
        if cache.add(ON_ITS_WAY, 1, SECONDS):
            current_app.send_task(TICK, queue=ROLLUP, retry=False, ignore_result=True, expires=EXPIRES)
    except Exception:
        # The broker is away: the figures wait for the timetable, the request must not.
        logger.warning("the roll-up could not be nudged", exc_info=True)


def heard() -> None:
    """The tick has come: whoever writes from now on sends another."""
    try:
        cache.delete(ON_ITS_WAY)
    except Exception:
        logger.warning("the nudge could not be taken back", exc_info=True)
