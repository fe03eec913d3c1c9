//! Sessions that the tests of these screens play in.

use crate::domain::command::Command;
use crate::domain::event::Founding;
use crate::domain::panel::{Member, Role};
use crate::domain::text::Lang;
use crate::tui::app::Taste;
use crate::tui::event::Event;
use crate::tui::testing::{Stage, hall};
use crate::tui::theme::ThemeName;

pub const ZH: Taste = Taste { lang: Lang::Zh, theme: ThemeName::Dark, ascii: false, no_color: false };
pub const EN: Taste = Taste { lang: Lang::En, ..ZH };

/// The session of [`hall`] with a second clerk, days of founding, and a studio whose name is not as prescribed.
fn founding() -> Founding {
    let mut founding = hall();
    let clerk = Member {
        id: "k2".into(),
        name: "样例工作人员2".to_owned(),
        organisation: "认定委员会办公室".to_owned(),
        title: String::new(),
        role: Role::Clerk,
        group: None,
    };
    founding.panel.push(clerk);
    for (studio, day) in founding.roster.iter_mut().zip(["2016-06-18", "2016-06-18", "2015-12-01"]) {
        studio.founded = day.parse().ok();
    }
    founding.roster[3].name = "样例丁大师工作室".to_owned();
    founding
}

/// Somebody in their seat; nobody scores yet.
pub fn seated(seat: &str, size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = Stage::choosing(founding(), size, taste);
    stage.begin();
    stage.keys(&format!("/ '{seat}' Enter Enter"));
    stage
}

/// Somebody in their seat, where e1 bears the name of the lead of 03 and the chair is of the organisation of 04; those of e2 and 05
/// differ by legal form.
pub fn in_doubt(seat: &str, size: (u16, u16), taste: Taste) -> Stage {
    let mut founding = founding();
    founding.panel[0].name.clone_from(&founding.roster[2].lead);
    founding.panel[1].organisation = "样例机械厂".to_owned();
    founding.roster[4].organisation = "样例机械（集团）有限公司".to_owned();
    let chair = founding.panel.iter_mut().filter(|member| member.role == Role::Chair);
    chair.for_each(|member| member.organisation.clone_from(&founding.roster[3].organisation));
    let mut stage = Stage::choosing(founding, size, taste);
    stage.begin();
    stage.keys(&format!("/ '{seat}' Enter Enter"));
    stage
}

/// A sheet that `clerk` types in for `expert`, all points full, and submits.
pub fn paper(stage: &mut Stage, expert: &str, studio: &str, clerk: &str) {
    let seat = stage.seat(clerk);
    let rubric = seat.outline().session.rubric;
    let mut commands: Vec<Command> = Vec::new();
    for (_, item) in rubric.items().take(rubric.base_items()) {
        commands.push(Command::Score {
            studio: studio.into(),
            item: item.id.clone(),
            points: item.points,
            deductions: Default::default(),
            expert: Some(expert.into()),
        });
    }
    commands.push(Command::Submit { studio: studio.into(), expert: Some(expert.into()) });
    seat.apply_all(commands).unwrap();
    stage.event(Event::Changed);
}

/// Clerk k1 while experts score: some sheets are in, two came on paper, one was sent back, one expert stepped aside, one studio
/// is excluded, and some papers were handed in.
pub fn typical(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = seated("k1", size, taste);
    for (expert, studio, share) in [("e1", "02", 950), ("e1", "05", 800), ("e2", "02", 900), ("e3", "02", 920), ("e3", "04", 700)]
    {
        stage.fill_sheet(expert, studio, share);
    }
    paper(&mut stage, "e2", "05", "k2");
    paper(&mut stage, "e3", "06", "k1");
    let reason = |text: &str| text.to_owned();
    let expert = Some("e1".into());
    stage.seat("k1").apply(Command::Recuse { studio: "01".into(), reason: reason("同一单位"), expert }).unwrap();
    let commands = vec![
        Command::SendBack { studio: "04".into(), expert: "e3".into(), reason: reason("请补备注") },
        Command::Exclude { studio: "08".into(), cause: "lead_left".into(), evidence: reason("调离证明") },
    ];
    stage.seat("c1").apply_all(commands).unwrap();
    for (studio, material, day) in
        [("01", "ledger", "2019-11-04"), ("01", "summary", "2019-11-05"), ("02", "ledger", "2018-12-28")]
    {
        let received = day.parse().ok();
        let command = Command::RecordMaterial { studio: studio.into(), material: material.into(), received };
        stage.seat("k1").apply(command).unwrap();
    }
    stage.event(Event::Changed);
    stage
}

/// Clerk k1 in review with every sheet in and nothing open.
pub fn review(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = seated("k1", size, taste);
    for studio in 1..=12 {
        for (expert, more) in [("e1", 0), ("e2", 10), ("e3", 20)] {
            stage.fill_sheet(expert, &format!("{studio:02}"), 520 + 37 * studio + more);
        }
    }
    stage.seat("c1").apply(Command::CloseScoring {}).unwrap();
    stage.event(Event::Changed);
    stage
}

/// Clerk k1 after the first revision was sealed.
pub fn sealed(size: (u16, u16), taste: Taste) -> Stage {
    let mut stage = review(size, taste);
    stage.seat("c1").apply(Command::Finalise {}).unwrap();
    stage.seat("k2").apply(Command::ConfirmFinal {}).unwrap();
    stage.event(Event::Changed);
    stage
}
