//! What the other experts gave shows nowhere before it is revealed: two sessions that differ in nothing else are the same to an expert,
//! to an observer and to the whole room, view by view, and in every fourth pair frame by frame.
//!
//! `PANELMARK_PAIRS=1000 cargo test --test non_interference` tries more pairs of sessions; with `CARGO_PROFILE_TEST_OPT_LEVEL=3` before it,
//! and sessions in memory (`TMPDIR=/dev/shm`), many more. `PANELMARK_SEED=…` begins with another seed.

mod common;

use std::sync::Arc;
use std::thread;

use common::dice::number;
use common::{Stage, seen};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};
use panelmark::domain::command::Command;
use panelmark::domain::hearing::Stage as Part;
use panelmark::domain::points::Points;
use panelmark::domain::refusal::Refusal;
use panelmark::domain::text::Lang;
use panelmark::tui::app::{App, Taste};
use panelmark::tui::event::Event;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// The studios of which both sessions differ; the sheets of S1 are shown for discussion in the end, and are the same in both.
const SECRET: [&str; 3] = ["S2", "S3", "S4"];
const OTHERS: [&str; 2] = ["E2", "E3"];
const ITEMS: [&str; 3] = ["workshop", "plans", "apprentices"];
/// Half a point.
const HALF: i64 = 5_000;

/// How far another expert is with a sheet: the same in both sessions, as it may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    Untouched,
    /// With so many items scored, at most all.
    Draft(usize),
    Submitted,
    SteppedAside,
}

/// What stands on a sheet of another expert: what nobody else is to know.
#[derive(Debug, Clone)]
struct Hidden {
    /// Halves of points for each item.
    marks: [i64; 3],
    /// Which item is scored first.
    first: usize,
    /// Whether the sign is deducted for, from points typed besides.
    ticked: bool,
    adjustment: i64,
    words: String,
}

/// All hidden sheets of a session, expert by expert, and who of them is the first to act.
#[derive(Debug, Clone)]
struct Theirs {
    sheets: Vec<Hidden>,
    turned: bool,
}

fn reached() -> impl Strategy<Value = Vec<Reached>> {
    let one = prop_oneof![
        Just(Reached::Untouched),
        (1..=3_usize).prop_map(Reached::Draft),
        Just(Reached::Submitted),
        Just(Reached::SteppedAside)
    ];
    prop::collection::vec(one, SECRET.len() * OTHERS.len())
}

fn theirs() -> impl Strategy<Value = Theirs> {
    let adjustment = prop_oneof![-3..=-1_i64, 1..=3_i64];
    let hidden = ((0..=20_i64, 0..=16_i64, 0..=20_i64), 0..3_usize, any::<bool>(), adjustment, "[a-z一-龟]{1,12}");
    let hidden = hidden.prop_map(|((workshop, plans, apprentices), first, ticked, adjustment, words)| Hidden {
        marks: [workshop / 2 * 2, plans, apprentices],
        first,
        ticked,
        adjustment,
        words,
    });
    let sheets = prop::collection::vec(hidden, SECRET.len() * OTHERS.len());
    (sheets, any::<bool>()).prop_map(|(sheets, turned)| Theirs { sheets, turned })
}

impl Hidden {
    fn score(&self, studio: &str, place: usize) -> Command {
        let ticked = self.ticked && ITEMS[place] == "workshop";
        Command::Score {
            studio: studio.into(),
            item: ITEMS[place].into(),
            points: Some(Points::from_units(self.marks[place] * HALF)),
            deductions: ticked.then(|| ("no_sign".into(), 1)).into_iter().collect(),
            expert: None,
        }
    }

