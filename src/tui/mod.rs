//! Screens for a person.
