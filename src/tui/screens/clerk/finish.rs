//! The end of a session: what still stands in the way, the clerk's confirmation, and the files for public notice.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};

use super::ClerkAsk;
use super::ranking::Ranking;
use super::rows::{Rows, lines};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::phase::Phase;
use crate::domain::state::Blocker;
use crate::session::Seat;
use crate::session::views::Outline;
use crate::transfer::sentences;
use crate::tui::action::Action;
use crate::tui::event::Key;
use crate::tui::overlay::Overlay;
use crate::tui::place::Place;
use crate::tui::screens::studios::Sought;
use crate::tui::screens::{Ask, Effect};
use crate::tui::widgets::Look;
use crate::tui::widgets::lines::paragraph;
use crate::tui::widgets::table::{Column, Focus, Width};
use crate::tui::widgets::tabs::{self, Tab};
use crate::tui::widgets::text::{cut, wrap};

/// From so many rows on, a blank line stands above what is open.
const ROOMY: u16 = 14;

/// Finalising and export, and the ranked result.
#[derive(Default)]
pub struct FinishTab {
    view: Option<View>,
    blockers: Rows<usize>,
    ranking: Ranking,
    /// Whether the ranked result is shown.
    ranked: bool,
}

struct View {
    outline: Outline,
    blockers: Vec<Blocker>,
    /// Why the finalising cannot be confirmed now.
    why_not: Option<Message>,
}

impl FinishTab {
    /// Looks at the session again.
    pub fn refresh(&mut self, seat: &Seat) {
        let (outline, blockers) = (seat.outline(), seat.outlook().map(|outlook| outlook.blockers).unwrap_or_default());
        let told = blockers.iter().enumerate().map(|(place, blocker)| (place, Sought::other(format!("{blocker:?}"))));
        self.blockers.set(told.collect());
        let why_not = seat.check(Command::ConfirmFinal {}).err().map(|refusal| refusal.message());
        self.view = Some(View { outline, blockers, why_not });
        self.ranking.refresh(seat);
    }

    /// Which of its lists is on.
    pub fn list(&self) -> usize {
        usize::from(self.ranked)
    }

    pub const fn show(&mut self, list: usize) {
        self.ranked = list == 1;
    }

    pub const fn place(&self) -> Place {
        if self.ranked { Place::ClerkRanking } else { Place::ClerkFinish }
    }

