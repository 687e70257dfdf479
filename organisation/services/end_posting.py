from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.errors import Invalid
from organisation.models import Posting, Staff
from organisation.postings import AlreadyEnded, refuse_without_right
from organisation.ui.days import whole_day


@transaction.atomic
def end_posting(*, posting: Posting, ends_on: date, now: datetime, by: Staff) -> Posting:
    """Give a posting its last day; what was done until then stays with its unit."""
    posting = Posting.objects.select_for_update(no_key=True, of=("self",)).select_related("branch").get(pk=posting.pk)
    refuse_without_right(posting.branch, day=timezone.localdate(now), by=by, about=posting.staff)
    if posting.ends_on is not None:
        raise AlreadyEnded(_("This posting ends on %(day)s already.") % {"day": whole_day(posting.ends_on)})
    if ends_on < posting.starts_on:
        raise Invalid(
            _("The last day cannot be before the first, %(day)s.") % {"day": whole_day(posting.starts_on)},
            field="ends_on",
        )
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    posting.staff.forget_postings()
    return posting
