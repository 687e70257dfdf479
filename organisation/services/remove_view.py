from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organisation.errors import NotAllowed
from organisation.models import SavedView, Staff


@transaction.atomic
def remove_view(*, view: SavedView, now: datetime, by: Staff) -> None:
    """Remove one's own view; the list itself and its records stay."""
    if view.staff_id != by.pk:
        raise NotAllowed(_("This view is somebody else's."))
    SavedView.objects.filter(pk=view.pk).delete()
