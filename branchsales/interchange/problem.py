"""One thing that is wrong, or odd, in a bundle: where it stands, the value, and how to mend it."""

from dataclasses import dataclass
from enum import IntEnum

from branchsales.interchange.messages import MESSAGES


class Weight(IntEnum):
    """How much it matters: an error stops the import, what follows from one only shows where rows are left out."""

    ERROR = 0
    CONSEQUENCE = 1
    WARNING = 2


@dataclass(frozen=True)
class Problem:
    """`file` as it is named in the bundle, `line` as a text editor counts (0: the file as a whole)."""

    file: str
    line: int
    column: str
    value: str
    code: str
    detail: str = ""
    weight: Weight = Weight.ERROR

    @property
    def message(self) -> str:
        """What is wrong and the mend, in the language of the reader."""
        return str(MESSAGES[self.code]) % {"detail": self.detail}

    def __str__(self) -> str:
        place = f"{self.file} line {self.line}" if self.line else self.file
        if self.column:
            place += f', {self.column} "{self.value}"'
        return f"{place}: {self.message}"

    def as_json(self) -> dict[str, object]:
        """As the command prints it."""
        return {
            "file": self.file,
            "line": self.line or None,
            "column": self.column or None,
            "value": self.value,
            "message": self.message,
        }


class SourceRefused(Exception):
    """A source or one of its files cannot be read at all; holds the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
