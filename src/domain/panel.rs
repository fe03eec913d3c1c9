//! The panel: the people of a session and what each is there for.

use serde::{Deserialize, Serialize};

use super::id::{GroupId, SeatId};

/// What a person is in the session for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 评审专家: scores studios.
    Expert,
    /// 组长: closes scoring, decides, finalises.
    Chair,
    /// 工作人员: keeps roster and papers, confirms the finalising, exports.
    Clerk,
    /// Watches progress; sees the result once it is final.
    Observer,
    /// 大屏幕: nobody's seat, a screen that the whole room sees. It may do nothing, and is shown no score before the chair
    /// announced the result.
    Board,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 5] = [Role::Expert, Role::Chair, Role::Clerk, Role::Observer, Role::Board];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Role::Expert => "expert",
            Role::Chair => "chair",
            Role::Clerk => "clerk",
            Role::Observer => "observer",
            Role::Board => "board",
        }
    }
}

/// The id of the big screen's seat, which every new session has.
pub const BOARD: &str = "board";

/// A person of the panel (考核组).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The seat that this person takes.
    pub id: SeatId,
    /// Name.
    pub name: String,
    /// Organisation, empty where unknown; one that is a studio's own proposes a recusal.
    pub organisation: String,
    /// Title, such as 高级技师; may be empty.
    pub title: String,
    /// What this person is here for.
    pub role: Role,
    /// The group of an expert, where several share the studios: those of the own group are scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
}
