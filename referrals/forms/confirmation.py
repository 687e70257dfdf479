from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.forms.table_file import TableFileForm


class ConfirmationForm(TableFileForm):
    """The core system's file of confirmed sales."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of the core system")
        self.fields["file"].help_text = _(
            "CSV or XLSX; the first line names the columns sale_no, confirmed_on and core_reference"
        )
