from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from leads.models import Category, Lead
from organisation.models import Staff


class LeadFilterForm(forms.Form):
    """The filters of the lead list, as they stand in its address. What cannot be read is left out."""

    whose = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[("mine", _("mine")), ("found", _("found by me")), ("", _("all I may see"))],
    )
    status = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("open", _("open")),
            ("overdue", _("overdue")),
            ("pool", _("in the branch pool")),
            ("won", _("won")),
            ("lost", _("lost")),
            ("retracted", _("taken back")),
            ("", _("open and closed")),
        ],
    )
    category = forms.ChoiceField(
        label=_("Product"), required=False, choices=[("", _("any product")), *Category.choices]
    )
    potential = forms.ChoiceField(
        label=_("Potential"), required=False, choices=[("", _("any potential")), ("A", "A"), ("B", "B"), ("C", "C")]
    )
    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("any channel")), *Lead.Channel.choices]
    )

    @property
    def is_default(self) -> bool:
        """Whether nothing but the open leads is asked for."""
        return {name for name in self.fields if self.data.get(name)} <= {"status"} and self.data.get("status") == "open"

    def apply(self, leads: QuerySet[Lead], *, by: Staff, day: date) -> QuerySet[Lead]:
        """The leads that the filters leave."""
        chosen = self.cleaned_data if self.is_valid() else {**dict.fromkeys(self.fields, ""), **self.cleaned_data}
        status = chosen["status"]
        if chosen["whose"] == "mine":
            leads = leads.filter(owner=by)
        elif chosen["whose"] == "found":
            leads = leads.filter(finder=by)
        if status == "open":
            leads = leads.filter(next_action_on__isnull=False)
        elif status == "overdue":
            leads = leads.filter(next_action_on__lt=day)
        elif status == "pool":
            leads = leads.filter(next_action_on__isnull=False, owner=None)
        elif status in ("won", "lost", "retracted"):
            leads = leads.filter(stage=status)
        else:
            leads = leads.exclude(stage="retracted")  # as figures count them, see `Lead.objects.standing()`
        for field in ("category", "potential", "channel"):
            if chosen[field]:
                leads = leads.filter(**{field: chosen[field]})
        return leads
