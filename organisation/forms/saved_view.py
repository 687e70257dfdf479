from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.forms.submission import SubmissionForm
from organisation.saved_views import LONGEST_NAME


class ViewForm(SubmissionForm):
    """A view's name, and whether the list opens with it."""

    name = forms.CharField(
        label=pgettext_lazy("of a view", "Name"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Give the view a name of at most 40 characters.")},
    )
    is_default = forms.BooleanField(label=_("Open the list with this view"), required=False)


class NewViewForm(ViewForm):
    """The filters that are to be kept, with the list they belong to."""

    page = forms.CharField(widget=forms.HiddenInput)
    query = forms.CharField(widget=forms.HiddenInput, required=False)
