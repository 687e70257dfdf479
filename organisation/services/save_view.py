from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.errors import Conflict, Invalid
from organisation.models import SavedView, Staff
from organisation.saved_views import (
    LONGEST_QUERY,
    MOST,
    PAGES,
    only_default,
    refuse_taken,
    tidy_query,
    usable_view_name,
)


@transaction.atomic
def save_view(*, page: str, name: str, query: str, is_default: bool = False, now: datetime, by: Staff) -> SavedView:
    """Keep the filters of a list under a name of one's own, at most twenty on a list."""
    day = timezone.localdate(now)
    if page not in PAGES:
        raise Invalid(_("Choose one of the given values."), field="page")
    name, query = usable_view_name(name), tidy_query(query)
    if len(query) > LONGEST_QUERY:
        raise Invalid(_("These filters are too many to be saved. Take some away."))
    Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
    if SavedView.objects.visible_to(by, day=day).filter(page=page).count() >= MOST:
        raise Conflict(_("You have 20 views on this list. Remove one first."))
    refuse_taken(by, page, name, day=day)
    view = SavedView(staff=by, page=page, name=name, query=query, is_default=is_default, made_at=now)
    if is_default:
        only_default(view, day=day)
    view.save()
    return view
