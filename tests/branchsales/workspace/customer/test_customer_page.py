import pytest
from django.urls import reverse

from leads.services import merge_customers, record_consent
from tests.factories import NOW, create_customer, create_follow_up, create_lead, create_sale
from tests.referrals.pages import text_of


def page_of(client, customer):
    return client.get(reverse("customer", args=[customer.pk]))


def test_everything_over_time_newest_first(head_signed_in, cast, pair):
    kept, _ = pair
    create_follow_up(lead=kept.leads.get(), note="想看稳健的")
    create_sale(lead=create_lead(finder=cast.chen, owner=cast.zhang, customer=kept, category="deposit"))
    page = page_of(head_signed_in, kept)
    words = text_of(page)
    assert [str(entry.kind) for entry in page.context["history"].entries].count("found") == 2
    assert "想看稳健的" in words
    assert "Products bought 1" in words
    assert "稳健债基" in words
    assert page.context["history"].next_lead == kept.leads.get(category="fund")


def test_a_teller_sees_of_it_what_they_take_part_in(client, cast, pair):
    kept, _ = pair
    create_sale(lead=create_lead(finder=cast.chen, owner=cast.zhang, customer=kept, category="deposit"))
    client.force_login(cast.wang)
    page = page_of(client, kept)
    assert len(page.context["history"].entries) == 1
    assert not page.context["history"].bought
    assert "Merge with" not in text_of(page)


def test_where_consent_comes_from_is_said(head_signed_in, cast, pair):
    kept, merged = pair
    assert "as it came with the record" in text_of(page_of(head_signed_in, kept))
    merge_customers(kept=kept, merged=merged, now=NOW, by=cast.head)
    words = text_of(page_of(head_signed_in, kept))
    assert "Marketing not allowed Record Today by a merge, recorded by Chen Guodong" in words
    assert "Marketing consent: Not asked yet, now Marketing not allowed" in words
    assert "Undo the merge" in words


def test_an_answer_that_an_import_changed_since_is_nobodys(head_signed_in, cast, pair):
    kept, _ = pair
    record_consent(customer=kept, consent="no", do_not_contact=False, how="phone", now=NOW, by=cast.wang)
    assert "by phone, recorded by Wang Xiaoyu" in text_of(page_of(head_signed_in, kept))
    type(kept).objects.filter(pk=kept.pk).update(consent="yes", do_not_contact=True)
    assert "recorded by" not in text_of(page_of(head_signed_in, kept))


@pytest.mark.parametrize("who", ["head", "wang"])
def test_history_grows_queries_do_not(
    client, cast, pair, who, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(getattr(cast, who))
    kept, merged = pair
    create_follow_up(lead=kept.leads.get())
    create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina, customer=kept, category="loan"))
    merge_customers(kept=kept, merged=merged, take=["name"], now=NOW, by=cast.head)
    page_of(client, kept)
    with django_assert_max_num_queries(12) as few:
        page_of(client, kept)
    for category in ("card", "deposit", "insurance"):
        create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.zhang, customer=kept, category=category))
        create_sale(lead=create_lead(finder=cast.wang, owner=cast.zhang, customer=kept, category=category))
        other = create_customer(branch=cast.zsr, manager=cast.lina)
        merge_customers(kept=kept, merged=other, take=["name"], now=NOW, by=cast.head)
    with django_assert_num_queries(len(few)):
        page_of(client, kept)
