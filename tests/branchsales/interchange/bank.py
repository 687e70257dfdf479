"""A small bank as a history bundle, written out with whatever a test changes in it."""

import csv
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path

from branchsales.interchange import Report, import_bundle

Row = dict[str, str]
Files = dict[str, list[Row]]

BANK: Files = {
    "branches": [
        {"code": "HO", "name": "Head office", "kind": "head_office", "parent_code": ""},
        {"code": "S1", "name": "East", "kind": "sub_branch", "parent_code": "HO"},
        {"code": "B1", "name": "Lake Road", "kind": "branch", "parent_code": "S1"},
        {"code": "B2", "name": "Harbour", "kind": "branch", "parent_code": "S1"},
    ],
    "staff": [
        {"employee_no": "T1", "name": "王芳", "role": "teller", "branch_code": "B1", "joined_on": "2025-01-01"},
        {"employee_no": "L1", "name": "李娜", "role": "lobby_manager", "branch_code": "B1", "joined_on": "2025-01-01"},
        {"employee_no": "W1", "name": "张伟", "role": "wealth_manager", "branch_code": "B1", "joined_on": "2025-01-01"},
        {"employee_no": "W2", "name": "Anna Li", "role": "wealth_manager", "branch_code": "B2",
         "joined_on": "2025-01-01"},
        {"employee_no": "H1", "name": "陈静", "role": "branch_head", "branch_code": "B1", "joined_on": "2025-01-01"},
    ],
    "postings": [],
    "products": [
        {"code": "F1", "name": "Fund one", "category": "fund", "risk_level": "R3", "is_active": "true"},
        {"code": "D1", "name": "Term deposit", "category": "deposit", "risk_level": "", "is_active": "true"},
    ],
    "split_rules": [
        {"branch_code": "S1", "category": "fund", "from": "2026-01-01", "found_share": "0.25", "to": ""},
    ],
    "customers": [
        {
            "customer_no": "C1", "name": "赵敏", "phone": "13912345678", "branch_code": "B1", "manager_no": "W1",
            "tier": "gold", "risk_level": "C3", "consent": "yes", "do_not_contact": "false",
        },
        {
            "customer_no": "C2", "name": "Bob Stone", "phone": "", "branch_code": "B1", "manager_no": "",
            "tier": "", "risk_level": "", "consent": "", "do_not_contact": "",
        },
    ],
    "leads": [
        {
            "lead_no": "L1", "customer_no": "C1", "branch_code": "B1", "finder_no": "T1",
            "captured_at": "2026-03-02T09:30", "channel": "counter", "product_category": "fund", "potential": "A",
            "estimated_amount": "50000", "owner_no": "W1", "status": "won", "closed_at": "2026-03-05T16:00",
            "lost_reason": "", "next_action_on": "", "note": "asked about funds",
        },
        {
            "lead_no": "L2", "customer_no": "C2", "branch_code": "B1", "finder_no": "L1",
            "captured_at": "2026-03-03T10:00", "channel": "lobby", "product_category": "deposit", "potential": "B",
            "estimated_amount": "", "owner_no": "W1", "status": "open", "closed_at": "", "lost_reason": "",
            "next_action_on": "2026-03-20", "note": "",
        },
        {
            "lead_no": "L3", "customer_no": "C2", "branch_code": "B1", "finder_no": "T1",
            "captured_at": "2026-03-04T11:00", "channel": "counter", "product_category": "loan", "potential": "C",
            "estimated_amount": "", "owner_no": "", "status": "lost", "closed_at": "2026-03-10T11:00",
            "lost_reason": "no_need", "next_action_on": "", "note": "",
        },
    ],
    "referrals": [
        {
            "referral_no": "R1", "lead_no": "L1", "referrer_no": "T1", "receiver_no": "W1",
            "made_at": "2026-03-02T09:40", "decision": "accepted", "decided_at": "2026-03-02T10:40", "reason": "",
            "referrer_share": "0.3",
        },
        {
            "referral_no": "R2", "lead_no": "L2", "referrer_no": "L1", "receiver_no": "W1",
            "made_at": "2026-03-03T10:10", "decision": "pending", "decided_at": "", "reason": "asks for a rate",
            "referrer_share": "",
        },
    ],
    "follow_ups": [
        {
            "follow_up_no": "F1", "lead_no": "L1", "staff_no": "W1", "contacted_at": "2026-03-03T14:00",
            "method": "phone", "reached": "false", "outcome": "no_answer", "note": "", "next_action_on": "2026-03-05",
        },
        {
            "follow_up_no": "F2", "lead_no": "L1", "staff_no": "W1", "contacted_at": "2026-03-05T15:00",
            "method": "branch", "reached": "true", "outcome": "won", "note": "signed", "next_action_on": "",
        },
        {
            "follow_up_no": "F3", "lead_no": "L2", "staff_no": "W1", "contacted_at": "2026-03-06T09:00",
            "method": "phone", "reached": "true", "outcome": "interested", "note": "", "next_action_on": "2026-03-20",
        },
    ],
    "sales": [
        {
            "sale_no": "S1", "lead_no": "L1", "closer_no": "W1", "product_code": "F1", "amount": "1000.01",
            "sold_on": "2026-03-05", "referrer_share": "", "reversed_on": "", "reversal_reason": "",
            "confirmed_on": "2026-03-06", "core_reference": "HX1",
        },
    ],
    "reviews": [
        {
            "review_no": "V1", "follow_up_no": "F2", "author_no": "H1", "written_at": "2026-03-06T18:00",
            "rating": "5", "comment": "well done",
        },
    ],
}  # fmt: skip


def bank(**changed: Iterable[Row]) -> Files:
    """A copy of the bank, with other rows for the files named."""
    files = deepcopy(BANK)
    files.update({name: [dict(row) for row in rows] for name, rows in changed.items()})
    return files


def changed(table: str, number: str, **values: str) -> Files:
    """The bank with other values in one row, which is named by the first column."""
    files = bank()
    key = next(iter(files[table][0]))
    (row,) = [row for row in files[table] if row[key] == number]
    row.update(values)
    return files


def added(table: str, like: str, **values: str) -> Files:
    """The bank with one more row, like another but for these values."""
    files = bank()
    key = next(iter(files[table][0]))
    (row,) = [row for row in files[table] if row[key] == like]
    files[table].append({**row, **values})
    return files


def write(folder: Path, files: Mapping[str, list[Row]]) -> Path:
    """The bundle as a folder; files without rows are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        if rows:
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(
                    file, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n"
                )
                writer.writeheader()
                writer.writerows(rows)
    return folder


def imported(folder: Path, files: Mapping[str, list[Row]], **options: object) -> Report:
    """Write the bundle and import it."""
    return import_bundle(write(folder, files), **options)  # type: ignore[arg-type]


def said(report: Report) -> list[str]:
    """The errors as people read them."""
    return [str(problem) for problem in report.errors]


def warned(report: Report) -> list[str]:
    """The warnings as people read them."""
    return [str(problem) for problem in report.warnings]
