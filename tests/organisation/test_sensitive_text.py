from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.sensitive_text import Kind, find_numbers, mask_sensitive

IDENTITY = "11010519491231002X"  # the example of GB 11643
CARD = "6222021234567890128"


def kinds(note: str) -> list[tuple[str, str]]:
    return [(note[start:end], kind.value) for start, end, kind in find_numbers(note)]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        pytest.param(f"身份证{IDENTITY}。", [(IDENTITY, "identity")], id="identity number"),
        pytest.param("11010519491231002x", [("11010519491231002x", "identity")], id="small check character"),
        pytest.param("110105 19491231 002X", [("110105 19491231 002X", "identity")], id="identity number in groups"),
        pytest.param(
            "１１０１０５１９４９１２３１００２Ｘ",
            [("１１０１０５１９４９１２３１００２Ｘ", "identity")],
            id="full-width",
        ),
        pytest.param(f"卡号{CARD},", [(CARD, "card")], id="bank card of 19"),
        pytest.param("6222 0212 3456 7890 128", [("6222 0212 3456 7890 128", "card")], id="bank card in fours"),
        pytest.param("4111-1111-1111-1111", [("4111-1111-1111-1111", "card")], id="bank card with hyphens"),
        pytest.param("378282246310005", [("378282246310005", "card")], id="bank card of 15"),
        pytest.param("电话13800132046找她", [("13800132046", "mobile")], id="mobile"),
        pytest.param("138 0013 2046", [("138 0013 2046", "mobile")], id="mobile in groups"),
        pytest.param("+86 13800132046", [("86 13800132046", "mobile")], id="mobile with country code"),
        pytest.param("13800132046.", [("13800132046", "mobile")], id="a full stop behind"),
        pytest.param(
            f"13800132046 {CARD} {IDENTITY}",
            [("13800132046", "mobile"), (CARD, "card"), (IDENTITY, "identity")],
            id="three side by side",
        ),
        pytest.param("13800132046,13900132046", [("13800132046", "mobile"), ("13900132046", "mobile")], id="a list"),
    ],
)
def test_numbers_that_must_not_stand_in_a_note_are_found(note: str, found: list[tuple[str, str]]) -> None:
    assert kinds(note) == found


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("", id="empty"),
        pytest.param("想买20万理财,下周一10:30再联系", id="amount and time"),
        pytest.param("110105194912310021", id="wrong check character"),
        pytest.param("110105194913310026", id="no such month"),
        pytest.param("011105194912310029", id="no such area"),
        pytest.param("6222021234567890123", id="wrong check digit"),
        pytest.param("13800132046.50", id="an amount"),
        pytest.param("138001320461.5", id="a larger amount"),
        pytest.param("12800132046", id="no mobile begins so"),
        pytest.param("138001320461", id="too long for a mobile"),
        pytest.param("线索L261124-000123", id="number of a lead"),
        pytest.param("20261012 093000", id="day and time"),
        pytest.param("010-62345678", id="landline"),
        pytest.param("4111 111111111 111", id="pieces side by side"),
        pytest.param("*******2046", id="already masked"),
    ],
)
def test_other_numbers_are_left_in_peace(note: str) -> None:
    assert find_numbers(note) == []
    assert mask_sensitive(note) == note


@pytest.mark.parametrize(
    ("note", "masked"),
    [
        pytest.param(f"身份证{IDENTITY}。", "身份证**************002X。", id="identity number"),
        pytest.param(f"卡号{CARD}", "卡号***************0128", id="bank card"),
        pytest.param("6222 0212 3456 7890 128", "**** **** **** ***0 128", id="groups stay groups"),
        pytest.param("电话13800132046找她", "电话*******2046找她", id="mobile"),
        pytest.param("１３８００１３２０４６", "*******２０４６", id="full-width"),
        pytest.param("13800132046 13900132047", "*******2046 *******2047", id="two"),
        pytest.param("没有号码", "没有号码", id="none"),
    ],
)
def test_all_but_the_last_four_are_masked(note: str, masked: str) -> None:
    assert mask_sensitive(note) == masked


def test_what_is_left_of_one_number_cannot_make_another() -> None:
    note = "4111 1111 1111 1111 1111 1111 1111"
    assert find_numbers(mask_sensitive(note)) == []


def test_a_long_row_of_digits_takes_no_time() -> None:
    assert len(mask_sensitive("1 " * 1_000 + "9" * 2_000)) == 4_000


@st.composite
def identities(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1930, 1, 1), date(2020, 12, 31)))
    body = f"{draw(st.integers(110000, 659999))}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return body + "10X98765432"[sum(pow(2, 17 - place) * int(digit) for place, digit in enumerate(body)) % 11]


@settings(max_examples=40, deadline=None)
@given(identity=identities(), before=st.text("客户身份证:, ", max_size=4), after=st.text("。, 号元", max_size=4))
def test_every_identity_number_is_found_within_a_note(identity: str, before: str, after: str) -> None:
    spans = find_numbers(before + identity + after)
    assert [(span.kind, span.start) for span in spans] == [(Kind.IDENTITY, len(before))]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([IDENTITY, CARD, "13800132046", "86", "4111", "1111", " ", "-", "x", "年"]), max_size=8)
)
def test_nothing_is_left_to_find_after_masking(pieces: list[str]) -> None:
    note = "".join(pieces)
    masked = mask_sensitive(note)
    assert find_numbers(masked) == []
    assert len(masked) == len(note)
