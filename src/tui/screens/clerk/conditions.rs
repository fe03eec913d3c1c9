//! Who is eligible: a checklist, studios by the conditions of the rubric's requirements.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::ClerkAsk;
use super::rows::{Rows, lines};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::{Condition, Finding, Requirement};
use crate::domain::state::{Checked, Eligibility, Session};
use crate::session::Seat;
use crate::session::views::{Conditions, ConditionsRow};
use crate::transfer::papers;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::{Answer, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::studios::{Names, Sought, name_cells};
use crate::tui::screens::{Ask, Effect};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::paragraph;
use crate::tui::widgets::table::{Column, Focus, Width};

/// The cells of a condition: its number, and in a row what was found.
const CONDITION: u16 = 3;
/// The cells of what the findings come to.
const SUM: u16 = 9;

/// The checklist of conditions; the cursor is on a studio and a condition.
#[derive(Default)]
pub struct ConditionsTab {
    view: Option<(Session, Conditions)>,
    rows: Rows<usize>,
    condition: usize,
    /// The cells of the longest name of a studio.
    longest: u16,
}

/// What the cursor is on.
struct Cell<'a> {
    requirement: &'a Requirement,
    condition: &'a Condition,
    checked: Option<&'a Checked>,
    /// Whether the requirement applies to the studio.
    applies: bool,
    /// Whether the studio can be worked on.
    open: bool,
}

