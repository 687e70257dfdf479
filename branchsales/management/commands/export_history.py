import getpass
import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from branchsales.interchange.export import Selection, export_bundle
from organisation.models import AccessRecord, Branch
from organisation.services import record_access


class Command(BaseCommand):
    help = (
        "Write the history as a bundle that import_history reads: a folder, or a .zip by the ending of PATH. Phone "
        "numbers are left out unless --with-personal-data is given, which is recorded. Exit 0: done; 1: something is "
        "wrong and said; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="a new folder, or a file ending in .zip")
        parser.add_argument("--branch", default="", metavar="CODE", help="only the leads of this unit and those below")
        parser.add_argument(
            "--since", type=date.fromisoformat, metavar="DATE", help="only leads that something happened to since"
        )
        parser.add_argument("--with-personal-data", action="store_true", help="with phone numbers; recorded")
        parser.add_argument("--json", action="store_true", help="print the number of rows of each file as JSON")

    def handle(
        self,
        *,
        path: Path,
        branch: str,
        since: date | None,
        with_personal_data: bool,
        json: bool,
        **options: object,
    ) -> None:
        if path.exists() and (path.suffix.lower() == ".zip" or any(path.iterdir())):
            raise CommandError(f"{path} exists already. Name a new folder or file.", returncode=2)
        unit = Branch.objects.filter(code=branch).first() if branch else None
        if branch and unit is None:
            raise CommandError(f"There is no unit with the code {branch}.", returncode=1)
        selection = Selection(unit, since, with_personal_data)
        if with_personal_data:
            _record(unit)
        try:
            counts = export_bundle(path, selection, progress=self.stderr.write)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.", returncode=1) from error
        if json:
            sys.stdout.write(_as_json(counts))


def _record(unit: Branch | None) -> None:
    """Before the first number is read: an export that fails halfway was still a look."""
    record_access(
        kind=AccessRecord.Kind.EXPORT,
        subject="history with personal data",
        reason=f"export_history by the operator {getpass.getuser()}"[:200],
        branch=unit,
        now=timezone.now(),
        by=None,
    )


def _as_json(counts: dict[str, int]) -> str:
    return json.dumps({"files": counts}) + "\n"
