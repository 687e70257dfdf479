"""The import of a history bundle: all or nothing, repeatable, set-based."""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from branchsales.interchange.bad_rows import write_bad_rows
from branchsales.interchange.checks import reject_what_follows, run_checks
from branchsales.interchange.checks.odd import find_odd
from branchsales.interchange.load import load_all
from branchsales.interchange.load.loading import Loaded
from branchsales.interchange.problem import SourceRefused, Weight
from branchsales.interchange.problems import Problems
from branchsales.interchange.report import SHOWN, Counts, Report
from branchsales.interchange.source import Source, open_source
from branchsales.interchange.staging import Staged, make_tables, stage
from leads.locks import IMPORT_LOCK
from performance.rollup import drain

Progress = Callable[[str], None]
# Bulk statements: room to sort and hash in, no compiling of plans that run once. Of the staged rows a small sample
# tells enough; the bank's own tables are sampled as they always are (`Loading.analyze`).
_SETTINGS = "SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL default_statistics_target = 10"


class _Undo(Exception):
    """Leaves the transaction without a trace."""


def import_bundle(
    path: Path,
    *,
    dry_run: bool = False,
    partial: Path | None = None,
    supersede: bool = False,
    progress: Progress = lambda said: None,
    report_file: Path | None = None,
) -> Report:
    """Import the bundle at that path (folder, .zip, .xlsx or one .csv); returns when everything is rolled up.

    With an error nothing is saved, unless `partial` names a folder: then good rows are kept and bad ones written there,
    each with its reason. `supersede` corrects contacts and sales the product's way. `report_file` takes every problem,
    the report itself the first 200. A dry run tells what would happen.
    """
    report = Report()
    try:
        with open_source(path) as source, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_SETTINGS)
            # One import at a time: two of the same bundle would each find nothing stored.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
            with closing(Problems(cursor)) as problems:
                _Import(cursor, source, problems, report, progress=progress, now=timezone.now()).run(
                    partial=partial, supersede=supersede, report_file=report_file
                )
            if dry_run or (report.error_count and partial is None):
                raise _Undo
            progress("Saving …")
        report.saved = True
    except SourceRefused as refusal:
        report.errors, report.error_count = [refusal.problem], 1
    except _Undo:
        pass
    if report.saved:
        progress("Rolling up …")
        drain()
    return report


class _Import:
    """One import within its transaction."""

    def __init__(
        self,
        cursor: CursorWrapper,
        source: Source,
        problems: Problems,
        report: Report,
        *,
        progress: Progress,
        now: datetime,
    ) -> None:
        self._cursor, self._source, self._problems, self._report = cursor, source, problems, report
        self._progress, self._now = progress, now
        self._zone = timezone.get_default_timezone()

    def run(self, *, partial: Path | None, supersede: bool, report_file: Path | None) -> None:
        for problem in self._source.problems:
            self._problems.add("", problem)
        make_tables(self._cursor)
        staged = stage(self._cursor, self._source, self._problems, zone=self._zone, progress=self._progress)
        self._problems.write()
        self._progress("Checking …")
        run_checks(self._cursor, self._problems, staged, zone=str(self._zone), now=self._now, supersede=supersede)
        loaded: dict[str, Loaded] = {}
        if partial is not None and self._problems.count(Weight.ERROR):
            reject_what_follows(self._cursor, staged)
        if partial is not None or not self._problems.count(Weight.ERROR):
            loaded = load_all(self._cursor, staged, zone=str(self._zone), now=self._now, progress=self._progress)
            find_odd(self._cursor, staged)
        self._tell(staged, loaded)
        if partial is not None:
            write_bad_rows(self._source, self._problems, partial)
        if report_file is not None:
            self._problems.write_all(report_file)

    def _tell(self, staged: Mapping[str, Staged], loaded: Mapping[str, Loaded]) -> None:
        report = self._report
        for name, file in staged.items():
            self._cursor.execute(f"SELECT count(*) FILTER (WHERE bad) FROM in_{name}")
            bad = self._cursor.fetchone()[0]
            done = loaded.get(name, Loaded())
            unchanged = max(0, file.rows - bad - done.created - done.updated) if loaded else 0
            report.files[name] = Counts(done.created, done.updated, unchanged, bad)
        report.errors = self._problems.first([Weight.ERROR, Weight.CONSEQUENCE], limit=SHOWN)
        report.warnings = self._problems.first([Weight.WARNING], limit=SHOWN)
        report.error_count = self._problems.count(Weight.ERROR) + self._problems.count(Weight.CONSEQUENCE)
        report.warning_count = self._problems.count(Weight.WARNING)
