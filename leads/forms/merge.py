from typing import Any

from django import forms

from leads.customer_facts import CHOSEN, Fact, value_of
from leads.customer_words import words_of
from leads.models import Customer
from organisation.forms.submission import SubmissionForm

KEPT, MERGED = "kept", "merged"


class MergeForm(SubmissionForm):
    """Which facts survive when two records become one: a choice for each fact in which they differ.

    What is empty on one side is not asked: what the other side knows survives.
    """

    merged = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kept: Customer, other: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._filled: list[str] = []
        self.fields["merged"].initial = other.number
        for fact in CHOSEN:
            has, offers = value_of(kept, fact), value_of(other, fact)
            is_same = kept.phone_index == other.phone_index if fact == Fact.PHONE else has == offers
            if is_same or not offers:
                continue
            if not has:
                self._filled.append(str(fact))
                continue
            self.fields[str(fact)] = forms.ChoiceField(
                label=fact.label,
                required=False,
                widget=forms.RadioSelect,
                initial=KEPT,
                choices=[(KEPT, words_of(kept, fact)), (MERGED, words_of(other, fact))],
            )

    @property
    def take(self) -> list[str]:
        """The facts that survive from the merged record."""
        return self._filled + [fact for fact in CHOSEN if self.cleaned_data.get(fact) == MERGED]

    @property
    def filled(self) -> list[str]:
        """The facts that only the merged record knows."""
        return self._filled
