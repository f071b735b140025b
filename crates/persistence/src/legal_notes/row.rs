//! The rows of notes, and of what was written in them.

pub(super) mod notes {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "legal_notes")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub incident_id: i64,
        pub kind: String,
        pub written_at: i64,
        pub written_by: Option<i64>,
        pub act: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(has_one = "super::words::Entity")]
        Words,
    }

    impl Related<super::words::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Words.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod words {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "legal_note_words")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub note_id: i64,
        pub words: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(belongs_to = "super::notes::Entity", from = "Column::NoteId", to = "super::notes::Column::Id")]
        Note,
    }

    impl Related<super::notes::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Note.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}
