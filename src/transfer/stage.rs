//! What the tests of files going out play on: a session made by hand, small enough to compute on paper.
//!
//! | studio | kind | sheets | comes to |
//! |---|---|---|---|
//! | S1 | existing | 96, 94, 93, 90, 90: the 96 and one of the 90s are dropped | (94 + 93 + 90) / 3 = 92.333…, rank 2 |
//! | S2, S3 | existing | 91 four times each, E5 recused from both | 91, equal in all: rank 3 twice, one place left |
//! | S4 | first_term | 95 five times | 95, rank 1; the pool has 2 / 4 x 1 = 0.5, so 0 places |
//! | S5 | existing | none | failed directly |
//! | S6 | existing | 80, 82, 84 | 82, excluded |
//! | S7 | guest | 70, 70; three recused | too few sheets |

use std::collections::BTreeMap;
use std::sync::Arc;

use tempfile::TempDir;

use crate::domain::command::Command;
use crate::domain::event::Founding;
use crate::domain::panel::{Member, Role};
use crate::domain::points::Points;
use crate::domain::roster::Studio;
use crate::domain::rubric::{Cause, Deduction, Rubric, Rule, SessionKind};
use crate::domain::sample::{self, points};
use crate::domain::text::Text;
use crate::session::{Room, Seat};

pub(super) struct Stage {
    pub(super) dir: TempDir,
    room: Arc<Room>,
}

pub(super) fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

/// The small rubric of the arithmetic's tests, with names, deductions, causes and a grant.
pub(super) fn rubric() -> Rubric {
    let mut rubric = sample::rubric();
    let cause = |id: &str, zh: &str, en: &str| Cause { id: id.into(), name: text(zh, en), except: Vec::new() };
    rubric.exclusions = vec![cause("lead_left", "领衔人离开申报单位", "the lead left the organisation")];
    rubric.failures = vec![cause("refused", "拒绝考核", "refused the assessment")];
    let names = [("基础保障", "basic support"), ("技术成果", "technical results"), ("带徒传艺", "apprenticeship")];
    for (dimension, (zh, en)) in rubric.dimensions.iter_mut().zip(names) {
        dimension.name = text(zh, en);
        dimension.items[0].name = text(zh, en);
    }
    let missing = Rule::PerUnit { points: points("2"), target: 10, unit: text("人", "people") };
    rubric.dimensions[0].items[0].deductions = vec![
        Deduction { id: "no_sign".into(), name: text("未挂标牌", "no sign"), rule: Rule::Minus { points: points("2") } },
        Deduction { id: "missing".into(), name: text("缺员", "people missing"), rule: missing },
    ];
    let bonus = rubric.bonus.as_mut().unwrap();
    bonus.name = text("加分项", "bonus");
    bonus.items[0].name = text("培养技师", "technicians trained");
    let grades = [("优秀", "excellent"), ("合格", "qualified"), ("不合格", "unqualified")];
    for (grade, (zh, en)) in rubric.grades.iter_mut().zip(grades) {
        grade.name = text(zh, en);
    }
    rubric.grades[0].grant = 100_000;
    let kinds = [("现有", "existing"), ("荣誉", "honorary"), ("首期", "first-term"), ("列席", "guest")];
    for (kind, (zh, en)) in rubric.kinds.iter_mut().zip(kinds) {
        kind.name = text(zh, en);
    }
    for (pool, (zh, en)) in
        rubric.pools.iter_mut().zip([("现有工作室", "existing studios"), ("首期工作室", "first-term studios")])
    {
        pool.name = text(zh, en);
    }
    rubric
}

pub(super) fn studio(id: &str, lead: &str, kind: &str, district: &str) -> Studio {
    Studio {
        id: id.into(),
        name: format!("{lead}焊工技能大师工作室"),
        lead: lead.into(),
        occupation: "焊工".into(),
        organisation: format!("{lead}的单位"),
        district: district.into(),
        kind: kind.into(),
        founded: None,
        group: None,
        activities: 0,
    }
}

