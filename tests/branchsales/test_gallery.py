import time_machine

from tests.factories import NOW


def visit(client, staff, query=""):
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        return client.get(f"/design/{query}")


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
