from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organisation.errors import Invalid
from organisation.models import Staff
from organisation.services.choose_language import choose_language


@transaction.atomic
def choose_preferences(*, language: str, theme: str, single_keys: bool, by: Staff) -> Staff:
    """How the person likes to work: language, light or dark, and whether single letters and digits do something."""
    choose_language(language=language, by=by)
    if theme not in Staff.Theme.values:
        raise Invalid(_("Choose one of the given values."), field="theme")
    by.theme, by.single_keys = theme, single_keys
    by.save(update_fields=["theme", "single_keys"])
    return by
