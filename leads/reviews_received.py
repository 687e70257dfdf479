"""What was said of a person's own contact records: the author reads it on the record and on the home page."""

from datetime import date

from django.db.models import QuerySet

from leads.models import Review
from organisation.models import Staff


def reviews_received(staff: Staff, *, day: date, limit: int) -> QuerySet[Review]:
    """The latest reviews of the person's contact records that still count, with the record and its lead."""
    reviews = Review.objects.visible_to(staff, day=day).filter(recipient=staff, follow_up__superseded_at=None)
    return reviews.select_related("author", "follow_up__lead__customer").order_by("-written_at", "-id")[:limit]
