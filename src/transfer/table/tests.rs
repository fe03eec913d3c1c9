use super::*;
use crate::transfer::sample::said;

const A: Column = Column::required("expert", &["专家"]);
const B: Column = Column::required("points", &["得分", "分值"]).of_points();
const C: Column = Column::optional("note", &["备注"]).of_words();

/// The rows of a table with their lines, or what is wrong with it.
fn rows(text: &str) -> Result<Vec<(usize, [String; 3])>, Vec<String>> {
    let (mut table, mut problems) = Table::open(text, &[A, B, C]).map_err(|problems| said(&problems))?;
    let mut rows = Vec::new();
    while let Some(row) = table.next_row(&mut problems) {
        let cells = [A, B, C].map(|column| problems.keep(row.text(column, 20)).unwrap_or_default());
        rows.push((row.line, cells));
    }
    problems.or(rows).map(|read| read.rows).map_err(|problems| said(&problems))
}

fn row(line: usize, cells: [&str; 3]) -> (usize, [String; 3]) {
    (line, cells.map(str::to_owned))
}

#[test]
fn rows_keep_their_lines_past_blank_lines_and_any_line_end() {
    let expected = vec![row(4, ["E1", "9", "好"]), row(7, ["E2", "8", ""])];
    for end in ["\n", "\r\n", "\r"] {
        let file = ["", "专家,得分,备注", "", "E1,9,好", "", ",,", "E2,8"].join(end);
        assert_eq!(rows(&file).unwrap(), expected, "{end:?}");
        assert_eq!(rows(&format!("{file}{end}{end}")).unwrap(), expected, "{end:?}");
    }
}

#[test]
fn quoted_cells_may_hold_commas_and_quotes() {
    assert_eq!(rows("expert,points,note\nE1,9,\"a, \"\"b\"\"\"\n").unwrap(), [row(2, ["E1", "9", "a, \"b\""])]);
}

#[test]
fn a_line_break_in_a_cell_is_a_problem_of_its_line_and_moves_no_other() {
    let file = "expert,points,note\r\nE1,9,\"a\r\nb\"\r\nE2,8,\"c\nd\"\r\n";
    let problems = rows(file).unwrap_err();
    assert_eq!(problems.len(), 2);
    assert!(problems[0].starts_with("第 2 行「note」列：「a\u{fffd}\u{fffd}b」里有换行；"), "{}", problems[0]);
    assert!(problems[1].starts_with("第 4 行「note」列：「c\u{fffd}d」里有换行；"), "{}", problems[1]);
}

#[test]
fn a_quote_without_its_pair_swallows_no_row_unnoticed() {
    assert!(rows("expert,points,note\nE1,9,\"oops\nE2,8,\nE3,7,\n").unwrap_err()[0].starts_with("第 2 行「note」列"));
}

#[test]
fn the_headings_tell_the_separator() {
    for separator in [',', ';', '\t'] {
        let file = "专家,备注,分值\nE1,好,9\n".replace(',', &separator.to_string());
        assert_eq!(rows(&file).unwrap(), [row(2, ["E1", "9", "好"])], "{separator:?}");
    }
}

#[test]
fn what_stands_above_the_headings_is_passed_over_and_said() {
    let passed = |file: &str| {
        let (mut table, mut problems) = Table::open(file, &[A, B, C]).unwrap();
        let line = table.next_row(&mut problems).unwrap().line;
        (line, problems.or(()).map(|read| said(&read.warnings)).unwrap())
    };
    for (file, line, above) in [
        ("sep=;\n专家;得分\nE1;9\n", 3, "第 2 行：列名在这一行；上面的内容没有读入：「sep=;」。"),
        ("\"sep=\t\"\r\n专家\t得分\r\nE1\t9\r\n", 3, "第 2 行：列名在这一行；上面的内容没有读入：「\"sep=\u{fffd}\"」。"),
        (
            "2025年度样例汇总表,,\r\n,,\r\n\"填报单位：样例局\n（盖章）\",,日期\r\n专家,得分,备注\r\nE1,9,\r\n",
            6,
            "第 5 行：列名在这一行；上面的内容没有读入：「2025年度样例汇总表 / 填报单位：样例局\u{fffd}（盖章） 日期」。",
        ),
        ("样例汇总表，甲，乙\n专家;得分\nE1;9\n", 3, "第 2 行：列名在这一行；上面的内容没有读入：「样例汇总表，甲，乙」。"),
    ] {
        assert_eq!(passed(file), (line, vec![above.to_owned()]), "{file}");
    }
    assert_eq!(passed("专家,得分\nE1,专家\nE2,得分\n"), (2, vec![]));
}

