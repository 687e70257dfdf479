import pytest

from leads.notes import kept_note, was_masked
from organisation.errors import Invalid


def test_a_note_is_kept_as_written_without_blanks_around_it():
    assert kept_note("  想了解基金，20万元到期  ") == "想了解基金，20万元到期"
    assert not was_masked("  想了解基金，20万元到期  ", "想了解基金，20万元到期")


def test_phone_numbers_in_a_note_are_masked_and_the_writer_can_be_told():
    typed = "打13800138000找他"
    kept = kept_note(typed)
    assert kept == "打*******8000找他"
    assert was_masked(typed, kept)


def test_masking_what_was_masked_changes_nothing():
    kept = kept_note("身份证11010519491231002X，电话13800138000")
    assert "19491231" not in kept
    assert kept_note(kept) == kept


def test_a_note_has_an_end():
    assert len(kept_note("好" * 4000)) == 4000
    with pytest.raises(Invalid) as refusal:
        kept_note("好" * 4001, field="comment")
    assert refusal.value.field == "comment"
