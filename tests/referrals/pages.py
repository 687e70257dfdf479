"""Reading pages in tests."""

import re
from html import unescape
from typing import Any


def text_of(response: Any) -> str:
    """What stands on the page, without its marks and with single blanks."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
    return re.sub(r" ([,.:;])", r"\1", words)


def parts_of_answer(response: Any) -> str:
    """The template that the view rendered."""
    return str(response.templates[0].name)


def value_of(response: Any, field: str) -> str:
    """What a hidden or text field of the page holds."""
    found = re.search(rf'name="{field}" value="([^"]*)"', response.content.decode())
    assert found, f"no {field} on the page"
    return found[1]
