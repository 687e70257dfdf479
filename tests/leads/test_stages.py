import pytest

from leads.stages import is_open, stage_after_contact


@pytest.mark.parametrize(
    ("stage", "reached", "outcome", "after"),
    [
        pytest.param("captured", False, "no_answer", "captured", id="nobody answered"),
        pytest.param("captured", True, "interested", "contacted", id="first word"),
        pytest.param("referred", True, "considering", "contacted", id="first word after a referral"),
        pytest.param("referred", False, "no_answer", "referred", id="nobody answered after a referral"),
        pytest.param("contacted", True, "appointment", "appointment", id="appointment"),
        pytest.param("captured", True, "appointment", "appointment", id="appointment at once"),
        pytest.param("appointment", True, "considering", "appointment", id="never back"),
        pytest.param("contacted", True, "won", "contacted", id="agreed to buy: the sale wins, not the word"),
    ],
)
def test_a_contact_moves_a_lead_on_and_never_back(stage, reached, outcome, after):
    assert stage_after_contact(stage, reached=reached, outcome=outcome) == after


@pytest.mark.parametrize("stage", ["won", "lost"])
def test_a_closed_lead_takes_no_contact(stage):
    assert not is_open(stage)
    with pytest.raises(ValueError, match=stage):
        stage_after_contact(stage, reached=True, outcome="interested")
