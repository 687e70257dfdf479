import pytest

from tools.unmarked_texts import unmarked


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<h1>{% translate "Leads" %}</h1>', id="marked"),
        pytest.param("<p>{% blocktranslate %}Open {{ n }}{% endblocktranslate %}</p>", id="block"),
        pytest.param('<p title="{{ name }}">{{ name }} · 3 / 4 <kbd>Ctrl</kbd></p>', id="figures and keys"),
        pytest.param("<style>a { color: red }</style><svg><title>House</title></svg>", id="not shown"),
        pytest.param("{# A remark #}{% comment %}Another{% endcomment %}<b>English</b>", id="remarks"),
        pytest.param('<form aria-label="语言 Language"></form>', id="both languages"),
    ],
)
def test_what_may_stand(page):
    assert list(unmarked(page)) == []


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("<p>\n  Nothing\n here {{ x }}</p>", "Nothing here …", id="text"),
        pytest.param("<p>{{ a }}, {{ b }}</p>", "…, …", id="an English comma"),
        pytest.param("<b>{{ a }}</b>{% if b %}: {{ b }}{% endif %}", ": …", id="an English colon"),
        pytest.param('<input placeholder="Name">', "Name", id="placeholder"),
        pytest.param('<svg></svg><a aria-label="Next {{ x }}">→</a>', "Next …", id="read aloud"),
    ],
)
def test_what_nobody_could_translate(page, text):
    assert list(unmarked(page)) == [text]
