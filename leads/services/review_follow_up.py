from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadySuperseded, NotYourOwn
from leads.locks import lock_lead
from leads.models import FollowUp, Review
from leads.notes import kept_note
from leads.notices import record_reviewed
from organisation.access import can
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.services import notify
from organisation.workplace import branch_of

RATINGS = range(1, 6)


@transaction.atomic
def review_follow_up(*, follow_up: FollowUp, rating: int | None, comment: str = "", now: datetime, by: Staff) -> Review:
    """Comment on somebody else's contact record, rate it from 1 to 5, or both. Its author reads it."""
    day = timezone.localdate(now)
    lead = lock_lead(follow_up.lead_id)
    record = FollowUp.objects.select_related("branch").get(pk=follow_up.pk)
    if record.staff_id == by.pk:
        raise NotYourOwn(_("You cannot review your own contact record. Ask a colleague who may."))
    if not can(by, Right.REVIEW, day=day, branch=record.branch):
        raise NotAllowed(_("Contact records are reviewed by the branch head and the supervisor of their branch."))
    if record.superseded_at is not None:
        raise AlreadySuperseded(_("This record has been corrected. Review the newer one."))
    if rating is not None and rating not in RATINGS:
        raise Invalid(_("Rate from 1 to 5, or leave the rating out."), field="rating")
    comment = kept_note(comment, field="comment")
    if rating is None and not comment:
        raise Invalid(_("Give a rating, write a comment, or both."), field="comment")
    review = Review.objects.create(
        follow_up=record,
        author=by,
        branch=branch_of(by, day=day) or record.branch,
        written_at=now,
        written_on=day,
        rating=rating,
        comment=comment,
    )
    review.refresh_from_db(fields=["number", "recipient"])  # the database gave them
    notify(tell=[record_reviewed(review, lead)], now=now, by=by)
    return review
