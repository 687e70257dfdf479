"""What people were told, as tests ask for it."""

from django.utils import translation

from organisation.models import Notice, Staff
from organisation.notices.reading import told
from tests.factories import NOW, TODAY


def kinds_for(staff: Staff) -> list[str]:
    """The kinds of the person's notices, the first one first."""
    return list(Notice.objects.filter(staff=staff).order_by("id").values_list("kind", flat=True))


def sentences_for(staff: Staff, language: str = "en") -> list[str]:
    """What the person reads, the first one first."""
    with translation.override(language):
        notices = Notice.objects.filter(staff=staff).order_by("id")
        return [str(one.sentence) for one in told(notices, today=TODAY)]


def have_read(staff: Staff) -> None:
    """The person has opened everything."""
    Notice.objects.filter(staff=staff).update(read_at=NOW)


def create_notice(*, staff: Staff, event: str, kind: str = "referral_withdrawn", **fields: object) -> Notice:
    """A notice of a known kind about a masked customer."""
    facts = {"who": "李娜", "customer": "张*", "product": "fund"}
    given = {"link": "/leads/", "made_at": NOW, "parameters": facts, **fields}
    return Notice.objects.create(staff=staff, kind=kind, event=event, **given)
