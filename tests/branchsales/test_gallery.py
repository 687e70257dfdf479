from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.utils.translation import override

from branchsales.gallery.views import gallery
from organisation.models import Posting, Staff
from organisation.roles import Role


class Visitor(Staff):
    """Somebody with one posting that needs no database."""

    class Meta:
        proxy = True
        app_label = "organisation"

    role: str = ""

    def postings_on(self, day: date) -> list[Posting]:
        return [Posting(role=self.role)]


def visit(role: str):
    request = RequestFactory().get("/design/")
    request.user = Visitor(name="王晓雨", employee_no="1001")
    request.user.role = role
    return gallery(request)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_part_is_drawn_in_both_languages(language, settings):
    settings.DESIGN_GALLERY = True
    with override(language):
        page = visit(Role.TELLER).content.decode()
    for part in ("path--s", "split__bar", "tally", "keypad", "form__summary", "timeline", "ledger", "empty", "pager"):
        assert part in page
    assert "{%" not in page
    assert "{{" not in page


def test_only_an_administrator_sees_it_where_it_is_not_opened(settings):
    settings.DESIGN_GALLERY = False
    assert visit(Role.ADMINISTRATOR).status_code == 200
    with pytest.raises(PermissionDenied):
        visit(Role.BRANCH_HEAD)