impl Stage {
    /// A session with these studios, the experts E1 to E5, chair CH and clerk CK; scoring is open.
    pub(super) fn new(rubric: Rubric, roster: Vec<Studio>) -> Self {
        let member = |id: String, name: &str, role| Member {
            id: id.as_str().into(),
            name: name.into(),
            organisation: String::new(),
            title: String::new(),
            role,
            group: None,
        };
        let names = ["样例专家1", "样例专家2", "样例专家3", "样例专家4", "样例专家5"];
        let experts = names.iter().enumerate().map(|(n, name)| member(format!("E{}", n + 1), name, Role::Expert));
        let panel = experts
            .chain([member("CH".into(), "样例组长", Role::Chair), member("CK".into(), "样例工作人员", Role::Clerk)])
            .collect();
        let dir = tempfile::tempdir().unwrap();
        let founding = Founding {
            title: "试评".into(),
            kind: SessionKind::Term,
            date: "2021-03-04".parse().unwrap(),
            zone: "+08:00".parse().unwrap(),
            sample: false,
            rubric,
            roster,
            panel,
        };
        let room = Room::found(&dir.path().join("session.panelmark"), founding).unwrap();
        let stage = Stage { dir, room };
        stage.give("CH", Command::OpenScoring {});
        stage
    }

    /// The session of the table above, closed, with the gates decided and the tie open.
    pub(super) fn closed() -> Self {
        Stage::closed_with(0, &[])
    }

    /// The same, where a public service activity is paid so much and these studios took part in so many.
    fn closed_with(service_grant: u64, active: &[(&str, u32)]) -> Self {
        let of = |id: &str| active.iter().find(|(active, _)| *active == id).map_or(0, |(_, activities)| *activities);
        let studio = |id, lead, kind, district| Studio { activities: of(id), ..studio(id, lead, kind, district) };
        let stage = Stage::new(
            Rubric { service_grant, ..rubric() },
            vec![
                studio("S1", "样例甲", "existing", "上城区"),
                studio("S2", "=样例乙", "existing", "西湖区"),
                studio("S3", "样例丙", "existing", "西湖区"),
                studio("S4", "样例丁", "first_term", "上城区"),
                studio("S5", "样例戊", "existing", ""),
                studio("S6", "样例己", "existing", "上城区"),
                studio("S7", "样例庚", "guest", "西湖区"),
            ],
        );
        stage.give("E1", score("S1", "support", None, &[("no_sign", 1)]));
        stage.give(
            "E1",
            Command::WriteNote { studio: "S1".into(), item: "support".into(), text: "-见照片3".into(), expert: None },
        );
        stage.give("E1", score("S1", "technicians", Some("7"), &[]));
        stage.give(
            "E1",
            Command::Adjust { studio: "S1".into(), points: points("-7"), reason: "经费使用不规范".into(), expert: None },
        );
        stage.submit("E1", "S1", &[("technical", "30"), ("apprenticeship", "20")]);
        stage.give("E2", score("S1", "support", None, &[("missing", 3)]));
        stage.submit("E2", "S1", &[("technical", "30"), ("apprenticeship", "20")]);
        stage.total("E3", "S1", "93");
        stage.total("E4", "S1", "90");
        stage.type_in("E5", "S1", "90");
        stage.give("CH", Command::ConfirmSheet { studio: "S1".into(), expert: "E5".into() });
        for studio in ["S2", "S3"] {
            stage.recuse("E5", studio);
            ["E1", "E2", "E3", "E4"].iter().for_each(|expert| stage.total(expert, studio, "91"));
        }
        ["E1", "E2", "E3", "E4", "E5"].iter().for_each(|expert| stage.total(expert, "S4", "95"));
        for (expert, total) in [("E1", "80"), ("E2", "82"), ("E3", "84")] {
            stage.total(expert, "S6", total);
        }
        ["E1", "E2"].iter().for_each(|expert| stage.total(expert, "S7", "70"));
        ["E3", "E4", "E5"].iter().for_each(|expert| stage.recuse(expert, "S7"));
        stage.give("CH", Command::Fail { studio: "S5".into(), cause: "refused".into(), evidence: "书面拒绝".into() });
        stage.give("CH", Command::Exclude { studio: "S6".into(), cause: "lead_left".into(), evidence: "@离职证明".into() });
        stage.give("CH", Command::CloseScoring {});
        stage
    }

