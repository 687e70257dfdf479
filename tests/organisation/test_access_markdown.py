from pathlib import Path

from django.utils.translation import override

from organisation.access_markdown import access_markdown
from organisation.roles import Right, Role

PAGE = Path(__file__).parents[2] / "docs" / "access.md"


def test_the_page_says_what_the_code_does():
    assert PAGE.read_text(encoding="utf-8") == access_markdown(), (
        "docs/access.md is out of date: run `manage.py access_table > docs/access.md` and read what changed"
    )


def test_every_role_and_right_is_on_it_in_english_whoever_asks():
    with override("zh-hans"):
        page = access_markdown()
    assert all(f"`{right}`: " in page for right in Right)
    with override("en"):
        assert all(f"- **{role.label}**: " in page for role in Role)
    assert "| `administer`: Keep the organisation, staff, products and rules in order; sees no customer. |" in page
