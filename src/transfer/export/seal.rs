//! The page that is printed and signed: what was sealed, and the codes that bind the session file to the paper.

use crate::domain::message::Message;
use crate::domain::panel::Role;
use crate::domain::state::Revision;
use crate::transfer::picture::Picture;
use crate::transfer::{entrusted, sentences};
use crate::words::Words;

/// The page, with a line to sign for everybody who scored or led; names and codes, no figure.
pub(super) fn text(picture: &Picture, revision: &Revision, words: &Words) -> String {
    let session = &picture.session;
    let mut lines = vec![words.get("seal-heading"), words.say(&sentences::title(session))];
    if session.sample {
        lines.push(words.get("results-sample"));
    }
    lines.push(words.say(&sentences::status_sentence(session, Some(revision))));
    lines.push(String::new());
    lines.push(words.get("seal-codes"));
    for anchor in picture.anchors.iter().filter(|anchor| anchor.seq <= revision.seq) {
        lines.push(words.say(&sentences::anchored(session, anchor)));
        lines.push(format!("    {}", anchor.hash.code()));
    }
    lines.push(String::new());
    lines.push(words.get("seal-check"));
    lines.push(String::new());
    let entrusted = entrusted::of_revision(session, &picture.entrusted, revision);
    if !entrusted.is_empty() {
        lines.extend(entrusted.iter().map(|message| words.say(message)));
        lines.push(String::new());
    }
    lines.push(words.get("seal-sign"));
    for member in session.panel.iter().filter(|member| matches!(member.role, Role::Expert | Role::Chair | Role::Clerk)) {
        lines.push(String::new());
        let name = sentences::person(session, &member.id);
        lines.push(words.say(&Message::new("seal-signature").with("role", member.role.message()).with("name", name)));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
