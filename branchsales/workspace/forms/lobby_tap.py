from django import forms

from branchsales.workspace.lobby.log import LABELS
from organisation.forms.submission import SubmissionForm


class LobbyTapForm(SubmissionForm):
    """One customer more, or the last one taken back."""

    what = forms.ChoiceField(choices=[(code, code) for code in LABELS])
    step = forms.TypedChoiceField(choices=[("1", "1"), ("-1", "-1")], coerce=int)
