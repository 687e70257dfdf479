"""Choosing many leads in the list, the question with its number, the act, and its undo."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leads.models import BulkAct, Lead
from organisation.models import Staff
from tests.factories import create_lead, create_referral

LIST = "/leads/?status=overdue"


@pytest.fixture(autouse=True)
def head_in_english(cast):
    Staff.objects.update(language="en")


def ask(client, leads, act="assign", **more):
    picked = [lead.pk for lead in leads]
    return client.post(
        reverse("leads-many"), {"act": act, "picked": picked, "next": LIST, **more.pop("data", {})}, **more
    )


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_the_question_names_the_number_and_what_stays_as_it_is(head_signed_in, cast, lead):
    waiting = create_referral(lead=create_lead(finder=cast.wang, category="loan"), receiver=cast.lina).lead
    answer = ask(head_signed_in, [lead, waiting])
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Assign 1 lead" in page
    assert f'value="{lead.pk}:{cast.lina.pk}"' in page
    assert f'value="{waiting.pk}:' not in page
    assert "1 chosen lead stays as it is" in page


def test_for_htmx_the_question_is_a_dialog(head_signed_in, lead):
    answer = ask(head_signed_in, [lead], headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith("<dialog")


def test_nobody_chosen_means_a_word(head_signed_in):
    assert "Nothing to change" in ask(head_signed_in, []).content.decode()


def test_the_act_leads_back_to_the_list_and_can_be_undone(head_signed_in, cast, lead):
    data = {"picked": f"{lead.pk}:{cast.lina.pk}", "owner": cast.zhang.pk, "next": LIST}
    answer = head_signed_in.post(reverse("leads-assignment"), data)
    assert (answer.status_code, answer.url) == (302, LIST)
    assert told(answer) == ["Gave 1 lead to Zhang Haoran."]
    lead.refresh_from_db()
    assert lead.owner == cast.zhang
    undo = head_signed_in.post(reverse("bulk-undo", args=[BulkAct.objects.get().pk]), {"next": LIST})
    assert undo.url == LIST
    lead.refresh_from_db()
    assert lead.owner == cast.lina


def test_a_second_click_does_nothing(head_signed_in, cast, lead):
    token = "6f1f7a52-6f0b-4d3f-8a44-0d6d3a1f3a55"
    data = {"picked": lead.pk, "owner": cast.zhang.pk, "next": LIST, "form_token": token}
    for _ in range(2):
        assert head_signed_in.post(reverse("leads-assignment"), data).url == LIST
    assert BulkAct.objects.count() == 1


def test_without_a_colleague_the_question_comes_again_with_the_choice_kept(head_signed_in, lead):
    answer = head_signed_in.post(reverse("leads-assignment"), {"picked": lead.pk, "next": LIST})
    assert answer.status_code == 422
    assert f'value="{lead.pk}:' in answer.content.decode()


def test_an_owner_puts_off_and_grades_their_own(lina_signed_in, cast, lead):
    lina_signed_in.post(reverse("leads-putting-off"), {"picked": lead.pk, "next_action_on": "2026-10-16"})
    lina_signed_in.post(reverse("leads-potential"), {"picked": lead.pk, "potential": "A"})
    lead.refresh_from_db()
    assert (lead.next_action_on.isoformat(), lead.potential) == ("2026-10-16", "A")


def test_a_lead_out_of_sight_is_not_touched(head_signed_in, cast):
    foreign = create_lead(finder=cast.whl_teller, owner=cast.whl_seller)
    answer = head_signed_in.post(reverse("leads-potential"), {"picked": foreign.pk, "potential": "A"})
    assert answer.status_code == 422
    assert Lead.objects.get(pk=foreign.pk).potential == "B"


def test_all_of_the_list_means_its_filters(head_signed_in, cast, lead):
    pool = create_lead(finder=cast.wang, owner=None, category="loan")
    answer = ask(head_signed_in, [], data={"all": "1", "list": "status=pool"})
    assert [one.pk for one in answer.context["chosen"].leads] == [pool.pk]


@pytest.mark.parametrize(
    ("who", "acts"), [("head", ["assign", "pool", "grade"]), ("lina", ["pool", "put_off", "grade"]), ("wang", [])]
)
def test_the_bar_offers_what_the_person_may(client, cast, lead, who, acts):
    client.force_login(getattr(cast, who))
    assert [str(one.value) for one in client.get(reverse("leads")).context["bulk_acts"]] == acts


@pytest.mark.parametrize("act", ["", "explode"])
def test_what_is_no_act_is_not_there(head_signed_in, lead, act):
    assert ask(head_signed_in, [lead], act=act).status_code == 404


def test_leads_grow_queries_do_not(head_signed_in, cast, lead):
    def count(leads):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert ask(head_signed_in, leads).status_code == 200
        return len(queries)

    few = [lead, create_lead(finder=cast.wang, owner=cast.zhang)]
    count(few)
    first = count(few)
    assert count([*few, *(create_lead(finder=cast.wang, owner=cast.zhang) for _ in range(5))]) == first
