"""A merge moves figures only where a sale was one to a known customer all along; undoing it moves them back."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.models import Customer
from leads.services import merge_customers, undo_merge
from performance.models import DailyFigure, PeriodTotal
from tests.factories import NOW, create_customer, create_follow_up, create_lead, create_sale
from tests.performance.readings import day_of, settle

MONDAY = date(2026, 10, 12)


def readings() -> tuple[list[tuple], list[tuple]]:
    settle()
    days = DailyFigure.objects.order_by("staff", "day", "branch", "role")
    totals = PeriodTotal.objects.exclude(sales=0, new_customer_sales=0, leads_captured=0, follow_ups=0)
    return (
        list(days.values_list("staff", "day", "sales", "new_customer_sales", "leads_captured", "leads_won", "credit")),
        list(
            totals.order_by("staff", "kind", "start", "branch", "role").values_list(
                "staff", "kind", "start", "sales", "new_customer_sales", "leads_captured", "follow_ups", "credit"
            )
        ),
    )


def test_a_sale_to_somebody_known_under_another_record_was_none_to_a_new_customer(cast):
    kept, merged = create_customer(branch=cast.zsr), create_customer(branch=cast.zsr)
    earlier = NOW - timedelta(days=30)
    create_follow_up(lead=create_lead(finder=cast.lina, customer=merged, now=earlier), now=earlier)
    create_sale(lead=create_lead(finder=cast.lina, customer=kept))
    assert day_of(cast.lina, MONDAY)["new_customer_sales"] == 1
    merge = merge_customers(kept=kept, merged=merged, now=NOW, by=cast.head)
    assert "new_customer_sales" not in day_of(cast.lina, MONDAY)
    undo_merge(merge=merge, now=NOW, by=cast.head)
    assert day_of(cast.lina, MONDAY)["new_customer_sales"] == 1


facts = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["lead", "contact", "sale"]), st.integers(0, 500)), min_size=1, max_size=6
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=facts, takes=st.sets(st.sampled_from(["name", "phone", "manager", "tier", "branch"])))
def test_merge_and_undo_leave_every_figure_as_it_was(cast, facts, takes):
    pair = create_customer(branch=cast.zsr), create_customer(branch=cast.zsr, name="钱多多", manager=cast.lina)
    for second, kind, ago in facts:
        now = NOW - timedelta(days=ago)
        lead = create_lead(finder=cast.wang, owner=cast.lina, customer=pair[second], now=now)
        if kind == "contact":
            create_follow_up(lead=lead, now=now)
        elif kind == "sale":
            create_sale(lead=lead, now=now)
    before = readings()
    merge = merge_customers(kept=pair[0], merged=pair[1], take=takes, now=NOW, by=cast.head)
    readings()  # right in between, too
    undo_merge(merge=merge, now=NOW, by=cast.head)
    assert readings() == before
    assert not Customer.objects.exclude(merged_into=None).exists()
