//! Studios, people, and who steps aside.

mod people;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::ClerkAsk;
use super::invite;
use super::rows::{Rows, pairs};
use crate::domain::command::Command;
use crate::domain::conflict::Conflict;
use crate::domain::id::{SeatId, StudioId};
use crate::domain::message::Message;
use crate::domain::panel::{Member, Role};
use crate::domain::refusal::Refusal;
use crate::domain::roster::Studio;
use crate::domain::sheet::SheetStatus;
use crate::domain::state::{Session, SheetState};
use crate::session::views::Progress;
use crate::session::{Joins, Seat};
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::form::{Answer, FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::place::Place;
use crate::tui::screens::studios::{Names, Sought, group, group_cells};
use crate::tui::screens::{Ask, Effect, substitute};
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{self, Column, Focus, Width};
use crate::tui::widgets::tabs::{self, Tab};
use crate::tui::widgets::text::{width, wrap};
use people::person_pairs;

/// Which of the lists has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum List {
    #[default]
    Studios,
    People,
    Recusals,
}

/// Studios, people and recusals.
#[derive(Default)]
pub struct RosterTab {
    session: Option<Session>,
    list: List,
    studios: Rows<usize>,
    people: Rows<usize>,
    /// Person and studio: who stepped aside, and who may have to.
    recusals: Rows<(usize, usize)>,
    conflicts: Vec<Conflict>,
    /// What admits to each seat.
    joins: Vec<Joins>,
    /// Expert, studio and why, where somebody stepped aside.
    declared: Vec<(usize, usize, String)>,
    /// Who scores what, and who left.
    progress: Option<Progress>,
    /// For each person, the studios that somebody takes over when they leave.
    to_take_over: Vec<Vec<usize>>,
}

