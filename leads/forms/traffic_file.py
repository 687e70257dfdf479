from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.forms.table_file import TableFileForm


class TrafficFileForm(TableFileForm):
    """The queue machine's file of the customers served."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("File of the queue machine")
        self.fields["file"].help_text = _("CSV or XLSX; the first line names the columns employee_no, day and served")
