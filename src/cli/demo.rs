//! The first minute of every new user: a sample session with the real rubric, partly scored, opened with a choice of seat.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use clap::Args;

use super::{Failure, Outcome, Shell, screens};
use crate::domain::command::{Command, SelfScored};
use crate::domain::event::Founding;
use crate::domain::id::{SeatId, StudioId};
use crate::domain::message::Message;
use crate::domain::panel::{BOARD, Member, Role};
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Item, Rubric, Rule, SessionKind};
use crate::domain::zone::Zone;
use crate::session::clock::now;
use crate::session::{JournalError, Room, Seat, SessionError};
use crate::transfer::rubric;

/// The rubric that the sample session is scored by.
const RUBRIC: &str = "hangzhou-term";
/// Where the sample studios are, whatever the zone of this machine.
const ZONE: &str = "+08:00";
/// Occupation and district of each sample studio.
const STUDIOS: [(&str, &str); 24] = [
    ("模具制造", "上城区"),
    ("制伞", "拱墅区"),
    ("焊工", "西湖区"),
    ("中式烹调", "滨江区"),
    ("陶艺", "萧山区"),
    ("钳工", "余杭区"),
    ("茶艺", "富阳区"),
    ("机电一体化", "临安区"),
    ("车工", "桐庐县"),
    ("美发", "建德市"),
    ("园艺", "淳安县"),
    ("数控铣工", "钱塘区"),
    ("丝绸织造", "临平区"),
    ("汽车维修", "上城区"),
    ("电工", "拱墅区"),
    ("刺绣", "西湖区"),
    ("木雕", "滨江区"),
    ("宝石琢磨", "萧山区"),
    ("化学检验", "余杭区"),
    ("工业机器人", "富阳区"),
    ("服装制版", "临安区"),
    ("古建筑修缮", "桐庐县"),
    ("中式面点", "建德市"),
    ("铜雕", "淳安县"),
];
/// What tells the sample leads apart: the stems and branches, so that nobody takes them for people.
const LEADS: [&str; 24] = [
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌",
    "亥", "乾", "坤",
];
const EXPERTS: usize = 7;

#[derive(Args)]
pub(super) struct Demo {
    #[arg(default_value = "demo.panelmark")]
    file: PathBuf,
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    look: screens::Look,
}

impl Demo {
    pub(super) fn run(self, shell: &Shell) -> Outcome {
        shell.check_place(&self.file)?;
        let room = if self.file.exists() { self.again()? } else { found(&self.file)? };
        let shows = !self.no_open && io::stdout().is_terminal() && io::stdin().is_terminal();
        // Whoever only wants to look round is told where the file is before the screens are there, and where that folder is.
        let file = if shows { std::path::absolute(&self.file)? } else { self.file.clone() };
        shell.tell(&Message::new("cli-demo-done").with("file", file.display().to_string()));
        if shows { screens::show(shell, &room, None, &self.look) } else { Ok(()) }
    }

    /// A sample session of before is opened as it stands; anything else is left alone.
    fn again(&self) -> Result<Arc<Room>, Failure> {
        let in_the_way = || Failure::refused(Message::new("cli-demo-in-the-way").with("file", self.file.display().to_string()));
        let room = Room::open(&self.file).map_err(|error| match error {
            SessionError::Journal(JournalError::Busy) => super::at_opening(&self.file)(error),
            _ => in_the_way(),
        })?;
        if room.session().sample { Ok(room) } else { Err(in_the_way()) }
    }
}

/// Makes the sample session: everything in it is done through seats, as people would.
fn found(file: &Path) -> Result<Arc<Room>, Failure> {
    let rubric = rubric::load(RUBRIC).map_err(Failure::Refused)?;
    let zone: Zone = ZONE.parse().unwrap_or_default();
    let today = zone.day(now());
    let date = rubric.valid.map_or(today, |valid| today.min(valid.to));
    let founding = Founding {
        title: "样例考核 Sample session".to_owned(),
        kind: SessionKind::Term,
        date,
        zone,
        sample: true,
        roster: (0..STUDIOS.len()).map(studio).collect(),
        panel: panel(),
        rubric: rubric.clone(),
    };
    let room = Room::found(file, founding)?;
    if let Err(error) = fill(&room, &rubric, date) {
        // Half a sample is of no use to anybody.
        drop(room);
        let _left = std::fs::remove_file(file);
        return Err(error.into());
    }
    Ok(room)
}

fn studio(place: usize) -> Studio {
    let (occupation, district) = STUDIOS[place];
    let lead = format!("样例{}", LEADS[place]);
    let (kind, founded) = match place {
        0..=16 => ("existing", NaiveDate::from_ymd_opt(2016, 11, 20)),
        17..=21 => ("first_term", NaiveDate::from_ymd_opt(2020, 10, 15)),
        _ => ("honorary", NaiveDate::from_ymd_opt(2014, 6, 1)),
    };
    Studio {
        id: studio_id(place),
        name: format!("{lead}{occupation}技能大师工作室"),
        lead,
        occupation: occupation.to_owned(),
        organisation: format!("样例单位{:02}", place + 1),
        district: district.to_owned(),
        kind: kind.into(),
        founded,
        group: None,
        activities: 0,
    }
}

