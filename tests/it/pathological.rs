//! Inputs that are known to make Markdown parsers slow or exhaust their stack, at ten times the size that is usually tried.
//!
//! Each is built whole: parsed, resolved, indexed, rendered, minified and audited. A machine that is busy makes no difference: what is
//! counted is the size of what comes out, and a test that does not end is stopped by whoever runs it.

use std::fmt::Write as _;

use super::book;

/// Sizes of the CommonMark project's own tests are 1,000 to 10,000 for most of these.
fn inputs(n: usize) -> Vec<(&'static str, String)> {
    let repeat = |text: &str| text.repeat(n);
    let mut references = String::new();
    for index in 0..n {
        let _ = writeln!(references, "[{index}]: a.md");
    }
    let mut lists = String::new();
    for depth in 0..n.min(2_000) {
        let _ = writeln!(lists, "{}* a", "  ".repeat(depth));
    }
    let mut ticks = String::new();
    for length in 1..(n as f64).sqrt() as usize * 2 {
        let _ = write!(ticks, "e{}", "`".repeat(length));
    }
    vec![
        ("nested strong emphasis", format!("{}b{}", repeat("*a **a "), repeat(" a** a*"))),
        ("many emphasis closers", repeat("a_ ")),
        ("many emphasis openers", repeat("_a ")),
        ("many link closers", repeat("a]")),
        ("many link openers", repeat("[a")),
        ("mismatched openers and closers", repeat("*a_ ")),
        ("openers and closers, multiple of 3", format!("a**b{}", repeat("c* "))),
        ("link openers and emphasis closers", repeat("[ a_")),
        ("pattern [ (](", repeat("[ (](")),
        ("pattern ![[]()", repeat("![[]()")),
        ("hard link and emphasis", repeat("**x [a*b**c*](d)")),
        ("nested brackets", format!("{}a{}", repeat("["), repeat("]"))),
        ("nested block quotes", format!("{}a", repeat("> "))),
        ("deeply nested lists", lists),
        ("nested bullets", format!("{}a", repeat("- "))),
        ("alternating lists and quotes", format!("{}a", repeat("> - "))),
        ("backticks", ticks),
        ("unclosed links", repeat("[a](b")),
        ("unclosed links in angles", repeat("[a](<b")),
        ("unclosed comments", format!("</{}", repeat("<!--"))),
        ("unclosed processing instructions", repeat("<?")),
        ("unclosed CDATA", repeat("<![CDATA[ ")),
        ("unclosed declarations", repeat("<!A ")),
        ("tables", format!("|{}\n|{}\n|{}\n", "a|".repeat(300), "-|".repeat(300), repeat("b|"))),
        ("rows", format!("|a|b|\n|-|-|\n{}", repeat("|c|d|\n"))),
        ("references", format!("{references}\n{}", repeat("[0] "))),
        ("undefined references", repeat("[a][b] ")),
        ("footnotes", repeat("[^a]")),
        ("one long line", repeat("abcdefgh")),
        ("many lines", repeat("a\n")),
        ("many paragraphs", repeat("a\n\n")),
        ("images in images", format!("{}a{}", repeat("!["), repeat("](b)"))),
        ("wikilinks", repeat("[[")),
        ("entities", repeat("&amp;")),
        ("nested elements", format!("{}a", repeat("<b>"))),
        ("nested divisions", format!("{}a", repeat("<div>\n"))),
        ("nested folds", format!("{}a", repeat("<details>\n\n"))),
        ("nested tables", format!("{}a", repeat("<table><tr><td>"))),
        ("attributes", format!("<b {}>", repeat("a=b "))),
    ]
}

/// How much comes out of the chapters of a book that has each input as one of them.
fn built(n: usize) -> usize {
    let config = "title = \"B\"\nedition = \"1\"\ndate = \"2026-01-01\"\n[markdown]\nraw_html = \"sanitize\"\n";
    let mut files = vec![("handbook.toml".to_owned(), config.to_owned())];
    files.extend(
        inputs(n)
            .into_iter()
            .enumerate()
            .map(|(index, (name, text))| (format!("en/p{index}.md"), format!("# {name}\n\n{text}\n"))),
    );
    let dir = book::write(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let built = book::try_build(dir.path()).expect("it builds");
    let pages = built.bundle.0.iter().filter(|(path, _)| path.contains("/chapters/"));
    pages.map(|(_, bytes)| bytes.len()).sum()
}

#[test]
fn pathological_chapters_build_and_grow_with_their_text() {
    // In a thread of the size that rayon's have: what overflows here would overflow there.
    let small = built(1_000);
    let large = built(10_000);
    assert!(large < 15 * small, "{small} bytes became {large}");
}
