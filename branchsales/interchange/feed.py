"""Lines as COPY reads them, a few hundred at a time."""

from collections.abc import Iterator
from itertools import islice

_LINES_A_PIECE = 200


class Feed:
    """What `copy_expert` takes for a file."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def read(self, _size: int = -1) -> str:
        return "".join(islice(self._lines, _LINES_A_PIECE))
