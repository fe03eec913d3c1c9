//! What people do in a session by chance.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use panelmark::domain::command::{Command, SelfScored, Substitute};
use panelmark::domain::event::Founding;
use panelmark::domain::grading::Standings;
use panelmark::domain::hearing::Stage;
use panelmark::domain::id::{ItemId, PoolId, SeatId, StudioId};
use panelmark::domain::panel::Role;
use panelmark::domain::phase::Phase;
use panelmark::domain::points::Points;
use panelmark::domain::rubric::{Finding, Item, Rubric};
use panelmark::domain::state::Blocker;
use panelmark::session::{Room, SessionError};

use crate::common::dice::Dice;

/// From the founding to a revision or two, or to wherever it gets.
pub(super) fn hold(mut dice: Dice, founding: Founding, file: &Path) {
    let experts = founding.panel.iter().filter(|member| member.role == Role::Expert).map(|member| member.id.clone()).collect();
    let rubric = founding.rubric.clone();
    let studios = founding.roster.iter().map(|studio| studio.id.clone()).collect();
    let room = Room::found(file, founding).unwrap();
    let (steps, classes, whims) = (dice.one(&[0, 1, 1, 2, 40]), dice.one(&[1, 2, 2, 3, 9]), dice.one(&[0, 0, 0, 4, 15]));
    let mut play = Play { dice, room, rubric, studios, experts, recused: Vec::new(), steps, classes, whims };
    play.meddle(4);
    play.give("CH", vec![Command::OpenScoring {}]);
    play.score();
    if play.dice.percent(10) {
        return;
    }
    play.give("CH", vec![Command::CloseScoring {}]);
    play.meddle(6);
    for _ in 0..play.dice.below(4) {
        play.finish();
        play.meddle(4);
    }
}

struct Play {
    dice: Dice,
    room: Arc<Room>,
    rubric: Rubric,
    studios: Vec<StudioId>,
    experts: Vec<SeatId>,
    /// Who may have stepped aside.
    recused: Vec<(StudioId, SeatId)>,
    /// How many steps a mark is below the most, at most: with 0 everybody is equal, with 40 most get the least.
    steps: usize,
    /// How many classes of studios there are: an expert gives all of a class the same.
    classes: usize,
    /// How many times of a hundred an expert does something else than that.
    whims: usize,
}

impl Play {
    /// Gives commands that take effect together or not at all; a refusal is part of the game.
    fn give(&self, seat: &str, commands: Vec<Command>) -> bool {
        match self.room.seat(&seat.into(), None).unwrap().apply_all(commands) {
            Ok(_) => true,
            Err(SessionError::Refused(_)) => false,
            Err(error) => panic!("{seat}: {error:?}"),
        }
    }

    fn standings(&self) -> Arc<Standings> {
        self.room.seat(&"CH".into(), None).unwrap().results().unwrap().standings
    }

    fn phase(&self) -> Phase {
        self.room.seat(&"CH".into(), None).unwrap().outline().phase
    }

    /// Most sheets are filled in, in any order, and in between people do other things.
    fn score(&mut self) {
        let mut sheets: Vec<(SeatId, StudioId)> =
            self.experts.iter().flat_map(|expert| self.studios.iter().map(|studio| (expert.clone(), studio.clone()))).collect();
        self.dice.shuffle(&mut sheets);
        for (expert, studio) in sheets {
            match self.dice.below(20) {
                0 => {}
                1..=3 => self.fill("CK", &studio, &expert),
                _ => self.fill(expert.as_str(), &studio, &expert),
            }
            if self.dice.percent(30) {
                self.meddle(1);
            }
            // Mostly somebody soon sees that scoring was paused or closed too early.
            if self.dice.percent(30) {
                self.give("CH", vec![Command::ResumeScoring {}]);
                self.give("CH", vec![Command::ReopenScoring { reason: why() }]);
            }
        }
        if self.dice.percent(80) {
            // Whoever is asked once more hands in what is missing.
            for (expert, studio) in self.missing() {
                self.fill(expert.as_str(), &studio, &expert);
            }
        }
    }

    fn missing(&self) -> Vec<(SeatId, StudioId)> {
        let missing = |blocker| match blocker {
            Blocker::SheetMissing { studio, expert, .. } => Some((self.seat_at(expert), self.studios[studio].clone())),
            _ => None,
        };
        self.blockers().into_iter().filter_map(missing).collect()
    }

    fn blockers(&self) -> Vec<Blocker> {
        self.room.seat(&"CH".into(), None).unwrap().outlook().unwrap().blockers
    }

    fn seat_at(&self, place: usize) -> SeatId {
        self.room.seats()[place].0.id.clone()
    }

