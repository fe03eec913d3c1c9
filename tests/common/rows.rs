//! The rows of a session file, as whoever has another program for SQLite can read and change them.

use std::path::Path;

use panelmark::domain::hash::Hash;
use rusqlite::{Connection, params};

/// A row of the table, to do with as one likes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub seq: i64,
    pub at: String,
    pub seat: Option<String>,
    pub body: String,
    pub salt: Vec<u8>,
    pub prev: Vec<u8>,
    pub hash: Vec<u8>,
}

impl Row {
    /// The hash that belongs to the row, by `docs/journal.md`.
    pub fn true_hash(&self) -> Vec<u8> {
        let seat = self.seat.as_deref().unwrap_or_default();
        let mut parts: Vec<Vec<u8>> = vec![b"panelmark-journal-1".to_vec(), self.prev.clone(), self.seq.to_be_bytes().to_vec()];
        parts.push(self.salt.clone());
        for text in [&self.at, seat, &self.body] {
            parts.push((text.len() as u64).to_be_bytes().to_vec());
            parts.push(text.as_bytes().to_vec());
        }
        Hash::of(&[parts.concat().as_slice()]).0.to_vec()
    }
}

pub fn rows(file: &Path) -> Vec<Row> {
    let connection = Connection::open(file).unwrap();
    let mut all = connection.prepare("SELECT seq, at, seat, body, salt, prev, hash FROM events ORDER BY seq").unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        let (seq, at, seat, body) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(Row { seq, at, seat, body, salt: row.get(4)?, prev: row.get(5)?, hash: row.get(6)? })
    };
    all.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// Puts other rows into a session file, and leaves no other trace: the triggers are taken away and put back letter by letter.
pub fn put_rows(file: &Path, before: &[Row], after: &[Row]) {
    let connection = Connection::open(file).unwrap();
    connection.pragma_update(None, "synchronous", "OFF").unwrap();
    connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let triggers: Vec<(String, String)> = {
        let mut all = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let same = before.iter().zip(after).take_while(|(before, after)| before == after).count();
    let from = before.get(same).map_or(i64::MAX, |row| row.seq);
    connection.execute("DELETE FROM events WHERE seq >= ?1", [from]).unwrap();
    for row in &after[same..] {
        let Row { seq, at, seat, body, salt, prev, hash } = row;
        let mut insert = connection.prepare_cached("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)").unwrap();
        insert.execute(params![seq, at, seat, body, salt, prev, hash]).unwrap();
    }
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
    connection.execute_batch("COMMIT").unwrap();
}
