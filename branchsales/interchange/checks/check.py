"""A check: which rows of a file are wrong in which column, told by SQL."""

from dataclasses import dataclass

from branchsales.interchange.problem import Weight


@dataclass(frozen=True)
class Check:
    """`where` follows `FROM in_<table> s` and may join; `detail` is an SQL text about the row.

    `%(zone)s` stands for the bank's time zone, so a lone percent sign is written twice.
    """

    table: str
    column: str
    code: str
    where: str
    detail: str = "''"
    weight: Weight = Weight.ERROR
    value: str = ""

    def statement(self) -> str:
        """The problems it finds, into in_problem."""
        value = self.value or f's."{self.column}"'
        return (
            "INSERT INTO in_problem (place, line, col, value, code, detail, weight, label)"
            f" SELECT '{self.table}', s.line, '{self.column}', coalesce({value}::text, ''), '{self.code}',"
            f" coalesce({self.detail}, ''), {int(self.weight)}, %(label)s FROM in_{self.table} s {self.where}"
        )


def moment(column: str) -> str:
    """A moment as the bank writes it."""
    return f"to_char({column} AT TIME ZONE %(zone)s, 'YYYY-MM-DD\"T\"HH24:MI')"


def day_of(column: str) -> str:
    """The business day of a moment."""
    return f"({column} AT TIME ZONE %(zone)s)::date"


def yuan(column: str) -> str:
    """Fen as they are written in a bundle."""
    return f"to_char({column} / 100.0, 'FM999999999990.00')"
