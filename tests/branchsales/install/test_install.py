"""What a browser asks beside the pages."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from branchsales.install.views import version_of
from tools.icons import FOLDER, SIZES, drawn

POLICY = "Content-Security-Policy"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Branchsales: leads and sales of the branch"), ("zh-hans", "Branchsales网点营销")]
)
@pytest.mark.usefixtures("chinese")
def test_the_manifest_speaks_the_language_of_the_page(client, language, name):
    answer = client.get(reverse("manifest"), {"language": language})
    assert answer["Content-Type"] == "application/manifest+json; charset=utf-8"
    told = json.loads(answer.content)
    assert (told["name"], told["short_name"]) == (name, "Branchsales")
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")


def test_a_language_that_there_is_not_changes_nothing(client):
    assert json.loads(client.get(reverse("manifest"), {"language": "xx"}).content)["short_name"] == "Branchsales"


def test_the_icons_are_there_in_the_sizes_that_installing_asks_for(client):
    icons = json.loads(client.get(reverse("manifest")).content)["icons"]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in icons}
    assert any(icon.get("purpose") == "maskable" for icon in icons)
    for icon in icons:
        assert finders.find(icon["src"].removeprefix("/static/"))


@pytest.mark.parametrize("name", ["icon-32.png", "icon-180.png", "icon-192.png"])
def test_the_icons_are_the_ones_that_are_drawn(name):
    assert (FOLDER / name).read_bytes() == drawn(*SIZES[name])


def test_the_worker_may_serve_the_whole_site_and_is_asked_anew(client):
    answer = client.get(reverse("service-worker"))
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer["Cache-Control"]
    assert "worker-src 'self'" in answer[POLICY]
    assert "manifest-src 'self'" in answer[POLICY]


def test_the_worker_keeps_the_offline_page_and_files_alone(client):
    script = client.get(reverse("service-worker")).content.decode()
    found = re.search(r"FILES = (\[.*\]);", script)
    assert found is not None
    page, *files = json.loads(found[1])
    assert page == "/offline/"
    assert all(file.startswith("/static/") for file in files)
    assert 'request.method !== "GET"' in script


def test_a_file_that_changed_is_a_new_version():
    assert version_of(["/a.1.css"]) != version_of(["/a.2.css"])
    assert version_of(["/a.1.css"]) == version_of(["/a.1.css"])


@pytest.mark.usefixtures("chinese")
def test_the_offline_page_speaks_both_languages_and_names_nobody(client):
    page = client.get(reverse("offline")).content.decode()  # this test may not ask the database
    assert "没有网络连接" in page
    assert '<div class="empty" lang="en">' in page
    assert "csrf" not in page


def test_old_browsers_find_the_icon(client):
    assert client.get("/favicon.ico")["Location"] == f"{settings.STATIC_URL}img/icon-32.png"


def test_pages_name_the_manifest_in_their_language(client):
    page = client.get(reverse("sign-in"), headers={"Accept-Language": "en"}).content.decode()
    assert 'href="/manifest.webmanifest?language=en"' in page
