import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.names import (
    LONGEST_KEY,
    LONGEST_NAME,
    NameKeys,
    given_for_mark,
    latin_name,
    name_keys,
    search_key,
    sort_key,
    split_name,
    tidy_name,
)

TYPED_NAMES = st.text("张欧阳单曾吕娜伟安〇𬸚·. （大）()Anna,'-Üé2", max_size=24)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("张伟", ("张", "伟"), id="two characters"),
        pytest.param("王晓雨", ("王", "晓雨"), id="three characters"),
        pytest.param("欧阳锋", ("欧阳", "锋"), id="compound surname"),
        pytest.param("歐陽娜娜", ("歐陽", "娜娜"), id="compound surname, traditional"),
        pytest.param("陈方安生", ("陈", "方安生"), id="four characters"),
        pytest.param("司马", ("司", "马"), id="two characters always hold a given name"),
        pytest.param("宗政伟", ("宗", "政伟"), id="rather the common surname"),
        pytest.param("张", ("张", ""), id="one character"),
        pytest.param("张 伟", ("张", "伟"), id="a blank within"),
        pytest.param("张伟（大）", ("张", "伟"), id="a remark in brackets"),
        pytest.param("阿卜杜拉•买买提", ("阿卜杜拉", "买买提"), id="parts at the dot"),
        pytest.param("Anna Li", ("Li", "Anna"), id="Latin"),
        pytest.param("José María Núñez", ("Núñez", "José María"), id="two given names"),
        pytest.param("Li, Anna", ("Li", "Anna"), id="Latin with a comma"),
        pytest.param("Cancity", ("Cancity", ""), id="one word"),
        pytest.param("", ("", ""), id="empty"),
    ],
)
def test_a_name_has_a_surname_and_a_given_name(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("张伟", NameKeys("zhangwei", "zw", "伟", "wei"), id="plain"),
        pytest.param("欧阳娜娜", NameKeys("ouyangnana", "oynn", "娜娜", "nana"), id="compound surname"),
        pytest.param("張偉", NameKeys("zhangwei", "zw", "偉", "wei"), id="traditional"),
        pytest.param("吕布", NameKeys("lvbu", "lb", "布", "bu"), id="ü as it is typed"),
        pytest.param("王朝阳", NameKeys("wangzhaoyang", "wzy", "朝阳", "zhaoyang"), id="given name read as a word"),
        pytest.param("李晟", NameKeys("lisheng", "ls", "晟", "sheng"), id="given name read as parents do"),
        pytest.param("张伟2", NameKeys("zhangwei2", "zw2", "伟2", "wei2"), id="told apart by a number"),
        pytest.param("张 伟（大）", NameKeys("zhangwei", "zw", "伟", "wei"), id="blank and remark"),
        pytest.param("阿力·买提", NameKeys("alimaiti", "almt", "买提", "maiti"), id="dotted"),
        pytest.param("Anna Li", NameKeys("annali", "al", "Anna", "lianna"), id="Latin, by either name"),
        pytest.param("José Núñez", NameKeys("josenunez", "jn", "José", "nunezjose"), id="accents"),
        pytest.param("Jürgen Größe", NameKeys("jurgengrosse", "jg", "Jürgen", "grossejurgen"), id="German letters"),
        pytest.param("Tim O'Brien", NameKeys("timobrien", "to", "Tim", "obrientim"), id="apostrophe"),
        pytest.param("Cancity", NameKeys("cancity", "c", "", ""), id="one word"),
        pytest.param("Client 00001 (manager, 58)", NameKeys("client00001", "c0", "Client", "00001client"), id="number"),
        pytest.param("Мария", NameKeys("", "", "", ""), id="another script has no keys"),
        pytest.param("", NameKeys("", "", "", ""), id="empty"),
    ],
)
def test_a_name_is_found_by_its_keys(name: str, keys: NameKeys) -> None:
    assert name_keys(name) == keys


SURNAMES = """
单:shan 曾:zeng 仇:qiu 查:zha 解:xie 任:ren 华:hua 朴:piao 区:ou 翟:zhai 葛:ge 乐:yue 盖:ge 缪:miao 员:yun 洗:xian
冼:xian 种:chong 纪:ji 卜:bu 覃:qin 阚:kan 薄:bo 欧阳:ouyang 司马:sima 上官:shangguan 诸葛:zhuge 尉迟:yuchi 万俟:moqi
长孙:zhangsun 长:chang 澹台:tantai 令狐:linghu 皇甫:huangfu 單:shan 區:ou 歐陽:ouyang
"""


@pytest.mark.parametrize("reading", SURNAMES.split())
def test_surnames_are_read_as_their_bearers_do(reading: str) -> None:
    surname, pinyin = reading.split(":")
    assert name_keys(f"{surname}建国").pinyin == f"{pinyin}jianguo"


