"""Two people at once, against the real database: one wins, the other is told; the ledger adds up whatever happens."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from leads.models import Lead
from organisation.errors import DomainError
from organisation.models import Staff
from organisation.submissions import once
from referrals.confirming import Confirmation
from referrals.errors import AlreadyAsked, AlreadyDecided, AlreadyReferred, AlreadyReversed, AlreadySold
from referrals.models import Referral, Sale, SalesCredit
from referrals.services import (
    accept_referral,
    approve_reversal,
    ask_reversal,
    confirm_sales,
    lapse_referral,
    record_sale,
    refer_lead,
    return_referral,
    withdraw_referral,
)
from tests.cast import create_cast
from tests.factories import NOW, TODAY, create_lead, create_product, create_referral, create_sale

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = range(5)
Act = Callable[[], object]


@pytest.fixture
def bank():
    return create_cast()


def at_once(*acts: Act) -> list[object]:
    """What each act, in a thread and connection of its own, made or was refused with; all start together."""
    start, made = Barrier(len(acts)), {}

    def run(place: int, act: Act) -> None:
        try:
            start.wait(timeout=10)
            made[place] = act()
        except (DomainError, DatabaseError) as refusal:
            made[place] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert len(made) == len(acts), "somebody waits for ever"
    return [made[place] for place in range(len(acts))]


def one_won(made: list[object], refusal: type[Exception]) -> bool:
    """Exactly one act was done; every other one was refused as it should be."""
    refused = [one for one in made if isinstance(one, Exception)]
    assert all(isinstance(one, refusal) for one in refused), made
    return len(refused) == len(made) - 1


def adds_up() -> bool:
    return all(
        sum((line.amount for line in sale.credits.all()), Decimal(0)) == (0 if sale.is_reversed else sale.amount)
        for sale in Sale.objects.all()
    )


@transaction.atomic
def sold(*, finder: Staff, closer: Staff, amount: str = "100.01") -> Sale:
    """A sale with its ledger lines, committed together."""
    return create_sale(lead=create_lead(finder=finder, owner=closer), amount=amount)


def asked(bank) -> Sale:
    sale = sold(finder=bank.wang, closer=bank.lina)
    return ask_reversal(sale=sale, reason="客户取消", now=NOW, by=bank.lina)


def waiting(bank) -> Referral:
    return create_referral(lead=create_lead(finder=bank.wang, owner=None), receiver=bank.lina)


def sale_of(lead: Lead, by: Staff) -> Act:
    return partial(
        record_sale, lead=lead, product=create_product(), amount=Decimal("100000.01"), sold_on=TODAY, now=NOW, by=by
    )


def line_of(sale: Sale, staff: Staff, amount: str, **fields: object) -> SalesCredit:
    values = {"part": "found", "share": Decimal("0.5"), "booked_on": TODAY, "branch": sale.branch, **fields}
    return SalesCredit.objects.create(sale=sale, staff=staff, amount=Decimal(amount), **values)


def test_a_referral_is_accepted_once(bank):
    for _ in ROUNDS:
        referral = waiting(bank)
        accept = partial(accept_referral, referral=referral, now=NOW, by=bank.lina)
        assert one_won(at_once(*[accept] * 4), AlreadyDecided)
        assert referral.lead.participants.current().filter(part="owner").count() == 1


def test_of_every_decision_at_once_one_counts(bank):
    for _ in ROUNDS:
        referral = waiting(bank)
        made = at_once(
            partial(accept_referral, referral=referral, now=NOW, by=bank.lina),
            partial(return_referral, referral=referral, reason="忙", now=NOW, by=bank.lina),
            partial(withdraw_referral, referral=referral, now=NOW, by=bank.wang),
            partial(lapse_referral, referral=referral, now=NOW),
        )
        assert one_won(made, AlreadyDecided)
        referral.refresh_from_db()
        owner = bank.lina if referral.state == "accepted" else bank.wang
        assert Lead.objects.get(pk=referral.lead_id).owner == owner


def test_a_lead_is_referred_once(bank):
    for _ in ROUNDS:
        lead = create_lead(finder=bank.wang, owner=None)
        made = at_once(
            partial(refer_lead, lead=lead, receiver=bank.lina, now=NOW, by=bank.wang),
            partial(refer_lead, lead=lead, receiver=bank.zhang, now=NOW, by=bank.head),
        )
        assert one_won(made, AlreadyReferred)
        assert lead.referrals.pending().count() == 1


def test_a_lead_is_sold_once(bank):
    for _ in ROUNDS:
        lead = create_lead(finder=bank.wang, owner=bank.lina)
        assert one_won(at_once(*[sale_of(lead, bank.lina)] * 4), AlreadySold)
        assert lead.sales.count() == 1
    assert adds_up()


def test_a_lead_is_sold_or_referred_never_both(bank):
    for _ in ROUNDS:
        lead = create_lead(finder=bank.lina)
        refer = partial(refer_lead, lead=lead, receiver=bank.zhang, now=NOW, by=bank.lina)
        assert one_won(at_once(sale_of(lead, bank.lina), refer), DomainError)
        assert lead.sales.count() + lead.referrals.count() == 1


def test_a_reversal_is_asked_for_and_booked_once(bank):
    for _ in ROUNDS:
        sale = sold(finder=bank.wang, closer=bank.lina)
        ask = partial(ask_reversal, sale=sale, reason="客户取消", now=NOW, by=bank.lina)
        assert one_won(at_once(*[ask] * 3), AlreadyAsked)
        approve = partial(approve_reversal, sale=sale, now=NOW, by=bank.head)
        assert one_won(at_once(*[approve] * 3), AlreadyReversed)
        assert sale.credits.count() == 4
    assert adds_up()


def test_a_double_clicked_form_makes_one_record(bank):
    lead = create_lead(finder=bank.wang, owner=None)
    click = partial(
        once,
        staff=bank.wang,
        token=uuid4(),
        now=NOW,
        act=partial(refer_lead, lead=lead, receiver=bank.lina, now=NOW, by=bank.wang),
        result=lambda referral: f"/referrals/{referral.pk}/",
    )
    made = at_once(click, click, click)
    assert made == [f"/referrals/{Referral.objects.get().pk}/"] * 3


def test_confirmations_and_reversals_at_once_all_come_to_an_end(bank):
    """Two files in opposite order, and the reversal of each of their sales."""
    sales = [asked(bank) for _ in range(4)]
    rows = [Confirmation(sale.number, TODAY, "", line) for line, sale in enumerate(sales, start=2)]
    made = at_once(
        partial(confirm_sales, rows=rows, now=NOW, by=None),
        partial(confirm_sales, rows=rows[::-1], now=NOW, by=bank.administrator),
        *[partial(approve_reversal, sale=sale, now=NOW, by=bank.head) for sale in sales],
    )
    assert not [one for one in made if isinstance(one, Exception)], made
    assert Sale.objects.filter(confirmed_on=TODAY, reversed_on=TODAY).count() == 4
    assert adds_up()


def test_two_wrong_lines_at_once_do_not_slip_past_each_others_proof(bank):
    for _ in ROUNDS:
        sale = sold(finder=bank.lina, closer=bank.lina)
        made = at_once(partial(line_of, sale, bank.wang, "0.01"), partial(line_of, sale, bank.chen, "0.01"))
        assert all(isinstance(one, IntegrityError) for one in made), made
        assert sale.credits.count() == 1


def test_a_ledger_that_does_not_add_up_is_refused(bank):
    sale = sold(finder=bank.lina, closer=bank.lina)
    with pytest.raises(IntegrityError, match="adds up to"):
        line_of(sale, bank.wang, "0.01")
    with pytest.raises(IntegrityError, match="adds up to"):
        Sale.objects.filter(pk=sale.pk).update(reversed_at=NOW, reversed_on=TODAY, reversal_reason="x")
    with pytest.raises(IntegrityError, match="adds up to 0"):
        create_sale(lead=create_lead(finder=bank.lina))  # the sale is committed before its first line
    assert adds_up()


def test_a_reversing_line_takes_back_a_whole_line_of_the_same_person(bank):
    sale = sold(finder=bank.lina, closer=bank.lina, amount="100")
    line = sale.credits.get()
    for amount, staff in (("-99", bank.lina), ("-100", bank.wang)):
        with pytest.raises(IntegrityError, match="takes back one whole line"):
            line_of(sale, staff, amount, part="closed", reverses=line)


def test_nothing_that_was_booked_is_changed_or_deleted(bank):
    sale = sold(finder=bank.wang, closer=bank.lina)
    sales, lines = Sale.objects.filter(pk=sale.pk), SalesCredit.objects.filter(sale=sale)
    for refused in (
        partial(lines.update, amount=1),
        partial(lines.update, staff=bank.chen),
        lines.delete,
        partial(sales.update, amount=1),
        partial(sales.update, sold_on=date(2026, 10, 1)),
        partial(sales.update, found_share=1),
        sales.delete,
    ):
        with pytest.raises(DatabaseError):
            refused()
    assert adds_up()


def test_a_decided_referral_stays_as_it_is(bank):
    referral = create_referral(lead=create_lead(finder=bank.wang), receiver=bank.lina, state="accepted")
    for change in ({"state": "pending", "decided_at": None}, {"decision_reason": "x"}, {"receiver": bank.zhang}):
        with pytest.raises(DatabaseError):
            Referral.objects.filter(pk=referral.pk).update(**change)


def test_nothing_is_booked_where_the_proof_would_see_the_past(bank):
    sell = sale_of(create_lead(finder=bank.wang, owner=bank.lina), bank.lina)

    @transaction.atomic
    def in_the_past():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        sell()

    with pytest.raises(DatabaseError, match="REPEATABLE READ"):
        in_the_past()
    assert not Sale.objects.exists()
