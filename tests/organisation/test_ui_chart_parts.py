import pytest
from django.template import Context, Template
from django.utils.translation import override

from branchsales.gallery.charts import chart_samples


def drawn(tag):
    with override("en"):
        return Template("{% load branchsales_ui %}" + tag).render(Context(chart_samples()))


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param('{% line_chart "Share" "It rose" months shares "share" start=began %}', id="lines"),
        pytest.param('{% column_chart "Channels" "Lobby most" channels "count" label="Now" %}', id="columns"),
        pytest.param('{% funnel_chart "Funnel" "Lost at the end" steps %}', id="funnel"),
    ],
)
def test_a_picture_has_a_title_a_description_and_a_table(tag):
    page = drawn(tag)
    assert page.count('role="img"><title>') == page.count("<desc>") == 2
    assert "<caption" in page
    assert "Data as a table" in page
    assert "style=" not in page


def test_the_table_says_every_value_and_where_nothing_is_known():
    page = drawn('{% line_chart "Share" "It rose" months shares "share" %}')
    assert page.count("<tr>") == 13
    assert "42.6%" in page
    assert '<td class="num">—</td>' in page


def test_an_axis_writes_plain_words():
    page = drawn('{% column_chart "Sales" "…" channels "money" label="Now" %}')
    assert "&lt;span" not in page
    assert ">¥80</text>" in page


def test_a_figure_of_the_funnel_leads_to_its_records():
    assert '<a class="link" href="#funnel">1,204</a>' in drawn('{% funnel_chart "Funnel" "…" steps %}')


def test_the_matrix_is_a_table_that_is_read_with_its_counts():
    page = drawn('{% matrix_chart "Who" "…" receivers referrers "Referrer" %}')
    assert page.count('<th scope="row">') == 3
    assert "24 </span>1.41" in page
    assert "4 only" in page
