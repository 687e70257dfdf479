import pytest

from leads.errors import AlreadySuperseded, NotYourOwn
from leads.models import Review
from leads.services import review_follow_up
from organisation.errors import Invalid, NotAllowed
from tests.factories import create_follow_up, create_lead, create_posting


@pytest.fixture
def contact(cast):
    return create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.lina))


def review(contact, now, by, rating=5, comment="下次先问到期日，电话13800138000"):
    return review_follow_up(follow_up=contact, rating=rating, comment=comment, now=now, by=by)


def test_the_head_comments_and_rates_and_the_author_receives_it(cast, now, today, contact):
    made = review(contact, now, cast.head)
    assert (made.author, made.recipient, made.rating) == (cast.head, cast.lina, 5)
    assert made.comment == "下次先问到期日，电话*******8000"
    assert (made.branch, made.written_at, made.written_on) == (cast.zsr, now, today)
    assert made in Review.objects.visible_to(cast.lina, day=today)


def test_the_supervisor_reviews_from_the_own_unit(cast, now, contact):
    assert review(contact, now, cast.supervisor).branch == cast.east


def test_a_rating_alone_or_a_comment_alone_is_enough(cast, now, contact):
    assert review(contact, now, cast.head, comment=" ").comment == ""
    assert review(contact, now, cast.head, rating=None).rating is None
    assert contact.reviews.count() == 2


@pytest.mark.parametrize(
    ("rating", "comment", "field"),
    [
        pytest.param(None, "  ", "comment", id="nothing"),
        pytest.param(0, "好", "rating", id="below"),
        pytest.param(6, "好", "rating", id="above"),
        pytest.param(3, "好" * 4001, "comment", id="too long"),
    ],
)
def test_something_must_be_said_within_the_scale(cast, now, contact, rating, comment, field):
    with pytest.raises(Invalid) as refusal:
        review(contact, now, cast.head, rating=rating, comment=comment)
    assert refusal.value.field == field


@pytest.mark.parametrize("who", ["wang", "zhang", "rml_head", "west_supervisor", "administrator", "auditor"])
def test_nobody_else_reviews(cast, now, contact, who):
    with pytest.raises(NotAllowed):
        review(contact, now, getattr(cast, who))


def test_nobody_reviews_their_own(cast, now):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    own = create_follow_up(lead=create_lead(finder=cast.head))
    with pytest.raises(NotYourOwn):
        review(own, now, cast.head)
    assert review(own, now, cast.supervisor).recipient == cast.head


def test_a_corrected_record_is_reviewed_no_more(cast, now, contact):
    contact.superseded_at = now
    contact.save(update_fields=["superseded_at"])
    with pytest.raises(AlreadySuperseded):
        review(contact, now, cast.head)
