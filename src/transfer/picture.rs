//! What several views of a seat show at one and the same moment.

use crate::domain::refusal::Refusal;
use crate::domain::state::{Anchor, Decision, Entrusted, Session};
use crate::session::Seat;
use crate::session::views::{Papers, PublicNotice, Results, StudioDetail};

/// The result, its decisions and some studios in detail, all of one moment, so that no two of them can disagree.
pub(super) struct Picture {
    pub(super) session: Session,
    pub(super) results: Results,
    pub(super) decisions: Vec<Decision>,
    pub(super) notice: PublicNotice,
    pub(super) papers: Papers,
    pub(super) anchors: Vec<Anchor>,
    pub(super) entrusted: Vec<Entrusted>,
    pub(super) studios: Vec<StudioDetail>,
}

impl Picture {
    /// Takes the picture, with the studios at `places` in detail; again if somebody changed something meanwhile.
    pub(super) fn take(seat: &Seat, places: &[usize]) -> Result<Self, Refusal> {
        loop {
            let before = seat.outline();
            let picture = Picture {
                results: seat.results()?,
                decisions: seat.decisions()?,
                notice: seat.notice()?,
                papers: seat.papers()?,
                entrusted: seat.outlook()?.entrusted,
                studios: places.iter().map(|place| seat.studio(*place)).collect::<Result<_, _>>()?,
                anchors: before.anchors,
                session: before.session,
            };
            if seat.outline().seq == before.seq {
                return Ok(picture);
            }
        }
    }
}
