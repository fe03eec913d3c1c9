//! Sessions held apart, joined by the real program: every seal is verified first, grades stay as they were sealed, ranks are shared.

mod common;

use std::fs;
use std::path::Path;

use common::program::panelmark;
use common::{founding, full_sheet};
use panelmark::domain::command::Command;
use panelmark::domain::event::{Event, Founding};
use panelmark::session::Room;
use tempfile::TempDir;

/// A folder with two cities' sessions: 100 and 98 points in Hangzhou; 99, 98 and a direct failure in Ningbo.
struct Folder(TempDir);

fn city(name: &str, ids: &[&str]) -> Founding {
    let mut founding = founding(ids.len(), 3);
    founding.title = format!("样例{name}");
    for (studio, id) in founding.roster.iter_mut().zip(ids) {
        studio.id = (*id).into();
        studio.lead = format!("={name}{id}");
    }
    founding
}

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.hold("hangzhou.panelmark", city("杭州", &["HZ1", "HZ2"]), &["0", "2"], true);
        folder.hold("ningbo.panelmark", city("宁波", &["NB1", "NB2", "NB3"]), &["1", "2", "3"], true);
        folder
    }

    /// Holds a session: every expert gives full points less so many for each studio; the third one is failed directly.
    fn hold(&self, file: &str, founding: Founding, lost: &[&str], finalised: bool) {
        let studios: Vec<String> = founding.roster.iter().map(|studio| studio.id.to_string()).collect();
        let room = Room::found(&self.0.path().join(file), founding).unwrap();
        let give = |seat: &str, commands| room.seat(&seat.into(), None).unwrap().apply_all(commands).map(|_| ()).unwrap();
        give("CH", vec![Command::OpenScoring {}]);
        for (studio, lost) in studios.iter().zip(lost) {
            ["E1", "E2", "E3"].iter().for_each(|expert| give(expert, full_sheet(studio, lost, None)));
        }
        for studio in studios.iter().skip(2).map(|studio| studio.as_str().into()) {
            give("CH", vec![Command::Fail { studio, cause: "refused".into(), evidence: "书面拒绝".to_owned() }]);
        }
        if finalised {
            give("CH", vec![Command::CloseScoring {}, Command::Finalise {}]);
            give("CK", vec![Command::ConfirmFinal {}]);
        }
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(file)).unwrap()
    }

    /// What the program says to these arguments: exit code, data, words.
    fn run(&self, lang: &str, arguments: &[&str]) -> (i32, String, String) {
        let output = panelmark().args(["--lang", lang]).args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// What the program says where it joins nothing.
    #[track_caller]
    fn refused(&self, files: &[&str]) -> String {
        let (code, data, words) = self.run("en", &[&["merge", "joint"], files].concat());
        assert_eq!((code, data.as_str()), (1, ""), "{words}");
        assert!(!self.0.path().join("joint").exists(), "something was written");
        words
    }
}

/// The code of the event that sealed a session.
fn code_of_the_seal(file: &Path) -> String {
    let records = Room::open(file).unwrap().seat(&"CH".into(), None).unwrap().records().unwrap();
    let sealed = records.iter().find(|record| matches!(record.event, Event::Finalised { .. })).unwrap();
    sealed.stamp.hash.code().to_string()
}

