//! The columns that are added to events, invitees and disclosures, and the triggers that keep every superseded state of them.

/// A table of facts: the columns that it has already, and those that this change declares.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) before: &'static [&'static str],
    pub(super) columns: &'static [Column],
}

#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// The values that are allowed, separated by blanks; blank for any.
    words: &'static str,
    /// The table, and its column, that this names.
    refers_to: &'static str,
}

const fn may(name: &'static str) -> Column {
    Column { name, words: "", refers_to: "" }
}
const fn may_be(name: &'static str, words: &'static str) -> Column {
    Column { words, ..may(name) }
}
const fn to(refers_to: &'static str, column: Column) -> Column {
    Column { refers_to, ..column }
}

/// Events, which say where they stand and what is shown how; invitees with the number of their seal; and disclosures, which name the event at
/// which something was shown.
pub(super) const ADDED: [Table; 3] = [
    Table {
        name: "events",
        before: &["code", "title", "kind", "programme_code", "starts_at", "ends_at", "place"],
        columns: &[
            may("versions"),
            may("areas"),
            may_be("device_rule", "free no_images sealed handed_in"),
            may("premises_approved_on"),
            to("people (key)", may("incident_contact")),
            may_be(
                "state",
                "draft submitted approved registration_open ready live paused under_embargo embargo_lifted closed cancelled",
            ),
        ],
    },
    Table {
        name: "invitees",
        before: &[
            "event_code",
            "person_code",
            "invited_at",
            "employer_code",
            "checked_in_at",
            "identity_checked",
            "device_sealed",
        ],
        columns: &[may("seal_no")],
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
            "site",
            "encrypted",
            "marked",
            "transmittal_code",
            "delivered_at",
        ],
        columns: &[to("events (key)", may("event_code"))],
    },
];

impl Table {
    pub(super) fn all(&self) -> Vec<&'static str> {
        self.before.iter().copied().chain(self.columns.iter().map(|column| column.name)).collect()
    }
}

impl Column {
    fn declaration(&self, with_references: bool) -> String {
        let Self { name, words, refers_to } = self;
        let fit = match *words {
            "" => format!("{name} <> ''"),
            words => format!("{name} IN ('{}')", words.replace(' ', "', '")),
        };
        let reference =
            if with_references && !refers_to.is_empty() { format!(" REFERENCES {refers_to}") } else { String::new() };
        format!("{name} $TEXT CHECK ({fit}){reference}")
    }
}

/// The further columns of a table and of its past.
pub(super) fn added(table: &Table) -> String {
    let one = |name: &str, declared: String| format!("ALTER TABLE {name} ADD COLUMN {declared};");
    let (name, past) = (table.name, format!("{}_past", table.name));
    let both = |column: &Column| one(name, column.declaration(true)) + &one(&past, column.declaration(false));
    table.columns.iter().map(both).collect()
}

/// The triggers that keep every superseded state, in the place of those of before.
pub(super) fn guards(name: &str, columns: &[&str], postgres: bool) -> String {
    // What every state has beside the columns of its file, `superseded_at` apart.
    let of_every_state = ["id", "key", "recorded_at", "void", "entered_at", "act", "search"];
    let names: Vec<&str> = of_every_state.into_iter().chain(columns.iter().copied()).collect();
    let prefixed = |prefix: &str| names.iter().map(|name| format!("{prefix}{name}")).collect::<Vec<_>>().join(", ");
    let (all, new, old) = (prefixed(""), prefixed("NEW."), prefixed("OLD."));
    if postgres {
        keeping_postgres(name, &all, &new, &old)
    } else {
        format!("DROP TRIGGER {name}_keep_their_past; {}", keeping_sqlite(name, &all, &new, &old))
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