    /// The same session with the tie settled for S3, S7 given a grade, and finalised.
    pub(super) fn finalised() -> Self {
        Stage::finalised_with(0, &[])
    }

    /// The same, where a public service activity is paid so much and these studios took part in so many.
    pub(super) fn finalised_with(service_grant: u64, active: &[(&str, u32)]) -> Self {
        let stage = Stage::closed_with(service_grant, active);
        let admitted = vec!["S3".into()];
        stage.give("CH", Command::SettleTie { pool: "existing".into(), admitted, reason: "成果更突出".into() });
        let (studio, grade) = ("S7".into(), "qualified".into());
        stage.give("CH", Command::OverrideGrade { studio, grade, reason: "两位专家意见一致".into() });
        stage.give("CH", Command::Finalise {});
        stage.give("CK", Command::ConfirmFinal {});
        stage
    }

    pub(super) fn seat(&self, id: &str) -> Seat {
        self.room.seat(&id.into(), None).unwrap()
    }

    pub(super) fn give(&self, seat: &str, command: Command) {
        self.give_all(seat, vec![command]);
    }

    pub(super) fn give_all(&self, seat: &str, commands: Vec<Command>) {
        self.seat(seat).apply_all(commands).unwrap();
    }

    fn submit(&self, expert: &str, studio: &str, items: &[(&str, &str)]) {
        self.give_all(expert, sheet(studio, items, None));
    }

    /// A submitted sheet with this total: 30 technical, 20 apprenticeship, the rest support.
    fn total(&self, expert: &str, studio: &str, total: &str) {
        self.give_all(expert, sheet(studio, &parts(&support(total)), None));
    }

    /// The same, typed in by the clerk.
    fn type_in(&self, expert: &str, studio: &str, total: &str) {
        self.give_all("CK", sheet(studio, &parts(&support(total)), Some(expert)));
    }

    fn recuse(&self, expert: &str, studio: &str) {
        self.give(expert, Command::Recuse { studio: studio.into(), reason: "同一单位".into(), expert: None });
    }
}

fn support(total: &str) -> String {
    (points(total) - points("50")).to_string()
}

fn parts(support: &str) -> [(&str, &str); 3] {
    [("support", support), ("technical", "30"), ("apprenticeship", "20")]
}

fn score(studio: &str, item: &str, given: Option<&str>, deductions: &[(&str, u32)]) -> Command {
    let deductions: BTreeMap<_, _> = deductions.iter().map(|(id, units)| ((*id).into(), *units)).collect();
    let given: Option<Points> = given.map(points);
    Command::Score { studio: studio.into(), item: item.into(), points: given, deductions, expert: None }
}

/// The commands that fill in a sheet and submit it.
pub(super) fn sheet(studio: &str, items: &[(&str, &str)], whose: Option<&str>) -> Vec<Command> {
    let whose = whose.map(Into::into);
    let score = |(item, given): &(&str, &str)| Command::Score {
        studio: studio.into(),
        item: (*item).into(),
        points: Some(points(given)),
        deductions: BTreeMap::new(),
        expert: whose.clone(),
    };
    let submit = Command::Submit { studio: studio.into(), expert: whose.clone() };
    items.iter().map(score).chain([submit]).collect()
}
