from uuid import uuid4

import pytest
from django.urls import reverse

from leads.models import CustomerMerge
from leads.services import merge_customers
from organisation.models import Staff
from tests.factories import NOW, create_customer, create_follow_up, create_lead, create_sale
from tests.referrals.pages import text_of


def merge_page(kept):
    return reverse("customer-merge", args=[kept.pk])


def test_likely_duplicates_are_listed_and_lead_to_the_comparison(head_signed_in, cast, pair):
    create_customer(branch=cast.zsr, name="欧阳慧敏", phone="13811118000")  # the same name and last four digits
    create_customer(branch=cast.rml, name="欧阳慧敏", phone="13800138000")  # of another branch
    create_customer(branch=cast.zsr, name="赵敏")
    create_customer(branch=cast.zsr, name="赵敏")  # two people of one name
    page = head_signed_in.get(reverse("customer-duplicates"))
    assert [(one.older.name, one.newer.name, one.has_one_phone) for one in page.context["pairs"]] == [
        ("欧阳慧敏", "欧阳慧敏", False),
        ("欧阳慧敏", "欧阳惠敏", True),
    ]
    assert f"{merge_page(pair[0])}?with={pair[1].number}" in page.content.decode()
    assert "人民路网点" not in text_of(page)


def test_whoever_is_above_finds_duplicates_across_branches(client, cast, pair):
    create_customer(branch=cast.rml, name="别人", phone="13800138000")
    client.force_login(cast.supervisor)
    assert "人民路网点" in text_of(client.get(reverse("customer-duplicates")))


@pytest.mark.parametrize("typed", ["欧阳", "8000", "oyhm"])
def test_the_other_record_is_looked_for(head_signed_in, pair, typed):
    kept, merged = pair
    page = head_signed_in.post(merge_page(kept), {"look": typed}, follow=True)
    assert typed not in page.request["QUERY_STRING"], "what is typed stands in no address"
    page = page.content.decode()
    assert f"?with={merged.number}" in page
    assert f"?with={kept.number}" not in page


def test_a_number_leads_to_the_comparison_at_once(client, cast, pair):
    kept, merged = pair
    client.force_login(cast.supervisor)
    answer = client.post(merge_page(kept), {"look": merged.number.lower()})
    assert answer["Location"] == f"{merge_page(kept)}?with={merged.number}"


def test_both_stand_side_by_side_with_what_moves_and_what_stays(head_signed_in, cast, pair):
    kept, merged = pair
    create_follow_up(lead=merged.leads.get())
    create_sale(lead=create_lead(finder=cast.chen, owner=cast.zhang, customer=merged, category="loan"))
    page = head_signed_in.get(merge_page(kept), {"with": merged.number})
    words = text_of(page)
    for said in (
        "欧阳惠敏",
        "2 leads 1 open · 1 contacts · 1 sales",
        "2 leads move",
        "the stricter one stays: Marketing not allowed",
        "taken over",  # the manager, whom only the other record knows
        "Fund: both leads stay open",
        kept.number,
        merged.number,
    ):
        assert said in words, said
    assert set(page.context["form"].fields) == {"form_token", "merged", "name", "tier"}


def test_merged_told_and_undone_by_the_toast(head_signed_in, pair):
    kept, merged = pair
    answer = head_signed_in.post(
        merge_page(kept), {"merged": merged.number, "name": "merged", "tier": "kept"}, follow=True
    )
    assert answer.redirect_chain == [(reverse("customer", args=[kept.pk]), 302)]
    merge = CustomerMerge.objects.get()
    undo = reverse("customer-merge-undo", args=[merge.pk])
    words = text_of(answer)
    assert "The two records are one customer now; 1 lead moved." in words
    assert f'action="{undo}"' in answer.content.decode()
    assert "欧阳惠敏" in words
    assert "Gold" in words
    assert "Zhang Haoran" in words, "the manager whom only the other record knew"
    undone = head_signed_in.post(undo, {"form_token": uuid4()}, follow=True)
    assert "The merge is undone; 1 lead went back." in text_of(undone)
    merged.refresh_from_db()
    assert merged.merged_into is None


def test_the_old_address_leads_to_the_kept_one(head_signed_in, cast, pair):
    kept, merged = pair
    merge_customers(kept=kept, merged=merged, now=NOW, by=cast.head)
    answer = head_signed_in.get(reverse("customer", args=[merged.pk]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("customer", args=[kept.pk]))
    assert "欧阳慧敏" in text_of(head_signed_in.get(reverse("customer-reveal", args=[merged.pk])))


def test_a_double_click_merges_once_and_the_second_leads_on(head_signed_in, pair):
    kept, merged = pair
    sent = {"merged": merged.number, "form_token": uuid4()}
    for _ in range(2):
        answer = head_signed_in.post(merge_page(kept), sent)
        assert answer["Location"] == reverse("customer", args=[kept.pk])
    assert CustomerMerge.objects.count() == 1


def test_a_choice_that_is_none_is_refused_beside_its_field(head_signed_in, pair):
    kept, merged = pair
    answer = head_signed_in.post(merge_page(kept), {"merged": merged.number, "name": "neither"})
    assert answer.status_code == 422
    assert not CustomerMerge.objects.exists()


@pytest.mark.parametrize("typed", ["", "C000000-000000", "\0", "own"])
def test_without_another_record_nothing_is_merged(head_signed_in, pair, typed):
    kept, _ = pair
    answer = head_signed_in.post(merge_page(kept), {"merged": kept.number if typed == "own" else typed})
    assert answer.status_code == 422
    assert "Choose the other record first." in text_of(answer)


def test_what_cannot_be_undone_any_more_is_said(head_signed_in, cast, pair):
    kept, merged = pair
    merge = merge_customers(kept=kept, merged=merged, now=NOW, by=cast.head)
    merge_customers(kept=create_customer(branch=cast.zsr), merged=kept, now=NOW, by=cast.head)
    answer = head_signed_in.post(reverse("customer-merge-undo", args=[merge.pk]), follow=True)
    assert "Undo the later merge first" in text_of(answer)


def test_what_was_changed_since_is_said(head_signed_in, cast, pair):
    kept, merged = pair
    merge = merge_customers(kept=kept, merged=merged, take=["name"], now=NOW, by=cast.head)
    type(kept).objects.filter(pk=kept.pk).update(name="欧阳会敏")
    create_lead(finder=cast.wang, customer=kept)
    answer = head_signed_in.post(reverse("customer-merge-undo", args=[merge.pk]), follow=True)
    assert "1 lead went back. 1 lead logged since stays here. Name was changed since and stays." in text_of(answer)


def test_in_chinese(client, cast, pair, chinese):
    Staff.objects.update(language="zh-hans")
    client.force_login(Staff.objects.get(pk=cast.head.pk))
    kept, merged = pair
    words = text_of(client.get(merge_page(kept), {"with": merged.number}))
    for said in ("合并两条记录", "按更严格的保留", "基金"):
        assert said in words


def test_pairs_grow_queries_do_not(
    head_signed_in, cast, pair, django_assert_num_queries, django_assert_max_num_queries
):
    page = reverse("customer-duplicates")
    head_signed_in.get(page)
    with django_assert_max_num_queries(12) as few:
        head_signed_in.get(page)
    for number in range(6):
        for _ in range(2):
            create_customer(branch=cast.zsr, phone=f"1390013900{number}", manager=cast.lina)
    with django_assert_num_queries(len(few)):
        assert len(head_signed_in.get(page).context["pairs"]) == 7
