from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from leads.models import FollowUp
from leads.review_queue import has_been_read
from organisation.models import Staff
from organisation.ui.people import staff_name

LONG_NOTE = 60  # characters


class ReviewFilterForm(forms.Form):
    """The filters of the review queue, as they stand in its address. What cannot be read is left out."""

    read = forms.ChoiceField(
        label=_("Which"), required=False, choices=[("", _("not read yet")), ("read", _("read")), ("all", _("all"))]
    )
    author = forms.ModelChoiceField(
        label=_("Author"), required=False, queryset=Staff.objects.none(), empty_label=_("by anybody")
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[("", _("any outcome")), *FollowUp.Outcome.choices]
    )
    note = forms.ChoiceField(
        label=_("Note"),
        required=False,
        choices=[("", _("with or without a note")), ("none", _("without a note")), ("long", _("with a long note"))],
    )

    def __init__(self, *args: Any, authors: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["author"])  # type: ignore[type-arg]
        field.queryset = authors
        field.label_from_instance = staff_name  # type: ignore[method-assign, assignment]

    def apply(self, records: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
        """The records that the filters leave."""
        self.is_valid()
        chosen = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if chosen["read"] != "all":
            records = records.filter(has_been_read() if chosen["read"] == "read" else ~has_been_read())
        if chosen["author"]:
            records = records.filter(staff=chosen["author"])
        if chosen["outcome"]:
            records = records.filter(outcome=chosen["outcome"])
        if chosen["note"] == "none":
            records = records.filter(note="")
        elif chosen["note"] == "long":
            records = records.annotate(length=Length("note")).filter(length__gte=LONG_NOTE)
        return records
