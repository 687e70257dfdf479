"""Where a bundle comes from: a folder, a .zip, an .xlsx with a sheet per file, or one .csv file.

Nothing is unpacked onto the disk. A .zip that names files outside itself, or that would unpack to far more than it
seems, is refused as a whole.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from branchsales.interchange.problem import Problem, SourceRefused, Weight
from branchsales.interchange.tables import BY_NAME, NOT_SUPPORTED_YET
from branchsales.interchange.text import csv_rows
from branchsales.interchange.workbook import sheet_names, sheet_rows

Row = tuple[int, list[str]]  # the line on which it begins, and its fields
Rows = Iterator[Row]

MOST_BYTES = 16 << 30  # all files of a bundle together
SMALL_BYTES = 10 << 20  # below this nothing is a bomb
MOST_TIMES = 100  # tables shrink to a tenth or so; only a bomb shrinks to a hundredth
MOST_FILES = 1000


@dataclass(frozen=True)
class SourceFile:
    """One file of the bundle: its table, how people know it, and its rows, header first, as often as asked for."""

    table: str
    label: str
    rows: Callable[[], Rows]


@dataclass(frozen=True)
class Source:
    """The files that are known, and what is to be said about the others."""

    files: dict[str, SourceFile]
    problems: list[Problem]


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """The bundle at that path; `SourceRefused` when there is none that can be read."""
    with ExitStack() as stack:
        if path.is_dir():
            found = _Files()
            for file in sorted(path.iterdir()):
                if file.is_file() and not file.name.startswith("."):
                    found.add(file.name, _opener(file))
        elif path.suffix.lower() == ".zip" and path.is_file():
            found = _in_zip(path, stack)
        elif path.suffix.lower() == ".xlsx" and path.is_file():
            found = _in_workbook(path)
        elif path.suffix.lower() == ".csv" and path.is_file():
            found = _Files()
            found.add(path.name, _opener(path))
        else:
            raise SourceRefused(Problem(path.name, 0, "", "", "no_source"))
        if not found.known and not found.problems:
            raise SourceRefused(Problem(path.name, 0, "", "", "nothing_known"))
        if not found.known:
            found.problems.append(Problem(path.name, 0, "", "", "nothing_known"))
        yield Source(found.known, found.problems)


class _Files:
    def __init__(self) -> None:
        self.known: dict[str, SourceFile] = {}
        self.problems: list[Problem] = []

    def add(self, label: str, opener: Callable[[], IO[bytes]]) -> None:
        if self._expects(label, PurePosixPath(label.lower())):
            table = PurePosixPath(label.lower()).stem
            self.known[table] = SourceFile(table, label, lambda: csv_rows(opener, label))

    def add_sheet(self, label: str, rows: Callable[[], Rows]) -> None:
        if self._expects(label, PurePosixPath(f"{label.lower()}.csv")):
            self.known[label.lower()] = SourceFile(label.lower(), label, rows)

    def _expects(self, label: str, name: PurePosixPath) -> bool:
        if name.suffix == ".csv" and name.stem in NOT_SUPPORTED_YET:
            self.problems.append(Problem(label, 0, "", "", "not_supported_yet", weight=Weight.WARNING))
        elif name.suffix != ".csv" or name.stem not in BY_NAME:
            self.problems.append(Problem(label, 0, "", "", "unknown_file", weight=Weight.WARNING))
        elif name.stem in self.known:
            self.problems.append(Problem(label, 0, "", "", "twice_in_source"))
        else:
            return True
        return False


def _opener(file: Path) -> Callable[[], IO[bytes]]:
    return lambda: file.open("rb")


def _in_zip(path: Path, stack: ExitStack) -> _Files:
    archive = open_archive(path, stack)
    found = _Files()
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename)
        if not entry.is_dir() and "__MACOSX" not in name.parts and not name.name.startswith("."):
            found.add(name.name, _entry_opener(archive, entry))
    return found


def _entry_opener(archive: ZipFile, entry: ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(entry)


def open_archive(path: Path, stack: ExitStack) -> ZipFile:
    """The archive, after a look at what it says it holds; reading never goes beyond what it says."""

    def refused(code: str) -> SourceRefused:
        return SourceRefused(Problem(path.name, 0, "", "", code))

    try:
        archive = stack.enter_context(ZipFile(path))
    except (BadZipFile, OSError, ValueError):
        raise refused("not_a_zip") from None
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise refused("zip_bomb")
    for entry in entries:
        if entry.file_size > SMALL_BYTES and entry.file_size > MOST_TIMES * max(entry.compress_size, 1):
            raise refused("zip_bomb")
        if entry.flag_bits & 1:
            raise refused("zip_encrypted")
        name = entry.orig_filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name or "\x00" in name:
            raise refused("zip_path")
    return archive


def _in_workbook(path: Path) -> _Files:
    with ExitStack() as stack:
        try:
            open_archive(path, stack)
        except SourceRefused as refusal:
            if refusal.problem.code == "not_a_zip":
                raise SourceRefused(Problem(path.name, 0, "", "", "not_a_workbook")) from None
            raise
    found = _Files()
    for name in sheet_names(path):
        found.add_sheet(name, _sheet(path, name))
    return found


def _sheet(path: Path, name: str) -> Callable[[], Rows]:
    return lambda: sheet_rows(path, name)