    /// A sheet with marks of every base item and some of the bonus items, mostly submitted.
    fn fill(&mut self, seat: &str, studio: &StudioId, expert: &SeatId) {
        let items: Vec<(bool, Item)> = self.rubric.items().map(|(base, item)| (base.is_some(), item.clone())).collect();
        let mut commands = Vec::new();
        for (is_base, item) in &items {
            if *is_base || self.dice.percent(100 - self.whims) {
                commands.push(self.mark(studio, item, expert));
            }
        }
        if self.dice.percent(self.whims * 2) {
            commands.push(self.adjust(studio, expert));
        }
        if self.dice.percent(10) {
            // Second thoughts, and third ones.
            let (_, item) = self.dice.one(&items);
            let points = Some(item.lowest);
            commands.push(Command::Score {
                studio: studio.clone(),
                item: item.id,
                points,
                deductions: Default::default(),
                expert: Some(expert.clone()),
            });
            commands.push(Command::Undo {});
        }
        if self.dice.percent(93) {
            commands.push(Command::Submit { studio: studio.clone(), expert: Some(expert.clone()) });
        }
        self.give(seat, commands);
    }

    /// Points a few steps below the most, or what ticked deductions leave.
    fn mark(&mut self, studio: &StudioId, item: &Item, expert: &SeatId) -> Command {
        let ticked = if self.dice.percent(self.whims) { self.dice.some(&item.deductions) } else { Vec::new() };
        let deductions = ticked.iter().map(|deduction| (deduction.id.clone(), 1)).collect();
        let full = item.points.unwrap_or(Points::from_units(2 * Points::UNITS));
        let down = self.usual_steps(studio, item, expert) as i64 * item.step.units();
        let typed = Points::from_units(full.units() - down).max(item.lowest);
        let typed = if self.dice.percent(self.whims) { item.lowest } else { typed };
        let points = ticked.is_empty().then_some(typed);
        Command::Score { studio: studio.clone(), item: item.id.clone(), points, deductions, expert: Some(expert.clone()) }
    }

    /// How many steps below the most an expert gives to every studio of the class.
    fn usual_steps(&self, studio: &StudioId, item: &Item, expert: &SeatId) -> usize {
        let class = self.studios.iter().position(|known| known == studio).unwrap_or(0) % self.classes;
        let mut taste = Dice::new(class as u64);
        for byte in expert.as_str().bytes().chain(item.id.as_str().bytes()) {
            taste = Dice::new(taste.roll() ^ u64::from(byte));
        }
        taste.below(self.steps + 1)
    }

    fn adjust(&mut self, studio: &StudioId, expert: &SeatId) -> Command {
        let points = Points::from_units(self.dice.between(-4, 4) * Points::UNITS / 2);
        Command::Adjust { studio: studio.clone(), points, reason: why(), expert: Some(expert.clone()) }
    }

    /// Up to so many commands of any kind, by anybody.
    fn meddle(&mut self, most: usize) {
        for _ in 0..=self.dice.below(most) {
            let (seat, command) = self.anything();
            let joins = if let Command::Substitute { by, .. } = &command { Some(by.id.clone()) } else { None };
            if let Command::Recuse { studio, expert: Some(expert), .. } = &command {
                self.recused.push((studio.clone(), expert.clone()));
            }
            if self.give(seat.as_str(), vec![command])
                && let Some(id) = joins.filter(|id| !self.experts.contains(id))
            {
                self.experts.push(id);
            }
        }
    }

