"""What an import did: counts of each file, what is wrong, what is odd."""

from dataclasses import asdict, dataclass, field

from branchsales.interchange.problem import Problem

SHOWN = 200


@dataclass
class Counts:
    """How many rows of a file made something new, changed something, changed nothing, or were left out."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass
class Report:
    """`errors` and `warnings` hold the first 200; their counts say how many there are."""

    files: dict[str, Counts] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    error_count: int = 0
    warning_count: int = 0
    # Whether what was good is now in the bank: not after a dry run, nor with errors unless good rows are kept.
    saved: bool = False

    def as_json(self) -> dict[str, object]:
        """As the command prints it."""
        return {
            "files": {name: asdict(counts) for name, counts in self.files.items()},
            "errors": [problem.as_json() for problem in self.errors],
            "warnings": [problem.as_json() for problem in self.warnings],
            "error_count": self.error_count,
            "warning_count": self.warning_count,
            "saved": self.saved,
        }