fn panel() -> Vec<Member> {
    let member = |id: &str, name: &str, organisation: &str, title: &str, role| Member {
        id: id.into(),
        name: name.to_owned(),
        organisation: organisation.to_owned(),
        title: title.to_owned(),
        role,
        group: None,
    };
    let mut panel: Vec<Member> = (1..=EXPERTS)
        .map(|n| {
            member(&format!("E{n}"), &format!("样例专家{n}"), &format!("样例单位{:02}", 4 * n - 3), "高级技师", Role::Expert)
        })
        .collect();
    panel.push(member("CH", "样例组长", "样例局", "", Role::Chair));
    panel.push(member("CK", "样例工作人员", "样例中心", "", Role::Clerk));
    panel.push(member("OB", "样例观察员", "样例局", "", Role::Observer));
    panel.push(member(BOARD, "大屏幕", "", "", Role::Board));
    panel
}

fn studio_id(place: usize) -> StudioId {
    format!("S{:03}", place + 1).as_str().into()
}

fn expert_id(expert: usize) -> SeatId {
    format!("E{}", expert + 1).as_str().into()
}

fn fill(room: &Arc<Room>, rubric: &Rubric, date: NaiveDate) -> Result<(), SessionError> {
    let clerk = room.seat(&"CK".into(), None)?;
    clerk.apply_all(papers(rubric, date))?;
    let chair = room.seat(&"CH".into(), None)?;
    chair.apply(Command::OpenScoring {})?;
    for expert in 0..EXPERTS {
        let seat = room.seat(&expert_id(expert), None)?;
        seat.apply_all(sheets(rubric, expert))?;
    }
    on_paper(rubric, &clerk)?;
    chair.apply(Command::SendBack {
        studio: studio_id(2),
        expert: expert_id(0),
        reason: "请对照名册再核一次带徒人数".to_owned(),
    })?;
    chair.apply(Command::Exclude {
        studio: studio_id(13), cause: "lead_left".into(), evidence: "样例：离职证明".to_owned()
    })?;
    Ok(())
}

/// What the studios handed in, and their own scores.
fn papers(rubric: &Rubric, date: NaiveDate) -> Vec<Command> {
    let mut commands = Vec::new();
    for place in 0..STUDIOS.len() {
        for (number, material) in rubric.materials.iter().enumerate().filter(|(number, _)| (place + number) % 7 != 6) {
            // What is due came in some days before, and now and then after.
            let received = match material.due_on(date) {
                Some(due) if (place + number) % 11 == 10 => due.checked_add_days(Days::new(3)),
                Some(due) => due.checked_sub_days(Days::new(1 + (place + number) as u64 % 9)),
                None => date.checked_sub_days(Days::new(20 + (place + number) as u64 % 9)),
            };
            commands.push(Command::RecordMaterial { studio: studio_id(place), material: material.id.clone(), received });
        }
        for item in rubric.dimensions.iter().flat_map(|dimension| &dimension.items).filter(|_| place % 4 != 3) {
            let points = item.points.unwrap_or_default();
            commands.push(Command::RecordSelfScore { studio: studio_id(place), of: SelfScored::Item(item.id.clone()), points });
        }
    }
    commands
}

/// The sheets of one expert: recusal where the organisation is the studio's own; the first expert has most of the work before them.
fn sheets(rubric: &Rubric, expert: usize) -> Vec<Command> {
    let scored = match expert {
        0 => 5,
        6 => 16,
        _ => 22 + expert % 3,
    };
    let mut commands = Vec::new();
    for place in 0..scored {
        let studio = studio_id(place);
        if place == 4 * expert {
            commands.push(Command::Recuse { studio, reason: "所在单位相同".to_owned(), expert: None });
            continue;
        }
        commands.extend(scores(rubric, place, expert, None));
        commands.push(Command::Submit { studio, expert: None });
    }
    if expert == 0 {
        // One sheet is half done, so that coming back to it can be tried.
        commands.extend(scores(rubric, scored, expert, None).take(6));
    }
    commands
}

/// One sheet came on paper: typed in by the clerk, not yet confirmed.
fn on_paper(rubric: &Rubric, clerk: &Seat) -> Result<(), SessionError> {
    let (place, expert) = (18, 6);
    let mut commands: Vec<Command> = scores(rubric, place, expert, Some(expert_id(expert))).collect();
    commands.push(Command::Submit { studio: studio_id(place), expert: Some(expert_id(expert)) });
    clerk.apply_all(commands)?;
    Ok(())
}

fn scores(rubric: &Rubric, place: usize, expert: usize, on_paper: Option<SeatId>) -> impl Iterator<Item = Command> {
    rubric.items().map(|(_, item)| item).enumerate().map(move |(number, item)| {
        let seed = place * 7 + expert * 3 + number * 5;
        let ticked = item
            .deductions
            .iter()
            .filter(|_| seed % 13 == 4)
            .find(|deduction| matches!(deduction.rule, Rule::Minus { .. } | Rule::PerUnit { .. }));
        Command::Score {
            studio: studio_id(place),
            item: item.id.clone(),
            points: ticked.is_none().then(|| sample_points(item, place, seed)),
            deductions: ticked.map(|deduction| (deduction.id.clone(), 1)).into_iter().collect(),
            expert: on_paper.clone(),
        }
    })
}

/// Full points less a few steps; some studios lose more than others.
fn sample_points(item: &Item, place: usize, seed: usize) -> Points {
    let lost = item.step * (seed % (1 + place % 6)) as u32;
    match item.points {
        Some(full) => (full - lost).max(Points::ZERO),
        None => item.step * (seed % 5) as u32,
    }
}