impl RosterTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let session = seat.outline().session;
        self.joins = session.panel.iter().map(|member| seat.room().joins(&member.id)).collect();
        self.declared = declared(seat);
        let studio = |(place, studio): (usize, &Studio)| (place, Sought::studio(studio, &session.rubric));
        self.studios.set(session.roster.iter().enumerate().map(studio).collect());
        self.progress = seat.progress().ok();
        let people = 0..session.panel.len();
        self.to_take_over = people.map(|place| seat.to_take_over(place).unwrap_or_default()).collect();
        self.people.set(session.panel.iter().map(Sought::person).enumerate().collect());
        self.conflicts = seat.outlook().map(|outlook| outlook.conflicts).unwrap_or_default();
        let open = self.conflicts.iter().map(|conflict| (conflict.member, conflict.studio));
        let pairs = open.chain(self.declared.iter().map(|(expert, studio, _)| (*expert, *studio)));
        let sought = |(expert, studio): (usize, usize)| {
            let (studio, expert) = session.roster.get(studio).zip(session.panel.get(expert))?;
            Some(Sought::studio(studio, &session.rubric).and_person(expert))
        };
        self.recusals.set(pairs.filter_map(|pair| Some((pair, sought(pair)?))).collect());
        self.session = Some(session);
    }

    /// Which of its lists is on.
    pub const fn list(&self) -> usize {
        self.list as usize
    }

    pub const fn show(&mut self, list: usize) {
        self.list = match list {
            0 => List::Studios,
            1 => List::People,
            _ => List::Recusals,
        };
    }

    pub const fn place(&self) -> Place {
        match self.list {
            List::Studios => Place::ClerkStudios,
            List::People => Place::ClerkPeople,
            List::Recusals => Place::ClerkRecusals,
        }
    }

    pub const fn keys(&self) -> &'static [Action] {
        match self.list {
            List::Studios | List::Recusals => &[Action::ClerkRecuse, Action::NextTab, Action::Filter, Action::Back],
            List::People => &[
                Action::ClerkInvite,
                Action::ClerkSetCode,
                Action::ClerkSubstitute,
                Action::NextTab,
                Action::ClerkRemoveCode,
                Action::Filter,
                Action::Back,
            ],
        }
    }

    pub fn why_not(&self, action: Action) -> Option<Message> {
        let nothing = || Some(Message::new("tui-nothing-here"));
        match (action, self.list) {
            (Action::ClerkRecuse, List::Studios) if self.studios.is_empty() => nothing(),
            (Action::ClerkRecuse, List::Recusals) => match self.recusals.at() {
                None => nothing(),
                Some(pair) if self.reason(*pair).is_some() => Some(Refusal::Recused.message()),
                Some((member, _)) => (!self.scores(*member)).then(|| Message::new("clerk-recusal-no-sheet")),
            },
            (Action::ClerkSubstitute, _) => substitute::why_not(self.person(), self.waiting()),
            (Action::ClerkSetCode | Action::ClerkInvite, _) if self.people.is_empty() => nothing(),
            (Action::ClerkWithdraw, _) => match self.people.at().and_then(|place| self.joins.get(*place)) {
                Some(joins) if joins.invited_until.is_some() || !joins.keys.is_empty() => None,
                Some(_) => Some(Message::new("clerk-not-invited")),
                None => nothing(),
            },
            (Action::ClerkRemoveCode, _) => match self.people.at().and_then(|place| self.joins.get(*place)) {
                Some(joins) if joins.code => None,
                Some(_) => Some(Message::new("clerk-has-no-code")),
                None => nothing(),
            },
            _ => None,
        }
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        match self.list {
            List::Studios => self.studios.on_text_key(key),
            List::People => self.people.on_text_key(key),
            List::Recusals => self.recusals.on_text_key(key),
        }
    }

    pub const fn is_typing(&self) -> bool {
        match self.list {
            List::Studios => self.studios.is_typing(),
            List::People => self.people.is_typing(),
            List::Recusals => self.recusals.is_typing(),
        }
    }

    pub fn paste(&mut self, text: &str) {
        match self.list {
            List::Studios => self.studios.paste(text),
            List::People => self.people.paste(text),
            List::Recusals => self.recusals.paste(text),
        }
    }

    pub fn back(&mut self) -> bool {
        match self.list {
            List::Studios => self.studios.back(),
            List::People => self.people.back(),
            List::Recusals => self.recusals.back(),
        }
    }

    pub fn on_action(&mut self, action: Action, seat: &Seat) -> Effect {
        match (action, self.list) {
            (Action::ClerkInvite, _) => return self.person().map_or(Effect::Nothing, |member| invite::invite(seat, member)),
            (Action::ClerkWithdraw, _) => return self.person().map_or(Effect::Nothing, |member| invite::withdraw(seat, member)),
            (Action::ClerkRecuse, _) => return self.recusal_form(),
            (Action::ClerkSetCode, _) => return self.code_form(),
            (Action::ClerkSubstitute, _) => return self.substitute_form(),
            (Action::ClerkRemoveCode, _) => return self.code_confirmation(),
            (Action::District, List::Studios) => {
                self.session.as_ref().into_iter().for_each(|session| self.studios.next_district(session));
            }
            (Action::District, List::Recusals) => {
                self.session.as_ref().into_iter().for_each(|session| self.recusals.next_district(session));
            }
            (_, List::Studios) => self.studios.on_action(action),
            (_, List::People) => self.people.on_action(action),
            (_, List::Recusals) => self.recusals.on_action(action),
        }
        Effect::Nothing
    }

    pub fn click(&mut self, at: Position) {
        match self.list {
            List::Studios => self.studios.click(at),
            List::People => self.people.click(at),
            List::Recusals => self.recusals.click(at),
        };
    }

    fn person(&self) -> Option<&Member> {
        self.session.as_ref()?.panel.get(*self.people.at()?)
    }

    fn recusal_form(&self) -> Effect {
        let Some(session) = &self.session else { return Effect::Nothing };
        let reason = FormField::reason(Message::new("clerk-recusal-reason"));
        let intro = Message::new("clerk-recusal-intro");
        match self.list {
            List::People => Effect::Nothing,
            List::Recusals => {
                let Some(&(expert, studio)) = self.recusals.at() else { return Effect::Nothing };
                let (Some(member), Some(row)) = (session.panel.get(expert), session.roster.get(studio)) else {
                    return Effect::Nothing;
                };
                let title = Message::new("clerk-recusal-of").with("name", member.name.as_str()).with("studio", row.name.as_str());
                let ask = Ask::Clerk(ClerkAsk::Recuse { studio: row.id.clone(), experts: vec![member.id.clone()] });
                Effect::Show(Overlay::Form(Form::new(ask, title, vec![reason]).with_intro(intro)))
            }
            List::Studios => {
                let Some(row) = self.studios.at().and_then(|place| session.roster.get(*place)) else { return Effect::Nothing };
                let option =
                    |member: &Member| Message::new("word-plain").with("text", format!("{} {}", member.name, member.organisation));
                let kind = FieldKind::Choice { options: self.experts_of(&row.id).map(option).collect(), at: 0 };
                let experts = self.experts_of(&row.id).map(|member| member.id.clone()).collect();
                let fields = vec![FormField { label: Message::new("clerk-recusal-who"), kind }, reason];
                let title = Message::new("clerk-recusal-from").with("studio", row.name.as_str());
                let ask = Ask::Clerk(ClerkAsk::Recuse { studio: row.id.clone(), experts });
                Effect::Show(Overlay::Form(Form::new(ask, title, fields).with_intro(intro)))
            }
        }
    }

    /// The command that an answered form asks for, and what to say when it is done.
    ///
    /// # Errors
    /// Why the answer is not taken.
    pub fn command(&self, ask: ClerkAsk, answers: &[Answer]) -> Result<Option<(Command, Message)>, Message> {
        Ok(match (ask, answers) {
            (ClerkAsk::Code(seat), [Answer::Text(code), Answer::Text(again)]) => {
                if code != again {
                    return Err(Message::new("clerk-codes-differ"));
                }
                let done = Message::new("clerk-code-set").with("name", self.name(&seat));
                Some((Command::SetCode { seat, code: Some(code.clone()) }, done))
            }
            (ClerkAsk::NoCode(seat), []) => {
                let done = Message::new("clerk-code-removed").with("name", self.name(&seat));
                Some((Command::SetCode { seat, code: None }, done))
            }
            (ClerkAsk::Recuse { studio, experts }, [choice @ .., Answer::Text(reason)]) => {
                let at = if let [Answer::Choice(at)] = choice { *at } else { 0 };
                let Some(expert) = experts.get(at).cloned() else { return Ok(None) };
                let done = Message::new("clerk-recusal-done").with("name", self.name(&expert));
                Some((Command::Recuse { studio, reason: reason.clone(), expert: Some(expert) }, done))
            }
            _ => None,
        })
    }

    /// The experts who are to score a studio.
    fn experts_of(&self, studio: &StudioId) -> impl Iterator<Item = &Member> {
        let place = self.session.iter().flat_map(|session| session.roster.iter()).position(|row| row.id == *studio);
        let row = self.progress.iter().filter_map(move |progress| Some((progress, progress.rows.get(place?)?)));
        let experts = row.flat_map(|(progress, row)| progress.experts.iter().zip(&row.cells));
        let assigned = experts.filter(|(_, cell)| **cell != SheetState::NotAssigned);
        assigned.filter_map(|(expert, _)| self.session.as_ref()?.panel.get(*expert))
    }

    fn name(&self, seat: &SeatId) -> String {
        let member = self.session.as_ref().and_then(|session| session.panel.iter().find(|member| member.id == *seat));
        member.map(|member| member.name.clone()).unwrap_or_default()
    }

    /// Why somebody stepped aside, if they did.
    fn reason(&self, (expert, studio): (usize, usize)) -> Option<&str> {
        self.declared.iter().find(|(e, s, _)| (*e, *s) == (expert, studio)).map(|(_, _, reason)| reason.as_str())
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let cells = usize::from(area.width);
        let mut detail = self.detail(cells, look);
        let rows = (detail.len() as u16).clamp(2, (area.height / 2).max(2));
        let [top, middle, bottom] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(3), Constraint::Length(rows)]).areas(area);
        self.draw_lists(frame, top, look);
        match self.list {
            List::Studios => self.draw_studios(frame, middle, look),
            List::People => self.draw_people(frame, middle, look),
            List::Recusals => self.draw_recusals(frame, middle, look),
        }
        if detail.len() > usize::from(rows) {
            detail.truncate(rows.into());
            if let Some(last) = detail.last_mut() {
                last.push_span(look.glyphs.ellipsis);
            }
        }
        for (line, row) in detail.into_iter().zip(bottom.rows()) {
            frame.render_widget(line, row);
        }
    }

    /// The names of the lists with how long they are, or the filter of the one that has the keys.
    fn draw_lists(&self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let lists = [
            (List::Studios, "clerk-list-studios", self.studios.len()),
            (List::People, "clerk-list-people", self.people.len()),
            (List::Recusals, "clerk-list-recusals", self.recusals.len()),
        ];
        let names = lists.map(|(list, name, count)| Tab::list(name, Some(count), list == self.list, look));
        let (_, left) = tabs::line(frame.buffer_mut(), area, &names, look);
        let filter = match self.list {
            List::Studios => self.studios.filter_line(look, left.width.into()),
            List::People => self.people.filter_line(look, left.width.into()),
            List::Recusals => self.recusals.filter_line(look, left.width.into()),
        };
        frame.render_widget(Line::styled(filter.unwrap_or_default(), look.theme.key), left);
    }

    fn detail(&self, cells: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let Some(session) = &self.session else { return Vec::new() };
        let hint = |id: &str, style| {
            wrap(&look.words.get(id), cells.saturating_sub(4))
                .into_iter()
                .map(|line| Line::styled(format!("  {line}"), style))
                .collect()
        };
        match self.list {
            List::Studios => {
                self.studios.at().and_then(|place| self.studio_detail(session, *place, cells, look)).unwrap_or_default()
            }
            List::People => {
                let joins = self.people.at().and_then(|place| self.joins.get(*place));
                let invited = joins.is_some_and(|joins| joins.invited_until.is_some());
                let mut lines = match self.person() {
                    _ if !self.succession().is_empty() => self.succession_lines(session, cells, look),
                    _ if !invited && !self.joins.iter().any(|joins| joins.code) => hint("clerk-no-codes", look.theme.warn),
                    Some(member) => pairs(&person_pairs(member, joins, session.zone, look.words), cells, look),
                    None => Vec::new(),
                };
                lines.extend(self.own_conflict_lines(session, cells, look));
                lines
            }
            List::Recusals => match self.recusals.at().and_then(|pair| self.reason(*pair)) {
                Some(reason) => pairs(&[("clerk-recusal-reason", reason.to_owned())], cells, look),
                None if self.recusals.is_empty() => Vec::new(),
                None => self.recusals.at().map(|pair| self.conflict_lines(session, *pair, cells, look)).unwrap_or_default(),
            },
        }
    }

    /// Why the person of a pair may have to step aside from its studio, and what to do then.
    fn conflict_lines(&self, session: &Session, pair: (usize, usize), cells: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let told = self.conflicts.iter().filter(|conflict| (conflict.member, conflict.studio) == pair);
        let told = told.map(|conflict| look.words.say(&session.tell_conflict(conflict)));
        let hint = self.scores(pair.0).then(|| look.words.get("clerk-recusals-hint"));
        let lines = told.chain(hint).flat_map(|text| wrap(&text, cells.saturating_sub(4)));
        lines.map(|line| Line::styled(format!("  {line}"), look.theme.dim)).collect()
    }

    fn scores(&self, member: usize) -> bool {
        let panel = self.session.as_ref().map(|session| &session.panel);
        panel.and_then(|panel| panel.get(member)).is_some_and(|member| member.role == Role::Expert)
    }

    fn studio_detail(&self, session: &Session, place: usize, cells: usize, look: Look<'_>) -> Option<Vec<Line<'static>>> {
        let studio = session.roster.get(place)?;
        let aside = self.declared.iter().filter(|(_, studio, _)| *studio == place);
        let aside: Vec<&str> =
            aside.filter_map(|(expert, _, _)| session.panel.get(*expert)).map(|member| member.name.as_str()).collect();
        let mut lines = vec![Line::styled(format!("  {}", studio.name), look.theme.value)];
        lines.extend(pairs(
            &[
                ("clerk-lead", studio.lead.clone()),
                ("clerk-occupation", studio.occupation.clone()),
                ("clerk-organisation", studio.organisation.clone()),
                ("clerk-district", studio.district.clone()),
                ("clerk-kind", kind(session, studio, look)),
                ("tui-column-group", group(studio.group.as_ref()).to_owned()),
                ("clerk-founded", studio.founded.map(|day| day.to_string()).unwrap_or_default()),
                ("clerk-aside", aside.join(" ")),
            ],
            cells,
            look,
        ));
        if studio.name != studio.expected_name() {
            let unusual = Message::new("clerk-name-unusual").with("name", studio.expected_name());
            let unusual = wrap(&look.words.say(&unusual), cells.saturating_sub(4));
            lines.extend(unusual.into_iter().map(|line| Line::styled(format!("  {line}"), look.theme.warn)));
        }
        Some(lines)
    }

    fn draw_studios(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(session) = &self.session else { return };
        let wide = area.width >= 110;
        let text = |id: &str, width| Column::text(look.words.get(id), width);
        let mut columns = vec![text("clerk-id", Width::Cells(6)), text("clerk-studio", Width::Rest)];
        let groups = group_cells(session);
        columns.splice(1..1, groups.map(|cells| text("tui-column-group", Width::Cells(cells))));
        if wide {
            columns.push(text("clerk-organisation", Width::Rest));
        }
        // The kinds take what they need, and the names not less than the shorter form of most.
        let longest = session.roster.iter().map(|studio| width(&kind(session, studio, look)) as u16).max().unwrap_or(0);
        let kind_cells = longest.clamp(10, if area.width >= 76 { 24 } else { 18 });
        columns.extend([text("clerk-district", Width::Cells(8)), text("clerk-kind", Width::Cells(kind_cells))]);
        if wide {
            columns.push(text("clerk-founded", Width::Cells(10)));
        }
        let name = if groups.is_some() { 2 } else { 1 };
        let names = Names(table::widths(&columns, area.width).get(name).copied().unwrap_or(0));
        self.studios.draw(frame, area, (&columns, "tui-no-studios", Focus::Here), look, |place| {
            let Some(studio) = session.roster.get(*place) else { return Vec::new() };
            let mut cells = vec![Span::styled(studio.id.as_str(), look.theme.dim), Span::raw(names.say(studio))];
            cells.splice(1..1, groups.map(|_| Span::raw(group(studio.group.as_ref()))));
            if wide {
                cells.push(Span::raw(studio.organisation.as_str()));
            }
            cells.extend([Span::raw(studio.district.as_str()), Span::raw(kind(session, studio, look))]);
            if wide {
                cells.push(Span::raw(studio.founded.map(|day| day.to_string()).unwrap_or_default()));
            }
            cells
        });
    }

    fn draw_recusals(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(session) = &self.session else { return };
        let text = |id: &str, width| Column::text(look.words.get(id), width);
        let columns = [
            text("clerk-name", Width::Cells(12)),
            text("clerk-id", Width::Cells(6)),
            text("clerk-studio", Width::Rest),
            text("clerk-recusal-state", Width::Cells(10)),
        ];
        let cells = table::widths(&columns, area.width).get(2).copied().unwrap_or(0);
        let (conflicts, names) = (&self.conflicts, Names(cells));
        self.recusals.draw(frame, area, (&columns, "clerk-no-recusals", Focus::Here), look, |&(expert, studio)| {
            let (Some(member), Some(row)) = (session.panel.get(expert), session.roster.get(studio)) else { return Vec::new() };
            let open = conflicts.iter().find(|conflict| (conflict.member, conflict.studio) == (expert, studio));
            let (state, style) = match open {
                None => (Message::new("clerk-recusal-declared"), look.theme.ok),
                Some(_) if member.role != Role::Expert => (Message::new("clerk-recusal-office"), look.theme.warn),
                Some(conflict) => (Message::new("clerk-recusal-proposed").with("ground", conflict.ground.id()), look.theme.warn),
            };
            vec![
                Span::raw(member.name.as_str()),
                Span::styled(row.id.as_str(), look.theme.dim),
                Span::raw(names.say(row)),
                Span::styled(look.words.say(&state), style),
            ]
        });
    }
}

fn kind(session: &Session, studio: &Studio, look: Look<'_>) -> String {
    let kind = session.rubric.kind(studio.kind.as_str());
    kind.map_or_else(|| studio.kind.to_string(), |kind| kind.name.get(look.words.lang()).to_owned())
}

/// Who stepped aside from what, and why.
fn declared(seat: &Seat) -> Vec<(usize, usize, String)> {
    let Ok(progress) = seat.progress() else { return Vec::new() };
    let mut declared = Vec::new();
    for (studio, row) in progress.rows.iter().enumerate() {
        for (expert, _) in progress.experts.iter().zip(&row.cells).filter(|(_, cell)| **cell == SheetState::Recused) {
            if let Ok(SheetStatus::Recused { reason }) = seat.sheet(studio, *expert).map(|view| view.sheet.status) {
                declared.push((*expert, studio, reason));
            }
        }
    }
    declared
}
