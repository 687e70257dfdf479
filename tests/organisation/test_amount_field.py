from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from organisation.forms.amount import AmountField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("200,000", "200000"), ("20万", "200000"), ("¥60,000.05", "60000.05"), (" 0.01 ", "0.01")],
)
def test_an_amount_is_typed_as_people_type_it(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abc", "bad"),
        ("1.005", "too_many_places"),
        ("-5", "negative"),
        ("0", "negative"),
        ("2000亿", "too_large"),
        ("", "required"),
    ],
)
def test_what_is_wrong_is_said(typed, code):
    with pytest.raises(ValidationError) as refusal:
        AmountField().clean(typed)
    assert refusal.value.error_list[0].code == code


def test_it_may_be_left_empty_where_it_is_not_required():
    assert AmountField(required=False).clean("") is None


def test_a_known_amount_is_shown_without_needless_zeros():
    field = AmountField()
    assert field.prepare_value(Decimal("200000.00")) == "200,000"
    assert field.prepare_value(Decimal("0.50")) == "0.50"
    assert field.prepare_value("20万") == "20万"
