"""Looking at the ledger of sales credit in tests."""

from datetime import date
from decimal import Decimal

from django.db import connection

from organisation.models import Staff
from referrals.models import Sale


def prove() -> None:
    """Let the database prove now what it proves at every commit: that sales credit adds up."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def lines_of(sale: Sale) -> list[tuple[Staff, str, Decimal, date]]:
    """Who, for which part, how much, booked when; in the order of booking."""
    return [(line.staff, line.part, line.amount, line.booked_on) for line in sale.credits.order_by("id")]
