"""What is told once, gathered by the day, or only in its last state; and that it goes after 90 days."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from organisation.models import Notice
from organisation.notices.kinds import KINDS, kind
from organisation.notices.reading import thing_of, told
from organisation.notices.taking_back import take_back
from organisation.notices.telling import Telling
from organisation.services import forget_old_notices, notify, read_all_notices, read_notice
from organisation.tasks import forget_old_notices as job
from tests.factories import NOW, TODAY
from tests.notices import create_notice, kinds_for, sentences_for

FACTS = {"who": "李娜", "customer": "张*", "product": "fund"}


def telling(staff, name="referral_withdrawn", event="referral:1:decided", link="/leads/1/", latest=False, **facts):
    return Telling(staff.pk, KINDS[name], event, link, {**FACTS, **facts}, latest=latest)


def tell(*tellings, by=None, now=NOW):
    notify(tell=tellings, now=now, by=by)


def test_everybody_named_is_told(wang, lina):
    tell(telling(wang), telling(lina))
    assert (kinds_for(wang), kinds_for(lina)) == (["referral_withdrawn"], ["referral_withdrawn"])


def test_nobody_is_told_of_their_own_act(wang, lina):
    tell(telling(wang), telling(lina), by=wang)
    assert (kinds_for(wang), kinds_for(lina)) == ([], ["referral_withdrawn"])


@pytest.mark.parametrize("name", ["referral_withdrawn", "customer_contacted"])
def test_the_same_event_again_tells_nothing_new(wang, name):
    for _again in range(2):
        tell(telling(wang, name, things=[1]))
    assert len(sentences_for(wang)) == 1
    assert Notice.objects.get().parameters["things"] == [1]


def test_the_database_refuses_a_second_notice_of_one_event(wang):
    create_notice(staff=wang, event="e")
    with pytest.raises(IntegrityError, match="notice_once"), transaction.atomic():
        create_notice(staff=wang, event="e")


def test_an_act_that_fails_has_told_nobody(wang):
    @transaction.atomic
    def act():
        tell(telling(wang))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert not Notice.objects.exists()


def test_what_happens_often_is_gathered_in_one_notice_of_the_day(wang):
    for thing in (1, 2, 2, 3):
        tell(telling(wang, "customer_contacted", "contacted:2026-10-12", f"/leads/{thing}/", things=[thing]))
    assert Notice.objects.get().parameters["things"] == [1, 2, 3]
    assert sentences_for(wang) == [
        "3 of your customers were reached, the last one 张* by Li Na".replace("张*", '<span lang="zh-CN">张*</span>')
    ]


def test_of_one_thing_the_notice_leads_there_of_several_to_their_list(wang):
    tell(telling(wang, "customer_contacted", "contacted:2026-10-12", "/leads/1/", things=[1]))
    assert thing_of(Notice.objects.get()) == "/leads/1/"
    tell(telling(wang, "customer_contacted", "contacted:2026-10-12", "/leads/2/", things=[2]))
    assert thing_of(Notice.objects.get()) == "/leads/?whose=found&status="


def test_a_gathered_notice_that_was_read_does_not_ring_again(wang):
    tell(telling(wang, "customer_contacted", "contacted:2026-10-12", things=[1]))
    read_all_notices(now=NOW, by=wang)
    tell(telling(wang, "customer_contacted", "contacted:2026-10-12", things=[2]), now=NOW + timedelta(hours=1))
    notice = Notice.objects.get()
    assert (notice.parameters["things"], notice.read_at) == ([1, 2], NOW)


def test_of_what_goes_to_and_fro_the_last_one_stands_and_is_new(wang):
    tell(telling(wang, "lead_assigned", "lead:1:owner", latest=True))
    read_all_notices(now=NOW, by=wang)
    tell(telling(wang, "lead_taken", "lead:1:owner", latest=True))
    assert kinds_for(wang) == ["lead_taken"]
    assert Notice.objects.get().read_at is None


def test_what_is_undone_is_taken_back_unless_it_was_read(wang, lina):
    tell(telling(wang), telling(lina))
    read_all_notices(now=NOW, by=lina)
    assert take_back("referral:1:decided") == {wang.pk}
    assert (kinds_for(wang), kinds_for(lina)) == ([], ["referral_withdrawn"])
    assert not take_back("referral:1:decided")


def test_taken_back_from_one_person_it_stays_with_the_others(wang, lina):
    tell(telling(wang), telling(lina))
    assert take_back("referral:1:decided", to=wang.pk) == {wang.pk}
    assert (kinds_for(wang), kinds_for(lina)) == ([], ["referral_withdrawn"])


def test_reading_is_noted_the_first_time(wang):
    notice = create_notice(staff=wang, event="e")
    for minutes in (1, 9):
        read_notice(notice=notice, now=NOW + timedelta(minutes=minutes), by=wang)
    assert Notice.objects.get().read_at == NOW + timedelta(minutes=1)


def test_nobody_reads_for_somebody_else(wang, lina):
    notice = create_notice(staff=wang, event="e")
    read_notice(notice=notice, now=NOW, by=lina)
    assert read_all_notices(now=NOW, by=lina) == 0
    assert Notice.objects.get().read_at is None


def test_what_came_after_the_look_stays_new(wang):
    seen, later = create_notice(staff=wang, event="a"), create_notice(staff=wang, event="b")
    assert read_all_notices(up_to=seen.pk, now=NOW, by=wang) == 1
    assert list(Notice.objects.unread()) == [later]
    assert read_all_notices(now=NOW, by=wang) == 1
    assert read_all_notices(now=NOW, by=wang) == 0


@pytest.mark.parametrize("forget", [lambda: forget_old_notices(now=NOW), job], ids=["verb", "job"])
def test_notices_go_after_ninety_days_and_not_before(wang, forget, time_machine):
    time_machine.move_to(NOW, tick=False)
    kept = create_notice(staff=wang, event="a", made_at=NOW - timedelta(days=90))
    create_notice(staff=wang, event="b", made_at=NOW - timedelta(days=90, seconds=1))
    for _again in range(2):
        forget()
        assert list(Notice.objects.all()) == [kept]


def test_a_kind_that_is_told_no_longer_still_reads(wang):
    notice = create_notice(staff=wang, event="e", kind="of long ago")
    (shown,) = told([notice], today=TODAY)
    assert (str(shown.sentence), shown.is_new, shown.asks) == ("Something of yours has changed.", True, False)


def test_what_stands_in_a_sentence_cannot_be_markup(wang):
    create_notice(staff=wang, event="e", parameters={**FACTS, "customer": "<b>", "who": "&"})
    assert sentences_for(wang) == ["&amp; withdrew the referral of &lt;b&gt;"]


def test_two_kinds_of_one_name_are_a_mistake():
    with pytest.raises(ValueError, match="referral_sent"):
        kind("referral_sent", _("Leads"), "bell")


def test_telling_many_is_one_statement(cast, django_assert_num_queries):
    people = (cast.wang, cast.chen, cast.zhou)
    with django_assert_num_queries(1):
        tell(*(telling(one) for one in people))
    with django_assert_num_queries(1):
        tell(*(telling(one, "customer_contacted", "contacted:1", things=[1]) for one in people))
    with django_assert_num_queries(0):
        tell(telling(cast.wang), by=cast.wang)


@pytest.mark.parametrize("name", ["notice_unread", "notice_list", "notice_once", "notice_age"])
def test_the_lists_and_the_job_have_their_index(db, name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [name])
        assert cursor.fetchone()
