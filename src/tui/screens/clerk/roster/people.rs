//! The people: their seats' codes, and who takes over from whom.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::RosterTab;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::domain::state::{Session, Substitution};
use crate::domain::zone::Zone;
use crate::session::Joins;
use crate::transfer::sentences;
use crate::tui::field::Field;
use crate::tui::form::{FieldKind, Form, FormField};
use crate::tui::overlay::Overlay;
use crate::tui::screens::clerk::ClerkAsk;
use crate::tui::screens::studios::{group, group_cells};
use crate::tui::screens::{Ask, Effect, substitute};
use crate::tui::widgets::Look;
use crate::tui::widgets::table::{Column, Focus, Width};
use crate::tui::widgets::text::wrap;
use crate::words::Words;

impl RosterTab {
    /// The studios that somebody takes over when the person of the cursor leaves.
    pub(super) fn waiting(&self) -> &[usize] {
        self.people.at().and_then(|place| self.to_take_over.get(*place)).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn substitute_form(&self) -> Effect {
        let (Some(session), Some(member)) = (&self.session, self.person()) else { return Effect::Nothing };
        let ask = Ask::Clerk(ClerkAsk::Substitute(member.id.clone()));
        let who = format!("{} {}", member.id, member.name);
        Effect::Show(substitute::form(ask, session, who, self.waiting()))
    }

    pub(super) fn code_form(&self) -> Effect {
        let Some(member) = self.person() else { return Effect::Nothing };
        let secret = |label| FormField {
            label: Message::new(label),
            kind: FieldKind::Text { field: Field::default(), required: true, secret: true },
        };
        let title = Message::new("clerk-code-title").with("id", member.id.as_str()).with("name", member.name.as_str());
        let fields = vec![secret("clerk-code"), secret("clerk-code-again")];
        let form = Form::new(Ask::Clerk(ClerkAsk::Code(member.id.clone())), title, fields);
        Effect::Show(Overlay::Form(form.with_intro(Message::new("clerk-code-intro"))))
    }

    pub(super) fn code_confirmation(&self) -> Effect {
        let Some(member) = self.person() else { return Effect::Nothing };
        let name = |id| Message::new(id).with("id", member.id.as_str()).with("name", member.name.as_str());
        Effect::Show(Overlay::Confirm {
            ask: Ask::Clerk(ClerkAsk::NoCode(member.id.clone())),
            title: name("clerk-no-code-title"),
            consequence: name("clerk-no-code-consequence"),
        })
    }

    /// What the person of the cursor took over or left to others.
    pub(super) fn succession(&self) -> Vec<&Substitution> {
        let place = self.people.at();
        let all = self.progress.iter().flat_map(|progress| &progress.substitutions);
        all.filter(|of| place.is_some_and(|place| [of.expert, of.by].contains(place))).collect()
    }

    pub(super) fn succession_lines(&self, session: &Session, cells: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let told = self.succession().into_iter().map(|of| look.words.say(&sentences::substitution(session, of)));
        let lines = told.flat_map(|told| wrap(&told, cells.saturating_sub(4)));
        lines.map(|line| Line::styled(format!("  {line}"), look.theme.value)).collect()
    }

    /// What the person of the cursor may have to step aside from.
    pub(super) fn own_conflict_lines(&self, session: &Session, cells: usize, look: Look<'_>) -> Vec<Line<'static>> {
        let own = self.conflicts.iter().filter(|conflict| self.people.at() == Some(&conflict.member));
        let told = own.map(|conflict| look.words.say(&session.tell_conflict(conflict)));
        let lines = told.flat_map(|told| wrap(&told, cells.saturating_sub(4)));
        lines.map(|line| Line::styled(format!("  {line}"), look.theme.warn)).collect()
    }

    pub(super) fn draw_people(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look<'_>) {
        let Some(session) = &self.session else { return };
        let wide = area.width >= 76;
        let text = |id: &str, width| Column::text(look.words.get(id), width);
        let mut columns = vec![
            text("clerk-seat", Width::Cells(6)),
            text("clerk-name", Width::Cells(12)),
            text("clerk-role", Width::Cells(8)),
            text("clerk-organisation", Width::Rest),
            text("clerk-code", Width::Cells(8)),
        ];
        if wide {
            columns.insert(4, text("clerk-title", Width::Cells(12)));
        }
        let groups = group_cells(session);
        columns.splice(2..2, groups.map(|cells| text("tui-column-group", Width::Cells(cells))));
        let left = |place: &usize| self.progress.iter().flat_map(|of| &of.substitutions).any(|of| of.expert == *place);
        let joins = &self.joins;
        self.people.draw(frame, area, (&columns, "tui-chooser-nobody", Focus::Here), look, |place| {
            let Some(member) = session.panel.get(*place) else { return Vec::new() };
            let (code, style) = match joins.get(*place) {
                Some(joins) if joins.invited => ("clerk-is-invited", look.theme.warn),
                Some(joins) if !joins.any() && joins.invited_until.is_some() => ("clerk-invitation-ended", look.theme.warn),
                Some(joins) if !joins.keys.is_empty() => ("clerk-has-key", look.theme.ok),
                Some(joins) if joins.code => ("clerk-code-is-set", look.theme.ok),
                _ => ("clerk-code-none", look.theme.dim),
            };
            let code = Span::styled(look.words.get(code), style);
            let mut cells = vec![
                Span::styled(member.id.as_str(), look.theme.dim),
                Span::raw(member.name.as_str()),
                match left(place) {
                    true => Span::styled(look.words.get("clerk-has-left"), look.theme.warn),
                    false => Span::raw(look.words.say(&member.role.message())),
                },
                Span::raw(member.organisation.as_str()),
                code,
            ];
            if wide {
                cells.insert(4, Span::raw(member.title.as_str()));
            }
            cells.splice(2..2, groups.map(|_| Span::raw(group(member.group.as_ref()))));
            cells
        });
    }
}

/// Who somebody is, and until when their invitation admits.
pub(super) fn person_pairs(member: &Member, joins: Option<&Joins>, zone: Zone, words: &Words) -> Vec<(&'static str, String)> {
    let ends = joins.and_then(|joins| joins.invited_until);
    let ends = ends.map(|ends| words.say(&zone.moment(ends))).unwrap_or_default();
    vec![
        ("clerk-name", member.name.clone()),
        ("clerk-organisation", member.organisation.clone()),
        ("clerk-title", member.title.clone()),
        ("clerk-invitation-ends", ends),
    ]
}
