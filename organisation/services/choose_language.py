from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organisation.errors import Invalid
from organisation.models import Staff


@transaction.atomic
def choose_language(*, language: str, by: Staff) -> Staff:
    """The language of everything the person reads from now on: pages, messages, exports."""
    if language not in Staff.Language.values:
        raise Invalid(_("Choose 简体中文 or English."), field="language")
    by.language = language
    by.save(update_fields=["language"])
    return by
