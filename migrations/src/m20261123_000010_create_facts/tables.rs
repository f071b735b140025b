//! The columns of each table of facts, written out.

/// A table of facts; its columns in the order of the file.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [Column],
    /// Constraints over several columns.
    constraints: &'static str,
}

#[derive(Clone, Copy)]
pub(super) struct Column {
    name: &'static str,
    needed: bool,
    number: bool,
    /// The values that are allowed, separated by blanks; blank for any.
    words: &'static str,
    /// The table whose key this names.
    refers_to: Option<&'static str>,
}

const fn may(name: &'static str) -> Column {
    Column { name, needed: false, number: false, words: "", refers_to: None }
}
const fn must(name: &'static str) -> Column {
    Column { needed: true, ..may(name) }
}
/// Minor units of money, or a whole number.
const fn number(column: Column) -> Column {
    Column { number: true, ..column }
}
const fn one_of(name: &'static str, words: &'static str) -> Column {
    Column { words, ..must(name) }
}
const fn yes_or_no(name: &'static str) -> Column {
    one_of(name, "yes no")
}
const fn to(table: &'static str, column: Column) -> Column {
    Column { refers_to: Some(table), ..column }
}
const fn table(name: &'static str, columns: &'static [Column]) -> Table {
    Table { name, columns, constraints: "" }
}

const CLASSES: &str = "public internal confidential strictly_confidential";
const INFO_TYPES: &str =
    "drawing specification photo model sample mould vehicle contract data_set software process other";
const OBJECTIVES: &str = "confidential strictly_confidential proto_parts proto_vehicles test_vehicles proto_events";
const BASES: &str = "handed_over shown forwarded taken lost unknown";
const CHANNELS: &str = "portal email courier meeting transfer viewing messenger other";
const HOW: &str = "passed_on forwarded published_early lost stolen intrusion left_open sold unknown";

