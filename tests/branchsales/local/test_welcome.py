"""The greeting comes when the pages answer, never before; if they do not, what is missing is said once."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from branchsales.local import welcome
from branchsales.local.welcome import Welcome, what_is_missing
from tests.branchsales.local.running import free_port


@contextmanager
def answering(status: int, body: bytes) -> Iterator[int]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(welcome, "PAUSE", 0.0)


def looked(times, *missing, patience=60.0):
    """What was said after so many looks, of which the first ones find something missing."""
    found = list(missing)
    one = Welcome(8000, missing=lambda _port: found.pop(0) if found else "", patience=patience)
    for _ in range(times):
        one.look()


def test_it_greets_once_and_only_when_the_pages_answer(capsys):
    looked(1, "the web server does not answer")
    assert capsys.readouterr().out == ""
    looked(5, "the web server does not answer")
    said = capsys.readouterr().out
    assert said.count("Branchsales runs at http://127.0.0.1:8000/") == 1
    assert "100101  jianghai-demo" in said


def test_what_takes_too_long_is_said_once_and_tried_on(capsys):
    looked(4, *["database not ready"] * 3, patience=0.0)
    said = capsys.readouterr().out
    assert said.count("not ready after 0 s: database not ready.") == 1
    assert said.count("Branchsales runs at") == 1


@pytest.mark.parametrize(
    ("status", "body", "missing"),
    [
        pytest.param(200, b"{}", "", id="ready"),
        pytest.param(
            503,
            json.dumps({"ready": False, "database": True, "broker": False, "migrations": False}).encode(),
            "broker, migrations not ready",
            id="what does not hold",
        ),
        pytest.param(500, b"<html>", "the web server answers 500", id="broken"),
        pytest.param(500, b"[]", "the web server answers 500", id="something else"),
    ],
)
def test_what_is_missing_is_named(status, body, missing):
    with answering(status, body) as port:
        assert what_is_missing(port) == missing


def test_nobody_answers():
    assert what_is_missing(free_port()) == "the web server does not answer"
