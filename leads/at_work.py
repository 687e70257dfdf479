"""Who is at work, as far as one can see: a lead should not go to somebody on leave while colleagues are there."""

from datetime import date

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from leads.models import FollowUp, Lead
from organisation.working_time import add_working_days


def seems_away(day: date) -> Case:
    """For `annotate` on staff: nothing of theirs since the last working day, neither a contact, a lead nor a sign-in.

    It orders proposals and is said beside them; it forbids nothing.
    """
    since = add_working_days(day, -1)
    contacts = FollowUp.objects.filter(staff=OuterRef("pk"), contacted_on__gte=since)
    leads = Lead.objects.filter(finder=OuterRef("pk"), captured_on__gte=since)
    is_seen = Q(Exists(contacts)) | Q(Exists(leads)) | Q(last_login__date__gte=since)
    return Case(When(is_seen, then=Value(False)), default=Value(True), output_field=BooleanField())
