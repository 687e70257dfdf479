import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import translation

from organisation.models import Branch
from organisation.roles import Role
from performance.as_json import board_json, number
from performance.leaderboard import Subject, leaderboard
from performance.management.arguments import metric, period, scope
from performance.metrics import Metric
from performance.periods import Period


class Command(BaseCommand):
    help = "Who stands where: every row of a leaderboard, computed from the totals."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--metric", type=metric, required=True, help="a code of the catalogue, such as credit")
        parser.add_argument("--period", type=period, required=True, help="such as 2026-10, 2026-W41 or 2026-Q4")
        parser.add_argument("--scope", type=scope, required=True, help="the code of a unit")
        parser.add_argument("--subject", choices=[*Subject], default=Subject.PEOPLE)
        parser.add_argument("--role", choices=Role.values)
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(
        self, *, metric: Metric, period: Period, scope: Branch, subject: str, role: str | None, **options: object
    ) -> None:
        board = leaderboard(metric=metric, period=period, scope=scope, subject=subject, role=role)
        if options["json"]:
            self.stdout.write(json.dumps(board_json(board), ensure_ascii=False))
            return
        with translation.override("en"):
            self.stderr.write(f"{metric.name}, {period}, {scope.name}")
        for row in board.rows:
            value = "—" if row.value is None else number(row.value)
            self.stderr.write(f"{row.place or '—':>5}  {row.code:<12} {row.name:<24} {value}")