impl ConditionsTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let session = seat.outline().session;
        self.longest = name_cells(&session);
        let rows = session.roster.iter().enumerate();
        self.rows.set(rows.map(|(place, studio)| (place, Sought::studio(studio, &session.rubric))).collect());
        self.view = seat.conditions().ok().map(|conditions| (session, conditions));
    }

    pub const fn keys(&self) -> &'static [Action] {
        use Action::{Back, ClerkConditionMet, ClerkConditionNotMet, ClerkConditionOpen, Filter, NextTab};
        &[ClerkConditionMet, ClerkConditionNotMet, ClerkConditionOpen, NextTab, Filter, Back]
    }

    pub fn why_not(&self, action: Action) -> Option<Message> {
        let marks = [Action::ClerkConditionMet, Action::ClerkConditionNotMet, Action::ClerkConditionOpen];
        if !marks.contains(&action) {
            return None;
        }
        let Some(cell) = self.cell() else { return Some(Message::new("tui-nothing-here")) };
        if !cell.applies {
            Some(Message::new("clerk-condition-not-for"))
        } else if !cell.open {
            Some(Refusal::NotReopened.message())
        } else {
            (action == Action::ClerkConditionOpen && cell.checked.is_none()).then(|| Message::new("clerk-condition-open-anyway"))
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        self.rows.on_text_key(key)
    }

    pub const fn is_typing(&self) -> bool {
        self.rows.is_typing()
    }

    pub fn paste(&mut self, text: &str) {
        self.rows.paste(text);
    }

    pub fn back(&mut self) -> bool {
        self.rows.back()
    }

    pub fn click(&mut self, at: Position) {
        self.rows.click(at);
    }

    pub fn on_action(&mut self, action: Action, seat: &Seat) -> Effect {
        let last = self.view.as_ref().map_or(0, |(session, _)| session.rubric.conditions().count()).saturating_sub(1);
        match action {
            Action::Left => self.condition = self.condition.saturating_sub(1),
            Action::Right => self.condition = (self.condition + 1).min(last),
            Action::ClerkConditionMet => return self.form(Finding::Met),
            Action::ClerkConditionNotMet => return self.form(Finding::NotMet),
            Action::ClerkConditionOpen => return self.clear(seat),
            _ => self.rows.on_action(action),
        }
        Effect::Nothing
    }

    fn cell(&self) -> Option<Cell<'_>> {
        let (session, conditions) = self.view.as_ref()?;
        let place = *self.rows.at()?;
        let (studio, row) = session.roster.get(place).zip(conditions.rows.get(place))?;
        let (requirement, condition) = session.rubric.conditions().nth(self.condition)?;
        let checked = row.checked.get(self.condition)?.as_ref();
        Some(Cell { requirement, condition, checked, applies: requirement.applies_to(&studio.kind), open: row.open })
    }

    /// The command that records a finding of the cursor's condition.
    fn command(&self, finding: Option<Finding>, evidence: &str) -> Option<(Command, Message)> {
        let (session, cell) = (&self.view.as_ref()?.0, self.cell()?);
        let studio = session.roster.get(*self.rows.at()?)?;
        let done = Message::new("clerk-condition-done")
            .with("studio", studio.name.as_str())
            .with("condition", &cell.condition.name)
            .with("finding", papers::finding(finding));
        let (studio, condition) = (studio.id.clone(), cell.condition.id.clone());
        Some((Command::CheckCondition { studio, condition, finding, evidence: evidence.to_owned() }, done))
    }

    fn clear(&self, seat: &Seat) -> Effect {
        let Some((command, done)) = self.command(None, "") else { return Effect::Nothing };
        match seat.apply(command) {
            Ok(_) => Effect::Done(done),
            Err(error) => error.into(),
        }
    }

    fn form(&self, finding: Finding) -> Effect {
        let Some((Command::CheckCondition { studio, condition, .. }, _)) = self.command(Some(finding), "") else {
            return Effect::Nothing;
        };
        let (Some(cell), Some((session, _))) = (self.cell(), &self.view) else { return Effect::Nothing };
        let name = session.roster.iter().find(|row| row.id == studio).map(|row| row.name.clone()).unwrap_or_default();
        let title = Message::new("clerk-condition-title").with("studio", name).with("finding", papers::finding(Some(finding)));
        let mut field = FormField::reason(Message::new("clerk-condition-evidence"));
        if let Some(checked) = cell.checked.filter(|checked| checked.finding == finding) {
            field = FormField::note(field.label, &checked.evidence);
        }
        let ask = Ask::Clerk(ClerkAsk::Condition { studio, condition, finding });
        let intro = Message::new("word-plain").with("text", papers::condition((cell.requirement, cell.condition)));
        Effect::Show(Overlay::Form(Form::new(ask, title, vec![field]).with_intro(intro)))
    }

    /// The command that an answered form asks for, and what to say when it is done.
    pub fn answer(&self, ask: ClerkAsk, answers: &[Answer]) -> Option<(Command, Message)> {
        let (ClerkAsk::Condition { studio, condition, finding }, [Answer::Text(evidence)], Some((session, _))) =
            (ask, answers, &self.view)
        else {
            return None;
        };
        let row = session.roster.iter().find(|row| row.id == studio)?;
        let (_, known) = session.rubric.conditions().find(|(_, known)| known.id == condition)?;
        let done = Message::new("clerk-condition-done")
            .with("studio", row.name.as_str())
            .with("condition", &known.name)
            .with("finding", papers::finding(Some(finding)));
        let evidence = evidence.clone();
        Some((Command::CheckCondition { studio, condition, finding: Some(finding), evidence }, done))
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some((session, conditions)) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(4);
        let detail = self.detail(look).map(|detail| paragraph(&detail, cells, 3, look)).unwrap_or_default();
        let parts = [Constraint::Length(1), Constraint::Min(3), Constraint::Length((detail.len() as u16).clamp(1, 3))];
        let [top, middle, bottom] = Layout::vertical(parts).areas(area);
        let heading = self.rows.filter_line(look, cells).unwrap_or_else(|| look.words.say(&summary(conditions)));
        lines(frame, bottom, detail, look.theme.dim);
        let all = session.rubric.conditions().count();
        let room = area.width.saturating_sub(2 + 7 + SUM + 1);
        let shown = usize::from(room.saturating_sub(13) / (CONDITION + 1)).clamp(1, all.max(1)).min(all.max(1));
        let first = (self.condition + 1).saturating_sub(shown);
        let more = [(first > 0, look.glyphs.left), (first + shown < all, look.glyphs.right)];
        let more: Vec<&str> = more.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign).collect();
        frame.render_widget(Line::styled(format!("  {heading}  {}", more.join(" ")), look.theme.title), top);
        let name = room.saturating_sub(shown as u16 * (CONDITION + 1) + 1).min(self.longest.max(12));
        let mut columns = vec![
            Column::text(look.words.get("clerk-id"), Width::Cells(6)),
            Column::text(look.words.get("clerk-studio"), Width::Cells(name)),
        ];
        columns.extend((first..first + shown).map(|nth| Column::text(format!("{:>2}", nth + 1), Width::Cells(CONDITION))));
        columns.push(Column::text(look.words.get("clerk-condition-sum"), Width::Cells(SUM)));
        let (names, at, condition) = (Names(name.into()), self.rows.at().copied(), self.condition);
        self.rows.draw(frame, middle, (&columns, "tui-no-studios", Focus::Here), look, |place| {
            let (Some(studio), Some(row)) = (session.roster.get(*place), conditions.rows.get(*place)) else {
                return Vec::new();
            };
            let mut cells = vec![Span::styled(studio.id.as_str(), look.theme.dim), Span::raw(names.say(studio))];
            let found = session.rubric.conditions().zip(&row.checked).enumerate().skip(first).take(shown);
            cells.extend(found.map(|(nth, ((requirement, _), checked))| {
                let (text, style) = sign(requirement.applies_to(&studio.kind), checked.as_ref(), look);
                let here = at == Some(*place) && nth == condition;
                Span::styled(if here { format!("[{text}]") } else { format!(" {text} ") }, style)
            }));
            cells.push(sum(row, look));
            cells
        });
    }

    /// The cell of the cursor in words.
    fn detail(&self, look: Look<'_>) -> Option<String> {
        let cell = self.cell()?;
        let of = (cell.requirement, cell.condition);
        let said = if cell.applies {
            look.words.say(&papers::found(of, cell.checked))
        } else {
            format!(
                "{}{}{}",
                look.words.say(&papers::condition(of)),
                look.glyphs.between,
                look.words.get("clerk-condition-not-for")
            )
        };
        Some(format!("{}. {said}", self.condition + 1))
    }
}