def test_the_same_character_is_read_otherwise_in_a_given_name() -> None:
    assert name_keys("王乐").given_pinyin == "le"
    assert name_keys("乐王").pinyin == "yuewang"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("zhangw", "zhangw", id="as stored"),
        pytest.param("Zhang W", "zhangw", id="capitals and a blank"),
        pytest.param("ｚｗ", "zw", id="full-width"),
        pytest.param("Lü", "lv", id="ü"),
        pytest.param("xi'an", "xian", id="apostrophe"),
        pytest.param("José", "jose", id="accent"),
        pytest.param("%_", "", id="only signs"),
        pytest.param("张w", "", id="a Chinese character is in no key"),
    ],
)
def test_what_is_typed_is_compared_as_keys_are_written(typed: str, key: str) -> None:
    assert search_key(typed) == key


def test_people_sort_by_pinyin_surname_first() -> None:
    names = ["张伟", "李娜", "张卫林", "Anna Li", "单明", "章伟", "曾伟", "张威"]
    assert sorted(names, key=sort_key) == ["Anna Li", "李娜", "单明", "曾伟", "张伟", "张威", "章伟", "张卫林"]


def test_names_that_sound_alike_sort_by_the_characters() -> None:
    assert sort_key("张伟") != sort_key("张威")
    assert sort_key("张伟") == "zhang-wei 张伟"


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        pytest.param("张伟", "Zhang Wei", id="plain"),
        pytest.param("王晓雨", "Wang Xiaoyu", id="given name in one word"),
        pytest.param("欧阳娜娜", "Ouyang Nana", id="compound surname"),
        pytest.param("吕西安", "Lyu Xi'an", id="ü and apostrophe"),
        pytest.param("王娥安", "Wang E'an", id="no apostrophe before the first vowel"),
        pytest.param("曾伟", "Zeng Wei", id="surname from the table"),
        pytest.param("张伟2", "Zhang Wei 2", id="told apart by a number"),
        pytest.param("李娜A", "Li Na A", id="told apart by a letter"),
        pytest.param("阿力·买提", "Ali Maiti", id="dotted"),
        pytest.param("Anna  Li", "Anna Li", id="Latin stays"),
        pytest.param("张", "Zhang", id="surname alone"),
    ],
)
def test_english_pages_write_names_in_pinyin_surname_first(name: str, latin: str) -> None:
    assert latin_name(name) == latin


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        pytest.param("王晓雨", "晓雨", id="given name"),
        pytest.param("李娜", "李娜", id="two characters whole"),
        pytest.param("欧阳娜娜", "娜娜", id="compound surname"),
        pytest.param("欧阳锋", "锋", id="compound surname, short given name"),
        pytest.param("陈方安生", "方安", id="long given name"),
        pytest.param("阿卜杜拉·买买提", "阿卜", id="dotted: the own name comes first"),
        pytest.param("Wang Xiaoyu", "WX", id="two letters"),
        pytest.param("José María Núñez", "JN", id="first and last word"),
        pytest.param("cancity", "CA", id="one word"),
        pytest.param("张", "张", id="one character"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_mark_shows_the_given_name(name: str, mark: str) -> None:
    assert given_for_mark(name) == mark


def test_a_mark_on_an_english_page_has_two_letters() -> None:
    assert given_for_mark(latin_name("王晓雨")) == "WX"


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        pytest.param(" 张  伟 ", "张伟", id="blanks"),
        pytest.param("张\u200b伟", "张伟", id="an invisible blank"),
        pytest.param("Ａｎｎａ　Ｌｉ", "Anna Li", id="full-width"),
        pytest.param("阿力 • 买提", "阿力·买提", id="dots"),
        pytest.param("阿力.买提", "阿力·买提", id="full stop as a dot"),
        pytest.param("J. Li", "J. Li", id="a Latin full stop stays"),
    ],
)
def test_a_name_is_stored_in_one_form(typed: str, tidy: str) -> None:
    assert tidy_name(typed) == tidy


@settings(max_examples=60, deadline=None)
@given(TYPED_NAMES)
def test_keys_are_plain_and_fit_whatever_the_name(name: str) -> None:
    keys = name_keys(name)
    for key in (keys.pinyin, keys.initials, keys.given_pinyin):
        assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert len(keys.initials) <= len(keys.pinyin)
    assert tidy_name(tidy_name(name)) == tidy_name(name)
    assert len(given_for_mark(name)) <= 2


def test_the_longest_name_fits_its_columns() -> None:
    name = "庄" * LONGEST_NAME
    keys = name_keys(name)
    assert len(keys.pinyin) == len(keys.given_pinyin) == LONGEST_KEY
    assert len(keys.initials) == LONGEST_NAME
    assert len(sort_key(name)) == 200
