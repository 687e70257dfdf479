import gettext
from textwrap import dedent

import pytest

from tools import messages
from tools.messages import as_po, compile_catalogue, extracted, stored, texts_in_page, texts_in_python, updated


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('_("Sign in")', ("Sign in", None), id="plain"),
        pytest.param('gettext_lazy("Sign" " in")', ("Sign in", None), id="lazy, in two pieces"),
        pytest.param('pgettext_lazy("sale", "Confirmed")', ("Confirmed", "sale"), id="context"),
        pytest.param('ngettext("%(n)s day", "%(n)s days", n)', (("%(n)s day", "%(n)s days"), None), id="plural"),
        pytest.param('npgettext("x", "a", "b", n)', (("a", "b"), "x"), id="plural in context"),
    ],
)
def test_what_python_says(source, found):
    assert list(texts_in_python(source)) == [found]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param('<p title="don\'t">\n  {% translate "More" %}', ("More", None), id="text around it"),
        pytest.param('{% translate "Main" context "navigation" %}', ("Main", "navigation"), id="context"),
        pytest.param('{% translate "More" as more %}', ("More", None), id="kept in a name"),
        pytest.param('{% include "x.html" with title=_("More") %}', ("More", None), id="in an argument"),
        pytest.param(
            "{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", ("Hello %(name)s", None), id="block"
        ),
        pytest.param(
            "{% blocktranslate trimmed context 'x' %}\n  One,\n  two\n{% endblocktranslate %}",
            ("One, two", "x"),
            id="trimmed block in context",
        ),
        pytest.param(
            "{% blocktranslate count n=n trimmed %}\n{{ n }} day\n{% plural %}\n{{ n }} days\n{% endblocktranslate %}",
            (("%(n)s day", "%(n)s days"), None),
            id="plural",
        ),
    ],
)
def test_what_a_page_says(page, found):
    assert list(texts_in_page(page)) == [found]


@pytest.fixture
def product(tmp_path):
    (tmp_path / "leads" / "migrations").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "leads" / "capture.py").write_text('_("Save")\nngettext("%(n)s lead", "%(n)s leads", n)\n')
    (tmp_path / "leads" / "migrations" / "0001.py").write_text('_("Old")\n')
    (tmp_path / "templates" / "a.html").write_text('{% translate "Save" %}')
    (tmp_path / "tests" / "test_a.py").write_text('_("Test")\n')
    return tmp_path


def test_tests_and_migrations_are_not_the_product(product):
    assert {message.id for message in extracted(product) if message.id} == {"Save", ("%(n)s lead", "%(n)s leads")}


def test_an_update_keeps_the_chinese_drops_what_is_gone_and_guesses_nothing(product, tmp_path):
    path = tmp_path / "django.po"
    path.write_text(
        dedent("""
        msgid ""
        msgstr "Plural-Forms: nplurals=1; plural=0;\\n"

        msgid "Save"
        msgstr "保存"

        msgid "Saved"
        msgstr "已保存"
        """),
        encoding="utf-8",
    )
    written = as_po(updated(extracted(product), stored(path))).decode()
    assert '#: leads/capture.py templates/a.html\nmsgid "Save"\nmsgstr "保存"' in written
    assert "Saved" not in written
    assert 'msgid_plural "%(n)s leads"\nmsgstr[0] ""' in written


def test_updating_again_changes_nothing(product, tmp_path):
    path = tmp_path / "django.po"
    path.write_bytes(as_po(extracted(product)))
    assert as_po(updated(extracted(product), stored(path))) == path.read_bytes()


def test_the_compiled_file_is_read_by_gettext(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(
        f'{messages.HEADER}msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s 天"\n'
        '\nmsgctxt "sale"\nmsgid "Confirmed"\nmsgstr "已核实"\n',
        encoding="utf-8",
    )
    with compile_catalogue(path).open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.ngettext("%(n)s day", "%(n)s days", 5) == "%(n)s 天"
    assert chinese.pgettext("sale", "Confirmed") == "已核实"
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []
