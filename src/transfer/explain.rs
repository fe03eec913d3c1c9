//! stub
use crate::session::{Seat, SessionError};
use crate::words::Words;
pub fn studio(_: &Seat, _: usize, _: &Words) -> Result<String, SessionError> {
    Ok(String::new())
}
