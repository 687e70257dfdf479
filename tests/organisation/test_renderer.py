import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from organisation.forms.renderer import Renderer


class Quick(forms.Form):
    """A field of each kind that pages are full of."""

    who = forms.CharField(widget=forms.TextInput(attrs={"class": 'a"b', "required": True, "hidden": False}))
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    amount = forms.IntegerField(min_value=1, required=False)
    day = forms.DateField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    unit = forms.ChoiceField(
        choices=[
            ("", "—"),
            ("a<b", gettext_lazy("Today")),
            ("Group & more", [("1", mark_safe("<b>one</b>")), ("2", "2")]),
        ]
    )
    several = forms.MultipleChoiceField(choices=[("1", "one"), ("2", "two")], required=False)
    potential = forms.ChoiceField(choices=[("A", "a"), ("B", "b")], widget=forms.RadioSelect)
    note = forms.CharField(widget=forms.Textarea, required=False)


TYPED = {"who": '<script>"', "unit": "2", "several": ["1"], "amount": "5000", "potential": "B", "note": "&"}


@pytest.mark.parametrize("field", list(Quick.base_fields))
@pytest.mark.parametrize("typed", [None, {}, TYPED], ids=["shown", "empty", "typed"])
def test_a_field_is_written_as_django_writes_it(field, typed):
    ours, theirs = (Quick(typed, renderer=renderer) for renderer in (Renderer(), DjangoTemplates()))
    assert str(ours[field]) == str(theirs[field])
