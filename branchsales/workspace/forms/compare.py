from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from branchsales.workspace.compare_choice import NAME, CompareChoice
from branchsales.workspace.comparison import COLUMN_SETS
from organisation.models import Branch
from performance.metrics import CATALOGUE
from performance.period_words import period_choices, word_of


class CompareForm(forms.Form):
    """The choices of the comparison as one sentence; always shows what is shown."""

    period = forms.ChoiceField(label=_("Period"))
    scope = forms.ChoiceField(label=_("Unit"))
    columns = forms.ChoiceField(
        label=_("Columns"), choices=[(code, name) for code, (name, _codes) in COLUMN_SETS.items()]
    )
    sort = forms.ChoiceField(label=_("Order"))

    def __init__(self, choice: CompareChoice, *, units: list[Branch], today: date) -> None:
        own = f"-{choice.sort}" if choice.is_reversed else choice.sort
        super().__init__(
            initial={
                "period": word_of(choice.period, today=today),
                "scope": choice.scope.code,
                "columns": choice.columns,
                "sort": own,
            }
        )
        orders: list[tuple[str, str | Promise]] = [(code, CATALOGUE[code].name) for code in choice.codes]
        if choice.is_reversed:
            name = _("name") if choice.sort == NAME else CATALOGUE[choice.sort].name
            orders.append((own, _("%(column)s, turned round") % {"column": name}))
        self.fields["period"].choices = period_choices(choice.period, today=today)  # type: ignore[attr-defined]
        self.fields["scope"].choices = [(unit.code, unit.name) for unit in units]  # type: ignore[attr-defined]
        self.fields["sort"].choices = [*orders, (NAME, _("name"))]  # type: ignore[attr-defined]
