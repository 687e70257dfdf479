from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.money import LARGEST_FEN, NotAnAmount, fen, parse_amount, yuan


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(Decimal("100000.01"), 10_000_001, id="Decimal"),
        pytest.param(Decimal("0.10"), 10, id="what a float could not hold"),
        pytest.param(Decimal("1E+3"), 100_000, id="exponent"),
        pytest.param(Decimal("5.1000"), 510, id="zeros behind the second place"),
        pytest.param(20, 2_000, id="int"),
        pytest.param("60000.5", 6_000_050, id="text"),
        pytest.param(Decimal("-20000.00"), -2_000_000, id="negative, as reversals are"),
        pytest.param(Decimal("0E+40"), 0, id="nothing, strangely written"),
    ],
)
def test_yuan_become_whole_fen(amount: Decimal | int | str, expected: int) -> None:
    assert fen(amount) == expected


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        pytest.param(Decimal("0.001"), "too_many_places", id="a tenth of a fen"),
        pytest.param("12.345", "too_many_places", id="three places in text"),
        pytest.param(Decimal("1E-1000000"), "too_many_places", id="almost nothing"),
        pytest.param("twelve", "bad", id="no number"),
        pytest.param("", "bad", id="empty"),
        pytest.param(Decimal("NaN"), "bad", id="not a number"),
        pytest.param(Decimal("-Infinity"), "bad", id="endless"),
        pytest.param(Decimal("1E+1000000"), "too_large", id="beyond everything"),
    ],
)
def test_what_is_no_exact_amount_is_refused_with_its_reason(amount: Decimal | str, code: str) -> None:
    with pytest.raises(NotAnAmount) as refusal:
        fen(amount)
    assert refusal.value.code == code


@pytest.mark.parametrize("amount", [0.1, True, None], ids=["float", "bool", "none"])
def test_money_is_never_a_float(amount: object) -> None:
    with pytest.raises(TypeError):
        fen(amount)  # type: ignore[arg-type]


def test_fen_become_yuan_with_two_places() -> None:
    assert [str(yuan(amount)) for amount in (10_000_001, 10, 0, -5)] == ["100000.01", "0.10", "0.00", "-0.05"]


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_fen_to_yuan_and_back_is_the_same(amount: int) -> None:
    assert fen(yuan(amount)) == fen(str(yuan(amount))) == amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        pytest.param("200,000", "200000.00", id="thousands"),
        pytest.param("1,234,567.8", "1234567.80", id="thousands twice"),
        pytest.param("200000", "200000.00", id="plain"),
        pytest.param("20万", "200000.00", id="ten thousands"),
        pytest.param("1.5 万元", "15000.00", id="one and a half, with a space"),
        pytest.param("1.234567万", "12345.67", id="to the fen"),
        pytest.param("¥60,000.00", "60000.00", id="sign"),
        pytest.param("￥60，000．50元", "60000.50", id="full-width"),
        pytest.param("２０万", "200000.00", id="full-width digits"),
        pytest.param("20w", "200000.00", id="w for ten thousands"),
        pytest.param("5K", "5000.00", id="k for thousands"),
        pytest.param("3百万", "3000000.00", id="millions"),
        pytest.param("2 千万", "20000000.00", id="ten millions"),
        pytest.param("1亿", "100000000.00", id="a hundred millions"),
        pytest.param("RMB 800", "800.00", id="currency before"),
        pytest.param("800 元整", "800.00", id="exactly so many yuan"),
        pytest.param("人民币5000元", "5000.00", id="in Chinese"),
        pytest.param("12。5", "12.50", id="the Chinese full stop as a point"),
        pytest.param(".5万", "5000.00", id="nothing before the point"),
        pytest.param("5.", "5.00", id="nothing after the point"),
        pytest.param("  7\t", "7.00", id="blanks around"),
        pytest.param("+7", "7.00", id="plus"),
        pytest.param("0", "0.00", id="zero"),
        pytest.param("1000亿", "100000000000.00", id="the largest"),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, amount: str) -> None:
    assert str(parse_amount(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("", "bad", id="empty"),
        pytest.param("   ", "bad", id="blank"),
        pytest.param("about 5", "bad", id="words"),
        pytest.param("万", "bad", id="unit alone"),
        pytest.param("5,00", "bad", id="comma as a point"),
        pytest.param("20,0000", "bad", id="comma after four digits"),
        pytest.param("1.2.3", "bad", id="two points"),
        pytest.param("1e5", "bad", id="exponent"),
        pytest.param("3万5", "bad", id="more after the unit"),
        pytest.param("$5", "bad", id="another currency"),
        pytest.param("١٢", "bad", id="digits of another script"),
        pytest.param("9" * 1_000_000, "bad", id="endless digits"),
        pytest.param("12.345", "too_many_places", id="three places"),
        pytest.param("0.0000001万", "too_many_places", id="three places after the unit"),
        pytest.param("1.00000000000000000000000001", "too_many_places", id="a trace too much"),
        pytest.param("-5", "negative", id="negative"),
        pytest.param("－5万", "negative", id="full-width minus"),
        pytest.param("¥−5", "negative", id="minus behind the sign"),
        pytest.param("100000000000.01", "too_large", id="one fen too much"),
        pytest.param("9999999亿", "too_large", id="far too much"),
        pytest.param("9" * 28, "too_large", id="twenty-eight digits"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(NotAnAmount) as refusal:
        parse_amount(typed)
    assert refusal.value.code == code
    assert len(str(refusal.value)) < 200


@settings(max_examples=60, deadline=None)
@given(st.integers(0, LARGEST_FEN))
def test_an_amount_shown_can_be_typed_again(amount: int) -> None:
    shown = yuan(amount)
    for typed in (f"{shown}", f"{shown:,}", f"¥{shown:,} 元"):
        assert parse_amount(typed) == shown


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789.,万亿wk¥元-+ ０，。e", max_size=14))
def test_any_text_is_an_amount_or_a_refusal_that_says_why(text: str) -> None:
    try:
        outcome = fen(parse_amount(text))
    except NotAnAmount as refusal:
        outcome = refusal.code
    assert outcome in {"bad", "too_many_places", "negative", "too_large"} or 0 <= outcome <= LARGEST_FEN
