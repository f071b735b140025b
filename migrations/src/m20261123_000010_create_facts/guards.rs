//! The triggers by which the database itself keeps every superseded state.

use super::{Column, Table};

/// What every state has beside the columns of its file, `superseded_at` apart.
const OF_EVERY_STATE: [&str; 7] = ["id", "key", "recorded_at", "void", "entered_at", "act", "search"];

/// One refusal for all tables.
pub(super) const POSTGRES_SHARED: &str = "
    CREATE FUNCTION facts_are_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN RAISE EXCEPTION 'facts are never deleted and superseded states never changed'; END $body$;";

pub(super) fn postgres(table: &Table) -> String {
    let name = table.name;
    let Names { all, new, old } = Names::of(table);
    format!(
        "CREATE FUNCTION {name}_keep_their_past() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF (NEW.id, NEW.key) <> (OLD.id, OLD.key) THEN
                RAISE EXCEPTION 'a fact keeps its number and its key';
            END IF;
            IF NEW.recorded_at = OLD.recorded_at THEN
                IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                    RAISE EXCEPTION 'a recorded state can only be superseded';
                END IF;
                RETURN NEW;
            END IF;
            IF NEW.recorded_at < COALESCE(OLD.superseded_at, OLD.recorded_at) THEN
                RAISE EXCEPTION 'a correction is recorded later than what it corrects';
            END IF;
            INSERT INTO {name}_past ({all}, superseded_at)
            VALUES ({old}, COALESCE(OLD.superseded_at, NEW.recorded_at));
            RETURN NEW;
        END $body$;
        CREATE TRIGGER {name}_keep_their_past BEFORE UPDATE ON {name}
            FOR EACH ROW EXECUTE FUNCTION {name}_keep_their_past();
        CREATE TRIGGER {name}_are_kept BEFORE DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
        CREATE TRIGGER {name}_are_not_emptied BEFORE TRUNCATE ON {name}
            FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();
        CREATE TRIGGER {name}_past_is_kept BEFORE UPDATE OR DELETE ON {name}_past
            FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
        CREATE TRIGGER {name}_past_is_not_emptied BEFORE TRUNCATE ON {name}_past
            FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();"
    )
}

pub(super) fn sqlite(table: &Table) -> String {
    let name = table.name;
    let Names { all, new, old } = Names::of(table);
    format!(
        "CREATE TRIGGER {name}_keep_their_past BEFORE UPDATE ON {name}
        BEGIN
            SELECT RAISE(ABORT, 'a fact keeps its number and its key')
            WHERE (NEW.id, NEW.key) IS NOT (OLD.id, OLD.key);
            SELECT RAISE(ABORT, 'a recorded state can only be superseded')
            WHERE NEW.recorded_at = OLD.recorded_at
                AND (OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR ({new}) IS NOT ({old}));
            SELECT RAISE(ABORT, 'a correction is recorded later than what it corrects')
            WHERE NEW.recorded_at <> OLD.recorded_at
                AND NEW.recorded_at < COALESCE(OLD.superseded_at, OLD.recorded_at);
            INSERT INTO {name}_past ({all}, superseded_at)
            SELECT {old}, COALESCE(OLD.superseded_at, NEW.recorded_at) WHERE NEW.recorded_at <> OLD.recorded_at;
        END;
        CREATE TRIGGER {name}_are_kept BEFORE DELETE ON {name}
        BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
        CREATE TRIGGER {name}_past_is_not_deleted BEFORE DELETE ON {name}_past
        BEGIN SELECT RAISE(ABORT, 'superseded states are never deleted'); END;
        CREATE TRIGGER {name}_past_is_not_updated BEFORE UPDATE ON {name}_past
        BEGIN SELECT RAISE(ABORT, 'superseded states are never changed'); END;"
    )
}

/// The columns of a state, `superseded_at` apart: plain, of the new row and of the old.
struct Names {
    all: String,
    new: String,
    old: String,
}

impl Names {
    fn of(table: &Table) -> Self {
        let names: Vec<&str> = OF_EVERY_STATE.into_iter().chain(table.columns.iter().map(Column::name)).collect();
        let prefixed = |prefix: &str| -> String {
            names.iter().map(|name| format!("{prefix}{name}")).collect::<Vec<_>>().join(", ")
        };
        Self { all: prefixed(""), new: prefixed("NEW."), old: prefixed("OLD.") }
    }
}
