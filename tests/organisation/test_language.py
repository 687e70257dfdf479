import pytest

from organisation.models import Staff


def content_language(client, **headers):
    return client.get("/sign-in/?next=/x/", headers=headers)["Content-Language"]


@pytest.mark.parametrize(
    ("browser", "language"),
    [("zh-CN,zh;q=0.9", "zh-hans"), ("en-GB,en;q=0.8", "en"), ("fr", "zh-hans"), ("", "zh-hans")],
)
def test_before_the_sign_in_the_browser_decides_and_chinese_is_the_default(client, db, browser, language):
    assert content_language(client, accept_language=browser) == language


def test_what_was_chosen_on_this_machine_goes_before_the_browser(client, db):
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert content_language(client, accept_language="zh-CN") == "en"


def test_a_signed_in_person_reads_their_own_language_on_any_machine(client, wang):
    Staff.objects.filter(pk=wang.pk).update(language="en")
    client.force_login(wang)
    client.cookies["django_language"] = "zh-hans"
    assert client.get("/nowhere/", headers={"accept-language": "zh-CN"})["Content-Language"] == "en"


def test_the_choice_of_a_signed_in_person_stays_with_them(client, wang):
    client.force_login(wang)
    answer = client.post("/language/", {"language": "en", "next": "/leads/?status=open"})
    assert answer.url == "/leads/?status=open"
    wang.refresh_from_db()
    assert wang.language == "en"


def test_the_choice_of_somebody_unknown_is_a_cookie(client, db):
    answer = client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert answer.cookies["django_language"].value == "en"
    assert answer.cookies["django_language"]["httponly"]


@pytest.mark.parametrize("language", ["fr", "", "../etc"])
def test_an_unknown_language_changes_nothing(client, wang, language):
    client.force_login(wang)
    answer = client.post("/language/", {"language": language})
    assert answer.status_code == 302
    assert "django_language" not in answer.cookies
    wang.refresh_from_db()
    assert wang.language == "zh-hans"


@pytest.mark.parametrize(
    ("fields", "headers", "back"),
    [
        ({"next": "https://evil.example/"}, {}, "/"),
        ({"next": "nowhere"}, {}, "/"),
        ({"next": "sign-out"}, {}, "/"),
        ({"next": "/leads/\0"}, {}, "/"),
        ({}, {"referer": "http://testserver/leads/9/loss/"}, "/leads/9/loss/"),
        ({}, {"referer": "https://evil.example/leads/"}, "/"),
        ({}, {}, "/"),
    ],
)
def test_one_comes_back_to_the_page_one_was_on_and_to_no_other_site(client, wang, fields, headers, back):
    client.force_login(wang)
    assert client.post("/language/", {"language": "en", **fields}, headers=headers).url == back


@pytest.mark.parametrize("page", ["http://testserver//evil.example/", "http://testserver/\\evil.example/"])
def test_a_page_whose_path_looks_like_another_host_leads_to_this_one(client, wang, page):
    client.force_login(wang)
    for headers in ({"Referer": page}, {"HX-Request": "true", "HX-Current-URL": page}):
        answer = client.post("/language/", {"language": "en"}, headers=headers)
        assert answer.headers["Location"] == "/evil.example/"


def test_a_link_does_not_change_the_language(client, wang):
    client.force_login(wang)
    assert client.get("/language/?language=en").status_code == 405
