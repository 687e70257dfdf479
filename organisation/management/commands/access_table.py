from typing import Any

from django.core.management.base import BaseCommand

from organisation.access_markdown import access_markdown


class Command(BaseCommand):
    help = "Print who may do what, and who sees what, as Markdown: docs/access.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(access_markdown(), ending="")
