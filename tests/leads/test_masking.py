import pytest

from leads.masking import mask_name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        pytest.param("张伟", "张*", id="two characters"),
        pytest.param("王晓雨", "王**", id="three characters"),
        pytest.param("欧阳娜娜", "欧阳**", id="compound surname"),
        pytest.param("李", "李*", id="one character"),
        pytest.param("Anna Li", "A** L**", id="latin"),
        pytest.param("阿卜杜拉·买买提", "阿卜杜拉***", id="with a dot"),
    ],
)
def test_only_the_surname_shows(name, masked):
    assert mask_name(name) == masked
