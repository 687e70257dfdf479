from django import forms
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.access_kinds import KIND_WORDS
from organisation.models import AccessRecord, Staff
from organisation.names import LONGEST_NAME, search_key, tidy_name

MOST_PEOPLE = 50  # of one name


class AccessRecordFilterForm(forms.Form):
    """The filters of the access records, as they stand in the address. A kind that does not exist is left out."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("access record", "What happened"),
        required=False,
        choices=[("", _("everything")), *KIND_WORDS.items()],
    )
    who = forms.CharField(
        label=_("Person or number"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "placeholder": _("Name, employee or other number"),
                "autocomplete": "off",
                "size": 30,
                "maxlength": LONGEST_NAME,
            }
        ),
    )

    def apply(self, records: QuerySet[AccessRecord]) -> tuple[QuerySet[AccessRecord], tuple[str, ...]]:
        """The records that the filters leave, and the keys that an index orders them by, the latest first."""
        self.is_valid()
        kind, who = self.cleaned_data.get("kind", ""), tidy_name(self.data.get("who", ""))
        if kind:
            records = records.filter(kind=kind)
        if who:
            records = records.filter(_done_by_or_about(who[: LONGEST_NAME + 1]))
        return records, ("-made_at", "-id") if kind or who else ("-id",)


def _done_by_or_about(who: str) -> Q:
    """What people of that name or number did, and what was done with that number: a customer looked at, a sign-in that
    was refused, when nobody is signed in yet."""
    people = Staff.objects.annotate(key=Replace("name_key", Value("-"), Value("")))
    named = Q(employee_no=who) | Q(name=who)
    if key := search_key(who):
        named |= Q(key__startswith=f"{key} ")  # as English pages write it: Li Na
    found = list(people.filter(named).order_by("pk").values_list("pk", "employee_no")[:MOST_PEOPLE])
    return Q(staff__in=[pk for pk, _number in found]) | Q(subject__in=[who, *(number for _pk, number in found)])
