from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisation.access_chain import broken_links, last_link


class Command(BaseCommand):
    help = "Check that no access record was altered, put in or taken out. Prints the last link, to be kept elsewhere."

    def handle(self, *args: Any, **options: Any) -> None:
        if broken := broken_links():
            shown = ", ".join(str(record_id) for record_id in broken)
            raise CommandError(f"The chain is broken at these records: {shown}")
        last = last_link()
        self.stdout.write(
            f"Unbroken. Last link: {last.record_id} {last.chain}" if last else "There are no records yet."
        )
