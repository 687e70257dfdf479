from uuid import uuid4

from django.urls import reverse

from leads.models import Lead
from tests.factories import create_lead, create_referral


def at(name, lead):
    return reverse(name, args=[lead.pk])


def test_the_next_action_is_planned(lina_signed_in, lead):
    lina_signed_in.post(at("lead-next-action", lead), {"next_action": "meet", "next_action_on": "2026-10-20"})
    lead.refresh_from_db()
    assert (lead.next_action, str(lead.next_action_on)) == ("meet", "2026-10-20")


def test_nothing_is_planned_for_yesterday(lina_signed_in, lead):
    typed = {"next_action": "meet", "next_action_on": "2026-10-09"}
    assert lina_signed_in.post(at("lead-next-action", lead), typed).status_code == 422


def test_a_lead_is_closed_as_lost_with_its_reason(lina_signed_in, lead):
    lina_signed_in.post(at("lead-loss", lead), {"reason": "elsewhere"})
    lead.refresh_from_db()
    assert (lead.stage, lead.lost_reason, lead.next_action_on) == ("lost", "elsewhere", None)
    page = lina_signed_in.get(at("lead", lead))
    assert "Bought at another bank" in page.content.decode()


def test_without_a_reason_nothing_is_lost(lina_signed_in, lead):
    assert lina_signed_in.post(at("lead-loss", lead), {"reason": ""}).status_code == 422
    lead.refresh_from_db()
    assert lead.stage == "captured"


def test_the_head_assigns_from_the_pool(head_signed_in, cast):
    lead = create_lead(finder=cast.wang, owner=None)
    page = head_signed_in.get(at("lead-assignment", lead)).content.decode()
    assert "Li Na" in page or "李娜" in page
    assert head_signed_in.post(at("lead-assignment", lead), {"owner": ""}).status_code == 422
    head_signed_in.post(at("lead-assignment", lead), {"owner": cast.lina.pk})
    lead.refresh_from_db()
    assert lead.owner == cast.lina


def test_nobody_outside_the_branch_is_offered_or_taken(head_signed_in, cast, lead):
    answer = head_signed_in.post(at("lead-assignment", lead), {"owner": cast.whl_seller.pk})
    assert answer.status_code == 422
    lead.refresh_from_db()
    assert lead.owner == cast.lina


def test_the_owner_gives_a_lead_to_the_pool(lina_signed_in, lead):
    lina_signed_in.post(at("lead-release", lead))
    lead.refresh_from_db()
    assert lead.owner is None


def test_another_product_is_a_lead_of_its_own_once(lina_signed_in, lead):
    typed = {"category": "loan", "potential": "A", "estimated_amount": "20万", "form_token": str(uuid4())}
    first, second = (lina_signed_in.post(at("lead-sibling", lead), typed) for _ in range(2))
    assert first["Location"] == second["Location"]
    made = Lead.objects.get(category="loan")
    assert (made.customer, made.estimated_amount) == (lead.customer, 200_000)


def test_while_a_colleague_is_asked_nobody_decides_over_their_head(lina_signed_in, cast, lead):
    create_referral(lead=lead, referrer=cast.lina, receiver=cast.zhang)
    for name in ("lead-loss", "lead-next-action"):
        assert lina_signed_in.get(at(name, lead)).status_code == 403
    assert lina_signed_in.post(at("lead-release", lead)).status_code == 403


def test_an_unknown_lead_is_not_there(lina_signed_in):
    assert lina_signed_in.get(reverse("lead-loss", args=[999_999])).status_code == 404
    assert lina_signed_in.get(reverse("lead", args=[999_999])).status_code == 404
