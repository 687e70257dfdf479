from django.db import migrations

# A pending referral is decided once; a decided one stays. A sale takes its confirmation and its reversal once; a reversed
# one stays. The reversal that was asked for may be refused and asked for again.
KEEP = """
CREATE TRIGGER referral_pending_kept BEFORE UPDATE ON referrals_referral FOR EACH ROW WHEN (OLD.state = 'pending')
    EXECUTE FUNCTION refuse_change('~state', '~due_at', 'decided_at', 'decided_on', 'response_minutes', 'decision_reason');
CREATE TRIGGER referral_decided_kept BEFORE UPDATE ON referrals_referral FOR EACH ROW WHEN (OLD.state <> 'pending')
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER referral_kept BEFORE DELETE ON referrals_referral FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sale_standing_kept BEFORE UPDATE ON referrals_sale FOR EACH ROW WHEN (OLD.reversed_on IS NULL)
    EXECUTE FUNCTION refuse_change('confirmed_on', 'core_reference', 'reversed_at', 'reversed_on',
        'reversal_approved_by_id', '~reversal_asked_by_id', '~reversal_asked_at', '~reversal_reason');
CREATE TRIGGER sale_reversed_kept BEFORE UPDATE ON referrals_sale FOR EACH ROW WHEN (OLD.reversed_on IS NOT NULL)
    EXECUTE FUNCTION refuse_change('confirmed_on', 'core_reference');
CREATE TRIGGER sale_kept BEFORE DELETE ON referrals_sale FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sales_credit_kept BEFORE UPDATE OR DELETE ON referrals_salescredit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP_KEEP = """
DROP TRIGGER referral_pending_kept ON referrals_referral;
DROP TRIGGER referral_decided_kept ON referrals_referral;
DROP TRIGGER referral_kept ON referrals_referral;
DROP TRIGGER sale_standing_kept ON referrals_sale;
DROP TRIGGER sale_reversed_kept ON referrals_sale;
DROP TRIGGER sale_kept ON referrals_sale;
DROP TRIGGER sales_credit_kept ON referrals_salescredit;
"""

# At commit the original lines of a sale add up to its amount, and all its lines to nothing once it is reversed.
# The sale is locked before the sum, in a statement of its own, so that two transactions crediting one sale see each
# other; under REPEATABLE READ the sum would be older than the lock and protect nothing, so it is refused.
ADD_UP = """
CREATE FUNCTION sale_credit_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sale referrals_sale;
    original bigint;
    everything bigint;
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION 'sales credit is not booked under REPEATABLE READ' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF TG_TABLE_NAME = 'referrals_salescredit' THEN
        SELECT * INTO sale FROM referrals_sale WHERE id = NEW.sale_id FOR NO KEY UPDATE;
    ELSE
        SELECT * INTO sale FROM referrals_sale WHERE id = NEW.id FOR NO KEY UPDATE;
    END IF;
    SELECT coalesce(sum(amount) FILTER (WHERE reverses_id IS NULL), 0), coalesce(sum(amount), 0)
        INTO original, everything FROM referrals_salescredit WHERE sale_id = sale.id;
    IF original <> sale.amount OR everything <> (CASE WHEN sale.reversed_on IS NULL THEN sale.amount ELSE 0 END) THEN
        RAISE EXCEPTION 'sale %: its sales credit adds up to % (with reversals %), not to its amount %',
            sale.number, original, everything, sale.amount
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_credit_adds_up';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sales_credit_adds_up AFTER INSERT ON referrals_salescredit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sale_credit_adds_up();
-- A sale without any line would never fire the trigger above.
CREATE CONSTRAINT TRIGGER sale_credit_adds_up AFTER INSERT OR UPDATE OF amount, reversed_on ON referrals_sale
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sale_credit_adds_up();

-- A reversing line takes back exactly one line of the same sale, person and part.
CREATE FUNCTION reversal_mirrors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM referrals_salescredit o WHERE o.id = NEW.reverses_id AND o.reverses_id IS NULL
        AND (o.sale_id, o.staff_id, o.branch_id, o.part, o.amount)
          = (NEW.sale_id, NEW.staff_id, NEW.branch_id, NEW.part, -NEW.amount);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a reversing line takes back one whole line of the same sale' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'sales_credit_reversal_mirrors';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sales_credit_reversal_mirrors BEFORE INSERT ON referrals_salescredit
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION reversal_mirrors();
"""
DROP_ADD_UP = "DROP FUNCTION sale_credit_adds_up() CASCADE; DROP FUNCTION reversal_mirrors() CASCADE;"


class Migration(migrations.Migration):
    """Referrals and sales change only as their verbs do; the ledger is append-only and adds up."""

    dependencies = [("referrals", "0001_initial"), ("organisation", "0002_keep_promises")]

    operations = [migrations.RunSQL(KEEP, DROP_KEEP), migrations.RunSQL(ADD_UP, DROP_ADD_UP)]
