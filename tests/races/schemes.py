"""The way it is done, and ways that leave out one thing each and are wrong for it.

shard-lock         as built: 0 wrong
unique-queue       one mark per key, ON CONFLICT DO NOTHING: the worker takes a mark whose second change is uncommitted
two-transactions   claim in one transaction, compute in the next: a kill between them loses the keys
lead-lock-only     triggers lock the lead but not its customer: what another lead's contact says of a sale is missed
no-parent-lock     triggers look at other facts without locking anything first
"""

from performance.rollup.apply import apply_keys
from performance.rollup.claim import claim, lock_shard
from performance.rollup.session import rolling_up
from performance.rollup.shards import roll_up_shard

UNIQUE_QUEUE = """
ALTER TABLE performance_dirty RENAME TO marked_once;
CREATE UNIQUE INDEX ON marked_once (staff_id, day);
CREATE VIEW performance_dirty AS SELECT staff_id, day, shard FROM marked_once;
CREATE FUNCTION mark_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO marked_once (staff_id, day) VALUES (NEW.staff_id, NEW.day) ON CONFLICT DO NOTHING; RETURN NEW; END $$;
CREATE TRIGGER mark_once INSTEAD OF INSERT ON performance_dirty FOR EACH ROW EXECUTE FUNCTION mark_once();
"""
LEAD_LOCK_ONLY = """
CREATE OR REPLACE FUNCTION performance_lock_customers_of(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM performance_lock_leads(ids);
END $$;
"""
NO_PARENT_LOCK = """
CREATE OR REPLACE FUNCTION performance_lock_leads(ids bigint[]) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE OR REPLACE FUNCTION performance_lock_customers_of(ids bigint[]) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
"""


def claim_then_compute(shard: int, *, wait: bool = False) -> int | None:
    """The step of the wrong scheme `two-transactions`."""
    with rolling_up() as cursor:
        keys = claim(cursor, shard) if lock_shard(cursor, shard, wait=wait) else []
    if keys:
        with rolling_up() as cursor:
            apply_keys(cursor, keys)
    return len(keys)


CHANGES = {"unique-queue": UNIQUE_QUEUE, "lead-lock-only": LEAD_LOCK_ONLY, "no-parent-lock": NO_PARENT_LOCK}
STEPS = {"two-transactions": claim_then_compute}
SCHEMES = ("shard-lock", "unique-queue", "two-transactions", "lead-lock-only", "no-parent-lock")


def step_of(scheme: str):  # type: ignore[no-untyped-def]
    return STEPS.get(scheme, roll_up_shard)
