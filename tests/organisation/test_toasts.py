from uuid import UUID

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import escape

from organisation import toasts


@pytest.fixture
def request_with_messages():
    request = RequestFactory().get("/leads/?status=open&page=2")
    request.session = {}
    request._messages = FallbackStorage(request)
    request.htmx = None
    return request


def shown(request):
    return render_to_string("_toasts.html", {"messages": get_messages(request), "request": request}, request=request)


def test_what_can_be_undone_brings_a_form_that_works_without_script(request_with_messages):
    toasts.done(request_with_messages, "12 leads given to Li Na.", undo_url="/leads/moves/7/undo/")
    page = shown(request_with_messages)
    assert '<form method="post" action="/leads/moves/7/undo/">' in page
    assert "csrfmiddlewaretoken" in page
    assert f'name="next" value="{escape("/leads/?status=open&page=2")}"' in page
    token = page.split('name="form_token" value="')[1].split('"')[0]
    assert UUID(token).version == 4
    assert "undo:" not in page


def test_what_cannot_be_undone_is_only_told(request_with_messages):
    toasts.done(request_with_messages, "Review saved.")
    page = shown(request_with_messages)
    assert "Review saved." in page
    assert "<form" not in page