    /// What leads so far, one event a command.
    fn commands(&self, studio: &str, reached: Reached) -> Vec<Command> {
        let scored = match reached {
            Reached::Untouched => return Vec::new(),
            Reached::SteppedAside => {
                return vec![Command::Recuse { studio: studio.into(), reason: self.words.clone(), expert: None }];
            }
            Reached::Draft(scored) => scored,
            Reached::Submitted => ITEMS.len(),
        };
        let places = (0..scored).map(|n| (self.first + n) % ITEMS.len());
        let mut commands: Vec<Command> = places.map(|place| self.score(studio, place)).collect();
        commands.push(Command::WriteNote {
            studio: studio.into(),
            item: ITEMS[self.first].into(),
            text: self.words.clone(),
            expert: None,
        });
        commands.push(Command::Adjust {
            studio: studio.into(),
            points: Points::from_units(self.adjustment * 2 * HALF),
            reason: self.words.clone(),
            expert: None,
        });
        if reached == Reached::Submitted {
            commands.push(Command::Submit { studio: studio.into(), expert: None });
        }
        commands
    }
}

/// Somebody's screen.
struct Screen {
    app: App,
    terminal: Terminal<TestBackend>,
    is_board: bool,
}

impl Screen {
    fn new(app: App, is_board: bool, (width, height): (u16, u16)) -> Screen {
        Screen { app, terminal: Terminal::new(TestBackend::new(width, height)).unwrap(), is_board }
    }

    /// Presses one key; `'text'` is typed letter by letter.
    fn press(&mut self, key: &str) {
        let codes: Vec<KeyCode> = match key.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
            Some(text) => text.chars().map(KeyCode::Char).collect(),
            None => vec![code(key)],
        };
        for code in codes {
            self.app.update(Event::Input(Input::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        }
    }

    /// The frame with every cell's style; masked is what the clock says, and every code, of which it counts that it is there.
    fn frame(&mut self) -> Buffer {
        let mut buffer = self.terminal.draw(|frame| self.app.draw(frame)).unwrap().buffer.clone();
        let mut masked = Vec::new();
        for (at, cell) in buffer.content.iter().enumerate() {
            let (form, before) = match cell.symbol() {
                ":" => (CLOCK, 2),
                "-" => (CODE, 4),
                _ => continue,
            };
            let place = at.saturating_sub(before)..at.saturating_sub(before) + form.len();
            let cells = buffer.content.get(place.clone()).unwrap_or_default();
            if !cells.is_empty() && cells.iter().zip(form.bytes()).all(|(cell, form)| fits(cell.symbol(), form)) {
                masked.extend(place);
            }
        }
        if self.is_board {
            // There the clock is made of blocks.
            let rows = buffer.content.chunks(buffer.area.width.into()).enumerate();
            let of_clock = rows.filter(|(_, row)| row.iter().any(|cell| cell.symbol() == "█"));
            masked.extend(of_clock.flat_map(|(y, row)| (0..row.len()).map(move |x| y * row.len() + x)));
        }
        masked.into_iter().for_each(|cell| {
            buffer.content[cell].set_symbol("#");
        });
        buffer
    }
}

/// Two digits, a colon, two digits.
const CLOCK: &str = "00:00";
/// Eight groups of four letters or digits.
const CODE: &str = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA";

fn fits(symbol: &str, form: u8) -> bool {
    let &[byte] = symbol.as_bytes() else { return false };
    match form {
        b'0' => byte.is_ascii_digit(),
        b'A' => byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte),
        sign => byte == sign,
    }
}

fn code(key: &str) -> KeyCode {
    match key {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgDn" => KeyCode::PageDown,
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    }
}

/// One session, and the screens of those who are not to know: the expert E1, the observer, the whole room.
struct World {
    stage: Stage,
    /// None where only views are compared.
    screens: Vec<Screen>,
}

impl World {
    fn new(size: Option<(u16, u16)>) -> World {
        let stage = Stage::small(SECRET.len() + 1, OTHERS.len() + 1);
        let taste = Taste { lang: Lang::En, ..Taste::default() };
        let seated = |seat: &str| App::seated(stage.seat(seat), taste).unwrap();
        let board = App::board(Arc::clone(&stage.room), taste);
        let screens = [(seated("E1"), false), (seated("OB"), false), (board, true)].into_iter();
        let screens = size.map(|size| screens.map(|(app, is_board)| Screen::new(app, is_board, size)).collect());
        World { stage, screens: screens.unwrap_or_default() }
    }

