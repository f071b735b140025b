//! Tables of facts as they are created and widened: a table of latest states, its twin of superseded ones, and the triggers that keep
//! every state.

/// A table of facts: the columns that it has already, and those that this change declares.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) before: &'static [&'static str],
    pub(crate) columns: &'static [Column],
}

#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    needed: bool,
    /// It holds a whole number: a count, or an amount in minor units.
    is_number: bool,
    /// The values that are allowed, separated by blanks; blank for any.
    words: &'static str,
    /// The table, and its column, that this names.
    refers_to: &'static str,
}

pub(crate) const fn may(name: &'static str) -> Column {
    Column { name, needed: false, is_number: false, words: "", refers_to: "" }
}
pub(crate) const fn must(name: &'static str) -> Column {
    Column { needed: true, ..may(name) }
}
pub(crate) const fn number(column: Column) -> Column {
    Column { is_number: true, ..column }
}
pub(crate) const fn may_be(name: &'static str, words: &'static str) -> Column {
    Column { words, ..may(name) }
}
pub(crate) const fn to(refers_to: &'static str, column: Column) -> Column {
    Column { refers_to, ..column }
}
pub(crate) const fn one_of(name: &'static str, words: &'static str) -> Column {
    Column { words, ..must(name) }
}

impl Table {
    pub(crate) fn all(&self) -> Vec<&'static str> {
        self.before.iter().copied().chain(self.columns.iter().map(|column| column.name)).collect()
    }
}

impl Column {
    fn declaration(&self, with_references: bool) -> String {
        let Self { name, is_number, words, refers_to, .. } = self;
        let needed = if self.needed { " NOT NULL" } else { "" };
        let fit = match *words {
            "" if *is_number => format!("{name} >= 0"),
            "" => format!("{name} <> ''"),
            words => format!("{name} IN ('{}')", words.replace(' ', "', '")),
        };
        let reference =
            if with_references && !refers_to.is_empty() { format!(" REFERENCES {refers_to}") } else { String::new() };
        let sort = if *is_number { "$INT" } else { "$TEXT" };
        format!("{name} {sort}{needed} CHECK ({fit}){reference}")
    }
}

/// The further columns of a table and of its past.
pub(crate) fn added(table: &Table) -> String {
    let one = |name: &str, declared: String| format!("ALTER TABLE {name} ADD COLUMN {declared};");
    let (name, past) = (table.name, format!("{}_past", table.name));
    let both = |column: &Column| one(name, column.declaration(true)) + &one(&past, column.declaration(false));
    table.columns.iter().map(both).collect()
}

/// The table of latest states and its twin of superseded ones. The twin repeats no reference.
pub(crate) fn create(table: &Table) -> String {
    let declared = |with_references: bool| -> String {
        table.columns.iter().map(|column| column.declaration(with_references) + ",\n").collect()
    };
    let (name, latest, past) = (table.name, declared(true), declared(false));
    let of_every_state = "void $INT NOT NULL CHECK (void IN (0, 1)),
        entered_at $INT NOT NULL,
        act $INT NOT NULL REFERENCES act (seq) DEFERRABLE INITIALLY DEFERRED,
        search $TEXT NOT NULL";
    format!(
        "CREATE TABLE {name} (
            id $INT NOT NULL PRIMARY KEY,
            key $TEXT NOT NULL UNIQUE,
            {latest}
            recorded_at $INT NOT NULL,
            superseded_at $INT CHECK (superseded_at > recorded_at),
            {of_every_state}
        ) $END;
        CREATE TABLE {name}_past (
            id $INT NOT NULL REFERENCES {name} (id) DEFERRABLE INITIALLY DEFERRED,
            key $TEXT NOT NULL,
            {past}
            recorded_at $INT NOT NULL,
            superseded_at $INT NOT NULL CHECK (superseded_at > recorded_at),
            {of_every_state},
            PRIMARY KEY (id, recorded_at)
        ) $END;"
    )
}

/// The triggers that keep every superseded state; `replaces` where the table has its own of before.
pub(crate) fn guards(name: &str, columns: &[&str], postgres: bool, replaces: bool) -> String {
    // What every state has beside the columns of its file, `superseded_at` apart.
    let of_every_state = ["id", "key", "recorded_at", "void", "entered_at", "act", "search"];
    let names: Vec<&str> = of_every_state.into_iter().chain(columns.iter().copied()).collect();
    let prefixed = |prefix: &str| names.iter().map(|name| format!("{prefix}{name}")).collect::<Vec<_>>().join(", ");
    let (all, new, old) = (prefixed(""), prefixed("NEW."), prefixed("OLD."));
    match (postgres, replaces) {
        (true, true) => keeping_postgres(name, &all, &new, &old),
        (true, false) => format!(
            "{}
            CREATE TRIGGER {name}_keep_their_past BEFORE UPDATE ON {name}
                FOR EACH ROW EXECUTE FUNCTION {name}_keep_their_past();
            CREATE TRIGGER {name}_are_kept BEFORE DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
            CREATE TRIGGER {name}_are_not_emptied BEFORE TRUNCATE ON {name}
                FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();
            CREATE TRIGGER {name}_past_is_kept BEFORE UPDATE OR DELETE ON {name}_past
                FOR EACH ROW EXECUTE FUNCTION facts_are_kept();
            CREATE TRIGGER {name}_past_is_not_emptied BEFORE TRUNCATE ON {name}_past
                FOR EACH STATEMENT EXECUTE FUNCTION facts_are_kept();",
            keeping_postgres(name, &all, &new, &old)
        ),
        (false, true) => {
            format!("DROP TRIGGER {name}_keep_their_past; {}", keeping_sqlite(name, &all, &new, &old))
        }
        (false, false) => format!(
            "{}
            CREATE TRIGGER {name}_are_kept BEFORE DELETE ON {name}
            BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
            CREATE TRIGGER {name}_past_is_not_deleted BEFORE DELETE ON {name}_past
            BEGIN SELECT RAISE(ABORT, 'superseded states are never deleted'); END;
            CREATE TRIGGER {name}_past_is_not_updated BEFORE UPDATE ON {name}_past
            BEGIN SELECT RAISE(ABORT, 'superseded states are never changed'); END;",
            keeping_sqlite(name, &all, &new, &old)
        ),
    }
}

fn keeping_postgres(name: &str, all: &str, new: &str, old: &str) -> String {
    format!(
        "CREATE OR REPLACE FUNCTION {name}_keep_their_past() RETURNS trigger LANGUAGE plpgsql AS $body$
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
        END $body$;"
    )
}

fn keeping_sqlite(name: &str, all: &str, new: &str, old: &str) -> String {
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
        END;"
    )
}
