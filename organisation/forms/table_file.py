from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from organisation.table_file import LARGEST_FILE

ENDINGS = (".csv", ".txt", ".xlsx")


class TableFileForm(forms.Form):
    """A table that somebody brings, to be read by `organisation.table_file`."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file of a kind and size that can be read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(ENDINGS):
            raise ValidationError(_("Choose a CSV or XLSX file."))
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 20 MB. Split it."))
        return file

    @property
    def is_workbook(self) -> bool:
        """Whether what was chosen is an XLSX workbook."""
        return bool(self.cleaned_data["file"].name.lower().endswith(".xlsx"))
