import pytest
from django.utils.translation import override

from organisation.ui import journey
from organisation.ui.path import MOST_STOPS, Stop, StopKind, fold

FOUND = Stop(StopKind.FOUND, "王晓雨")
ACCEPTED = Stop(StopKind.ACCEPTED, "李娜")
REACHED = Stop(StopKind.REACHED)
NO_ANSWER = Stop(StopKind.NOT_REACHED)
MET = Stop(StopKind.MET)
SOLD = Stop(StopKind.SOLD)
PLANNED = Stop(StopKind.REACHED, is_done=False)
RETURNED = Stop(StopKind.RETURNED, "赵文博")


def kinds(stops):
    return [(stop.kind, stop.count) for stop in stops]


def test_six_stops_stay_as_they_are():
    way = [FOUND, ACCEPTED, NO_ANSWER, REACHED, MET, SOLD]
    assert fold(way) == way


def test_contacts_in_the_middle_become_one():
    assert kinds(fold([FOUND, ACCEPTED, NO_ANSWER, REACHED, NO_ANSWER, REACHED, SOLD])) == [
        (StopKind.FOUND, 1),
        (StopKind.ACCEPTED, 1),
        (StopKind.REACHED, 4),
        (StopKind.SOLD, 1),
    ]


@pytest.mark.parametrize(
    ("contacts", "kind"),
    [
        pytest.param([NO_ANSWER] * 6, StopKind.NOT_REACHED, id="never reached"),
        pytest.param([NO_ANSWER] * 5 + [REACHED], StopKind.REACHED, id="reached once"),
        pytest.param([REACHED, MET] + [NO_ANSWER] * 4, StopKind.MET, id="met once"),
    ],
)
def test_folded_contacts_show_the_most_that_came_of_them(contacts, kind):
    assert kinds(fold([FOUND, *contacts])) == [(StopKind.FOUND, 1), (kind, 6)]


def test_a_planned_contact_is_not_counted_as_made():
    folded = fold([FOUND, ACCEPTED, *[REACHED] * 4, PLANNED])
    assert kinds(folded)[-2:] == [(StopKind.REACHED, 4), (StopKind.REACHED, 1)]
    assert not folded[-1].is_done


def test_too_many_hands_are_folded_in_the_middle():
    folded = fold([FOUND, *[RETURNED] * 6, ACCEPTED, REACHED, REACHED, SOLD])
    assert len(folded) == MOST_STOPS
    assert folded[0] == FOUND
    assert kinds(folded)[1] == (StopKind.BETWEEN, 5)
    assert kinds(folded)[-2:] == [(StopKind.REACHED, 2), (StopKind.SOLD, 1)]


def test_a_way_is_read_aloud_as_one_sentence():
    with override("en"):
        assert journey.spoken([FOUND, ACCEPTED, NO_ANSWER, MET, SOLD]) == (
            "Wang Xiaoyu found it, Li Na accepted, no answer, met, sold"
        )
        assert journey.spoken([FOUND, Stop(StopKind.ASKED, "张浩然", is_done=False)]) == (
            "Wang Xiaoyu found it, Zhang Haoran to answer"
        )
        assert journey.spoken([]) == "Nothing has happened yet"


def test_shapes_say_what_part_a_person_played():
    compact = journey.compact([FOUND, ACCEPTED, Stop(StopKind.ASKED, "张浩然", is_done=False)])
    for look in ("initial--finder", "initial--receiver", "initial--waiting"):
        assert look in compact
    assert 'role="img"' in compact


@pytest.mark.parametrize(
    ("stop", "shape"),
    [
        pytest.param(REACHED, "path__dot--contact", id="reached"),
        pytest.param(NO_ANSWER, "path__dot--missed", id="not reached"),
        pytest.param(MET, "path__dot--meet", id="met"),
        pytest.param(SOLD, "path__dot--sale", id="sold"),
        pytest.param(PLANNED, "path__dot--plan", id="ahead"),
        pytest.param(RETURNED, "path__back", id="returned"),
        pytest.param(Stop(StopKind.LAPSED, "张浩然"), "path__dot--lost", id="lapsed"),
        pytest.param(Stop(StopKind.LOST), "path__dot--lost", id="lost"),
    ],
)
def test_every_stop_has_its_shape(stop, shape):
    assert shape in journey.compact([stop])


@pytest.mark.parametrize("kind", list(StopKind), ids=str)
@pytest.mark.parametrize("is_done", [True, False], ids=["done", "ahead"])
def test_every_stop_has_words(kind, is_done):
    assert journey.words(Stop(kind, "李娜", is_done=is_done))


def test_two_people_with_the_same_mark_are_written_out():
    with override("zh-hans"):
        alike = journey.compact(
            [FOUND, Stop(StopKind.ACCEPTED, "李晓雨"), Stop(StopKind.ASKED, "张浩然", is_done=False)]
        )
        assert ">王晓雨<" in alike
        assert ">李晓雨<" in alike
        assert ">浩然<" in alike
        assert ">晓雨<" in journey.compact([FOUND, Stop(StopKind.ASSIGNED, "王晓雨")])


def test_a_colleague_with_the_same_mark_need_not_be_on_the_way():
    with override("zh-hans"):
        assert ">王晓雨<" in journey.compact([FOUND], among=["李晓雨", "王晓雨"])
        assert ">晓雨<" in journey.compact([FOUND], among=["王晓雨", "李娜"])
