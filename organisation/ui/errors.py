"""What is wrong with a form, as the summary above it says it: how many places, and a link to each."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField


@dataclass(frozen=True)
class Mistake:
    """One message; `anchor` is the id of the control to go to, empty where there is none."""

    label: str
    message: str
    anchor: str


def mistakes(form: forms.BaseForm) -> list[Mistake]:
    """Everything to mend, field by field in the order of the form, then what concerns the whole."""
    found = [
        Mistake("" if field.is_hidden else str(field.label), str(message), anchor(field))
        for field in form
        for message in field.errors
    ]
    return found + [Mistake("", str(message), "") for message in form.non_field_errors()]


def anchor(field: BoundField) -> str:
    """The id of the first control of a field; nothing for a hidden one."""
    if field.is_hidden or not field.auto_id:
        return ""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id)


def control(field: BoundField) -> str:
    """The control of a field with its look; the form adds what a screen reader needs."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple) or field.is_hidden:
        return field.as_widget()
    return field.as_widget(attrs={"class": f"input {widget.attrs.get('class', '')}".strip()})
