//! The roster: the studios of a session.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{GroupId, KindId, StudioId};

/// What the name of every studio ends in.
const STUDIO: &str = "技能大师工作室";

/// A skill master studio (技能大师工作室).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Studio {
    /// Its id in this session.
    pub id: StudioId,
    /// Its full name.
    pub name: String,
    /// 领衔人.
    pub lead: String,
    /// 职业（工种）.
    pub occupation: String,
    /// 申报单位.
    pub organisation: String,
    /// 区、县（市）.
    pub district: String,
    /// Its kind, one of the rubric's.
    pub kind: KindId,
    /// The day of its founding, where known.
    pub founded: Option<NaiveDate>,
    /// The group of experts that scores it, where several share the studios.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// In how many public service activities of the office its lead took part this year (社会服务, policy 6(4)).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub activities: u32,
}

/// What is left out of a record when it is nothing.
pub(super) fn is_zero<T: Default + PartialEq>(number: &T) -> bool {
    *number == T::default()
}

impl Studio {
    /// Its name without the word that all studios end in, for where there is no room; people know a studio by it.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.name.strip_suffix(STUDIO).filter(|rest| !rest.trim().is_empty()).unwrap_or(&self.name)
    }

    /// The name that the policy asks for, section 4(1).2: 领衔人名字 + 职业工种名称 + 技能大师工作室.
    #[must_use]
    pub fn expected_name(&self) -> String {
        format!("{}{}{STUDIO}", self.lead, self.occupation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_studio_of_an_old_journal_reads_and_is_written_as_it_was() {
        let old =
            r#"{"id":"S1","name":"","lead":"","occupation":"","organisation":"","district":"","kind":"existing","founded":null}"#;
        let studio: Studio = serde_json::from_str(old).unwrap();
        assert_eq!(studio.activities, 0);
        assert_eq!(serde_json::to_string(&studio).unwrap(), old);
    }
}
