"""The greeting of `make run`: said when the pages really answer, and a word of why if they do not for long."""

import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from branchsales.demo.sign_ins import demo_sign_ins
from branchsales.local.supervisor import say

PATIENCE = 60.0  # seconds until it is said that something takes too long
PAUSE = 0.3
# Not through a proxy of the machine: what is asked is at home.
_HOME = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def what_is_missing(port: int) -> str:
    """What keeps the pages from answering, in a few words; empty once they do."""
    try:
        with _HOME.open(f"http://127.0.0.1:{port}/readyz", timeout=5):
            return ""
    except urllib.error.HTTPError as answer:
        return _named(answer)
    except OSError:
        return "the web server does not answer"


class Welcome:
    """Looks now and then whether the pages answer, and greets once."""

    def __init__(
        self, port: int, *, missing: Callable[[int], str] = what_is_missing, patience: float = PATIENCE
    ) -> None:
        self.port = port
        self.missing = missing
        self.begun = time.monotonic()
        self.patience = patience
        self.next_look = 0.0
        self.has_greeted = self.has_warned = False

    def look(self) -> None:
        """Called again and again by whoever runs the programs; mostly it does nothing."""
        now = time.monotonic()
        if self.has_greeted or now < self.next_look:
            return
        self.next_look = now + PAUSE
        missing = self.missing(self.port)
        if not missing:
            self.has_greeted = True
            greet(self.port)
        elif not self.has_warned and now - self.begun >= self.patience:
            self.has_warned = True
            say("all", f"not ready after {self.patience:.0f} s: {missing}. The lines above say why; it is tried on.")


def greet(port: int) -> None:
    """Where it runs, and how to sign in."""
    lines = ["", f"Branchsales runs at http://127.0.0.1:{port}/  (Ctrl-C stops it)", ""]
    lines += [f"  {role.replace('_', ' '):<15} {number}  {password}" for role, number, password in demo_sign_ins()]
    sys.stdout.write("\n".join([*lines, "", ""]))
    sys.stdout.flush()


def _named(answer: urllib.error.HTTPError) -> str:
    """Which of the checks of /readyz do not hold."""
    try:
        found = json.load(answer)
        names = [name for name, holds in found.items() if name != "ready" and holds is False]
    except (ValueError, AttributeError):
        names = []
    return f"{', '.join(names)} not ready" if names else f"the web server answers {answer.code}"
