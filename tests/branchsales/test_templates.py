"""What no template may do, whoever writes it: the rules of the content security policy, and icons that do not exist."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from organisation.ui.icons import icon

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
FORBIDDEN = {
    "an inline style (give it a class)": re.compile(r"<[a-z][^>]*\sstyle=|<style", re.IGNORECASE),
    "an inline handler (use data-key, data-focus or hx-get)": re.compile(
        r"<[a-z][^>]*\s(?:on[a-z]+|hx-on[:a-z-]*)=", re.I
    ),
    "an inline script (put it in static/js)": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "an address outside the bank": re.compile(r"""(?:src|href)=["'](?:https?:)?//""", re.IGNORECASE),
    "safe (mark it where it is made)": re.compile(r"\|\s*safe\b|autoescape off"),
}
ICON = re.compile(r"""{%\s*icon\s+"([^"]+)"|icon_name="([^"]+)\"""")


def name_of(path: Path) -> str:
    return str(path.relative_to(Path(settings.BASE_DIR) / "templates"))


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_obeys_the_content_security_policy(template):
    text = template.read_text()
    found = {what: rule.search(text) for what, rule in FORBIDDEN.items()}
    assert not [f"{what}: {hit[0]}" for what, hit in found.items() if hit]


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_icon_of_a_template_exists(template):
    for plain, named in ICON.findall(template.read_text()):
        assert icon(plain or named).startswith("<svg")


def test_the_rules_can_be_broken():
    assert FORBIDDEN["an inline style (give it a class)"].search('<p class="a" style="color:red">')
    assert FORBIDDEN["an inline handler (use data-key, data-focus or hx-get)"].search('<a onclick="go()">')
    assert FORBIDDEN["an inline script (put it in static/js)"].search("<script>go()</script>")
    assert FORBIDDEN["an address outside the bank"].search('<img src="//cdn.example/a.png">')
    assert not FORBIDDEN["an address outside the bank"].search('<a href="/leads/">')