#[test]
fn studios_of_two_sessions_that_may_be_one_are_told() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let mut quzhou = city("衢州", &["qz1", "hz02"]);
    quzhou.roster[0].name = "样例衢州工作室".to_owned();
    quzhou.roster[1].name = "样例衢州另一工作室".to_owned();
    let mut hangzhou = city("杭州", &["HZ1", "HZ2", "HZ3"]);
    hangzhou.roster[0].name = "样例（衢州）工作室".to_owned();
    hangzhou.roster[2].name = hangzhou.roster[1].name.clone();
    folder.hold("hangzhou.panelmark", hangzhou, &["0", "1", "2"], true);
    folder.hold("quzhou.panelmark", quzhou, &["0", "2"], true);
    let (code, _, words) = folder.run("en", &["merge", "joint", "hangzhou.panelmark", "quzhou.panelmark"]);
    assert_eq!(code, 0, "{words}");
    let notes: Vec<&str> = words.lines().filter(|line| line.starts_with("Note")).collect();
    // Two of one session were told when it was made.
    assert_eq!(
        notes,
        [
            "Note: HZ1 样例（衢州）工作室 (hangzhou.panelmark) and qz1 样例衢州工作室 (quzhou.panelmark) have the same name. \
             Check whether they are one studio.",
            "Note: the ids of HZ2 样例2焊工技能大师工作室 (hangzhou.panelmark) and hz02 样例衢州另一工作室 (quzhou.panelmark) \
             read alike. Check them.",
        ]
    );
}

#[test]
fn two_cities_become_one_result_with_their_own_grades_and_joint_ranks() {
    let folder = Folder::new();
    let (code, data, words) = folder.run("en", &["merge", "joint", "hangzhou.panelmark", "ningbo.panelmark"]);
    assert_eq!((code, data.as_str()), (0, "joint/results.csv\njoint/summary.txt\n"), "{words}");

    let results = folder.read("joint/results.csv");
    let mut rows = csv::Reader::from_reader(results.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().unwrap().clone();
    let shown = ["File", "Session", "Joint rank", "Rank", "Id", "Lead", "Total", "Grade", "Remark"];
    let columns =
        shown.map(|name| head.iter().position(|known| known == name).unwrap_or_else(|| panic!("no {name} in {head:?}")));
    let rows: Vec<String> =
        rows.records().map(|row| columns.map(|place| row.as_ref().unwrap()[place].to_owned()).join(" ")).collect();
    // By the term rubric 90 points are excellent. The two with 98 points are equal in every key; who was failed has no rank.
    assert_eq!(
        rows,
        [
            "hangzhou.panelmark 样例杭州 1 1 HZ1 '=杭州HZ1 100.00 Excellent ",
            "ningbo.panelmark 样例宁波 2 1 NB1 '=宁波NB1 99.00 Excellent ",
            "hangzhou.panelmark 样例杭州 3 2 HZ2 '=杭州HZ2 98.00 Excellent ",
            "ningbo.panelmark 样例宁波 3 2 NB2 '=宁波NB2 98.00 Excellent ",
            "ningbo.panelmark 样例宁波   NB3 '=宁波NB3 97.00 Unqualified Refuses assessment",
        ]
    );

    let summary = folder.read("joint/summary.txt");
    for file in ["hangzhou.panelmark", "ningbo.panelmark"] {
        let code = code_of_the_seal(&folder.0.path().join(file));
        assert!(words.contains(&code) && summary.contains(&code), "{file} {code}\n{words}\n{summary}");
    }
    let counts: Vec<String> = summary.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "Joint result of 2 sessions that were held apart",
        "Excellent Qualified Unqualified excluded undecided All",
        "hangzhou.panelmark 2 0 0 0 0 2",
        "ningbo.panelmark 2 0 1 0 0 3",
        "All 4 0 1 0 0 5",
    ] {
        assert!(counts.iter().any(|known| known == line), "{line} is not in\n{summary}");
    }

    // In Chinese there is nothing but Chinese words beside names of files and ids.
    let (code, _, _) = folder.run("zh", &["merge", "合并", "hangzhou.panelmark", "ningbo.panelmark"]);
    assert_eq!(code, 0);
    let summary = folder.read("合并/summary.txt");
    assert!(summary.starts_with("2 场分开举行的考核合并结果\n"), "{summary}");
    assert!(folder.read("合并/results.csv").starts_with("\u{feff}文件,考核,合并名次,"));
}

