//! A rubric of three items in a file of its own, so that a few keys fill a sheet.

use panelmark::domain::command::Command;
use panelmark::domain::event::Founding;
use panelmark::session::Room;
use panelmark::transfer::rubric;
use tempfile::TempDir;

use super::{Stage, founding, score};

/// 12, 8 and 10 points, 30 in all.
pub const RUBRIC: &str = r#"
id = "small"
title = { zh = "样例考核表", en = "Sample table" }
version = "2023"
sessions = ["term"]
base = 30
tie_break = ["training"]
failed = "unqualified"

[adjustment]
lowest = -3
highest = 3
step = 1

[aggregation]
drop_each_end = 1
drop_from = 5
fewest = 3
decimals = 2

[[dimension]]
id = "upkeep"
name = { zh = "日常管理", en = "Upkeep" }
points = 20

[[dimension.item]]
id = "workshop"
name = { zh = "工作场所", en = "Workshop" }
points = 12
step = 1
judged = ["site", "documents"]
standard = { zh = "场所固定，标牌醒目。", en = "A fixed place with a visible sign." }

[[dimension.item.deduction]]
id = "no_sign"
name = { zh = "标牌不醒目", en = "No visible sign" }
rule = "minus"
points = 2

[[dimension.item]]
id = "plans"
name = { zh = "计划与总结", en = "Plans and summaries" }
points = 8
step = "0.5"
judged = ["documents"]
standard = { zh = "按时报送，其余酌情打分。", en = "Handed in on time; otherwise at discretion." }

[[dimension]]
id = "training"
name = { zh = "带徒传艺", en = "Training" }
points = 10

[[dimension.item]]
id = "apprentices"
name = { zh = "带徒", en = "Apprentices" }
points = 10
step = "0.5"
judged = ["documents"]
standard = { zh = "每年带徒4人以上。", en = "4 or more apprentices a year." }

[[grade]]
id = "qualified"
name = { zh = "合格", en = "Qualified" }
at_least = 18
title = "kept"

[[grade]]
id = "unqualified"
name = { zh = "不合格", en = "Unqualified" }
at_least = 0
title = "revoked"

[[kind]]
id = "existing"
name = { zh = "已建工作室", en = "Existing studio" }
"#;

impl Stage {
    /// A session in setup by [`RUBRIC`], every second studio in another district.
    pub fn small(studios: usize, experts: usize) -> Stage {
        Stage::small_in(tempfile::tempdir().unwrap(), studios, experts)
    }

    /// The same in a folder of the caller's.
    pub fn small_in(dir: TempDir, studios: usize, experts: usize) -> Stage {
        let file = dir.path().join("rubric.toml");
        std::fs::write(&file, RUBRIC).unwrap();
        let rubric = rubric::load(file.to_str().unwrap()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let mut founding = Founding { rubric, ..founding(studios, experts) };
        for studio in founding.roster.iter_mut().skip(1).step_by(2) {
            studio.district = "西湖区".to_owned();
        }
        let room = Room::found(&dir.path().join("session.panelmark"), founding).unwrap();
        Stage { dir, room }
    }
}

/// A sheet with these points for workshop, plans and apprentices, handed in.
pub fn sheet(studio: &str, points: [&str; 3]) -> Vec<Command> {
    let items = ["workshop", "plans", "apprentices"].into_iter().zip(points);
    let scores = items.map(|(item, points)| score(studio, item, points));
    scores.chain([Command::Submit { studio: studio.into(), expert: None }]).collect()
}
