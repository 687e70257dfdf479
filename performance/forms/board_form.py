from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models import Branch
from performance.choice import WHO, BoardChoice
from performance.groups import grouped
from performance.period_words import period_choices, word_of


class BoardForm(forms.Form):
    """The choices of the board as one sentence; always shows the board that is shown."""

    period = forms.ChoiceField(label=_("Period"))
    scope = forms.ChoiceField(label=_("Unit"))
    who = forms.ChoiceField(label=_("Who is ranked"), choices=list(WHO.items()))
    metric = forms.ChoiceField(label=_("Metric"))

    def __init__(self, choice: BoardChoice, *, units: list[Branch], today: date) -> None:
        super().__init__(
            initial={
                "period": word_of(choice.period, today=today),
                "scope": choice.scope.code,
                "who": choice.who,
                "metric": choice.metric.code,
            }
        )
        self.fields["period"].choices = period_choices(choice.period, today=today)  # type: ignore[attr-defined]
        self.fields["scope"].choices = [(unit.code, unit.name) for unit in units]  # type: ignore[attr-defined]
        self.fields["metric"].choices = [  # type: ignore[attr-defined]
            (name, [(metric.code, metric.name) for metric in metrics]) for name, metrics in grouped(choice.role)
        ]


class SpanForm(forms.Form):
    """From one day to another, for what no calendar period is."""

    first = forms.DateField(label=_("from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last = forms.DateField(label=_("to"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