/// Every table, each after those that it refers to.
pub(super) const TABLES: &[Table] = &[
    table(
        "parties",
        &[
            to("subjects", must("code")),
            must("name"),
            may("name_local"),
            one_of("kind", "manufacturer supplier media agency carrier outsider other"),
            may("country"),
            may("registration_no"),
            to("parties", may("parent_code")),
        ],
    ),
    table(
        "people",
        &[
            to("subjects", must("code")),
            to("person_names", number(must("identity"))),
            to("parties", may("employer_code")),
            may("employed_from"),
            may("employed_to"),
        ],
    ),
    table(
        "employments",
        &[to("people", must("person_code")), to("parties", must("employer_code")), may("from_date"), may("to_date")],
    ),
    table(
        "standings",
        &[
            to("subjects", must("subject_code")),
            one_of("standing", "watch suspended barred"),
            must("from_date"),
            may("to_date"),
            may("reason"),
        ],
    ),
    table(
        "programmes",
        &[must("code"), must("name"), to("parties", must("manufacturer_code")), must("timezone"), may("public_at")],
    ),
    table("parts", &[to("programmes", must("programme_code")), must("part"), number(may("months_to_replace"))]),
    table(
        "supply_links",
        &[
            to("parties", must("customer_code")),
            to("parties", must("supplier_code")),
            to("programmes", may("programme_code")),
            may("part"),
            may("valid_from"),
            may("valid_to"),
            one_of("status", "declared confirmed inferred"),
            may("source"),
        ],
    ),
    table(
        "documents",
        &[
            must("code"),
            must("title"),
            to("programmes", must("programme_code")),
            to("subjects", must("originator_code")),
            may("part"),
            one_of("info_type", INFO_TYPES),
            one_of("class", CLASSES),
            may("public_at"),
        ],
    ),
    table("class_changes", &[to("documents", must("document_code")), one_of("class", CLASSES), must("from_date")]),
    Table {
        name: "versions",
        columns: &[
            to("documents", must("document_code")),
            must("label"),
            one_of("stage", "concept bid_draft for_review final"),
            must("issued_at"),
            may("withdrawn_at"),
            to("subjects", may("made_by_code")),
            may("derived_from"),
            may("sha256"),
        ],
        constraints: ", UNIQUE (document_code, label)",
    },
    table(
        "agreements",
        &[
            must("code"),
            to("subjects", must("discloser_code")),
            to("subjects", must("recipient_code")),
            yes_or_no("mutual"),
            yes_or_no("affiliates"),
            may("executed_at"),
            must("effective_on"),
            may("expires_on"),
            may("terminated_on"),
            may("suspended"),
            may("survival"),
            number(may("return_days")),
            may("programmes"),
            may("purposes"),
            one_of("ceiling", CLASSES),
            one_of("flow_down", "forbidden with_consent permitted"),
            number(may("max_depth")),
            may("receipt_from"),
            yes_or_no("commitment_required"),
            yes_or_no("label_required"),
            yes_or_no("retroactive"),
            to("agreements", may("amends_code")),
        ],
    ),
    table(
        "penalty_clauses",
        &[
            to("agreements", must("agreement_code")),
            must("no"),
            one_of("basis", "per_incident per_document per_day"),
            number(must("amount")),
            must("currency"),
            number(may("cap")),
            yes_or_no("cumulative"),
            yes_or_no("survives"),
        ],
    ),
    table(
        "commitments",
        &[
            must("code"),
            to("people", must("person_code")),
            must("signed_at"),
            may("effective_on"),
            may("expires_on"),
            may("programmes"),
            may("event_code"),
            may("survival"),
            number(may("penalty_amount")),
            may("penalty_currency"),
            yes_or_no("employer_undertakes"),
            may("channels"),
            may("already_public"),
        ],
    ),
    table(
        "labels",
        &[
            to("parties", must("party_code")),
            one_of("objective", OBJECTIVES),
            must("valid_from"),
            must("valid_until"),
            one_of("state", "valid temporary suspended withdrawn"),
            may("scope_id"),
        ],
    ),
    table(
        "consents",
        &[
            must("code"),
            to("subjects", may("granted_by_code")),
            to("subjects", must("giver_code")),
            to("subjects", must("recipient_code")),
            to("documents", must("document_code")),
            may("versions"),
            must("granted_at"),
            may("valid_from"),
            may("valid_to"),
            may("revoked_at"),
            may("purposes"),
        ],
    ),
    table(
        "rounds",
        &[
            must("code"),
            to("programmes", must("programme_code")),
            must("title"),
            must("opens_at"),
            must("closes_at"),
            may("awarded_at"),
            number(may("return_days")),
        ],
    ),
    table(
        "bidders",
        &[
            to("rounds", must("round_code")),
            to("parties", must("party_code")),
            must("invited_at"),
            one_of("outcome", "invited awarded not_awarded withdrawn"),
        ],
    ),
    Table {
        name: "round_documents",
        columns: &[to("rounds", must("round_code")), must("document_code"), must("version_label")],
        constraints: ", FOREIGN KEY (document_code, version_label) REFERENCES versions (document_code, label)",
    },
    Table {
        name: "disclosures",
        columns: &[
            must("code"),
            must("document_code"),
            must("version_label"),
            to("subjects", must("giver_code")),
            to("subjects", must("recipient_code")),
            may("people"),
            must("at"),
            may("at_from"),
            one_of("basis", BASES),
            one_of("status", "issued reported verified discovered"),
            Column { needed: false, ..one_of("channel", CHANNELS) },
            may("purpose"),
            to("rounds", may("round_code")),
            may("agreement_code"),
            may("requested_by"),
            may("approved_by"),
            may("copy_no"),
            may("acknowledged_at"),
            may("return_due_on"),
        ],
        constraints: ", FOREIGN KEY (document_code, version_label) REFERENCES versions (document_code, label),
            CHECK (giver_code <> recipient_code)",
    },
    table(
        "returns",
        &[
            to("disclosures", must("disclosure_code")),
            must("accounted_at"),
            one_of("kind", "returned destroyed retained_by_permission"),
            yes_or_no("complete"),
            may("certificate"),
            may("method"),
        ],
    ),
    table(
        "incidents",
        &[
            must("code"),
            must("title"),
            one_of("what", "document item embargo agreement"),
            one_of("how", HOW),
            may("occurred_from"),
            may("occurred_to"),
            may("first_public_at"),
            must("discovered_at"),
            may("reported_at"),
            may("url"),
            may("versions"),
            may("attributed_to"),
            one_of("confidence", "admission mark elimination suspected unknown"),
            may("related"),
        ],
    ),
];

/// The names of all tables, each before those that it refers to.
pub(super) fn drop_order() -> impl Iterator<Item = &'static str> {
    TABLES.iter().rev().map(|table| table.name)
}

/// The table of latest states and its twin of superseded ones. The twin repeats no reference: what was referred to
/// once is never deleted.
pub(super) fn create(table: &Table) -> String {
    let Table { name, columns, constraints } = table;
    let declared = |with_references: bool| -> String {
        let lines = columns.iter().map(|column| column.declaration(name, with_references));
        lines.collect::<Vec<_>>().join(",\n") + ","
    };
    let (latest, past) = (declared(true), declared(false));
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
            {of_every_state}{constraints}
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

impl Column {
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    fn declaration(&self, table: &str, with_references: bool) -> String {
        let name = self.name;
        let kind = if self.number { "$INT" } else { "$TEXT" };
        let needed = if self.needed { " NOT NULL" } else { "" };
        let fit = match self.words {
            "" if self.number => format!("{name} >= 0"),
            "" => format!("{name} <> ''"),
            words => format!("{name} IN ('{}')", words.replace(' ', "', '")),
        };
        let reference = match self.refers_to {
            Some(other) if with_references || other == "person_names" => reference(table, other),
            _ => String::new(),
        };
        format!("{name} {kind}{needed} CHECK ({fit}){reference}")
    }
}

/// A reference to a row of the same table may come before the row itself.
fn reference(from: &str, to: &str) -> String {
    let key = match to {
        "subjects" => "code",
        "person_names" => "id",
        _ => "key",
    };
    let deferred = if from == to { " DEFERRABLE INITIALLY DEFERRED" } else { "" };
    format!(" REFERENCES {to} ({key}){deferred}")
}
