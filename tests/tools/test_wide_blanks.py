import pytest

from tools.wide_blanks import wide_blanks


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param("<p>甲。 乙</p>", ["甲。 乙"], id="between two sentences"),
        pytest.param("<p>甲，\n  <b>乙</b></p>", ["甲， 乙"], id="before an inline element"),
        pytest.param("<p><span>甲：</span> 乙</p>", ["甲： 乙"], id="after an inline element"),
        pytest.param("<p>甲 （乙）</p>", ["甲 （乙）"], id="before an opening bracket"),
        pytest.param("<p>甲。乙 3 条</p>", [], id="none beside a mark"),
        pytest.param("<p>甲。</p> <p>乙</p>", [], id="two paragraphs"),
        pytest.param("<p>One. Two, three</p>", [], id="English has them"),
        pytest.param("<textarea>甲。 乙</textarea>", [], id="what somebody typed"),
    ],
)
def test_a_blank_beside_a_full_width_mark_is_found(page, found):
    assert list(wide_blanks(page)) == found