    /// Gives commands together; every screen hears of it.
    fn give(&mut self, seat: &str, commands: Vec<Command>) {
        self.stage.seat(seat).apply_all(commands).unwrap_or_else(|error| panic!("{seat}: {error:?}"));
        for screen in &mut self.screens {
            screen.app.update(Event::Changed);
        }
    }

    /// What E1 and the observer can learn by any view, or by trying any command on what is not theirs.
    fn learnt(&self) -> Vec<String> {
        let mut learnt = vec![seen::on_the_board(&self.stage.room)];
        for seat in ["E1", "OB"].map(|id| self.stage.seat(id)) {
            learnt.extend(seen::by(&seat));
            learnt.extend(probes().into_iter().map(|command| format!("{command:?}: {:?}", seat.check(command.clone()))));
        }
        learnt
    }
}

/// Commands about others' sheets: refused, and alike whatever stands there.
fn probes() -> Vec<Command> {
    let mut probes = vec![Command::Undo {}, Command::Finalise {}, Command::ConfirmFinal {}, Command::CloseScoring {}];
    probes.extend(OTHERS.map(|expert| Command::AnswerCall { seat: expert.into() }));
    probes.extend(SECRET.map(|studio| Command::Reveal { studio: studio.into() }));
    for (expert, studio) in pairs() {
        let (of, on) = (Some(expert.into()), studio.into());
        probes.extend([
            Command::Submit { studio: studio.into(), expert: of.clone() },
            Command::TakeBack { studio: studio.into(), expert: of.clone() },
            Command::ClearScore { studio: studio.into(), item: ITEMS[0].into(), expert: of },
            Command::ConfirmSheet { studio: on, expert: expert.into() },
            Command::SendBack { studio: studio.into(), expert: expert.into(), reason: "?".to_owned() },
        ]);
    }
    probes
}

/// Every sheet of which the sessions differ, in the order of [`Theirs::sheets`].
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    OTHERS.into_iter().flat_map(|expert| SECRET.map(|studio| (expert, studio)))
}

/// Two sessions side by side.
struct Pair {
    worlds: [World; 2],
    reached: Vec<Reached>,
    theirs: [Theirs; 2],
}

impl Pair {
    fn new(reached: Vec<Reached>, theirs: [Theirs; 2], size: Option<(u16, u16)>) -> Pair {
        Pair { worlds: [World::new(size), World::new(size)], reached, theirs }
    }

    /// Somebody does the same in both.
    fn give(&mut self, seat: &str, command: Command) {
        self.worlds.iter_mut().for_each(|world| world.give(seat, vec![command.clone()]));
        self.compare(&format!("after {command:?}"));
    }

    /// The other experts do to their sheets what only they know, those sheets of which `of` holds.
    fn others(&mut self, of: impl Fn(usize, Reached) -> bool) {
        for (world, theirs) in self.worlds.iter_mut().zip(&self.theirs) {
            let mut sheets: Vec<_> = pairs().zip(self.reached.iter().zip(&theirs.sheets)).enumerate().collect();
            sheets.retain(|(place, (_, (reached, _)))| of(*place, **reached));
            if theirs.turned {
                sheets.reverse();
            }
            for (_, ((expert, studio), (reached, hidden))) in sheets {
                world.give(expert, hidden.commands(studio, *reached));
            }
        }
        self.compare("after the others' sheets");
    }

    /// Who reaches for a sheet that is another's is refused, whatever is to be written there; that it was tried is on record.
    fn reach(&mut self) {
        for (by, of) in [("E2", "E1"), ("E1", "E2")] {
            for (world, theirs) in self.worlds.iter_mut().zip(&self.theirs) {
                let seat = world.stage.seat(by);
                let mut command = theirs.sheets[0].score("S2", 1);
                if let Command::Score { expert, .. } = &mut command {
                    *expert = Some(of.into());
                }
                let before = seat.outline().seq;
                assert!(seat.apply(command).is_err());
                assert_eq!(seat.outline().seq, before + 1);
                world.screens.iter_mut().for_each(|screen| {
                    screen.app.update(Event::Changed);
                });
            }
            self.compare(&format!("after {by} reached for a sheet of {of}"));
        }
    }

