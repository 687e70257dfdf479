"""Words that stand in a page without being marked for translation: a Chinese reader would meet them in English."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from tools.translation_rules import LATIN

SPOKEN_ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description", "data-label"}
SILENT_ELEMENTS = {"script", "style", "svg", "code", "kbd"}
_WORD = re.compile(r"[A-Za-z]{2,}")
_PUNCTUATION = re.compile(r"[,;:?!.](\s|$)")
_BOTH_LANGUAGES = re.compile(r"[\u3400-\u9fff]")


class _Reader(HTMLParser):
    """Gathers what is shown or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT_ELEMENTS
        self.said += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT_ELEMENTS

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def unmarked(page: str) -> Iterator[str]:
    """Each text of a Django page with unmarked words or English punctuation; what is in both languages may stand."""
    reader = _Reader()
    reader.feed(_without_tags(page))
    reader.close()
    for text in reader.said:
        words = any(word not in LATIN for word in _WORD.findall(text))
        if (words or _PUNCTUATION.search(text)) and not _BOTH_LANGUAGES.search(text):
            yield " ".join(text.split())


def _without_tags(page: str) -> str:
    """What stands in the page itself: without Django's tags, and without what they already translate."""
    kept: list[str] = []
    inside = ""
    for token in Lexer(page).tokenize():
        name = token.contents.split(" ")[0] if token.token_type is TokenType.BLOCK else ""
        if name in ("blocktranslate", "comment"):
            inside = f"end{name}"
        elif name == "block" and token.contents.endswith("_class"):
            inside = "endblock"
        elif inside:
            inside = "" if name == inside else inside
        elif token.token_type is TokenType.TEXT:
            kept.append(token.contents)
        elif token.token_type is TokenType.VAR:
            kept.append("…")
    return "".join(kept)
