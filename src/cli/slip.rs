//! Why a line is no command, in the words of the person who wrote it.

use serde_json::{Map, Value, json};

use crate::domain::command::{Command, CommandKind};
use crate::domain::message::Message;

/// So many characters of a value are shown.
const SHOWN: usize = 60;

/// What is wrong with a line that could not be read as a command.
pub(super) fn slip(line: &str) -> Message {
    let like = |id: &'static str, kind: CommandKind| Message::new(id).with("example", kind.example());
    let object = match serde_json::from_str(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return like("cli-line-not-object", CommandKind::OpenScoring),
        Err(error) => return like("cli-line-not-json", CommandKind::OpenScoring).with("column", error.column()),
    };
    let Some(name) = object.get("command") else { return like("cli-line-no-command", CommandKind::OpenScoring) };
    let Some(kind) = CommandKind::ALL.iter().find(|kind| name.as_str() == Some(kind.id())) else {
        return Message::new("cli-command-unknown").with("command", shown(name));
    };
    // What belongs to a command is known from its example: each part of the line is tried in the place of its counterpart there.
    let example: Map<String, Value> = serde_json::from_str(kind.example()).unwrap_or_default();
    let with = |key: &String, value: &Value| example.clone().into_iter().chain([(key.clone(), value.clone())]).collect();
    if let Some((key, value)) = object.iter().find(|(key, value)| !is_command(with(key, value))) {
        // Whose sheet it is may be said in many commands, and is not in each example.
        let seat = json!("E1");
        let form = example.get(key).or(Some(&seat).filter(|seat| is_command(with(key, seat))));
        return match form {
            Some(form) => Message::new("cli-command-value").with("value", shown(value)).with("form", form.to_string()),
            None => like("cli-command-key-unknown", *kind).with("command", kind.id()),
        }
        .with("key", format!("\"{key}\""));
    }
    let without = |key: &String| example.clone().into_iter().filter(|(known, _)| known != key).collect();
    match example.keys().find(|key| !object.contains_key(*key) && !is_command(without(key))) {
        Some(key) => like("cli-command-key-missing", *kind).with("command", kind.id()).with("key", format!("\"{key}\"")),
        None => Message::new("cli-command-key-twice"),
    }
}

fn is_command(object: Map<String, Value>) -> bool {
    serde_json::from_value::<Command>(Value::Object(object)).is_ok()
}

/// A value as it is written in the line, or its beginning.
fn shown(value: &Value) -> String {
    let written = value.to_string();
    let mut shown: String = written.chars().take(SHOWN).collect();
    if shown.len() < written.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use crate::words::Words;

    #[test]
    fn what_is_wrong_with_a_line_is_said_wholly_in_the_language_of_the_person() {
        let score = r#"{"command":"score","studio":"S001","item":"apprentices","points":"6.5","deductions":{"no_roster":1,"missing":1},"expert":"E1"}"#;
        for (line, told) in [
            (
                r#"{"command":"score""#,
                r#"这一行不是完整的 JSON，读到第 18 个字节就读不下去了；每行写一条指令，如 {"command":"open_scoring"}。"#
                    .to_owned(),
            ),
            (
                "打分",
                r#"这一行不是完整的 JSON，读到第 1 个字节就读不下去了；每行写一条指令，如 {"command":"open_scoring"}。"#
                    .to_owned(),
            ),
            ("[1]", r#"这一行不是指令；每行写一个 JSON 对象，如 {"command":"open_scoring"}。"#.to_owned()),
            (r#"{"studio":"S1"}"#, r#"没有写明是什么指令（command）；如 {"command":"open_scoring"}。"#.to_owned()),
            (r#"{"command":"打分"}"#, "没有叫 \"打分\" 的指令；所有指令的例子见 panelmark apply --list。".to_owned()),
            (r#"{"command":7}"#, "没有叫 7 的指令；所有指令的例子见 panelmark apply --list。".to_owned()),
            (
                r#"{"command":"score","studio":"S1","item":"site","points":"八"}"#,
                r#""points" 不能是 "八"；请照这样写："6.5"。"#.to_owned(),
            ),
            (
                r#"{"command":"score","studio":"S1","item":"site","deductions":["late"]}"#,
                r#""deductions" 不能是 ["late"]；请照这样写：{"missing":1,"no_roster":1}。"#.to_owned(),
            ),
            (r#"{"command":"submit","studio":"S1","expert":1}"#, r#""expert" 不能是 1；请照这样写："E1"。"#.to_owned()),
            (
                r#"{"command":"announce_notice","ends":"30/6/2023"}"#,
                r#""ends" 不能是 "30/6/2023"；请照这样写："2023-06-30"。"#.to_owned(),
            ),
            (
                r#"{"command":"score","studio":"S1","item":"site","point":"8"}"#,
                format!(r#"指令 score 没有 "point" 这一项；请照这样写：{score}。"#),
            ),
            (r#"{"command":"score","item":"site"}"#, format!(r#"指令 score 缺少 "studio"；请照这样写：{score}。"#)),
            (r#"{"command":"submit","studio":"S1","studio":"S2"}"#, "有一项写了两次；请只留一个。".to_owned()),
        ] {
            assert!(serde_json::from_str::<Command>(line).is_err(), "{line}");
            let message = slip(line);
            assert_eq!(Words::new(Lang::Zh).say(&message), told, "{line}");
            let english = Words::new(Lang::En).say(&message);
            assert!(!english.contains("{ $") && !english.starts_with("cli-"), "{english}");
        }
    }
}