#[test]
fn a_file_without_headings_is_told_once() {
    for file in ["E1,9\nE2,8\n", "E1,得份,9,好\nE2,扣份,8,好\n", "样例汇总表\n甲\n", "sep=;\nE1;9\n"] {
        assert_eq!(rows(file).unwrap_err(), ["第 1 行：这一行不像列名；请在第一行填写列名：专家、得分、备注。"], "{file}");
    }
    let late = format!("{}专家,得分\nE1,9\n", "样例,\n".repeat(10));
    assert_eq!(rows(&late).unwrap_err().len(), 1, "headings are looked for in the first ten rows");
}

#[test]
fn points_with_a_comma_for_a_point_are_refused_however_the_row_takes_it() {
    let problem = |line: usize, written: &str| {
        let point = written.replace(',', ".");
        format!(
            "第 {line} 行「得分」列：「{written}」像是用逗号写的小数，被逗号分成了两格；小数请用点，写成 {point}。\
             后一格如果是备注，请不要只写数字。"
        )
    };
    // The note is 5; a cell too many; nothing but points at the end; a column between that is no text.
    for (file, written) in [
        ("专家,得分,备注\nE1,8,5\n", "8,5"),
        ("专家,得分,备注\nE1,-2,5,好\n", "-2,5"),
        ("专家,得分\nE1,１４,25\n", "14,25"),
        ("得分,专家,备注\n8,5,E1,好\n", "8,5"),
        ("专家,得分,备注\nE1,,5\n", ",5"),
    ] {
        assert_eq!(rows(file).unwrap_err(), [problem(2, written)], "{file}");
    }
    for file in
        ["专家,得分,备注\nE1,8,5 人\n", "专家,得分,备注\nE1,8.5,5\n", "备注,得分,专家\n好,8,5\n", "专家;得分;备注\nE1;8;5\n"]
    {
        assert!(rows(file).is_ok(), "{file}");
    }
}

#[test]
fn points_say_what_is_wrong_with_them() {
    let points = |cell: &str| {
        let file = format!("专家;得分\nE1;{cell}\n");
        let (mut table, mut problems) = Table::open(&file, &[A, B]).unwrap();
        let points = table.next_row(&mut problems).unwrap().points(B);
        points.map_err(|problem| said(&[problem]).remove(0))
    };
    for cell in ["8,5", "8，5", "1,030", "8、5"] {
        let told = format!("第 2 行「得分」列：「{cell}」里有逗号；小数请用点，如 8.5；整数中间不加逗号。");
        assert_eq!(points(cell), Err(told));
    }
    assert_eq!(
        points("14.899999999999999").unwrap_err(),
        "第 2 行「得分」列：「14.899999999999999」超过四位小数；请改为 14.9，或把整列的格式设为两位小数后重新保存。"
    );
    assert_eq!(points("8.5"), Ok("8.5".parse().ok()));
}

#[test]
fn text_that_was_lost_when_the_file_was_saved_is_no_text() {
    let read = |cell: &str| {
        let file = format!("专家,得分\n{cell},9\n");
        let (mut table, mut problems) = Table::open(&file, &[A, B]).unwrap();
        let text = table.next_row(&mut problems).unwrap().filled(A, 20);
        text.map_err(|problem| said(&[problem]).remove(0))
    };
    for cell in ["???", "样例\u{fffd}", "??"] {
        let told = format!("第 2 行「专家」列：「{cell}」里的字在保存时丢失了；请从原来的表格另存为「CSV UTF-8」后再导入。");
        assert_eq!(read(cell), Err(told));
    }
    for cell in ["?", "样例?", "a??b"] {
        assert_eq!(read(cell), Ok(cell.to_owned()));
    }
}

