from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.actions import may_refer
from leads.errors import NotYours
from leads.locks import lock_lead
from leads.models import Lead
from leads.notes import kept_note
from leads.notices import leaves
from leads.participation import Part, grant_part
from leads.stages import Stage
from leads.standing import refuse_closed
from organisation.models import Branch, Staff
from organisation.one_act import one_act
from organisation.services import notify
from organisation.working_time import next_working_day
from organisation.workplace import branch_of, branch_to_own_in
from referrals.agreement import split_for
from referrals.errors import AlreadyReferred, CannotReceive
from referrals.handover import give_to
from referrals.models import Referral
from referrals.notices import referral_sent
from referrals.walk_over import MINUTES, due_at


@one_act
def refer_lead(
    *, lead: Lead, receiver: Staff, reason: str = "", is_walk_over: bool = False, now: datetime, by: Staff
) -> Referral:
    """Pass a lead to a colleague who may own leads, with the split in force where they work.

    Its owner refers it, or the head who assigns the leads of its branch, or the finder as long as nobody else has
    contacted the customer. Until the answer comes the referrer answers for it. A walk-over expects it within minutes:
    the customer is there.
    """
    day = timezone.localdate(now)
    lead = lock_lead(lead.pk)
    if lead.referrals.pending().exists():
        raise AlreadyReferred(_("This lead has been referred and waits for an answer. Withdraw that referral first."))
    if not may_refer(lead, day=day, by=by):
        raise NotYours(_("Only the owner, the finder or the branch head can refer this lead."))
    refuse_closed(lead)
    own_branch, their_branch = branch_of(by, day=day), _branch_of_receiver(receiver, day=day, by=by)
    referral = Referral.objects.create(
        lead=lead,
        referrer=by,
        referrer_branch=own_branch or lead.branch,
        receiver=receiver,
        receiver_branch=their_branch,
        reason=kept_note(reason, field="reason"),
        found_share=split_for(branch=their_branch, category=lead.category, day=day),
        answer_within=MINUTES if is_walk_over else None,
        due_at=due_at(now) if is_walk_over else None,
        made_at=now,
        made_on=day,
    )
    grant_part(lead=lead, staff=by, part=Part.REFERRER)
    grant_part(lead=lead, staff=receiver, part=Part.RECEIVER)
    if lead.stage == Stage.CAPTURED:
        lead.stage = Stage.REFERRED
    before = lead.owner_id
    give_to(lead, by, next_action=Lead.NextAction.ANSWER, next_action_on=next_working_day(day), now=now)
    # Logged for the receiver and referred to them at once is one thing to read of.
    leaving = [one for one in leaves(lead, owner_before=before, by=by) if one.to != receiver.pk]
    notify(tell=[*leaving, referral_sent(referral)], now=now, by=by)
    return referral


def _branch_of_receiver(receiver: Staff, *, day: date, by: Staff) -> Branch:
    if receiver.pk == by.pk:
        raise CannotReceive(_("You cannot refer a lead to yourself. Choose a colleague."), field="receiver")
    owns_in = branch_to_own_in(receiver, day=day)
    if owns_in is None:
        raise CannotReceive(
            _("%(name)s cannot take on leads today. Choose somebody else.") % {"name": receiver.name}, field="receiver"
        )
    return branch_of(receiver, day=day) or owns_in
