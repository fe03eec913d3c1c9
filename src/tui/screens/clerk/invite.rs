//! Letting somebody join from another machine, and no longer.

use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::panel::Member;
use crate::session::Seat;
use crate::tui::overlay::Overlay;
use crate::tui::screens::Effect;

/// Invites a person, and shows what to hand them: the code is not shown again.
pub fn invite(seat: &Seat, member: &Member) -> Effect {
    let code = match seat.room().new_code() {
        Ok(code) => code,
        Err(error) => return error.into(),
    };
    if let Err(error) = seat.apply(Command::Invite { seat: member.id.clone(), code: code.clone() }) {
        return error.into();
    }
    let fingerprint = match seat.room().host_key() {
        Some(fingerprint) => Message::new("clerk-invite-fingerprint").with("fingerprint", fingerprint),
        None => Message::new("clerk-invite-no-fingerprint"),
    };
    let command = match seat.room().door() {
        Some((host, port)) => Message::new("clerk-invite-command").with("host", host).with("port", port.to_string()),
        None => Message::new("clerk-invite-unserved"),
    };
    let body = vec![
        command.with("id", member.id.as_str()),
        Message::new("clerk-invite-code").with("code", code),
        fingerprint,
        Message::new("clerk-invite-once"),
    ];
    let title = Message::new("clerk-invite-title").with("id", member.id.as_str()).with("name", member.name.as_str());
    Effect::Show(Overlay::notice(title, body))
}

/// Withdraws a person's invitation and unbinds their keys, together.
pub fn withdraw(seat: &Seat, member: &Member) -> Effect {
    let id = &member.id;
    let unbind = seat.room().joins(id).keys.into_iter().map(|key| Command::UnbindKey { seat: id.clone(), key });
    let commands = std::iter::once(Command::WithdrawInvitation { seat: id.clone() }).chain(unbind).collect();
    match seat.apply_all(commands) {
        Ok(_) => Effect::Done(Message::new("clerk-invite-withdrawn").with("name", member.name.as_str())),
        Err(error) => error.into(),
    }
}
