//! What proves a result: seals, codes on paper, receipts, exported files, signatures; by the program itself, as an auditor runs it.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::program::{panelmark, program};
use common::small::sheet;
use common::{Stage, score};
use panelmark::domain::command::Command;
use panelmark::domain::event::Event;
use panelmark::domain::hash::{Code, Hash};
use panelmark::journal::{Journal, Record};
use tempfile::TempDir;

/// A closed session file, and the codes that people kept of it.
struct Case {
    dir: TempDir,
    opened: Code,
    closed: Code,
    sealed: Code,
    /// Of E1's sheets for S1 and S2.
    receipts: Vec<Code>,
}

/// Three experts; S1 has 90 %, S2 is excluded, S3 has a note that looks like a formula; final, objected to, answered.
fn case() -> Case {
    let stage = Stage::small(3, 3);
    stage.give("CH", Command::OpenScoring {});
    stage.give("E1", score("S1", "workshop", "1"));
    stage.give("E1", Command::WriteNote { studio: "S3".into(), item: "plans".into(), text: "=1+1".to_owned(), expert: None });
    for expert in ["E1", "E2", "E3"] {
        for studio in ["S1", "S2", "S3"] {
            stage.seat(expert).apply_all(sheet(studio, ["11", "7", if expert == "E1" { "9.5" } else { "9" }])).unwrap();
        }
    }
    stage.give("CH", Command::CloseScoring {});
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    let seat = stage.seat("E1");
    let anchors = seat.outline().anchors;
    let code = |place: usize| anchors[place].hash.code();
    let receipts = seat.receipts().unwrap().into_iter().map(|(_, hash)| hash.code()).collect();
    let (opened, closed, sealed) = (code(0), code(1), code(2));
    let Stage { dir, room } = stage;
    drop((seat, room));
    Case { dir, opened, closed, sealed, receipts }
}

impl Case {
    fn file(&self) -> PathBuf {
        self.dir.path().join("session.panelmark")
    }

