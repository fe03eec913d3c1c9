//! How people like their screens, kept beside the session from one serving to the next. Not in the journal: it proves nothing.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::id::SeatId;
use crate::domain::text::Lang;
use crate::session::replace_private;
use crate::tui::app::Taste;
use crate::tui::theme::ThemeName;

/// Where the tastes of a session's people are kept.
#[must_use]
pub fn beside(session: &Path) -> PathBuf {
    let mut name = session.as_os_str().to_owned();
    name.push(".tastes");
    name.into()
}

/// What was kept: a line for each person, such as `E3 zh dark unicode`. What cannot be read is as if nobody had chosen anything.
pub(super) fn load(file: &Path) -> HashMap<SeatId, Taste> {
    fs::read_to_string(file).unwrap_or_default().lines().filter_map(read).collect()
}

/// Keeps it.
pub(super) fn save(file: &Path, tastes: impl Iterator<Item = (SeatId, Taste)>) {
    let mut lines: Vec<String> = tastes.map(|(seat, taste)| written(&seat, taste)).collect();
    lines.sort();
    // Whoever finds their language gone next time presses a key once more.
    let _unkept = replace_private(file, lines.concat().as_bytes());
}

fn written(seat: &SeatId, taste: Taste) -> String {
    let lang = if taste.lang == Lang::Zh { "zh" } else { "en" };
    let theme = match taste.theme {
        ThemeName::Any => "any",
        ThemeName::Dark => "dark",
        ThemeName::Light => "light",
        ThemeName::Mono => "mono",
    };
    format!("{seat} {lang} {theme} {}\n", if taste.ascii { "ascii" } else { "unicode" })
}

fn read(line: &str) -> Option<(SeatId, Taste)> {
    let words: Vec<&str> = line.split(' ').collect();
    let [seat, lang, theme, signs] = words.as_slice() else { return None };
    let theme = match *theme {
        "any" => ThemeName::Any,
        "dark" => ThemeName::Dark,
        "light" => ThemeName::Light,
        "mono" => ThemeName::Mono,
        _ => return None,
    };
    let lang = if *lang == "en" { Lang::En } else { Lang::Zh };
    Some(((*seat).into(), Taste { lang, theme, ascii: *signs == "ascii", no_color: false }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_chose_is_there_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let file = beside(&folder.path().join("s.panelmark"));
        let tastes = [
            ("专家1", Taste { lang: Lang::En, theme: ThemeName::Light, ascii: true, no_color: false }),
            ("E3", Taste { lang: Lang::Zh, theme: ThemeName::Any, ascii: false, no_color: false }),
            ("E2", Taste { lang: Lang::Zh, theme: ThemeName::Mono, ascii: false, no_color: false }),
        ];
        save(&file, tastes.iter().map(|(seat, taste)| (SeatId::from(*seat), *taste)));
        let kept = load(&file);
        for (seat, taste) in tastes {
            let again = kept.get(&SeatId::from(seat)).unwrap();
            assert_eq!((again.lang, again.theme, again.ascii), (taste.lang, taste.theme, taste.ascii));
        }
        fs::write(&file, "E1 zh pink unicode\nnonsense\nE2 en dark unicode\n").unwrap();
        assert_eq!(load(&file).len(), 1);
        assert!(load(&folder.path().join("none")).is_empty());
    }
}
