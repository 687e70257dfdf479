import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import translation

from organisation.models import Branch
from performance.as_json import number, summary_json
from performance.management.arguments import period, scope
from performance.metrics import CATALOGUE
from performance.periods import Period
from performance.summary import summary


class Command(BaseCommand):
    help = "Every metric of a unit over a period, ratios included."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scope", type=scope, required=True, help="the code of a unit")
        parser.add_argument("--period", type=period, required=True, help="such as 2026-10, 2026-W41 or 2026-Q4")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, scope: Branch, period: Period, **options: object) -> None:
        figures = summary(scope=scope, period=period)
        if options["json"]:
            self.stdout.write(json.dumps(summary_json(scope.code, period.code, figures), ensure_ascii=False))
            return
        with translation.override("en"):
            for code, figure in figures.items():
                value = "—" if figure.value is None else number(figure.value)
                self.stderr.write(f"{CATALOGUE[code].name!s:<40} {value}")
