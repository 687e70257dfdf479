from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.errors import NotAllowed
from organisation.models import SavedView, Staff
from organisation.saved_views import only_default, refuse_taken, usable_view_name


@transaction.atomic
def change_view(*, view: SavedView, name: str, is_default: bool, now: datetime, by: Staff) -> SavedView:
    """Rename one's own view, or have the list open with it."""
    day = timezone.localdate(now)
    if view.staff_id != by.pk:
        raise NotAllowed(_("This view is somebody else's."))
    Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
    name = usable_view_name(name)
    refuse_taken(by, view.page, name, day=day, besides=view)
    if is_default:
        only_default(view, day=day)
    view.name, view.is_default = name, is_default
    view.save(update_fields=["name", "is_default"])
    return view
