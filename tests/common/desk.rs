//! A desk with a roster and a panel, at which a clerk gives the shell its subcommands.

use std::fs;
use std::path::Path;

use panelmark::domain::hash::Code;
use tempfile::TempDir;

use super::program::panelmark;
use masked::without_times;

#[path = "../../src/domain/masked.rs"]
mod masked;

pub const ROSTER: &str = "\
编号,工作室名称,领衔人,职业（工种）,申报单位,区县,类别,成立日期
S1,样例甲焊工技能大师工作室,样例甲,焊工,样例单位1,上城区,existing,2016-11-20
S2,样例乙陶艺工作室,样例乙,陶艺,样例单位2,西湖区,first_term,2020年10月15日
";
pub const PANEL: &str = "\
id,name,organisation,title,role
E1,样例专家1,样例单位1,高级技师,expert
E2,样例专家2,,,expert
E3,样例专家3,,,expert
CH,样例组长,,,chair
CK,样例工作人员,,,clerk
";

pub struct Desk {
    pub dir: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        let desk = Desk { dir: tempfile::tempdir().unwrap() };
        desk.write("roster.csv", ROSTER);
        desk.write("panel.csv", PANEL);
        desk
    }

    /// The same, with a session made and scoring open.
    pub fn with_session() -> Desk {
        let desk = Desk::new();
        desk.run(NEW);
        desk.write("open.jsonl", "{\"command\":\"open_scoring\"}\n");
        desk.run("apply s.panelmark --seat CH open.jsonl");
        desk
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.dir.path().join(name), text).unwrap();
    }

    pub fn has(&self, name: &str) -> bool {
        Path::exists(&self.dir.path().join(name))
    }

    /// What the program says to these arguments (in English unless they say otherwise): exit code, data, words.
    pub fn run(&self, arguments: &str) -> String {
        // Days and times are the same on every machine.
        let mut program = panelmark();
        program.args(arguments.split_whitespace()).current_dir(self.dir.path()).env("TZ", "UTC-8");
        let output = program.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let said = format!("exit {}\n{}--\n{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr));
        without_codes(&without_times(&said))
    }
}

/// Codes have random bytes in them: each stands as one and the same.
fn without_codes(said: &str) -> String {
    let within = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_code = |word: &str| word.len() == Code::WIDTH && word.parse::<Code>().is_ok();
    let masked = said.split_inclusive(|c| !within(c)).map(|word| {
        let of = word.trim_end_matches(|c| !within(c));
        if is_code(of) { word.replacen(of, &["CODE"; 8].join("-"), 1) } else { word.to_owned() }
    });
    masked.collect()
}

pub const NEW: &str = "new s.panelmark --rubric hangzhou-term --roster roster.csv --panel panel.csv --date 2023-06-01";

impl Desk {
    /// The same, final: every expert handed in full points for both studios, on paper.
    pub fn with_result() -> Desk {
        let desk = Desk::with_session();
        let items = [
            "rules,5",
            "reporting,10",
            "site,10",
            "equipment,5",
            "support,10",
            "accounts,10",
            "improvement,5",
            "results,10",
            "meetings,5",
            "service,5",
            "schools,5",
            "apprentices,10",
            "skilled,10",
        ];
        let rows = ["E1", "E2", "E3"].into_iter().flat_map(|expert| {
            let row = move |(studio, item): (&str, &str)| format!("{expert},{studio},{item},,\n");
            ["S1", "S2"].into_iter().flat_map(move |studio| items.into_iter().map(move |item| row((studio, item))))
        });
        let head = "expert,studio,item,points,deductions,note\n".to_owned();
        desk.write("scores.csv", rows.fold(head, |file, row| file + &row));
        desk.run("import s.panelmark scores scores.csv");
        let confirm = |expert: &str, studio: &str| {
            format!("{{\"command\":\"confirm_sheet\",\"studio\":\"{studio}\",\"expert\":\"{expert}\"}}\n")
        };
        let sheets = ["E1", "E2", "E3"].iter().flat_map(|expert| ["S1", "S2"].map(|studio| confirm(expert, studio)));
        let close = ["{\"command\":\"close_scoring\"}\n", "{\"command\":\"finalise\"}\n"].map(str::to_owned);
        desk.write("chair.jsonl", sheets.chain(close).collect::<String>());
        desk.apply("CH", "chair.jsonl");
        desk.write("clerk.jsonl", "{\"command\":\"confirm_final\"}\n");
        desk.apply("CK", "clerk.jsonl");
        desk
    }

    pub fn apply(&self, seat: &str, file: &str) {
        let said = self.run(&format!("apply s.panelmark --seat {seat} {file}"));
        assert!(said.starts_with("exit 0\n"), "{said}");
    }

    pub fn give(&self, seat: &str, command: &str) {
        self.write("one.jsonl", command);
        self.apply(seat, "one.jsonl");
    }
}
