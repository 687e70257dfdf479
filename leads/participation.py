"""Who takes part in a lead. It decides what tellers, lobby and wealth managers see; see also `LeadParticipant`."""

from datetime import datetime

from leads.models import Lead, LeadParticipant
from organisation.models import Staff

Part = LeadParticipant.Part


def grant_part(*, lead: Lead, staff: Staff, part: str) -> None:
    """The person takes part from now; twice changes nothing. With the lead locked, or before anybody else knows it."""
    LeadParticipant.objects.bulk_create(
        [LeadParticipant(lead=lead, staff=staff, part=Part(part))], ignore_conflicts=True
    )


def end_part(*, lead: Lead, staff: Staff, part: str, now: datetime) -> None:
    """The person takes this part no more; others of theirs stay, and so does that it once was."""
    LeadParticipant.objects.current().filter(lead=lead, staff=staff, part=Part(part)).update(until=now)
