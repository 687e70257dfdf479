from datetime import timedelta

import pytest

from leads.errors import NoConsent
from leads.models import CustomerChange
from leads.services import capture_lead, record_consent
from organisation.errors import Invalid, NotAllowed
from tests.factories import create_customer, create_lead, take_part


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr)


def say(customer, now, by, **changes):
    said = {"consent": "yes", "do_not_contact": False, "how": "branch", **changes}
    return record_consent(customer=customer, **said, now=now, by=by)


def test_what_was_said_how_when_and_to_whom(cast, now, customer):
    say(customer, now, cast.wang, consent="no", do_not_contact=True, how="written")
    customer.refresh_from_db()
    assert (customer.consent, customer.do_not_contact) == ("no", True)
    kept = [(one.fact, one.was, one.becomes, one.how, one.changed_at, one.changed_by) for one in customer.changes.all()]
    assert sorted(kept) == [
        ("consent", "unknown", "no", "written", now, cast.wang),
        ("do_not_contact", "no", "yes", "written", now, cast.wang),
    ]


def test_said_again_the_newest_time_counts_and_the_history_stays(cast, now, customer):
    later = now + timedelta(hours=2)
    say(customer, now, cast.wang)
    say(customer, later, cast.lina, how="phone")
    kept = CustomerChange.objects.filter(customer=customer, fact="consent").order_by("-changed_at")
    assert [(one.changed_at, one.how, one.becomes) for one in kept] == [(later, "phone", "yes"), (now, "branch", "yes")]


def test_planned_calls_become_meetings(cast, now, customer):
    for action in ("call", "message", "documents"):
        create_lead(finder=cast.wang, owner=cast.lina, customer=customer, next_action=action)
    say(customer, now, cast.wang, do_not_contact=True)
    assert sorted(customer.leads.values_list("next_action", flat=True)) == ["documents", "meet", "meet"]


def test_who_does_not_allow_marketing_is_on_no_list(cast, now, customer):
    say(customer, now, cast.lina, consent="no")
    with pytest.raises(NoConsent):
        capture_lead(customer=customer, category="fund", potential="B", channel="list", now=now, by=cast.lina)


@pytest.mark.parametrize("who", ["wang", "zhou", "lina", "head"])
def test_whoever_serves_the_customer_records_it(cast, now, customer, who):
    assert say(customer, now, getattr(cast, who)).consent == "yes"


@pytest.mark.parametrize("who", ["rml_teller", "whl_seller", "supervisor", "administrator", "auditor"])
def test_nobody_else_does(cast, now, customer, who):
    with pytest.raises(NotAllowed):
        say(customer, now, getattr(cast, who))


def test_a_receiver_of_another_branch_is_told_too(cast, now, customer):
    take_part(create_lead(finder=cast.wang, customer=customer), cast.rml_seller, "receiver")
    assert say(customer, now, cast.rml_seller, consent="no").consent == "no"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"how": ""}, "how"), ({"how": "merge"}, "how"), ({"how": "dream"}, "how"), ({"consent": "perhaps"}, "consent")],
)
def test_what_cannot_be_right_is_refused_beside_its_field(cast, now, customer, changes, field):
    with pytest.raises(Invalid) as refusal:
        say(customer, now, cast.wang, **changes)
    assert refusal.value.field == field
