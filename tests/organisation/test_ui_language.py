import pytest
from django.utils.translation import override

from organisation.ui.language import gap


@pytest.mark.parametrize(
    ("language", "after", "blank"),
    [
        pytest.param("en", "", " ", id="English"),
        pytest.param("en", "Do not contact.", " ", id="English after a stop"),
        pytest.param("zh-hans", "", "", id="Chinese after a sentence"),
        pytest.param("zh-hans", "已合并。", "", id="Chinese after a mark"),
        pytest.param("zh-hans", "请勿联系", " ", id="Chinese after a heading without one"),
    ],
)
def test_a_full_width_mark_holds_its_own_blank(language, after, blank):
    with override(language):
        assert gap(after) == blank
