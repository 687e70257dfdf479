from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from organisation.forms.submission import SubmissionForm
from organisation.ui.amounts import share


class AgreedForm(SubmissionForm):
    """A form that shows how sales credit will be shared: nothing is sent with another split than was read.

    The found share that stood on the page comes back with the form. If another one holds by now (the receiver or the
    day was changed without script, or a rule began), the form comes again with the right one.
    """

    shown_share = forms.DecimalField(required=False, widget=forms.HiddenInput)

    def show(self, found_share: Decimal | None) -> None:
        """The found share that the page shows this time, and that it will send back."""
        shown = None if found_share is None else str(found_share.normalize())
        if self.is_bound:
            self.data: Any = self.data.copy()
            self.data["shown_share"] = shown or ""
        else:
            self.initial["shown_share"] = shown

    def agree_to(self, found_share: Decimal) -> bool:
        """Whether the split that was read is the one that holds; else the form says so."""
        read: Decimal | None = self.cleaned_data.get("shown_share")
        if read is None or read == found_share:
            return True
        self.add_error(
            None,
            _("The found part is %(share)s here, which was not yet shown. Read the split below and send again.")
            % {"share": share(found_share)},
        )
        return False