    /// Exit code, and what was said; the arguments follow `panelmark verify session.panelmark`.
    fn verify(&self, arguments: &[&str]) -> (i32, String) {
        self.run(&[&["verify", "session.panelmark"], arguments].concat())
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = panelmark().args(arguments).current_dir(self.dir.path()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    fn export(&self) -> PathBuf {
        assert_eq!(self.run(&["export", "session.panelmark", "--out", "notice"]).0, 0);
        self.dir.path().join("notice")
    }

    /// Does something to an exported file and verifies it.
    fn changed(&self, name: &str, change: impl FnOnce(String) -> Vec<u8>) -> (i32, String) {
        let file = self.dir.path().join("notice").join(name);
        let before = fs::read(&file).unwrap();
        fs::write(&file, change(String::from_utf8(before.clone()).unwrap())).unwrap();
        let answer = self.verify(&[file.to_str().unwrap()]);
        fs::write(&file, before).unwrap();
        answer
    }

    /// Makes the file anew from its events, every hash right: what a forger with the whole program can do.
    fn forge(&self, change: impl FnOnce(&mut Vec<Record>)) {
        let mut records = Journal::open(&self.file()).unwrap().verify().unwrap();
        change(&mut records);
        fs::remove_file(self.file()).unwrap();
        write(&self.file(), records);
    }
}

fn write(path: &Path, records: Vec<Record>) {
    let mut records = records.into_iter();
    let founded = records.next().unwrap();
    let Event::SessionFounded(founding) = founded.event else { panic!("{:?}", founded.event) };
    let mut journal = Journal::create(path, *founding, founded.stamp.at).unwrap();
    let (mut append, _) = journal.begin().unwrap();
    for record in records {
        append.add(record.stamp.at, record.stamp.seat.as_ref(), &record.event).unwrap();
    }
    append.commit().unwrap();
}

#[track_caller]
fn says(answer: &(i32, String), exit: i32, words: &[&str]) {
    assert_eq!(answer.0, exit, "{}", answer.1);
    for word in words {
        assert!(answer.1.contains(word), "{word}\n--\n{}", answer.1);
    }
}

#[test]
fn a_whole_file_shows_its_codes_and_says_what_it_alone_cannot_tell() {
    let case = case();
    let codes = [case.opened, case.closed, case.sealed].map(|code| code.to_string());
    says(&case.verify(&[]), 0, &["is whole", &codes[0], &codes[1], &codes[2], "the file alone cannot tell"]);
    let (exit, json) = case.verify(&["--json", "--expect", &codes[1]]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((exit, &report["ok"]), (0, &true.into()));
    assert_eq!(report["code"], codes[2].as_str());
    assert_eq!(report["moments"][1]["code"], codes[1].as_str());
}

#[test]
fn a_code_on_paper_is_found_as_people_type_it_and_says_how_much_came_later() {
    let case = case();
    let typed = case.closed.to_string().to_lowercase().replace('-', " ");
    says(&case.verify(&["--expect", &typed]), 0, &["everything up to it is as it was then", "2 records came later"]);
    says(&case.verify(&["--expect", &case.sealed.to_string()]), 0, &["the whole file is as it was then"]);
    let (exit, said) = case.verify(&["--expect", "ABCD-EFGH"]);
    assert_eq!(exit, 2, "{said}");
}

#[test]
fn a_cut_tail_an_old_copy_and_a_chain_made_anew_are_not_the_file_of_the_paper() {
    let cut = case();
    cut.forge(|records| drop(records.pop()));
    // Without a code nothing can be said against it.
    says(&cut.verify(&[]), 0, &["is whole"]);
    says(&cut.verify(&["--expect", &cut.sealed.to_string()]), 1, &["the code of no record in this file"]);

    let case = case();
    let forged = |records: &mut Vec<Record>| {
        let score = |record: &&mut Record| matches!(record.event, Event::ItemScored { .. });
        let record = records.iter_mut().find(score).unwrap();
        if let Event::ItemScored { mark: Some(mark), .. } = &mut record.event {
            mark.points = "2".parse().unwrap();
        }
    };
    case.forge(forged);
    says(&case.verify(&[]), 0, &["is whole"]);
    for code in [case.opened, case.closed, case.sealed] {
        says(&case.verify(&["--expect", &code.to_string()]), 1, &["the code of no record in this file"]);
    }
}

#[test]
fn a_seal_that_is_not_what_the_records_lead_to_is_told() {
    for (place, part) in ["a result", "a rubric", "a roster"].into_iter().enumerate() {
        let case = case();
        case.forge(|records| {
            let Event::Finalised { seal, .. } = &mut records.last_mut().unwrap().event else { panic!() };
            *[&mut seal.result, &mut seal.rubric, &mut seal.roster][place] = Hash::ZERO;
        });
        says(&case.verify(&[]), 1, &["Revision 1 was sealed with", part]);
    }
}

#[test]
fn a_receipt_says_what_became_of_the_sheet() {
    let case = case();
    let [first, excluded] = [0, 1].map(|place| case.receipts[place].to_string());
    says(&case.verify(&["--receipt", &first]), 0, &["E1's sheet for S1", "counts in revision 1"]);
    says(&case.verify(&["--receipt", &excluded]), 0, &["E1's sheet for S2", "counts in revision 1"]);
    // The code of another record is no receipt, and what is in no record is none either.
    says(&case.verify(&["--receipt", &case.closed.to_string()]), 1, &["the receipt of no sheet"]);
    let (exit, listed) = case.run(&["receipts", "session.panelmark", "--seat", "E1"]);
    assert_eq!(exit, 0);
    assert_eq!(listed.lines().next().unwrap(), format!("{first}  S1  样例1焊工技能大师工作室"));
    assert_eq!(listed.lines().count(), 3);
}

#[test]
fn a_receipt_before_the_end_cannot_be_told_and_one_of_a_sheet_taken_back_does_not_count() {
    let stage = Stage::small(2, 3);
    stage.give("CH", Command::OpenScoring {});
    let submit = |studio: &str, expert: &str| {
        stage.seat(expert).apply_all(sheet(studio, ["12", "8", "10"])).unwrap();
        let receipts = stage.seat(expert).receipts().unwrap();
        receipts.iter().find(|(place, _)| studio == format!("S{}", place + 1)).unwrap().1.code().to_string()
    };
    let taken_back = submit("S1", "E1");
    stage.give("E1", Command::TakeBack { studio: "S1".into(), expert: None });
    let again = submit("S1", "E1");
    let lonely = submit("S2", "E1");
    assert_ne!(taken_back, again);
    let verify = |receipt: &str| {
        let output = panelmark().args(["verify", stage.file().to_str().unwrap(), "--receipt", receipt]).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    says(&verify(&again), 3, &["is in the file", "cannot be told before the result is final"]);
    says(&verify(&taken_back), 1, &["does not count"]);
    submit("S1", "E2");
    submit("S1", "E3");
    let exclude = Command::Exclude { studio: "S2".into(), cause: "moved".into(), evidence: "文件".to_owned() };
    // The small rubric knows no causes: the studio stays without the sheets that a result needs, and is graded by the chair.
    assert!(stage.seat("CH").apply(exclude).is_err());
    stage.give("CH", Command::CloseScoring {});
    let grade = Command::OverrideGrade { studio: "S2".into(), grade: "qualified".into(), reason: "理由".to_owned() };
    for expert in ["E2", "E3"] {
        stage.give(expert, Command::Recuse { studio: "S2".into(), reason: "同一单位".to_owned(), expert: None });
    }
    stage.give("CH", grade);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    says(&verify(&again), 0, &["counts in revision 1"]);
    says(&verify(&lonely), 0, &["E1's sheet for S2", "counts in revision 1"]);
    stage.give("CH", Command::ReopenStudio { studio: "S1".into(), reason: "异议".to_owned() });
    stage.give("CH", Command::SendBack { studio: "S1".into(), expert: "E1".into(), reason: "异议".to_owned() });
    let later = submit("S1", "E1");
    says(&verify(&later), 3, &["came after revision 1"]);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    says(&verify(&later), 0, &["counts in revision 2"]);
    says(&verify(&again), 1, &["does not count"]);
}

#[test]
fn an_export_is_the_same_to_the_byte_or_the_same_content_in_other_bytes() {
    let case = case();
    let export = case.export();
    let all = case.verify(&["notice"]);
    says(&all, 0, &["results.csv: the same to the byte", "summary.txt: the same to the byte", "seal.txt: the same to the byte"]);
    let same = |answer: (i32, String)| says(&answer, 0, &["same content, other bytes"]);
    same(case.changed("results.csv", |text| text.trim_start_matches('\u{feff}').as_bytes().to_vec()));
    same(case.changed("results.csv", |text| text.replace('\n', "\r\n").into_bytes()));
    same(case.changed("results.csv", |text| text.replace(',', ";").into_bytes()));
    same(case.changed("results.csv", |text| {
        let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes);
        utf16.collect()
    }));
    same(case.changed("results.csv", |text| {
        let quoted = |line: &str| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
        text.trim_start_matches('\u{feff}').lines().map(|line| quoted(line) + "\n").collect::<String>().into_bytes()
    }));
    // 27.00 and 9.00 lose their zeros, as in any spreadsheet.
    same(case.changed("results.csv", |text| text.replace(".00", "").into_bytes()));
    same(case.changed("details.csv", |text| text.replace("'=1+1", "=1+1").into_bytes()));
    same(case.changed("summary.txt", |text| format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n")).into_bytes()));
    // Somebody gave it another name.
    fs::copy(export.join("results.csv"), case.dir.path().join("公示.csv")).unwrap();
    says(&case.verify(&["公示.csv"]), 0, &["the same to the byte as results.csv"]);
}

#[test]
fn what_differs_in_an_export_is_named_by_row_and_column() {
    let case = case();
    case.export();
    let lines = |text: &str| text.lines().map(|line| line.to_owned() + "\n").collect::<Vec<_>>();
    let total = case.changed("results.csv", |text| text.replacen("27.17", "27.71", 1).into_bytes());
    says(&total, 1, &["differs from results.csv", "line 2 (", "column “Total”: stands there “27.71”, the session gives “27.17”"]);
    let missing = case.changed("results.csv", |text| lines(&text)[..3].concat().into_bytes());
    says(&missing, 1, &["in 1 place", "missing: row “"]);
    let strange = case.changed("results.csv", |text| format!("{text}{}", lines(&text)[1].replace("S1", "S9")).into_bytes());
    says(&strange, 1, &["line 5: row “"]);
    let column = case.changed("details.csv", |text| text.replacen("Expert", "Judge", 1).into_bytes());
    says(&column, 1, &["column “Expert” is missing", "column “Judge” is not of the export"]);
    let word = case.changed("summary.txt", |text| text.replacen("revision 1", "revision 7", 1).into_bytes());
    says(&word, 1, &["line "]);
    says(&case.changed("grants.csv", |_| b"PK\x03\x04\xFF\xFF\xFF".to_vec()), 1, &["grants.csv"]);
    says(&case.verify(&["nowhere"]), 3, &["Cannot read nowhere"]);
    fs::create_dir(case.dir.path().join("empty")).unwrap();
    says(&case.verify(&["empty"]), 3, &["there is nothing to compare"]);
}

#[test]
fn an_export_of_an_earlier_revision_and_one_before_an_answer_are_still_known() {
    let stage = Stage::small(2, 3);
    stage.give("CH", Command::OpenScoring {});
    for expert in ["E1", "E2", "E3"] {
        for studio in ["S1", "S2"] {
            stage.seat(expert).apply_all(sheet(studio, ["12", "8", "10"])).unwrap();
        }
    }
    stage.give("CH", Command::CloseScoring {});
    let run = |arguments: &[&str]| {
        let output = panelmark().args(arguments).current_dir(stage.dir.path()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let export = |name: &str| assert_eq!(run(&["export", "session.panelmark", "--out", name]).0, 0);
    export("draft");
    says(&run(&["verify", "session.panelmark", "draft"]), 0, &["results.csv: the same to the byte"]);
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    export("first");
    // Provisional lists are not what was sealed.
    says(&run(&["verify", "session.panelmark", "draft/results.csv"]), 1, &["differs"]);
    let text = "分数有误".to_owned();
    stage.give("CK", Command::RecordObjection { studio: "S1".into(), by: "样例乙".to_owned(), text });
    export("objected");
    says(&run(&["verify", "session.panelmark", "first"]), 0, &["summary.txt: the same to the byte"]);
    stage.give("CK", Command::AnswerObjection { number: 1, answer: "重审".to_owned() });
    stage.give("CH", Command::ReopenStudio { studio: "S1".into(), reason: "异议".to_owned() });
    stage.give("CH", Command::Finalise {});
    stage.give("CK", Command::ConfirmFinal {});
    for (name, revision) in [("first", "revision 1"), ("objected", "revision 1")] {
        says(&run(&["verify", "session.panelmark", name]), 0, &["summary.txt: the same to the byte", revision]);
    }
}

#[test]
fn signatures_by_peoples_own_keys_bind_the_sealed_page() {
    let case = case();
    let export = case.export();
    let keygen = |arguments: &[&str]| {
        let done = program("ssh-keygen").args(arguments).current_dir(case.dir.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    let mut allowed = String::from("# who may sign\n");
    for (name, kind) in [("chair", "ed25519"), ("clerk", "ecdsa"), ("expert", "rsa"), ("stranger", "ed25519")] {
        keygen(&["-q", "-t", kind, "-N", "", "-C", "样例", "-f", name]);
        if name != "stranger" {
            let key = fs::read_to_string(case.dir.path().join(format!("{name}.pub"))).unwrap();
            let options = if name == "clerk" { "namespaces=\"file,panelmark\" " } else { "" };
            allowed += &format!("{name}@example.org {options}{key}");
        }
    }
    fs::write(case.dir.path().join("allowed"), &allowed).unwrap();
    let page = "notice/seal.txt";
    let sign = |name: &str, namespace: &str| {
        keygen(&["-q", "-Y", "sign", "-n", namespace, "-f", name, page]);
        fs::rename(export.join("seal.txt.sig"), export.join(format!("seal.txt.{name}.sig"))).unwrap();
    };
    let verify = || case.verify(&["notice", "--signers", "allowed"]);
    says(&verify(), 3, &["Nobody on the list signed"]);
    for name in ["chair", "clerk", "expert"] {
        sign(name, "panelmark");
    }
    says(&verify(), 0, &["signed by chair@example.org (SHA256:", "signed by clerk@example.org", "signed by expert@example.org"]);
    sign("stranger", "panelmark");
    says(&verify(), 3, &["a key that is not on the list (SHA256:"]);
    fs::remove_file(export.join("seal.txt.stranger.sig")).unwrap();
    sign("chair", "file");
    says(&verify(), 1, &["seal.txt.chair.sig is no valid signature"]);
    sign("chair", "panelmark");
    let before = fs::read_to_string(export.join("seal.txt")).unwrap();
    fs::write(export.join("seal.txt"), before.replace("S", "s")).unwrap();
    says(&verify(), 1, &["is no valid signature", "seal.txt differs"]);
    fs::write(export.join("seal.txt"), before).unwrap();
    fs::write(case.dir.path().join("allowed"), format!("{allowed}somebody valid-before=\"20300101\" ssh-ed25519 AAAA\n"))
        .unwrap();
    says(&verify(), 1, &["allowed: Line 5: not understood"]);
}

#[test]
fn the_page_to_be_signed_has_the_codes_and_everybody_who_signs() {
    let case = case();
    let export = case.export();
    let [page, results] = ["seal.txt", "results.csv"].map(|name| fs::read_to_string(export.join(name)).unwrap());
    for code in [case.opened, case.closed, case.sealed] {
        assert!(page.contains(&code.to_string()), "{page}");
    }
    for person in ["E1 样例E1", "E3 样例E3", "CH 样例CH", "CK 样例CK"] {
        assert!(page.contains(person), "{page}");
    }
    let figures: Vec<&str> = results.split([',', '\n']).filter(|cell| cell.contains('.')).collect();
    assert!(figures.contains(&"27.17"), "{results}");
    for figure in figures {
        assert!(!page.contains(figure), "no figure stands on it, but {figure} does: {page}");
    }
}
