from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisation.access_kinds import KIND_WORDS
from organisation.models import AccessRecord, Staff
from organisation.names import LONGEST_NAME, tidy_name

MOST_PEOPLE = 50  # of one name


class AccessRecordFilterForm(forms.Form):
    """The filters of the access records, as they stand in the address. A kind that does not exist is left out."""

    kind = forms.ChoiceField(
        label=_("What happened"), required=False, choices=[("", _("everything")), *KIND_WORDS.items()]
    )
    who = forms.CharField(
        label=_("Person"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"placeholder": _("Name or employee number"), "autocomplete": "off"}),
    )

    def apply(self, records: QuerySet[AccessRecord]) -> tuple[QuerySet[AccessRecord], tuple[str, ...]]:
        """The records that the filters leave, and the keys that an index orders them by, the latest first."""
        self.is_valid()
        kind, who = self.cleaned_data.get("kind", ""), tidy_name(self.cleaned_data.get("who", ""))
        if kind:
            records = records.filter(kind=kind)
        if who:
            people = Staff.objects.filter(Q(employee_no=who) | Q(name=who)).order_by("pk")
            records = records.filter(staff__in=list(people.values_list("pk", flat=True)[:MOST_PEOPLE]))
        return records, ("-made_at", "-id") if kind or who else ("-id",)