/// What was found, as a sign.
fn sign<'a>(applies: bool, checked: Option<&Checked>, look: Look<'a>) -> (&'a str, Style) {
    match checked.map(|checked| checked.finding) {
        _ if !applies => (look.glyphs.aside, look.theme.dim),
        Some(Finding::Met) => (look.glyphs.done, look.theme.ok),
        Some(Finding::NotMet) => ("x", look.theme.danger),
        None => (look.glyphs.open, look.theme.dim),
    }
}

/// What the findings on a studio come to, in a word.
fn sum(row: &ConditionsRow, look: Look<'_>) -> Span<'static> {
    match &row.eligibility {
        None => Span::styled(look.glyphs.aside.to_owned(), look.theme.dim),
        Some(Eligibility::Eligible) => Span::styled(look.words.get("finding-met"), look.theme.ok),
        Some(Eligibility::Ineligible(_)) => Span::styled(look.words.get("finding-not-met"), look.theme.danger),
        Some(Eligibility::Open { unchecked }) => {
            let open = Message::new("clerk-condition-to-check").with("count", *unchecked);
            Span::styled(look.words.say(&open), look.theme.warn)
        }
    }
}

fn summary(conditions: &Conditions) -> Message {
    let count =
        |is: fn(&Eligibility) -> bool| conditions.rows.iter().filter(|row| row.eligibility.as_ref().is_some_and(is)).count();
    Message::new("clerk-conditions-summary")
        .with("eligible", count(|of| matches!(of, Eligibility::Eligible)))
        .with("ineligible", count(|of| matches!(of, Eligibility::Ineligible(_))))
        .with("open", count(|of| matches!(of, Eligibility::Open { .. })))
}
