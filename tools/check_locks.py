"""Fails where a lock names an index or an option, or does not hold what its requirements ask for.

python -m tools.check_locks
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements", "requirements-dev")
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?")


def problems(lock: str, asked: str) -> Iterator[str]:
    """What is wrong with a lock's text, given the text of what was asked for."""
    locked = set()
    for number, line in enumerate(lock.splitlines(), start=1):
        text = line.strip()
        if "http:" in text or "https:" in text:
            yield f"line {number} names an address"
        if text.startswith("-") and not text.startswith("--hash="):
            yield f"line {number} is an option: {text.split()[0]}"
        if line[:1].isalnum():
            if "==" not in line:
                yield f"line {number} is not pinned: {text}"
            locked.add(_name(line))
    for line in asked.splitlines():
        if line[:1].isalnum() and _name(line) not in locked:
            yield f"{_name(line)} is asked for and not locked: run make lock"


def _name(line: str) -> str:
    found = _PACKAGE.match(line)
    return re.sub(r"[-_.]+", "-", found[1]).lower() if found else line


def main() -> int:
    """0 when the locks are whole."""
    found = [
        f"{name}.txt: {problem}"
        for name in LOCKS
        for problem in problems((ROOT / f"{name}.txt").read_text(), (ROOT / f"{name}.in").read_text())
    ]
    sys.stderr.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