    fn anything(&mut self) -> (SeatId, Command) {
        let (expert, studio) = (self.dice.one(&self.experts), self.dice.one(&self.studios));
        let items: Vec<Item> = self.rubric.items().map(|(_, item)| item.clone()).collect();
        let item = self.dice.one(&items);
        let writer = if self.dice.percent(20) { "CK".into() } else { expert.clone() };
        let of = Some(expert.clone());
        let (chair, clerk, office) = ("CH".into(), "CK".into(), self.dice.one(&["CH", "CK", "CK2"]).into());
        let reason = why();
        match self.dice.below(32) {
            0..=2 => (writer, self.mark(&studio, &item, &expert)),
            3 => (writer, Command::ClearScore { studio, item: item.id, expert: of }),
            4 => (writer, Command::WriteNote { studio, item: item.id, text: why(), expert: of }),
            5 => (writer, self.adjust(&studio, &expert)),
            6 => (writer, Command::Submit { studio, expert: of }),
            7..=8 => (writer, Command::TakeBack { studio, expert: of }),
            9 => (
                if self.dice.percent(50) { expert.clone() } else { office },
                Command::Recuse { studio, reason, expert: Some(expert) },
            ),
            10 => self.withdraw_recusal(studio, expert),
            11 => (office, self.substitute(expert)),
            12..=14 => (writer, Command::Undo {}),
            15 => (chair, Command::SendBack { studio, expert, reason }),
            16 => (office, Command::ConfirmSheet { studio, expert }),
            17 => {
                let cause = self.dice.one(&self.rubric.exclusions).id;
                (chair, Command::Exclude { studio, cause, evidence: reason })
            }
            18 => {
                let cause = self.dice.one(&self.rubric.failures).id;
                (chair, Command::Fail { studio, cause, evidence: reason })
            }
            19 => (chair, Command::LiftGate { studio, reason }),
            20 => match self.pool() {
                Some(pool) => (chair, Command::SetQuota { pool, places: self.dice.below(4) as u32, reason }),
                None => (chair, Command::StopTimer {}),
            },
            21 => (chair, self.settle()),
            22..=23 => {
                let grade = self.dice.one(&self.rubric.grades).id;
                (chair, Command::OverrideGrade { studio, grade, reason })
            }
            24 => (chair, Command::LiftOverride { studio, reason }),
            25 => (clerk, self.record(studio, item.id)),
            26 => (office, self.check(studio)),
            27 => (chair, Command::Reveal { studio }),
            28 => self.in_the_room(studio, expert),
            29 => (chair, self.dice.one(&[Command::PauseScoring {}, Command::ResumeScoring {}, Command::ResumeScoring {}])),
            30 => (chair, self.dice.one(&[Command::CloseScoring {}, Command::ReopenScoring { reason }])),
            _ => (office, self.afterwards(studio)),
        }
    }

    /// The recusal of somebody who stepped aside, if there is one.
    fn withdraw_recusal(&mut self, studio: StudioId, expert: SeatId) -> (SeatId, Command) {
        let recused = self.recused.pop().unwrap_or((studio, expert));
        ("CH".into(), Command::WithdrawRecusal { studio: recused.0, expert: recused.1, reason: why() })
    }

    fn pool(&mut self) -> Option<PoolId> {
        let pools = &self.rubric.pools;
        if pools.is_empty() { None } else { Some(self.dice.one(pools).id) }
    }

    /// Somebody of the panel or somebody new takes over.
    fn substitute(&mut self, expert: SeatId) -> Command {
        let is_new = self.dice.percent(60);
        let (id, name) = match is_new {
            true => (format!("E{}", 10 + self.experts.len()).as_str().into(), "样例接任".to_owned()),
            false => (self.dice.one(&self.experts), String::new()),
        };
        let by = Substitute { id, name, organisation: String::new(), title: String::new() };
        Command::Substitute { expert, by, reason: why() }
    }

    /// A tie as it stands is told apart, or something is settled that is no tie.
    fn settle(&mut self) -> Command {
        let standings = self.standings();
        let ties: Vec<_> = standings.pools.iter().filter_map(|pool| Some((pool.id.clone(), pool.tie.clone()?))).collect();
        if ties.is_empty() {
            return Command::SettleTie { pool: "p1".into(), admitted: self.dice.some(&self.studios), reason: why() };
        }
        let (pool, tie) = self.dice.one(&ties);
        let mut admitted = tie.tied;
        self.dice.shuffle(&mut admitted);
        admitted.truncate(tie.places as usize);
        Command::SettleTie { pool, admitted, reason: why() }
    }

    fn record(&mut self, studio: StudioId, item: ItemId) -> Command {
        if self.dice.percent(50) {
            let received = self.dice.percent(70).then(|| NaiveDate::from_ymd_opt(2023, 1, 5).unwrap());
            return Command::RecordMaterial { studio, material: "summary".into(), received };
        }
        let dimension = self.dice.one(&self.rubric.dimensions).id;
        let of = if self.dice.percent(50) { SelfScored::Item(item) } else { SelfScored::Dimension(dimension) };
        Command::RecordSelfScore { studio, of, points: Points::from_units(Points::UNITS) }
    }

    fn check(&mut self, studio: StudioId) -> Command {
        let conditions: Vec<_> = self.rubric.conditions().map(|(_, condition)| condition.id.clone()).collect();
        let condition = if conditions.is_empty() { "c11".into() } else { self.dice.one(&conditions) };
        let finding = match self.dice.below(12) {
            0 => Some(Finding::NotMet),
            1 => None,
            _ => Some(Finding::Met),
        };
        Command::CheckCondition { studio, condition, finding, evidence: why() }
    }

