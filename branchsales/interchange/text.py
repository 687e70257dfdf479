"""The rows of a CSV file: RFC 4180, UTF-8 with or without BOM, or GB18030. Read line by line, however long the file is.

Longer lines than anybody writes are refused, so that a forgotten quotation mark does not swallow the file.
"""

import codecs
import csv
from collections.abc import Callable, Iterator
from typing import IO

from branchsales.interchange.problem import Problem, SourceRefused

LONGEST_LINE = 1 << 20
_PIECE = 1 << 20


def csv_rows(opener: Callable[[], IO[bytes]], label: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; empty lines are passed over."""
    encoding = _encoding(opener, label)
    with opener() as file:
        lines = _Lines(file, encoding, label)
        rows = csv.reader(lines, strict=True)
        while True:
            first = rows.line_num + 1
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error:
                raise SourceRefused(Problem(label, first, "", "", "broken_quoting")) from None
            if row:
                yield first, row


class _Lines:
    """The decoded lines of a file, each of a length that fits into memory."""

    def __init__(self, file: IO[bytes], encoding: str, label: str) -> None:
        self._file, self._label = file, label
        self._decode = codecs.getdecoder("utf-8" if encoding == "utf-8-sig" else encoding)
        self._skip_mark = encoding == "utf-8-sig"
        self._line = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE + 1)
        self._line += 1
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            raise SourceRefused(Problem(self._label, self._line, "", "", "line_too_long"))
        if self._skip_mark:
            line, self._skip_mark = line.removeprefix(codecs.BOM_UTF8), False
        try:
            return self._decode(line)[0]
        except UnicodeDecodeError:
            raise SourceRefused(Problem(self._label, self._line, "", "", "bad_encoding")) from None


def _encoding(opener: Callable[[], IO[bytes]], label: str) -> str:
    """The first encoding in which the whole file can be read: a Chinese name may come late in it."""
    with opener() as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceRefused(Problem(label, 1, "", "", "bad_encoding"))
    for encoding in ("utf-8-sig", "gb18030"):
        if _reads_as(encoding, opener):
            return encoding
    raise SourceRefused(Problem(label, _first_bad_line(opener), "", "", "bad_encoding"))


def _reads_as(encoding: str, opener: Callable[[], IO[bytes]]) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with opener() as file:
        try:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _first_bad_line(opener: Callable[[], IO[bytes]]) -> int:
    """The line from which on it is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with opener() as file:
        while piece := file.readline(_PIECE):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                break
            line += piece.endswith(b"\n")
    return line