    /// One who submitted is sent the sheet back, and mends it.
    fn mend(&mut self) {
        let Some(place) = self.reached.iter().position(|reached| *reached == Reached::Submitted) else { return };
        let Some((expert, studio)) = pairs().nth(place) else { return };
        self.give("CH", Command::SendBack { studio: studio.into(), expert: expert.into(), reason: "?".to_owned() });
        for (world, theirs) in self.worlds.iter_mut().zip(&self.theirs) {
            // Every mark and the note become others: as many events in both sessions.
            let hidden = &theirs.sheets[place];
            let marks = hidden.marks.map(|mark| if mark < 2 { mark + 2 } else { mark - 2 });
            let words = format!("{} mended", hidden.words);
            let mut mended = Hidden { marks, words, ticked: false, ..hidden.clone() }.commands(studio, Reached::Submitted);
            // The change of the total stays.
            mended.retain(|command| !matches!(command, Command::Adjust { .. }));
            world.give(expert, mended);
        }
        self.compare("after a sheet was mended");
    }

    /// Whether there are screens, or only views.
    fn has_screens(&self) -> bool {
        !self.worlds[0].screens.is_empty()
    }

    /// E1 (or whoever has that screen) presses keys; after each the frames are compared.
    fn press(&mut self, screen: usize, keys: &str) {
        if !self.has_screens() {
            return;
        }
        for key in keys.split_whitespace() {
            for World { stage, screens } in &mut self.worlds {
                let seq = || stage.seat("E1").outline().seq;
                let before = seq();
                screens[screen].press(key);
                if seq() != before {
                    screens[screen].app.update(Event::Changed);
                }
            }
            self.compare_screen(screen, &format!("after {key} of {keys}"));
        }
    }

    fn compare(&mut self, when: &str) {
        (0..self.worlds[0].screens.len()).for_each(|screen| self.compare_screen(screen, when));
    }

    fn compare_screen(&mut self, screen: usize, when: &str) {
        let [one, other] = &mut self.worlds;
        let (one, other) = (one.screens[screen].frame(), other.screens[screen].frame());
        assert!(one == other, "screen {screen} {when}:\n{one:?}\n{other:?}");
    }

    /// Nothing can be learnt from any view.
    fn compare_views(&self) {
        let [one, other] = &self.worlds;
        for (one, other) in one.learnt().into_iter().zip(other.learnt()) {
            assert_eq!(one, other);
        }
    }
}

/// Through list and sheets, filters, districts, help, palette, languages, colours and signs, the raised hand, and what is refused.
const WALK: &str = "? PgDn Esc : 'hand' Esc L T G L T T G / 's2' Enter Enter y Esc Esc b b b Esc o o Down Up End Home z y g Esc \
                    Enter v v v ] ] [ Down End Home Left w 'hm' Enter w";
/// Through the sheets of the studio that the list shows first to the last, writing on each.
const SHEET: &str = "Home 9 Enter 7 . 5 Enter 8 Enter Home n 'seen' Enter a u = m x u j 1 Tab 'so' Enter";

/// What these keys come to, as commands.
fn own_sheet(studio: &str) -> Vec<Command> {
    let note =
        |text: &str| Command::WriteNote { studio: studio.into(), item: ITEMS[0].into(), text: text.to_owned(), expert: None };
    let mut commands = vec![note("seen"), note("again"), Command::Undo {}];
    commands.push(Command::Adjust {
        studio: studio.into(),
        points: Points::from_units(2 * HALF),
        reason: "so".to_owned(),
        expert: None,
    });
    commands.extend(common::small::sheet(studio, ["9", "7.5", "8"]));
    commands
}