    fn in_the_room(&mut self, studio: StudioId, expert: SeatId) -> (SeatId, Command) {
        let chair: SeatId = "CH".into();
        match self.dice.below(6) {
            0 => (chair, Command::Hear { studio: Some(studio), follow: self.dice.percent(50) }),
            1 => (chair, Command::Hear { studio: None, follow: false }),
            2 => (chair, Command::StartTimer { stage: Stage::Questions, seconds: 60 }),
            3 => (chair, Command::StopTimer {}),
            4 => (expert, Command::CallChair { word: "名册?".to_owned() }),
            _ => (chair, Command::AnswerCall { seat: expert }),
        }
    }

    /// What comes after a result, or is tried before there is one.
    fn afterwards(&mut self, studio: StudioId) -> Command {
        match self.dice.below(6) {
            0 => Command::AnnounceResult {},
            1 => Command::AnnounceNotice { ends: NaiveDate::from_ymd_opt(2100, 1, 1).unwrap() },
            2 => Command::RecordObjection { studio, by: "某单位职工".to_owned(), text: why() },
            3 => Command::AnswerObjection { number: 1, answer: why() },
            4 => Command::Finalise {},
            _ => Command::ConfirmFinal {},
        }
    }

    /// Settles what stands in the way as well as it can, one thing after another, and finalises with both hands.
    /// A result that is final already leads to the next: a studio or two are opened again before.
    fn finish(&mut self) {
        if self.phase() == Phase::Final {
            for studio in self.dice.some(&self.studios) {
                self.give("CH", vec![Command::ReopenStudio { studio, reason: why() }]);
                self.meddle(8);
            }
        }
        // Now and then they give up.
        let patience = self.dice.one(&[3, 60, 60, 60]);
        for _ in 0..patience {
            let blockers = self.blockers();
            if blockers.is_empty() {
                break;
            }
            let blocker = self.dice.one(&blockers);
            self.settle_blocker(blocker);
        }
        if self.give("CH", vec![Command::Finalise {}]) && self.dice.percent(95) {
            self.give("CK", vec![Command::ConfirmFinal {}]);
        }
    }

    fn settle_blocker(&mut self, blocker: Blocker) {
        let reason = why();
        match blocker {
            Blocker::ScoringOpen => {
                self.give("CH", vec![Command::CloseScoring {}]);
            }
            Blocker::SheetMissing { studio, expert, .. } => {
                let (studio, expert) = (self.studios[studio].clone(), self.seat_at(expert));
                self.fill(expert.as_str(), &studio, &expert);
                if self.dice.percent(60) {
                    self.give("CK", vec![Command::Recuse { studio, reason, expert: Some(expert) }]);
                }
            }
            Blocker::SheetUnconfirmed { studio, expert } => {
                let (studio, expert) = (self.studios[studio].clone(), self.seat_at(expert));
                self.give("CH", vec![Command::ConfirmSheet { studio, expert }]);
            }
            Blocker::ConditionsUnchecked { studio, .. } => {
                let studio = self.studios[studio].clone();
                let command = self.check(studio);
                self.give("CK", vec![command]);
            }
            Blocker::TooFewSheets { studio } => {
                let (studio, grade) = (self.studios[studio].clone(), self.dice.one(&self.rubric.grades).id);
                let cause = "left".into();
                let command = match self.dice.percent(60) {
                    true => Command::OverrideGrade { studio, grade, reason },
                    false => Command::Exclude { studio, cause, evidence: reason },
                };
                self.give("CH", vec![command]);
            }
            Blocker::TieOpen { pool, tied } => {
                let command = self.settle();
                self.give("CH", vec![command]);
                // What was settled is out of date once others are equal, or for another number of places.
                let (studio, places, grade) =
                    (self.dice.one(&tied), self.dice.below(4) as u32, self.dice.one(&self.rubric.grades).id);
                let upset = match self.dice.below(6) {
                    0 => Command::SetQuota { pool, places, reason },
                    1 => Command::Exclude { studio, cause: "left".into(), evidence: reason },
                    2 => Command::OverrideGrade { studio, grade, reason },
                    _ => return,
                };
                self.give("CH", vec![upset]);
            }
            Blocker::BeyondPlaces { pool, given, .. } => {
                self.give("CH", vec![Command::SetQuota { pool, places: given, reason }]);
            }
            Blocker::PlacesOpen { pools, .. } => {
                let (pool, places) = (self.dice.one(&pools), self.dice.below(4) as u32);
                self.give("CH", vec![Command::SetQuota { pool, places, reason }]);
            }
        }
    }
}

fn why() -> String {
    "样例理由 \"x\\y\" 😀".to_owned()
}
