"""`python -m branchsales.probe`: does the web server of this machine say it is ready? A container asks with this.

The image has no curl, and the question must name a host that the settings allow.
"""

import os
import sys
import urllib.error
import urllib.request

HTTP_OK = 200


def host(allowed: str) -> str:
    """A host the settings accept: the first of ALLOWED_HOSTS."""
    first = allowed.split(",")[0].strip()
    return "localhost" if first in ("", "*") else first.removeprefix(".")


def is_ready(url: str, *, host: str) -> bool:
    """Whether /readyz says so."""
    question = urllib.request.Request(url, headers={"Host": host})
    try:
        with urllib.request.urlopen(question, timeout=4) as answer:
            return bool(answer.status == HTTP_OK)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    port = os.environ.get("PORT") or "8000"
    ready = is_ready(f"http://127.0.0.1:{port}/readyz", host=host(os.environ.get("ALLOWED_HOSTS", "")))
    sys.exit(0 if ready else 1)
