"""Ratios: one sum over another, never an average of ratios. Pure: no Django here."""

from decimal import Decimal
from fractions import Fraction

PLACES = 6


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """The quotient with six places, computed exactly and rounded half-even once (5289 of 45211 is 0.116985).

    None, shown as "—", when there is nothing below the line. That includes a sum below zero: a month that only took a
    sale back has no average sale and no win rate, whatever the signs would cancel to.
    """
    if denominator <= 0:
        return None
    exact = Fraction(numerator) / Fraction(denominator)
    return Decimal(round(exact * 10**PLACES)).scaleb(-PLACES)
