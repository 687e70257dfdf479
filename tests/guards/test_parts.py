"""Every part of the pages stands in the gallery: a template of `components` itself, a style sheet by a class of it.

One that is missing gets a template in `templates/design/parts` and a line in `branchsales/gallery/blocks.py`.
"""

import re
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings

from branchsales.gallery.blocks import BLOCKS
from tests.factories import NOW

ROOT = Path(django_settings.BASE_DIR)
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
ON_ITS_OWN_PAGE = {"components/_drawer.html"}  # /design/?page=desk
# What stands in every page around the parts, and not in a block of its own.
ELSEWHERE = {"entry", "form", "forced-colors"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_part_is_drawn_in_both_languages_and_themes(client, wang, language, settings):
    settings.DESIGN_GALLERY = True
    wang.language = language
    wang.save()
    client.force_login(wang)
    with time_machine.travel(NOW, tick=False):
        answer = client.get("/design/")
    page = answer.content.decode()
    drawn = {template.name for template in answer.templates}
    missing = {f"components/{path.name}" for path in COMPONENTS} - drawn - ON_ITS_OWN_PAGE
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


def _every_style_of_a_component_is_used(page):
    used = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()} | {"kbd"}
    styles = (ROOT / "static" / "css" / "components").glob("*.css")
    assert not {path.stem for path in styles if not used & _classes(path)} - ELSEWHERE


def _classes(path):
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d*\.\d+\w*", "", path.read_text()))) | (
        {"kbd"} if path.stem == "kbd" else set()
    )
