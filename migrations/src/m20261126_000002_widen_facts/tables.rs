//! The columns that are added to tables of facts, the tables that are new, and the triggers that keep every superseded
//! state of both.

/// A table of facts: the columns that it has already, and those that this change declares.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) before: &'static [&'static str],
    pub(super) columns: &'static [Column],
}

#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    needed: bool,
    number: bool,
    /// The values that are allowed, separated by blanks; blank for any.
    words: &'static str,
    /// What rows of before have; blank for nothing.
    default: &'static str,
    /// The table, and its column, that this names.
    refers_to: &'static str,
}

const fn may(name: &'static str) -> Column {
    Column { name, needed: false, number: false, words: "", default: "", refers_to: "" }
}
const fn must(name: &'static str) -> Column {
    Column { needed: true, ..may(name) }
}
const fn whole(name: &'static str) -> Column {
    Column { number: true, ..may(name) }
}
const fn to(refers_to: &'static str, column: Column) -> Column {
    Column { refers_to, ..column }
}
const fn one_of(name: &'static str, words: &'static str) -> Column {
    Column { words, ..must(name) }
}
/// Yes or no; no for rows of before.
const fn no(name: &'static str) -> Column {
    Column { words: "yes no", default: "no", ..must(name) }
}
const fn known(name: &'static str) -> Column {
    Column { words: "yes no", ..may(name) }
}

const CLASSES: &str = "public internal confidential strictly_confidential";
const OBJECTIVES: &str = "confidential strictly_confidential proto_parts proto_vehicles test_vehicles proto_events";

/// Tables that get more columns.
pub(super) const ADDED: &[Table] = &[
    Table {
        name: "agreements",
        before: &[
            "code",
            "discloser_code",
            "recipient_code",
            "mutual",
            "affiliates",
            "executed_at",
            "effective_on",
            "expires_on",
            "terminated_on",
            "suspended",
            "survival",
            "return_days",
            "programmes",
            "purposes",
            "ceiling",
            "flow_down",
            "max_depth",
            "receipt_from",
            "commitment_required",
            "label_required",
            "retroactive",
            "amends_code",
        ],
        columns: &[
            may("info_types"),
            may("sites"),
            may("territories"),
            no("training_required"),
            whole("notice_hours"),
            no("audit_right"),
            known("sealed"),
            no("precedence"),
            whole("liability_cap"),
            may("liability_currency"),
            may("law"),
            may("forum"),
        ],
    },
    Table {
        name: "labels",
        before: &["party_code", "objective", "valid_from", "valid_until", "state", "scope_id"],
        columns: &[may("sites")],
    },
    Table {
        name: "consents",
        before: &[
            "code",
            "granted_by_code",
            "giver_code",
            "recipient_code",
            "document_code",
            "versions",
            "granted_at",
            "valid_from",
            "valid_to",
            "revoked_at",
            "purposes",
        ],
        columns: &[may("sites"), whole("holding_days")],
    },
    Table {
        name: "rounds",
        before: &["code", "programme_code", "title", "opens_at", "closes_at", "awarded_at", "return_days"],
        columns: &[whole("holding_days")],
    },
    Table {
        name: "disclosures",
        before: &[
            "code",
            "document_code",
            "version_label",
            "giver_code",
            "recipient_code",
            "people",
            "at",
            "at_from",
            "basis",
            "status",
            "channel",
            "purpose",
            "round_code",
            "agreement_code",
            "requested_by",
            "approved_by",
            "copy_no",
            "acknowledged_at",
            "return_due_on",
        ],
        columns: &[may("site"), known("encrypted"), known("marked")],
    },
];

const fn new(name: &'static str, columns: &'static [Column]) -> Table {
    Table { name, before: &[], columns }
}

/// Tables that are new, each after those that it refers to.
pub(super) const NEW: &[Table] = &[
    new("trainings", &[to("people (key)", must("person_code")), must("topic"), must("completed_on"), may("valid_to")]),
    new(
        "handling_rules",
        &[
            one_of("class", CLASSES),
            to("programmes (key)", may("programme_code")),
            must("from_date"),
            may("to_date"),
            may("channels"),
            no("encryption_required"),
            no("marking_required"),
            no("approval_required"),
            no("commitment_required"),
            no("label_required"),
            no("training_required"),
            whole("recall_days"),
        ],
    ),
    new(
        "access_lists",
        &[
            to("documents (key)", must("document_code")),
            to("subjects (code)", must("subject_code")),
            may("from_date"),
            may("to_date"),
        ],
    ),
    new(
        "release_stops",
        &[
            to("documents (key)", must("document_code")),
            one_of("kind", "export important_data court"),
            must("from_date"),
            may("to_date"),
            may("reason"),
        ],
    ),
    new(
        "equivalences",
        &[
            to("parties (key)", must("party_code")),
            one_of("objective", OBJECTIVES),
            must("valid_from"),
            must("valid_until"),
            must("evidence"),
            to("people (key)", may("approved_by")),
            may("sites"),
        ],
    ),
    new(
        "waivers",
        &[
            must("code"),
            must("reason"),
            to("disclosures (key)", may("disclosure_code")),
            to("subjects (code)", may("giver_code")),
            to("subjects (code)", may("recipient_code")),
            to("documents (key)", may("document_code")),
            must("from_date"),
            must("to_date"),
            may("revoked_on"),
            to("people (key)", may("requested_by")),
            to("people (key)", may("approved_by")),
            one_of("level", "legal confidentiality owner procurement management"),
            may("measure"),
        ],
    ),
];

impl Table {
    /// All of its columns, in order.
    pub(super) fn all(&self) -> Vec<&'static str> {
        self.before.iter().copied().chain(self.columns.iter().map(|column| column.name)).collect()
    }
}

impl Column {
    fn declaration(&self, with_references: bool) -> String {
        let Self { name, words, default, refers_to, .. } = self;
        let kind = if self.number { "$INT" } else { "$TEXT" };
        let needed = if self.needed { " NOT NULL" } else { "" };
        let default = if default.is_empty() { String::new() } else { format!(" DEFAULT '{default}'") };
        let fit = match *words {
            "" if self.number => format!("{name} >= 0"),
            "" => format!("{name} <> ''"),
            words => format!("{name} IN ('{}')", words.replace(' ', "', '")),
        };
        let reference =
            if with_references && !refers_to.is_empty() { format!(" REFERENCES {refers_to}") } else { String::new() };
        format!("{name} {kind}{needed}{default} CHECK ({fit}){reference}")
    }
}

/// The further columns of a table and of its past.
pub(super) fn added(table: &Table) -> String {
    let one = |name: &str, column: &Column| format!("ALTER TABLE {name} ADD COLUMN {};", column.declaration(false));
    let past = format!("{}_past", table.name);
    table.columns.iter().map(|column| one(table.name, column) + &one(&past, column)).collect()
}

/// The table of latest states and its twin of superseded ones. The twin repeats no reference.
pub(super) fn create(table: &Table) -> String {
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
pub(super) fn guards(name: &str, columns: &[&str], postgres: bool, replaces: bool) -> String {
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
