import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import F, Q, Value, prefetch_related_objects
from django.db.models.fields import SmallIntegerField
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext

from leads.models import Category, Customer, Lead
from leads.models.customer import CustomerQuerySet
from leads.phones import phone_if_any
from organisation.access import scope_of
from organisation.models import Staff
from organisation.names import search_key, tidy_name
from organisation.roles import Right
from organisation.vault import phone_index

SHORTEST_KEY = 2  # letters; one Chinese character is enough


@dataclass(frozen=True)
class CustomerMatch:
    """A customer of the own branch: the phone masked, their manager, and for what there are open leads."""

    customer: Customer
    open_categories: tuple[str, ...]

    @property
    def open_labels(self) -> list[str]:
        """For which products, in the reader's language."""
        return [str(Category(category).label) for category in self.open_categories]

    @property
    def open_words(self) -> str:
        """The same in one line."""
        return pgettext("list", ", ").join(self.open_labels)

    @property
    def has_open_lead(self) -> bool:
        """Whether somebody, here or elsewhere, is at work on a lead of theirs."""
        return bool(self.open_categories)


def find_customers(text: str, *, day: date, by: Staff, limit: int = 8) -> list[CustomerMatch]:
    """Customers of the own branch by the beginning of the name, its pinyin or initials, or the same of the given name;
    by the last four digits of the phone, the whole phone or the customer's number. The closest way in comes first.

    Nothing is found by less than two letters or one Chinese character. The whole phone and the number of a record that
    was merged find the customer it was merged into.
    """
    own = Customer.objects.current().filter(scope_of(by, day=day).covers(Right.FIND_CUSTOMER, "branch"))
    return _matches(_closest(own, list(_ways_in(text)), limit=limit))


def _ways_in(text: str) -> Iterator[tuple[Q, str]]:
    """The conditions that an index serves, each with the key that orders its rows, the closest first."""
    typed = tidy_name(text)
    if any(character.isdecimal() for character in typed):
        digits = re.sub(r"[\s-]", "", typed)
        if re.fullmatch("[0-9]{4}", digits):
            yield Q(phone_last4=digits), "name_pinyin"
        elif phone := phone_if_any(typed):
            yield _leads_to(phone_index=phone_index(phone)), "name_pinyin"
        yield _leads_to(number__in={typed, typed.upper()}), "name_pinyin"
        if digits.isdecimal():
            return
    key = search_key(typed)
    if typed and not key:  # Chinese characters
        yield Q(name__startswith=typed), "name_pinyin"
        yield Q(given_name__startswith=typed), "name_pinyin"
    elif len(key) >= SHORTEST_KEY:
        yield Q(name_initials__startswith=key), "name_initials"
        yield Q(name_pinyin__startswith=key), "name_pinyin"
        yield Q(given_pinyin__startswith=key), "given_pinyin"


def _leads_to(**wanted: object) -> Q:
    return Q(pk__in=Customer.objects.filter(**wanted).values(person=Coalesce("merged_into", "pk")))


def _closest(own: CustomerQuerySet, ways_in: list[tuple[Q, str]], *, limit: int) -> list[Customer]:
    """Customers, each once, in the order of the ways in; one query whatever the number of ways.

    The rows come whole with it: to have them read again by key is planned for longer than the search takes.
    """
    arms = [
        own.filter(condition).annotate(way=Value(place, SmallIntegerField()), key=F(key)).order_by(key, "pk")[:limit]
        for place, (condition, key) in enumerate(ways_in)
    ]
    if not arms:
        return []
    rows = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    found: dict[int, Customer] = {}
    for customer in sorted(rows, key=attrgetter("way", "key", "pk")):
        found.setdefault(customer.pk, customer)
    return list(found.values())[:limit]


def _matches(customers: list[Customer]) -> list[CustomerMatch]:
    prefetch_related_objects(customers, "manager")
    categories: dict[int, dict[str, None]] = {}
    leads = Lead.objects.open().filter(customer__in=[customer.pk for customer in customers])
    for customer_id, category in leads.order_by("-captured_at", "-id").values_list("customer_id", "category"):
        categories.setdefault(customer_id, {})[category] = None
    return [CustomerMatch(customer, tuple(categories.get(customer.pk, ()))) for customer in customers]
