"""What navigation parts take. Pure: no Django here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """One of a row of tabs, each with its own address."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None
