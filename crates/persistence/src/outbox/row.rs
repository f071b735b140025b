//! The rows of `outbox` and `outbox_reminders`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub reminder: String,
    pub staff_id: i64,
    /// A JSON list of programme codes; none for all programmes.
    pub walls: Option<String>,
    pub language: String,
    pub subject: String,
    pub body: String,
    pub message_id: String,
    pub created_at: i64,
    pub next_at: Option<i64>,
    pub attempts: i64,
    pub last_error: Option<String>,
    pub sent_at: Option<i64>,
    pub withdrawn_at: Option<i64>,
    /// The contact to whom it goes; none: it goes to the member of staff, who else is the one who sends it.
    pub contact_id: Option<i64>,
    /// What its text leaves out, until it was sent.
    pub secret: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter)]
pub(crate) enum Relation {
    Staff,
}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        Entity::belongs_to(crate::staff::row::Entity).from(Column::StaffId).to(crate::staff::row::Column::Id).into()
    }
}

impl Related<crate::staff::row::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Staff.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

pub(crate) mod reminders {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox_reminders")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub reminder: String,
        pub outbox_id: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
