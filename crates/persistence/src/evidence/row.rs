//! The three tables of evidence: the file as stored, what it speaks for, and what people typed about it.

pub(crate) mod files {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "files")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub object: String,
        pub sha256: Vec<u8>,
        pub size: i64,
        pub media: String,
        pub wrapped_key: Vec<u8>,
        pub uploaded_at: i64,
        pub uploaded_by: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod evidence {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub file_id: i64,
        pub register: String,
        pub fact_id: i64,
        pub dated_on: String,
        pub added_at: i64,
        pub added_by: Option<i64>,
        pub void_at: Option<i64>,
        pub void_by: Option<i64>,
        pub void_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod words {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence_words")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: i64,
        pub file_name: String,
        pub note: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