    pub fn keys(&self) -> &'static [Action] {
        match &self.view {
            Some(view) if view.outline.phase == Phase::Final => &[Action::ClerkExport, Action::NextTab, Action::Back],
            _ => &[Action::ClerkConfirmFinal, Action::ClerkExport, Action::NextTab, Action::Back],
        }
    }

    pub fn why_not(&self, action: Action) -> Option<Message> {
        self.view.as_ref().filter(|_| action == Action::ClerkConfirmFinal).and_then(|view| view.why_not.clone())
    }

    pub fn on_text_key(&mut self, key: Key) -> bool {
        self.ranked && self.ranking.on_text_key(key)
    }

    pub const fn is_typing(&self) -> bool {
        self.ranked && self.ranking.is_typing()
    }

    pub fn paste(&mut self, text: &str) {
        if self.ranked {
            self.ranking.paste(text);
        }
    }

    pub fn back(&mut self) -> bool {
        self.ranked && self.ranking.back()
    }

    pub fn click(&mut self, at: Position) {
        if self.ranked {
            self.ranking.click(at);
        } else {
            self.blockers.click(at);
        }
    }

    pub fn on_action(&mut self, action: Action) -> Effect {
        match action {
            Action::ClerkConfirmFinal => return self.confirmation(),
            _ if self.ranked => self.ranking.on_action(action),
            _ => self.blockers.on_action(action),
        }
        Effect::Nothing
    }

    fn confirmation(&self) -> Effect {
        let Some(view) = &self.view else { return Effect::Nothing };
        let next = view.outline.revision.as_ref().map_or(0, |revision| revision.number) + 1;
        Effect::Show(Overlay::Confirm {
            ask: Ask::Clerk(ClerkAsk::Final),
            title: Message::new("clerk-final-title").with("revision", next),
            consequence: Message::new("clerk-final-consequence").with("title", view.outline.session.title.as_str()),
        })
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let [top, rest] = Layout::vertical([Constraint::Length(1), Constraint::Min(3)]).areas(area);
        let names = [("clerk-list-finish", !self.ranked), ("clerk-list-ranking", self.ranked)];
        tabs::line(frame.buffer_mut(), top, &names.map(|(name, open)| Tab::list(name, None, open, look)), look);
        if self.ranked { self.ranking.draw(frame, rest, look) } else { self.draw_acts(frame, rest, look) }
    }

    fn draw_acts(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(view) = &self.view else { return };
        let cells = usize::from(area.width).saturating_sub(4);
        let mut acts = Vec::new();
        for (done, message) in acts_of(view) {
            let sign = if done {
                Span::styled(look.glyphs.done, look.theme.ok)
            } else {
                Span::styled(look.glyphs.open, look.theme.warn)
            };
            for (nth, text) in wrap(&look.words.say(&message), cells.saturating_sub(2)).into_iter().enumerate() {
                let sign = if nth == 0 { sign.clone() } else { Span::raw(" ") };
                acts.push(Line::from(vec![Span::raw("  "), sign, Span::raw(format!(" {text}"))]));
            }
        }
        if let Some(anchor) = view.outline.anchors.last() {
            let code = look.words.say(&sentences::code(anchor));
            let code = cut(&code, cells, look.glyphs.ellipsis);
            acts.push(Line::styled(format!("    {code}"), look.theme.dim));
        }
        let whole = self.blockers.at().and_then(|place| view.blockers.get(*place));
        let whole = whole.map(|blocker| look.words.say(&view.outline.session.tell_blocker(blocker)));
        let whole = whole.map(|told| paragraph(&told, cells, 2, look));
        // Only what does not fit its row is said once more, whole.
        let whole = whole.filter(|lines| lines.len() > 1).unwrap_or_default();
        let (gap, below) = (u16::from(area.height >= ROOMY), whole.len().min(2) as u16);
        let parts = [
            Constraint::Length(acts.len().min(8) as u16),
            Constraint::Length(gap),
            Constraint::Min(0),
            Constraint::Length(below),
        ];
        let [top, _, middle, bottom] = Layout::vertical(parts).areas(area);
        for (line, row) in acts.into_iter().zip(top.rows()) {
            frame.render_widget(line, row);
        }
        lines(frame, bottom, whole, look.theme.dim);
        if view.blockers.is_empty() {
            return;
        }
        let heading = look.words.say(&Message::new("clerk-blockers").with("count", view.blockers.len()));
        let columns = [Column::text(heading, Width::Rest)];
        self.blockers.draw(frame, middle, (&columns, "tui-nothing-here", Focus::Here), look, |place| {
            let told = view.blockers.get(*place).map(|blocker| look.words.say(&view.outline.session.tell_blocker(blocker)));
            vec![Span::raw(told.unwrap_or_default())]
        });
    }
}

/// The acts that end a session, in their order, and whether each is done.
fn acts_of(view: &View) -> Vec<(bool, Message)> {
    let Outline { phase, proposed, revision, .. } = &view.outline;
    let sealed = *phase == Phase::Final;
    let mut acts = vec![
        (*phase >= Phase::Review, Message::new(if *phase >= Phase::Review { "clerk-act-closed" } else { "clerk-act-close" })),
        match view.blockers.len() {
            0 => (true, Message::new("clerk-act-settled")),
            count => (false, Message::new("clerk-act-settle").with("count", count)),
        },
        (*proposed || sealed, Message::new(if *proposed || sealed { "clerk-act-proposed" } else { "clerk-act-propose" })),
    ];
    acts.push(match revision.as_ref().filter(|_| sealed) {
        Some(revision) => {
            let at = view.outline.session.zone.moment(revision.at);
            (true, Message::new("clerk-act-final").with("revision", revision.number).with("at", at))
        }
        None => (false, Message::new(if *proposed { "clerk-act-confirm" } else { "clerk-act-confirm-later" })),
    });
    acts.push((false, Message::new(if sealed { "clerk-act-export" } else { "clerk-act-export-provisional" })));
    acts
}
