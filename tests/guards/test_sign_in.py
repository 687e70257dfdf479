"""Every page asks for a sign-in; the few that do not are listed with the reason."""

from django.test import Client

from tests.guards.code import Page, pages

PUBLIC = {
    "healthz": "asked by the machines around; says nothing about anybody",
    "readyz": "asked by the machines around; says nothing about anybody",
    "manifest": "asked by the browser; says nothing about anybody",
    "service-worker": "asked by the browser; says nothing about anybody",
    "offline": "kept by the browser for when the server is away; says nothing about anybody",
    "favicon": "asked by the browser; it is the mark",
    "session": "whose session has expired is told so; it shows nothing",
    "sign-in": "here one signs in",
    "sign-out": "whose session has expired is signed out too; it shows nothing",
    "language": "the language is chosen on the sign-in page too; it shows nothing",
}


def test_a_page_asks_for_a_sign_in_or_says_why_not():
    open_pages = {page.name for page in pages() if not page.asks_for_sign_in}
    assert not open_pages - PUBLIC.keys(), (
        f"{sorted(open_pages - PUBLIC.keys())} can be read by anybody: leave out login_not_required (or AllowAny), "
        "or list the name in PUBLIC with the reason"
    )
    assert not PUBLIC.keys() - open_pages, (
        f"{sorted(PUBLIC.keys() - open_pages)}: listed in PUBLIC, but it asks for a sign-in now or is gone"
    )


def test_pages_have_names_of_their_own():
    names = [page.name for page in pages()]
    assert len(set(names)) == len(names), "two URLs share a name: links would lead to the wrong one"
    assert not [name for name in names if name.startswith("/")], "a URL has no name"


def test_nobody_unknown_gets_in(db):
    """Asked over HTTP: what the list above says is what happens."""
    let_in = [page.address for page in pages() if page.name not in PUBLIC and answers_strangers(page)]
    assert not let_in


def answers_strangers(page: Page) -> bool:
    """Whether it does anything else than send to the sign-in, or refuse."""
    answer = Client().get(page.address)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
    return not to_sign_in and answer.status_code not in (401, 403)
