//! Room (one open session, shared by all) and Seat (one person's authority in it); views.
