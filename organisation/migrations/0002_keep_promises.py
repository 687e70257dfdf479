from django.db import migrations

# A unit's path follows from its parent, however it was written. Children are told by touching them, one level at a time:
# each works out its own path from the new one above it.
PLACE = """
CREATE FUNCTION place_branch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above text := '';
BEGIN
    IF NEW.parent_id IS NOT NULL THEN
        SELECT path INTO above FROM organisation_branch WHERE id = NEW.parent_id;
        IF above IS NULL OR '.' || above LIKE '%.' || NEW.id || '.%' THEN
            RAISE EXCEPTION 'unit % cannot stand below unit %: the tree would go round in a circle', NEW.code, NEW.parent_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'branch_no_circle';
        END IF;
    END IF;
    NEW.path := above || NEW.id || '.';
    RETURN NEW;
END $$;
CREATE TRIGGER branch_place BEFORE INSERT OR UPDATE OF parent_id, path ON organisation_branch
    FOR EACH ROW EXECUTE FUNCTION place_branch();

CREATE FUNCTION place_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organisation_branch SET parent_id = parent_id WHERE parent_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER branch_place_children AFTER UPDATE ON organisation_branch
    FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION place_children();
"""
DROP_PLACE = "DROP FUNCTION place_branch() CASCADE; DROP FUNCTION place_children() CASCADE;"

# For facts that are never edited. Arguments name the columns that may be set once (from nothing), or, with a leading ~,
# changed freely. With branchsales.restamp on, a transfer entered late may also move a fact to another branch.
KEEP = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb;
    becomes jsonb;
    name text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% keeps what was written: nothing is deleted', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    was := to_jsonb(OLD);
    becomes := to_jsonb(NEW);
    FOREACH name IN ARRAY TG_ARGV LOOP
        IF name LIKE '~%' THEN
            was := was - substr(name, 2);
            becomes := becomes - substr(name, 2);
        ELSIF coalesce(was ->> name, '') = '' THEN
            was := was - name;
            becomes := becomes - name;
        END IF;
    END LOOP;
    IF current_setting('branchsales.restamp', true) = 'on' THEN
        was := was - '{branch_id,referrer_branch_id,receiver_branch_id}'::text[];
        becomes := becomes - '{branch_id,referrer_branch_id,receiver_branch_id}'::text[];
    END IF;
    IF was <> becomes THEN
        RAISE EXCEPTION '% keeps what was written: write a new record instead of changing one', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
DROP_KEEP = "DROP FUNCTION refuse_change() CASCADE;"

# Each row carries the hash of the row before it. The lock is taken before the row gets its id, so that ids and chain
# run in the same order.
CHAIN = """
CREATE FUNCTION access_record_hash(before text, r organisation_accessrecord) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', before, r.id, extract(epoch FROM r.made_at), r.kind, r.staff_id,
        r.branch_id, r.subject, r.reason, r.address), 'UTF8')), 'hex')
$$;
CREATE FUNCTION chain_access_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('organisation_accessrecord'));
    NEW.id := nextval(pg_get_serial_sequence('organisation_accessrecord', 'id'));
    SELECT chain INTO before FROM organisation_accessrecord ORDER BY id DESC LIMIT 1;
    NEW.chain := access_record_hash(coalesce(before, ''), NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER access_record_chain BEFORE INSERT ON organisation_accessrecord
    FOR EACH ROW EXECUTE FUNCTION chain_access_record();
CREATE TRIGGER access_record_kept BEFORE UPDATE OR DELETE ON organisation_accessrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP_CHAIN = """
DROP FUNCTION chain_access_record() CASCADE;
DROP TRIGGER access_record_kept ON organisation_accessrecord;
DROP FUNCTION access_record_hash(text, organisation_accessrecord);
"""


class Migration(migrations.Migration):
    """The tree stays a tree, facts stay as written, and the access records stay a chain, whoever writes."""

    dependencies = [("organisation", "0001_initial")]

    operations = [
        migrations.RunSQL(PLACE, DROP_PLACE),
        migrations.RunSQL(KEEP, DROP_KEEP),
        migrations.RunSQL(CHAIN, DROP_CHAIN),
    ]
