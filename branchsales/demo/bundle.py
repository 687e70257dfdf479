"""The simulated bank as a history bundle: a folder of CSV files, rows in the order of their keys. Pure."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Protocol

from branchsales.demo.people import Person
from branchsales.demo.planning import plan_rows
from branchsales.demo.products import PRODUCTS
from branchsales.demo.world import World

Row = dict[str, object]


class Numbered(Protocol):
    """A fact that gets its number when the bundle is written."""

    at: datetime
    number: str


def write_bundle(world: World, folder: Path) -> None:
    """Write every file of the bundle into the folder."""
    _number(world)
    for name, rows in _FILES.items():
        _write(folder / f"{name}.csv", rows(world))


def _number(world: World) -> None:
    """Numbers as the product makes them, with four digits instead of six so that both never meet: L261012-0001."""
    for prefix, facts in (
        ("L", world.leads),
        ("R", world.referrals),
        ("F", world.contacts),
        ("S", world.sales),
        ("V", world.reviews),
    ):
        _number_by_day(prefix, facts)
    for sale in world.sales:
        sale.core_reference = sale.number.replace("S", "HX") if sale.confirmed_on else ""


def _number_by_day(prefix: str, facts: Iterable[Numbered]) -> None:
    for day, same_day in groupby(sorted(facts, key=lambda fact: fact.at), key=lambda fact: fact.at.date()):
        for place, fact in enumerate(same_day, start=1):
            fact.number = f"{prefix}{day:%y%m%d}-{place:04d}"


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Rows sorted by the first columns, which are the key; empty is none, moments and days are ISO 8601."""
    written = [{column: _text(value) for column, value in row.items()} for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(written[0])
        writer.writerows(sorted(list(row.values()) for row in written))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(timespec="minutes")
        case Person():
            return value.number
    return str(value)


def _branches(world: World) -> Iterator[Row]:
    for unit in world.units:
        yield {
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind,
            "parent_code": unit.parent.code if unit.parent else None,
            "city": unit.city,
            "transformed_on": unit.transformed_on,
        }


def _staff(world: World) -> Iterator[Row]:
    for person in world.people:
        yield {
            "employee_no": person.number,
            "name": person.name,
            "role": person.present_post.role,
            "branch_code": person.present_post.unit.code,
            "joined_on": person.joined_on,
            "left_on": person.left_on,
        }


def _postings(world: World) -> Iterator[Row]:
    for person in world.people:
        for post in person.posts:
            if post is not person.present_post:
                yield {
                    "employee_no": person.number,
                    "from": post.first,
                    "branch_code": post.unit.code,
                    "role": post.role,
                    "to": post.last,
                }


def _products(world: World) -> Iterator[Row]:
    for product in PRODUCTS:
        yield {
            "code": product.code,
            "name": product.name,
            "category": product.category,
            "risk_level": product.risk,
            "is_active": product.is_active,
        }


def _split_rules(world: World) -> Iterator[Row]:
    for rule in world.rules:
        yield {
            "branch_code": rule.unit.code,
            "category": rule.category,
            "from": rule.first,
            "found_share": rule.found_share,
            "to": rule.last,
        }


def _customers(world: World) -> Iterator[Row]:
    for customer in world.customers.all:
        yield {
            "customer_no": customer.number,
            "name": customer.name,
            "phone": customer.phone,
            "branch_code": customer.unit.code,
            "manager_no": customer.manager,
            "tier": customer.tier,
            "risk_level": customer.risk_level,
            "consent": customer.consent,
            "do_not_contact": customer.do_not_contact,
        }


def _leads(world: World) -> Iterator[Row]:
    for lead in world.leads:
        yield {
            "lead_no": lead.number,
            "customer_no": lead.customer.number,
            "branch_code": lead.unit.code,
            "finder_no": lead.finder,
            "captured_at": lead.at,
            "channel": lead.channel,
            "product_category": lead.category,
            "potential": lead.potential,
            "estimated_amount": lead.estimate,
            "owner_no": lead.owner,
            "status": lead.status,
            "closed_at": lead.closed_at,
            "lost_reason": lead.lost_reason,
            "next_action_on": lead.next_on,
            "note": lead.note,
        }


def _referrals(world: World) -> Iterator[Row]:
    for referral in world.referrals:
        yield {
            "referral_no": referral.number,
            "lead_no": referral.lead.number,
            "referrer_no": referral.referrer,
            "receiver_no": referral.receiver,
            "made_at": referral.at,
            "decision": referral.state,
            "decided_at": referral.decided_at,
            "reason": referral.reason,
            "decision_reason": referral.decision_reason,
            "referrer_share": referral.found_share,
        }


def _follow_ups(world: World) -> Iterator[Row]:
    for contact in world.contacts:
        yield {
            "follow_up_no": contact.number,
            "lead_no": contact.lead.number,
            "staff_no": contact.person,
            "contacted_at": contact.at,
            "method": contact.method,
            "reached": contact.is_reached,
            "outcome": contact.outcome,
            "note": contact.note,
            "next_action_on": contact.next_on,
        }


def _sales(world: World) -> Iterator[Row]:
    for sale in world.sales:
        yield {
            "sale_no": sale.number,
            "lead_no": sale.lead.number,
            "closer_no": sale.closer,
            "product_code": sale.product.code,
            "amount": sale.amount,
            "sold_on": sale.at.date(),
            "reversed_on": sale.reversed_on,
            "reversal_reason": sale.reversal_reason,
            "confirmed_on": sale.confirmed_on,
            "core_reference": sale.core_reference,
        }


def _reviews(world: World) -> Iterator[Row]:
    for review in world.reviews:
        yield {
            "review_no": review.number,
            "follow_up_no": review.contact.number,
            "author_no": review.author,
            "written_at": review.at,
            "rating": review.rating,
            "comment": review.comment,
        }


def _traffic(world: World) -> Iterator[Row]:
    for log in world.traffic:
        yield {
            "staff_no": log.person,
            "day": log.day,
            "served": log.served,
            "received": log.received,
            "diverted": log.diverted,
            "identified": log.identified,
        }


_FILES: dict[str, Callable[[World], Iterable[Row]]] = {
    "branches": _branches,
    "staff": _staff,
    "postings": _postings,
    "products": _products,
    "split_rules": _split_rules,
    "customers": _customers,
    "leads": _leads,
    "referrals": _referrals,
    "follow_ups": _follow_ups,
    "sales": _sales,
    "reviews": _reviews,
    "traffic": _traffic,
    "plan_items": plan_rows,
}
