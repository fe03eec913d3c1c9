//! stub
use crate::domain::state::Session;
use crate::session::views::Results;
use crate::words::Words;
pub fn table(_: &Results, _: &Session, _: &Words) -> String {
    String::new()
}
pub fn csv(_: &Results, _: &Session) -> String {
    String::new()
}
pub fn json(_: &Results, _: &Session, _: &Words) -> String {
    String::new()
}
