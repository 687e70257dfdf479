import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from branchsales.probe import host, is_ready


@pytest.mark.parametrize(
    ("allowed", "asked"),
    [
        ("branchsales.bank.example", "branchsales.bank.example"),
        ("a.example, b.example", "a.example"),
        (".bank.example", "bank.example"),
        ("*", "localhost"),
        ("", "localhost"),
    ],
)
def test_it_names_a_host_the_settings_allow(allowed, asked):
    assert host(allowed) == asked


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.headers["Host"] == "bank.example" else 503)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Answer) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_ready_is_what_the_server_says(server):
    url = f"http://127.0.0.1:{server.server_port}/readyz"
    assert is_ready(url, host="bank.example")
    assert not is_ready(url, host="other.example")


def test_nobody_there_is_not_ready():
    assert not is_ready("http://127.0.0.1:1/readyz", host="bank.example")
