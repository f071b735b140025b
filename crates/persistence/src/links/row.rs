//! The rows of links and of the sessions that they open.

pub(super) mod links {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "links")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub token_hash: Vec<u8>,
        pub contact_id: i64,
        pub disclosures: String,
        pub asks_to_attest: i64,
        pub made_by: i64,
        pub made_at: i64,
        pub expires_at: i64,
        pub opened_at: Option<i64>,
        pub withdrawn_at: Option<i64>,
        pub signs: Option<String>,
        pub answer: Option<String>,
        pub answered_at: Option<i64>,
        pub commitment_code: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod sessions {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact_sessions")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub link_id: i64,
        pub begun_at: i64,
        pub ended_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
