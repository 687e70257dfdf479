from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from organisation.ui.errors import mistakes


class Registration(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the card")
    potential = forms.ChoiceField(label="Potential", choices=[("A", "A"), ("B", "B")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("Somebody else was first.")


def refused():
    form = Registration({"note": "三点后方便接电话"})
    form.is_valid()
    return form


def summary(form):
    return render_to_string("components/_form_errors.html", {"form": form})


def test_the_summary_names_every_place_and_links_to_its_control():
    found = mistakes(refused())
    assert [(mistake.label, mistake.anchor) for mistake in found] == [
        ("Name", "id_name"),
        ("Potential", "id_potential_0"),
        ("", ""),
        ("", ""),
    ]


def test_the_summary_counts_and_takes_the_focus():
    with override("en"):
        html = summary(refused())
    assert "4 places need a change; what you typed is still here." in html
    assert 'href="#id_potential_0"' in html
    assert "Somebody else was first." in html
    assert 'tabindex="-1" data-focus' in html


def test_a_file_has_to_be_chosen_again():
    class Upload(Registration):
        file = forms.FileField(label="File")

    with override("en"):
        html = summary(Upload({}, {}))
    assert "Choose the file again" in html
    assert "still here" not in html


def test_a_form_that_is_right_has_no_summary():
    assert summary(Registration()).strip() == ""


def test_a_field_ties_its_message_to_its_control():
    html = render_to_string("components/_field.html", {"field": refused()["name"]})
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert '<label class="field__label" for="id_name">' in html


def test_nothing_typed_is_lost():
    assert "三点后方便接电话" in render_to_string("components/_field.html", {"field": refused()["note"]})


def test_choices_are_a_group_with_a_name_and_one_message():
    html = render_to_string("components/_field.html", {"field": refused()["potential"]})
    assert "<fieldset" in html
    assert "<legend" in html
    assert 'aria-describedby="id_potential_error"' in html
    assert html.count('id="id_potential_error"') == 1


def test_a_row_of_a_long_form_has_the_same_ties():
    html = render_to_string("components/_form_row.html", {"field": refused()["name"], "must": True})
    assert 'id="id_name_error"' in html
    assert "formrow__must" in html
    assert 'class="input"' in html


def test_a_hidden_field_has_no_label():
    assert "<label" not in render_to_string("components/_field.html", {"field": refused()["token"]})
