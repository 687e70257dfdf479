"""An XLSX workbook unpacked with care, before anything reads its sheets: it comes from outside. Pure: no Django here.

A few bytes can unpack to gigabytes, say that they are fewer than they are, or name one cell at the far end of a sheet,
for which a reader would lay out every cell before it.
"""

import io
import re
import zipfile
import zlib

MOST_PARTS = 1000
MOST_CELLS = 2_000_000  # of the sheet from its first cell to its last
_PLACE = re.compile(rb"""[\s"']r\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")


class NotAWorkbook(Exception):
    """No workbook of the kind asked for, or a damaged one."""


class TooLarge(Exception):
    """More bytes or cells than any file of the bank has."""


def repacked(content: bytes, *, most: int) -> bytes:
    """The same workbook, packed anew from what really is in it: at most `most` bytes, and no sheet of empty cells."""
    parts = _parts(content, most=most)
    if "xl/workbook.xml" not in parts or any(name == "content.xml" or name.endswith(".bin") for name in parts):
        raise NotAWorkbook
    for part in parts.values():
        _refuse_wide(part)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as fresh:
        for name, part in parts.items():
            fresh.writestr(name, part)
    return packed.getvalue()


def _parts(content: bytes, *, most: int) -> dict[str, bytes]:
    """Each part once, by its name in lower case, as the reader looks them up."""
    parts: dict[str, bytes] = {}
    left = most
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if len(packed.infolist()) > MOST_PARTS:
                raise TooLarge
            for info in packed.infolist():
                with packed.open(info) as part:
                    read = part.read(left + 1)
                left -= len(read)
                if left < 0:
                    raise TooLarge
                parts[info.filename.lower()] = read
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as problem:
        raise NotAWorkbook from problem
    return parts


def _refuse_wide(part: bytes) -> None:
    """A sheet is laid out from its first row and column to the last that any cell names."""
    rows = columns = 1
    for letters, digits in _PLACE.findall(part):
        columns = max(columns, _column(letters))
        rows = max(rows, int(digits[:9] or 0))
    if rows * columns > MOST_CELLS:
        raise TooLarge


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:9].upper():
        number = number * 26 + letter - 64
    return number
