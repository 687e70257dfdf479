"""What a page is asked for in its address. What cannot be read falls back, and the page says so."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from performance.metrics import CATALOGUE, Metric
from performance.period_words import CURRENT, period_name
from performance.periods import Kind, Period, parse_period, period_of

Query = Mapping[str, str]  # the parameters of an address, each once


def asked_period(query: Query, remarks: list[str], *, today: date, otherwise: Kind = Kind.MONTH) -> Period:
    """`period` as a word (month), as a code (2026-10), or `span` with the days `first` and `last`, either one first."""
    word = query.get("period", "").strip()
    if word == "span":
        word = "..".join(sorted((query.get("first", "").strip(), query.get("last", "").strip())))
    if not word:
        return period_of(today, otherwise)
    if word in CURRENT:
        return period_of(today, CURRENT[word])
    try:
        period = parse_period(word)
        if period.first > today:
            remarks.append(_("This period has not begun yet."))
        return period
    except ValueError:
        shown = period_of(today, otherwise)
        remarks.append(
            _("“%(asked)s” is not a period. Shown is %(shown)s.")
            % {"asked": word[:40], "shown": period_name(shown, today=today)}
        )
        return shown


def asked_metric(query: Query, remarks: list[str], *, otherwise: str) -> Metric:
    """`metric` by its code."""
    code = query.get("metric", "")
    if code and code not in CATALOGUE:
        remarks.append(
            _("There is no metric “%(asked)s”. Shown is %(shown)s.")
            % {"asked": code[:40], "shown": CATALOGUE[otherwise].name}
        )
    return CATALOGUE.get(code, CATALOGUE[otherwise])
