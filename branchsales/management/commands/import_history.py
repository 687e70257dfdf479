import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from branchsales.interchange import Report, import_bundle


class Command(BaseCommand):
    help = (
        "Import a history bundle: a folder or .zip of CSV files, or an .xlsx with a sheet per file. With an error "
        "nothing is saved, unless --partial keeps the good rows. The same bundle again changes nothing."
    )
    # Standard output is for the answer alone.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the bundle")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen, save nothing")
        parser.add_argument(
            "--partial", type=Path, metavar="BAD_DIR", help="keep good rows, write bad ones there with the reason"
        )
        parser.add_argument(
            "--supersede", action="store_true", help="correct changed contacts and sales by superseding and reversing"
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write every error and warning there, as CSV")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(
        self,
        *,
        path: Path,
        dry_run: bool,
        partial: Path | None,
        supersede: bool,
        report: Path | None,
        **options: object,
    ) -> None:
        if not path.exists():
            raise CommandError(f"There is no {path}.", returncode=2)
        if partial is not None and partial.exists() and not partial.is_dir():
            raise CommandError(f"{partial} is not a folder.", returncode=2)
        with translation.override("en"):
            done = import_bundle(
                path,
                dry_run=dry_run,
                partial=partial,
                supersede=supersede,
                progress=self.stderr.write,
                report_file=report,
            )
            self._tell(done, as_json=bool(options["json"]), report=report)
        if done.error_count:
            kept = "the good rows are saved" if done.saved else "nothing is saved"
            raise CommandError(f"{done.error_count} errors; {kept}.", returncode=1)

    def _tell(self, done: Report, *, as_json: bool, report: Path | None) -> None:
        if as_json:
            self.stdout.write(json.dumps(done.as_json(), ensure_ascii=False))
            return
        for problem in done.errors:
            self.stderr.write(str(problem))
        for problem in done.warnings:
            self.stderr.write(f"warning: {problem}")
        more = done.error_count + done.warning_count - len(done.errors) - len(done.warnings)
        if more:
            where = f"in {report}" if report else "told by --report FILE"
            self.stderr.write(f"… and {more} more, {where}.")
        for name, counts in done.files.items():
            self.stderr.write(
                f"{name}: {counts.created} created, {counts.updated} updated, {counts.unchanged} unchanged,"
                f" {counts.rejected} rejected"
            )