/// The whole session up to the reveal, and the reveal of another studio's sheets.
fn hold(pair: &mut Pair) {
    pair.others(|place, reached| place % 2 == 0 && reached == Reached::SteppedAside);
    pair.press(0, "Down Enter y Esc r Esc Home");
    pair.press(1, "? Esc / 's3' Enter Esc Right Right 2 Tab w 'hm' Enter w L L");
    pair.compare_views();

    pair.give("CH", Command::OpenScoring {});
    pair.others(|place, reached| place % 2 == 0 && reached != Reached::SteppedAside);
    pair.press(0, "Home Enter");
    for keys in [SHEET, "h k h ]", SHEET, "h ]"] {
        pair.press(0, keys);
    }
    if !pair.has_screens() {
        ["S1", "S2"].iter().for_each(|studio| own_sheet(studio).into_iter().for_each(|command| pair.give("E1", command)));
    }
    pair.others(|place, _| place % 2 == 1);
    pair.reach();
    pair.give("E2", Command::CallChair { word: String::new() });
    pair.give("CH", Command::Hear { studio: Some("S3".into()), follow: true });
    pair.give("CK", Command::StartTimer { stage: Part::Questions, seconds: 30 * 60 });
    pair.press(0, WALK);
    pair.press(1, "Right Down Down / 's' Esc 2");
    pair.compare_views();

    pair.give("CH", Command::PauseScoring {});
    pair.press(0, "Enter 5 = n a h u w 'hm' Enter Esc Esc");
    pair.compare_views();
    pair.give("CH", Command::ResumeScoring {});

    for expert in OTHERS {
        pair.worlds.iter_mut().for_each(|world| {
            world.give(expert, common::small::sheet("S1", ["12", "8", "9.5"]));
        });
    }
    pair.press(0, "Home r 'mine' Esc Esc");
    pair.give("CH", Command::CloseScoring {});
    pair.mend();
    pair.press(0, WALK);
    pair.compare_views();

    pair.give("CH", Command::Reveal { studio: "S1".into() });
    pair.press(0, "Esc Esc Home y Down Esc Enter y Esc ] y ] y");
    pair.compare_views();
    for world in &pair.worlds {
        let expert = world.stage.seat("E1");
        assert_eq!(expert.revealed(0).unwrap().sheets.len(), 3, "what was revealed is shown");
        assert_eq!(expert.revealed(1).map(|_| ()), Err(Refusal::NotShown));
    }
}

/// So many pairs of sessions come of one seed.
const BATCH: u32 = 25;

fn try_pairs(pairs: u32, seed: u64) {
    let config = ProptestConfig {
        cases: pairs,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 100,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    // Screens cost a hundred times what views do: every fourth pair has them.
    let size = prop_oneof![12 => Just(None), 3 => Just(Some((80, 24))), 1 => Just(Some((120, 36)))];
    let tried = TestRunner::new(config).run(&(reached(), theirs(), theirs(), size), |(reached, one, other, size)| {
        hold(&mut Pair::new(reached, [one, other], size));
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("PANELMARK_SEED={seed} PANELMARK_PAIRS={pairs}: {error}"));
}

#[test]
fn nothing_of_the_others_sheets_shows_before_it_is_revealed() {
    let (pairs, first) = (number("PANELMARK_PAIRS", 100_u32), number("PANELMARK_SEED", 1_u64));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let batches: Vec<(u32, u64)> = (0..pairs).step_by(BATCH as usize).map(|from| BATCH.min(pairs - from)).zip(first..).collect();
    thread::scope(|scope| {
        for worker in 0..workers {
            let mine = batches.iter().skip(worker).step_by(workers);
            scope.spawn(|| mine.for_each(|(pairs, seed)| try_pairs(*pairs, *seed)));
        }
    });
}

/// A view that nobody compares could tell everything.
#[test]
fn every_view_of_a_seat_is_compared() {
    let source = |file: &str| std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let (seat, seen) = (source("src/session/seat.rs"), source("tests/common/seen.rs"));
    let methods = seat.split("    pub fn ").skip(1).filter_map(|rest| rest.split_once("(&self")).map(|(name, _)| name);
    // Who sits there, which day it is, what is given, and what a key asks before it is pressed: `check` is tried with every probe.
    let none = ["id", "room", "today", "apply", "apply_all", "refusals", "allowed", "check", "arrive", "saw"];
    let views: Vec<&str> = methods.filter(|name| !none.contains(name)).collect();
    assert!(views.len() > 20, "{views:?}");
    let missing: Vec<&&str> = views.iter().filter(|name| !seen.contains(&format!("seat.{name}("))).collect();
    assert!(missing.is_empty(), "not compared: {missing:?}");
}
