"""Who gets which page: the whole policy on one screen.

Add a row for every URL (a test below insists): its name, the method, and the answer for each person of the head line.
The lead of the scene was found by 王晓雨 (wang) and is owned by 李娜 (lina), in 中山路 (ZSR). If the URL has arguments,
say in ARGUMENTS which object of the scene it leads to.

200 the page · 302 done, or sent elsewhere · 422 the form again, with what is missing · 403 seen but not allowed ·
404 not to be seen · 405 wrong method. A POST is sent empty.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.access_scene import AccessScene
from tests.factories import NOW
from tests.guards.code import pages

# In the branch: takes part, owns, colleague, head. In another branch. Above. In another sub-branch. In the head office.
TABLE = """
                 wang lina chen head  rml_head rml_seller  supervisor  west_supervisor whl_seller  administrator auditor
healthz    GET   200  200  200  200   200      200         200         200             200         200           200
readyz     GET   200  200  200  200   200      200         200         200             200         200           200
design-gallery GET 403 403 403 403   403      403         403         403             403         200           403
sign-in    GET   302  302  302  302   302      302         302         302             302         302           302
sign-out   GET   405  405  405  405   405      405         405         405             405         405           405
sign-out   POST  302  302  302  302   302      302         302         302             302         302           302
language   GET   405  405  405  405   405      405         405         405             405         405           405
language   POST  302  302  302  302   302      302         302         302             302         302           302
"""
HEAD, *ROWS = TABLE.strip().splitlines()
PEOPLE = HEAD.split()
ARGUMENTS: dict[str, Callable[[AccessScene], list[Any]]] = {}


def rows() -> Iterator[tuple[str, str, dict[str, int]]]:
    """Name, method, and the answer for each person."""
    for line in ROWS:
        name, method, *answers = line.split()
        yield name, method, dict(zip(PEOPLE, map(int, answers), strict=True))


@pytest.mark.parametrize(("name", "method", "expected"), [pytest.param(*row, id=" ".join(row[:2])) for row in rows()])
def test_everybody_gets_what_the_table_says(client, access_scene, name, method, expected):
    address = reverse(name, args=ARGUMENTS.get(name, lambda _: [])(access_scene))
    got = {}
    with time_machine.travel(NOW, tick=False):
        for who in PEOPLE:
            client.force_login(getattr(access_scene.cast, who))
            got[who] = client.generic(method, address).status_code
    assert got == expected


def test_every_page_is_in_the_table():
    named = {name for name, _, _ in rows()}
    missing = {page.name for page in pages()} - named
    assert not missing, f"{sorted(missing)}: add a row to TABLE that says who gets it"
    assert not named - {page.name for page in pages()}, "in the table, but there is no such URL any more"
    assert not ARGUMENTS.keys() - named, "arguments of a URL that is not in the table"
