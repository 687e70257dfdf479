"""One list of keys: what the help says is what the keys do."""

import re
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from branchsales.workspace.keys import KEYS
from branchsales.workspace.navigation import PLACES, key_places
from tests.factories import NOW, TODAY, create_staff

ROOT = Path(__file__).parents[3]
SCRIPT = (ROOT / "static/js/keys.js").read_text()


def page_of(client, staff, url="leads"):
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        return client.get(reverse(url)).content.decode()


def test_no_key_has_two_meanings():
    keys = [key for line in KEYS if not line.needs for key in line.keys] + [f"g {place.key}" for place in PLACES]
    letters = [key for key in keys if not key.endswith(" ")]
    assert len(set(letters)) == len(letters)
    assert "g" not in letters


def test_what_the_script_does_stands_in_the_list_and_the_other_way_round():
    assert set(re.findall(r'keysThat\("(\w+)"\)', SCRIPT)) == {line.does for line in KEYS if line.does}


@pytest.mark.parametrize("line", [line for line in KEYS if line.presses], ids=lambda line: line.keys[0])
def test_a_key_that_presses_something_stands_on_it(line):
    frame = "".join((ROOT / "templates" / name).read_text() for name in ("_topbar.html", "components/_toast.html"))
    (key,) = line.keys
    assert f'data-key="{key}"' in frame or f' key="{key}"' in frame


def test_the_help_stands_on_every_page_and_alone_on_its_own(client, wang):
    page = page_of(client, wang)
    assert page.count('data-does="rows" data-keys="j k"') == 1
    assert 'href="/help/keys/" data-dialog="keys" data-key="?"' in page
    page = page_of(client, wang, "help-keys")
    assert page.count('data-does="rows" data-keys="j k"') == 1
    assert "<dialog" not in page


@pytest.mark.parametrize(
    ("who", "keys"),
    [("wang", "hlrbc"), ("lina", "htlrbc"), ("supervisor", "hlb"), ("administrator", "hb"), ("auditor", "h")],
)
def test_after_g_come_the_places_of_the_person(cast, who, keys):
    assert "".join(place.key for place in key_places(getattr(cast, who), day=TODAY)) == keys


def test_without_a_posting_there_is_the_home_page(db):
    assert [place.url for place in key_places(create_staff(branch=None), day=TODAY)] == ["/"]


def test_whoever_turned_single_keys_off_is_told(client, wang):
    assert "You have turned single keys off" not in page_of(client, wang)
    wang.single_keys = False
    wang.save()
    assert "You have turned single keys off" in page_of(client, wang)
