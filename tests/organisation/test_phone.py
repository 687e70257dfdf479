import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.phone import NotAPhone, last_four, mask_phone, normalise_phone

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True, alphabet="0123456789")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("13800132046", "13800132046", id="mobile"),
        pytest.param(" 138 0013 2046 ", "13800132046", id="mobile in groups"),
        pytest.param("138-0013-2046", "13800132046", id="mobile with hyphens"),
        pytest.param("138–0013–2046", "13800132046", id="mobile with dashes"),
        pytest.param("１３８００１３２０４６", "13800132046", id="full-width"),
        pytest.param("+86 138 0013 2046", "13800132046", id="country code"),
        pytest.param("(+86)13800132046", "13800132046", id="country code in brackets"),
        pytest.param("008613800132046", "13800132046", id="country code by zeros"),
        pytest.param("8613800132046", "13800132046", id="country code without a plus"),
        pytest.param("013800132046", "13800132046", id="trunk zero"),
        pytest.param("\u202d+86 138-0013-2046\u202c", "13800132046", id="pasted from contacts of a phone"),
        pytest.param("138\u200b0013\u200b2046\ufeff", "13800132046", id="pasted from a chat"),
        pytest.param("tel:+8613800132046", "13800132046", id="scanned from a card"),
        pytest.param("手机：１３８－００１３－２０４６", "13800132046", id="with its label, full-width"),
        pytest.param("联系电话: 0571-87654321", "057187654321", id="landline with its label"),
        pytest.param("138\t0013\u30002046", "13800132046", id="with a tab and a wide blank"),
        pytest.param("+852\u00a09123\u00a04567", "+85291234567", id="blanks that do not break"),
        pytest.param("010-62345678", "01062345678", id="Beijing"),
        pytest.param("021 6543 2109", "02165432109", id="Shanghai"),
        pytest.param("(0571)87654321", "057187654321", id="area code in brackets"),
        pytest.param("0898-6543-210", "08986543210", id="seven digits"),
        pytest.param("+86 10 6234 5678", "01062345678", id="landline with country code"),
        pytest.param("+86 (0)571 87654321", "057187654321", id="landline with country code and zero"),
        pytest.param("0571-87654321-801", "057187654321", id="extension by a hyphen"),
        pytest.param("+86-571-87654321-801", "057187654321", id="extension by a hyphen after the country code"),
        pytest.param("0571-87654321转801", "057187654321", id="extension in Chinese"),
        pytest.param("0571-87654321 ext. 801", "057187654321", id="extension in English"),
        pytest.param("(0571)87654321#8", "057187654321", id="extension by a hash"),
        pytest.param("400-820-8820", "4008208820", id="service number"),
        pytest.param("+852 9123 4567", "+85291234567", id="Hong Kong"),
        pytest.param("00852-91234567", "+85291234567", id="Hong Kong by zeros"),
        pytest.param("+1 (212) 555-0123", "+12125550123", id="New York"),
        pytest.param("+351 912 345 678", "+351912345678", id="Lisbon"),
    ],
)
def test_a_phone_has_one_form_however_it_is_typed(typed: str, number: str) -> None:
    assert normalise_phone(typed) == number
    assert normalise_phone(number) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("  \u3000", "empty", id="blank"),
        pytest.param("unknown", "bad", id="words"),
        pytest.param("13800132046 home", "bad", id="words behind"),
        pytest.param("138****2046", "bad", id="already masked"),
        pytest.param("87654321", "area_code_missing", id="landline without its area code"),
        pytest.param("1380013204", "too_short", id="a digit short"),
        pytest.param("1380", "too_short", id="the last four only"),
        pytest.param("12800132046", "bad", id="no mobile begins so"),
        pytest.param("+86 12800132046", "bad", id="nor with the country code"),
        pytest.param("12345", "too_short", id="too short"),
        pytest.param("138001320461", "too_long", id="a digit too many"),
        pytest.param("85291234567", "plus_missing", id="Hong Kong without its plus"),
        pytest.param("853 6612 3456", "plus_missing", id="Macao without its plus"),
        pytest.param("886912345678", "plus_missing", id="Taiwan without its plus"),
        pytest.param("0571-8765432-123456789", "too_long", id="too long an extension"),
        pytest.param("姓名:13800132046", "bad", id="another label"),
        pytest.param("tel:", "empty", id="a label alone"),
        pytest.param("1380013204612", "too_long", id="two digits too many"),
        pytest.param("+1234567", "too_short", id="foreign, too short"),
        pytest.param("+1234567890123456", "too_long", id="foreign, too long"),
        pytest.param("+0123456789", "bad", id="no country code begins with 0"),
        pytest.param("++85291234567", "bad", id="two plus signs"),
        pytest.param("6222021234567890123", "too_long", id="a bank card"),
        pytest.param("1" * 1_000_000, "too_long", id="endless"),
    ],
)
def test_nonsense_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(NotAPhone) as refusal:
        normalise_phone(typed)
    assert refusal.value.code == code


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(NotAPhone) as refusal:
        normalise_phone("1380013204")
    assert "1380" not in str(refusal.value)


@settings(max_examples=25, deadline=None)
@given(number=MOBILES, cuts=st.sets(st.integers(1, 10)), between=st.sampled_from([" ", "-", ".", "–"]))
def test_a_mobile_is_the_same_with_any_grouping(number: str, cuts: set[int], between: str) -> None:
    grouped = "".join(between * (position in cuts) + digit for position, digit in enumerate(number))
    assert normalise_phone(grouped) == normalise_phone(f"+86 {grouped}") == number


@settings(max_examples=60, deadline=None)
@given(st.text("+0123456789()- .转x#*", max_size=22))
def test_what_is_accepted_stays_as_it_is(text: str) -> None:
    try:
        number = normalise_phone(text)
    except NotAPhone:
        return
    assert normalise_phone(number) == number
    assert number.removeprefix("+").isdigit()


def test_only_the_last_four_digits_are_shown() -> None:
    assert last_four("13800132046") == "2046"
    assert mask_phone("2046") == "*******2046"
    assert mask_phone("") == ""
