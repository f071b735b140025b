//! The tables of steps: the step itself, the papers named with it, what people wrote, and what was found at a release.

pub(crate) mod transitions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "transitions")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub register: String,
        pub fact_id: i64,
        pub event: String,
        pub phase: String,
        pub answers: Option<i64>,
        pub from_state: String,
        pub to_state: String,
        pub day: Option<String>,
        pub until: Option<String>,
        pub code: Option<String>,
        pub taken_by: i64,
        pub taken_at: i64,
        pub act: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod evidence {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "transition_evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub transition_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod words {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "transition_words")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub transition_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        pub words: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was found of a disclosure when it was released.
pub(crate) mod verdicts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_verdicts")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub disclosure_code: String,
        pub rule_version: String,
        pub verdict: String,
        pub act: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
