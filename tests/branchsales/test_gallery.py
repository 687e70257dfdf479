import pytest
import time_machine

from tests.factories import NOW


def visit(client, staff):
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        return client.get("/design/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_part_is_drawn_in_both_languages(client, wang, language, settings):
    settings.DESIGN_GALLERY = True
    wang.language = language
    wang.save()
    page = visit(client, wang).content.decode()
    for part in ("path--s", "split__bar", "tally", "keypad", "form__summary", "timeline", "ledger", "empty", "pager"):
        assert part in page
    assert "{%" not in page
    assert "{{" not in page


def test_only_an_administrator_sees_it_where_it_is_not_opened(client, cast, settings):
    settings.DESIGN_GALLERY = False
    assert visit(client, cast.administrator).status_code == 200
    assert visit(client, cast.head).status_code == 403
