from uuid import uuid4

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied

from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.errors import Conflict, Invalid, NotAllowed
from organisation.forms.submission import SubmissionForm
from organisation.models import Branch
from organisation.requests import moment


class UnitForm(SubmissionForm):
    name = forms.CharField()


@pytest.fixture
def ask(rf, wang):
    """A request of Wang's: shown without arguments, else sent with them."""

    def request(**typed):
        made = rf.post("/", typed) if typed else rf.get("/")
        made.user, made.session = wang, {}
        made._messages = FallbackStorage(made)
        return made

    return request


def open_unit():
    return Branch.objects.create(code="NEW", name="新", kind="branch")


def refuse(refusal):
    def act():
        raise refusal

    return act


def press(request, form, act=open_unit, goes_to=lambda made: f"/made/{made.code}/"):
    return carry_out(request, form, moment(), act=act, goes_to=goes_to, told="Opened.")


def told(request):
    return [str(message) for message in get_messages(request)]


def test_a_right_form_is_carried_out_told_and_leads_on(ask):
    request = ask(name="新")
    assert press(request, UnitForm(sent(request))) == "/made/NEW/"
    assert told(request) == ["Opened."]
    assert Branch.objects.filter(code="NEW").exists()


def test_the_way_on_may_be_known_before(ask):
    request = ask(name="新")
    assert press(request, UnitForm(sent(request)), goes_to="/list/") == "/list/"


@pytest.mark.parametrize("typed", [pytest.param({}, id="only shown"), pytest.param({"name": ""}, id="not right")])
def test_what_is_shown_or_not_right_does_nothing(ask, typed):
    request = ask(**typed)
    assert press(request, UnitForm(sent(request))) is None
    assert not told(request)
    assert not Branch.objects.filter(code="NEW").exists()


@pytest.mark.parametrize(
    ("refusal", "place"),
    [
        pytest.param(Invalid("too odd", field="name"), "name", id="beside its field"),
        pytest.param(Invalid("too odd", field="elsewhere"), "__all__", id="a field that is not asked: above"),
        pytest.param(Conflict("too odd"), "__all__", id="of no field: above"),
    ],
)
def test_a_refusal_stands_at_its_place_and_answers_422(ask, refusal, place):
    request = ask(name="新")
    form = UnitForm(sent(request))
    assert press(request, form, act=refuse(refusal)) is None
    assert form.errors == {place: ["too odd"]}
    assert not told(request)
    assert form_page(request, "components/_form_errors.html", form).status_code == 422


def test_a_missing_right_is_no_mistake_of_the_form(ask):
    request = ask(name="新")
    with pytest.raises(PermissionDenied, match="not yours"):
        press(request, UnitForm(sent(request)), act=refuse(NotAllowed("not yours")))


def test_the_second_click_does_nothing_and_is_led_to_what_the_first_one_made(ask):
    token = str(uuid4())
    request = ask(name="新", form_token=token)
    assert sent_before(request) == ""
    assert press(request, UnitForm(sent(request))) == "/made/NEW/"
    again = ask(name="新", form_token=token)
    assert sent_before(again) == "/made/NEW/"
    assert press(again, UnitForm(sent(again))) == "/made/NEW/"
    assert Branch.objects.filter(code="NEW").count() == 1


def test_a_form_that_is_only_shown_answers_200(ask):
    request = ask()
    assert form_page(request, "components/_form_errors.html", UnitForm(sent(request))).status_code == 200


def test_a_button_says_why_it_did_nothing_where_it_leads_back_to(ask):
    request = ask(name="新")
    form = UnitForm(sent(request))
    press(request, form, act=refuse(Conflict("somebody was first")))
    tell_refusal(request, form)
    assert told(request) == ["somebody was first"]