#[test]
fn what_is_not_final_or_was_tampered_with_is_not_joined() {
    let folder = Folder::new();
    folder.hold("shaoxing.panelmark", city("绍兴", &["SX1"]), &["1"], false);
    let words = folder.refused(&["hangzhou.panelmark", "shaoxing.panelmark"]);
    assert!(words.starts_with("shaoxing.panelmark: The result is not final."), "{words}");

    let reopened = Room::open(&folder.0.path().join("ningbo.panelmark")).unwrap();
    let reopen = Command::ReopenStudio { studio: "NB1".into(), reason: "异议成立".to_owned() };
    reopened.seat(&"CH".into(), None).unwrap().apply(reopen).unwrap();
    drop(reopened);
    let words = folder.refused(&["hangzhou.panelmark", "ningbo.panelmark"]);
    assert!(words.starts_with("ningbo.panelmark: The result is not final."), "{words}");

    let folder = Folder::new();
    let file = rusqlite::Connection::open(folder.0.path().join("ningbo.panelmark")).unwrap();
    let forge = "DROP TRIGGER events_stay; UPDATE events SET body = replace(body, '\"5\"', '\"4\"') WHERE seq = 3";
    file.execute_batch(forge).unwrap();
    drop(file);
    let words = folder.refused(&["hangzhou.panelmark", "ningbo.panelmark"]);
    assert!(
        words.starts_with("ningbo.panelmark: ")
            && words.contains("Event 3 of the session file is not as it should be: its contents do not match its hash"),
        "{words}"
    );
}

#[test]
fn what_does_not_fit_together_is_not_joined() {
    let folder = Folder::new();
    let path = |file: &str| folder.0.path().join(file);
    fs::copy(path("hangzhou.panelmark"), path("copy.panelmark")).unwrap();
    for same in ["hangzhou.panelmark", "./hangzhou.panelmark", "copy.panelmark"] {
        let words = folder.refused(&["hangzhou.panelmark", "ningbo.panelmark", same]);
        assert!(words.contains(&format!("hangzhou.panelmark and {same} are the same session")), "{words}");
    }

    folder.hold("twice.panelmark", city("温州", &["WZ1", "NB2"]), &["1", "2"], true);
    let words = folder.refused(&["hangzhou.panelmark", "ningbo.panelmark", "twice.panelmark"]);
    assert!(words.contains("Studio NB2 is in ningbo.panelmark and in twice.panelmark"), "{words}");

    let mut other = city("湖州", &["HU1"]);
    other.rubric.version += " amended";
    folder.hold("other.panelmark", other, &["1"], true);
    let words = folder.refused(&["hangzhou.panelmark", "other.panelmark"]);
    assert!(words.contains("hangzhou.panelmark and other.panelmark were not assessed by the same rubric"), "{words}");

    folder.hold("real.panelmark", Founding { sample: false, ..city("台州", &["TZ1"]) }, &["1"], true);
    let words = folder.refused(&["hangzhou.panelmark", "real.panelmark"]);
    assert!(words.contains("Only one of hangzhou.panelmark and real.panelmark is sample data"), "{words}");
}

#[test]
fn one_session_alone_is_a_slip_and_nothing_is_written_over() {
    let folder = Folder::new();
    assert_eq!(folder.run("en", &["merge", "joint", "hangzhou.panelmark"]).0, 2);
    let sessions = ["hangzhou.panelmark", "ningbo.panelmark"];
    // The folder forgotten: the first session is in its place.
    folder.hold("shaoxing.panelmark", city("绍兴", &["SX1"]), &["1"], true);
    let before = fs::read(folder.0.path().join("shaoxing.panelmark")).unwrap();
    let (code, _, words) = folder.run("en", &[&["merge", "shaoxing.panelmark"], &sessions[..]].concat());
    assert!(code == 3 && words.contains("shaoxing.panelmark is not a directory"), "{code} {words}");
    assert_eq!(fs::read(folder.0.path().join("shaoxing.panelmark")).unwrap(), before);
    let (code, _, words) = folder.run("en", &[&["merge", "."], &sessions[..]].concat());
    assert!(code == 3 && words.contains("is not empty"), "{code} {words}");
}
