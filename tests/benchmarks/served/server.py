"""gunicorn as the local runner starts it, and somebody who has signed in and asks it for pages."""

import gzip
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from branchsales.local.__main__ import programs
from branchsales.local.processes import start
from organisation.models import Staff
from tests.benchmarks.served.counting import HEADER

TOKEN = "b" * 32  # in the cookie and beside the form, as a browser sends it


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took on the clock."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    took: float  # ms

    @property
    def queries(self) -> int:
        return int(self.headers[HEADER])

    @property
    def text(self) -> bytes:
        """What the browser reads."""
        return gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body

    @property
    def weight(self) -> int:
        """Bytes on the wire, headers included."""
        return len(self.body) + sum(len(name) + len(value) + 4 for name, value in self.headers.items())


@dataclass
class Visitor:
    """One person at one browser, whose connection stays open."""

    port: int
    staff: Staff | None = None
    cookies: str = field(init=False, default="")
    _connection: http.client.HTTPConnection | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.staff is not None:
            session = import_module(settings.SESSION_ENGINE).SessionStore()
            session[SESSION_KEY] = str(self.staff.pk)
            session[BACKEND_SESSION_KEY] = "organisation.backends.StaffBackend"
            session[HASH_SESSION_KEY] = self.staff.get_session_auth_hash()
            session.save()
            self.cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, typed: Mapping[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(typed))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": self.cookies, "Accept-Encoding": "gzip, br", "Accept-Language": "en"}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN}
        for attempt in (1, 2):
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self._connection.connect()
                self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            started = time.perf_counter()
            try:
                self._connection.request(method, path, body=body, headers=headers)
                response = self._connection.getresponse()
                content = response.read()
            except (http.client.HTTPException, OSError):  # it was idle for too long
                self._connection = None
                if attempt == 2:
                    raise
                continue
            took = (time.perf_counter() - started) * 1000
            if response.will_close:
                self._connection = None
            return Answer(response.status, dict(response.getheaders()), content, took)
        raise AssertionError


@contextmanager
def served() -> Iterator[int]:
    """The port at which the bank is served, static files collected, until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (web,) = [program.command for program in programs(port) if program.name == "web"]
    command = ["tests.benchmarks.served.wsgi" if part == "branchsales.wsgi" else part for part in web]
    with tempfile.TemporaryDirectory() as static:
        environment = {**os.environ, "STATIC_COLLECTED": "1", "STATIC_ROOT": static}
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"], env=environment, check=True
        )
        server = start(command, environment=environment, output=subprocess.DEVNULL)
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            if Visitor(port).get("/healthz").status == 200:
                return
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(0.2)
