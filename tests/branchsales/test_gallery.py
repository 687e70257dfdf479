import re
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings

from branchsales.gallery.blocks import BLOCKS
from tests.factories import NOW

ROOT = Path(django_settings.BASE_DIR)
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
# What stands in every page around the parts, and not in a block of its own.
ELSEWHERE = {"entry", "form", "forced-colors"}


def visit(client, staff, query=""):
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        return client.get(f"/design/{query}")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_part_is_drawn_in_both_languages_and_themes(client, wang, language, settings):
    settings.DESIGN_GALLERY = True
    wang.language = language
    wang.save()
    answer = visit(client, wang)
    page = answer.content.decode()
    drawn = {template.name for template in answer.templates}
    missing = {f"components/{path.name}" for path in COMPONENTS} - drawn - {"components/_drawer.html"}
    assert sorted(missing) == []
    for block in BLOCKS:
        assert page.count(f'id="{block.name}"') == 1
        assert block.template in drawn
    assert page.count('data-theme="dark"') == page.count('data-theme="light"') == len(BLOCKS) + 1
    page = re.sub("<code>.*?</code>", "", page)
    assert "{%" not in page
    assert "{{" not in page
    _every_style_of_a_component_is_used(page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_the_panel_beside_a_list_comes_alone_when_it_is_asked_for(client, cast):
    page = visit(client, cast.administrator, "?page=desk&open=1")
    assert page.templates[0].name == "design/desk.html"
    assert page.content.decode().count('aria-current="true"') == 1
    panel = client.get("/design/?page=desk&open=1", headers={"HX-Request": "true", "HX-Target": "beside"})
    assert panel.content.decode().strip().startswith('<aside id="beside" class="drawer drawer--open"')
    closed = client.get("/design/?page=desk&open=99", headers={"HX-Request": "true", "HX-Target": "beside"})
    assert 'class="drawer"' in closed.content.decode()


def test_only_an_administrator_sees_it_where_it_is_not_opened(client, cast, settings):
    settings.DESIGN_GALLERY = False
    assert visit(client, cast.administrator).status_code == 200
    assert visit(client, cast.head).status_code == 403


def _every_style_of_a_component_is_used(page):
    used = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()} | {"kbd"}
    styles = (ROOT / "static" / "css" / "components").glob("*.css")
    assert not {path.stem for path in styles if not used & _classes(path)} - ELSEWHERE


def _classes(path):
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d*\.\d+\w*", "", path.read_text()))) | (
        {"kbd"} if path.stem == "kbd" else set()
    )
