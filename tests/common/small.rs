//! A rubric of three items in a file of its own, so that a few keys fill a sheet.

use panelmark::domain::command::Command;
use panelmark::domain::event::Founding;
use panelmark::session::Room;
use panelmark::transfer::rubric;
use tempfile::TempDir;

use super::{Stage, founding, score};

/// 12, 8 and 10 points, 30 in all.
pub const RUBRIC: &str = include_str!("../../fuzz/seeds/rubric/small.toml");

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
