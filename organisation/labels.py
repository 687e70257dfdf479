from functools import cache
from typing import Any

from django.db.models import Field
from django.utils.encoding import force_str


class Labelled:
    """For models whose choices stand in lists: `get_…_display` looks the label up in a table that is made once.

    Django makes it anew each time, and puts every label of the field into words on the way.
    """

    def _get_FIELD_display(self, field: "Field[Any, Any]") -> Any:  # noqa: N802  # Django's name
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)


@cache
def _labels(field: "Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)
