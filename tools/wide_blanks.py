"""Blanks beside full-width punctuation in a page: the mark holds its own, a second one tears the sentences apart."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "data", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "time"}
SILENT = {"script", "select", "style", "svg", "textarea", "title"}
_BLANK = re.compile(r".{0,20}(?:[，。；：？！、）》”]\s+\S|\S\s+[，。；：？！、（《“]).{0,20}")


class _Reader(HTMLParser):
    """Gathers what stands in one line: a text and the inline elements in it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        self._tag(tag, -1)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data

    def _tag(self, tag: str, step: int) -> None:
        self.silent += step * (tag in SILENT)
        if tag not in INLINE:
            self.lines.append("")


def wide_blanks(page: str) -> Iterator[str]:
    """Each place of a page as a browser gets it where a blank stands after or before a full-width mark."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    for line in reader.lines:
        yield from (found.group() for found in _BLANK.finditer(" ".join(line.split())))