#[test]
fn headings_that_do_not_fit_are_named_with_the_nearest_that_does() {
    assert_eq!(
        rows("专家,得份,电话\nE1,9,1\n").unwrap_err(),
        [
            "第 1 行「得份」列：没有叫「得份」的列；如果是「得分」，请改列名，否则请删去这一列。",
            "第 1 行「电话」列：没有叫「电话」的列；请删去这一列，可用的列有：专家、得分、备注。",
            "第 1 行：缺少「得分」列；请加上这一列，列名写「得分」或 points。",
        ]
    );
}

#[test]
fn other_columns_of_a_list_are_noted_but_one_that_is_nearly_ours_is_not() {
    let (_, problems) = Table::open_list("序号,专家,得分,联系电话\n1,E1,9,000\n", &[A, B, C]).unwrap();
    assert_eq!(said(&problems.or(()).unwrap().warnings), ["第 1 行：没有读入这些列：序号、联系电话。"]);
    let (_, problems) = Table::open_list("专家,得分,备柱\nE1,9,好\n", &[A, B, C]).unwrap();
    assert_eq!(said(&problems.all()), ["第 1 行「备柱」列：没有叫「备柱」的列；如果是「备注」，请改列名，否则请删去这一列。"]);
}

#[test]
fn bad_rows_are_reported_along_with_headings_that_are_merely_too_many() {
    assert_eq!(
        rows("专家,得分,分值,备注\nE1,9,9,\u{200b}\n").unwrap_err(),
        [
            "第 1 行「分值」列：第 2 列「得分」已经是这一列；请只保留一列。",
            "第 2 行「备注」列：「\u{fffd}」里有看不见的控制字符 U+200B；请删去后重新填写。",
        ]
    );
}

#[test]
fn a_column_without_heading_may_stand_there_if_it_is_blank() {
    assert_eq!(rows("专家,,得分,,\nE1,,9,,\n").unwrap(), [row(2, ["E1", "9", ""])]);
    let problems = rows("专家,,得分\nE1,,9\nE2,x,8\nE3,,7,好\n").unwrap_err();
    assert_eq!(problems.len(), 2);
    assert!(problems[0].starts_with("第 3 行：第 2 列没有列名，却有内容「x」；"), "{}", problems[0]);
    assert!(problems[1].starts_with("第 4 行：第 4 列没有列名，却有内容「好」；"), "{}", problems[1]);
}

#[test]
fn an_empty_file_says_what_belongs_there() {
    for empty in ["", "\r\n\r\n", " \n,,\n"] {
        assert_eq!(
            rows(empty).unwrap_err(),
            ["文件是空的；请在第一行填写列名（专家、得分、备注），以下每行填写一条。"],
            "{empty:?}"
        );
    }
}

#[test]
fn a_line_of_countless_cells_is_not_taken_for_headings() {
    let file = "x,".repeat(1_001);
    assert_eq!(rows(&file).unwrap_err(), ["第 1 行：这一行不像列名；请在第一行填写列名：专家、得分、备注。"]);
    assert!(rows(&format!("专家,得分{}\nE1,9\n", ",".repeat(2_000))).is_ok());
}

#[test]
fn days_are_read_as_people_write_them() {
    let expected = NaiveDate::from_ymd_opt(2019, 1, 5);
    for text in ["2019-01-05", "2019/1/5", "2019.1.5", "2019年1月5日", "２０１９－０１－０５", "2019年01月05日"] {
        assert_eq!(day(text), expected, "{text}");
    }
    for text in ["19-1-5", "2019", "2019-1", "2019-13-1", "2019-02-29", "5/1/2019", "2019-1-5-6", "+201-1-5", "2019-1-", "43470"]
    {
        assert_eq!(day(text), None, "{text}");
    }
}
