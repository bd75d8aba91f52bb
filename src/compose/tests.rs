//! A small handbook made by hand, and what `compose` makes of it, as text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compose;
use super::tree::{plain, text};
use crate::model::comparison::{ComparedCell, Comparison};
use crate::model::handbook::{Anchor, Chapter, Config, Edition, Handbook, PageId, PageKind, Target};
use crate::model::page::{
    Block, Directive, DirectiveIndex, FrontMatter, Heading, Inline, Link, LinkIndex, LinkKind, Page,
};
use crate::model::registry::{
    Dated, Field, FieldType, MonthPart, Question, Record, Registry, Schema, Table, Unit, Value, Vocabulary, Window,
};
use crate::model::source::{FileId, Span};

#[test]
fn a_records_page_puts_facts_around_its_prose() {
    let book = composed(&[]);
    let (page, headings) = page(&book, "town-hall");
    assert_eq!(
        page,
        "\
<record-head>
[Offices] [as of 2018]
Write here about rent.
This page in short, as one sheet to print or to send
? Whom? {#whom-2}: E-mail rent@example.org [as of 2018] [not tried for this book]
? How? {#how}: Times: decision (1 to 3 months) / deadline (mid to late May) [as of 2019]
? Never asked? {#never}: -
## Whom? {#whom-2}
* Write here: E-mail rent@example.org [as of 2018] [not tried for this book] | Read in: The guide
+ Addresses named earlier (1)
* named in the list of 2017: Phone  [as of 2017] [Closed: do not use] | 
## How? {#how}
- Times: decision (1 to 3 months) / deadline (mid to late May) [2019] (The law) // decision (6 months) [2018]
- Next: The court
<not-known>
Not known: Cost
## Never asked? {#never}
<not-known>
Not known: the sources do not say.
## More about it {#more}
Prose.
## Whom {#whom}
## Where this comes from {#record-sources}
. The guide, 15 September 2017
. The law
"
    );
    assert_eq!(headings, ["whom-2", "how", "never", "more", "whom", "record-sources"]);
}

#[test]
fn the_page_of_contacts_has_each_address_once_and_none_that_is_closed() {
    let book = composed(&[]);
    let (page, _) = page(&book, "contacts");
    assert_eq!(
        page,
        "\
Every address in this book, with the date when it was read and where. An address can go out of date: look at its date \
before you use it.
<notice>
We did not try the only address in this edition. It is copied from its source. 1 was last read in 2018; \
nobody could confirm it since.
## Offices {#office}
The court
* : E-mail rent@example.org [as of 2018] [not tried for this book] | Read in: The guide Used by: The court; The town hall
The town hall
* : Phone  [as of 2017] [Closed: do not use] | Used by: The town hall
See above: E-mail rent@example.org [as of 2018] [not tried for this book]
"
    );
}

#[test]
fn the_calendar_has_each_month_that_is_named() {
    let (page, headings) = page(&composed(&[]), "calendar");
    assert!(page.contains("## May {#month-5}\n. The town hall: deadline (mid to late May) [as of 2019]\n"), "{page}");
    assert_eq!(headings, ["month-5"]);
}

#[test]
fn the_words_of_a_case_keep_their_links_on_another_page() {
    let book = composed(&[directive("case", "c01", &[])]);
    let chapter = &book.0.editions[0].chapters[0];
    let [Block::Section { blocks, .. }] = &chapter.inserts[0][..] else {
        panic!("a case is one box");
    };
    assert!(blocks.iter().any(|block| matches!(block, Block::Paragraph(inlines) if matches!(
        &inlines[..],
        [Inline::Jump { target: Target::Page(PageId(1), anchor), text }] if anchor.is_empty() && plain(text) == "The town hall"
    ))));
    assert_eq!(chapter.as_of, "2016");
}

#[test]
fn the_comparison_tells_no_answer_from_not_stated() {
    let (page, _) = page(&composed(&[]), "compare");
    assert!(page.contains("| Name | Cost | Free\n| The court | - | no\n| The town hall | ? | -\n"), "{page}");
}

#[test]
fn a_checklist_comes_from_fields_that_are_declared_so() {
    let book = composed(&[directive("checklist", "court", &[])]);
    assert_eq!(shown(&book.0.editions[0].chapters[0].inserts[0]), "[ ] Your name (needed)\n[as of 2018]\n");
}

#[test]
fn mistakes_in_directives_are_all_reported() {
    let (_, found) = composed(&[
        directive("mechansim", "court", &[]),
        directive("cards", "", &[("grup", "office")]),
        directive("cards", "", &[("group", "ofice")]),
        directive("mechanism", "cuort", &[]),
        directive("mechanism", "any-office", &[]),
        directive("facts", "court", &[("fields", "fee, freee")]),
        directive("case", "c02", &[]),
        directive("figure", "images/map.sgv", &[]),
    ]);
    let found: Vec<String> = found
        .iter()
        .map(|it| format!("{}: {}; {}", it.code.name(), it.message, it.help.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        found,
        [
            "unknown-directive: no directive `mechansim`; did you mean `mechanism`?",
            "unknown-directive: `cards` has no option `grup`; did you mean `group`? `cards` knows `group`, `kind`, `ids`",
            "unknown-id: `cards` names no record; write an id behind `{cards}`, or choose with `group`, `kind`, `ids`",
            "unknown-id: no group `ofice`; did you mean `office`?",
            "unknown-id: no record `cuort`; did you mean `court`?",
            "unknown-id: record `any-office` is abstract; name a record that takes its fields from it",
            "unknown-id: no field `freee`; did you mean `free`?",
            "unknown-id: no case `c02`; did you mean `c01`?",
            "missing-alt: figure `images/map.sgv` has no alternative text; add a line `:alt: what the image shows`",
            "missing-image: no image `images/map.sgv`; did you mean `images/map.svg`?",
        ]
    );
}

#[test]
fn a_card_has_known_answers_and_names_the_open_questions() {
    let book = composed(&[directive("mechanism", "court", &[])]);
    let [Block::Card(card)] = &book.0.editions[0].chapters[0].inserts[0][..] else {
        panic!("a card");
    };
    let rows: Vec<&str> = card.rows.iter().map(|row| row.question.as_str()).collect();
    let open: Vec<&str> = card.unknown.iter().map(String::as_str).collect();
    assert_eq!((&card.name[..], rows, open), ("The court", vec!["Whom?", "How?"], vec!["Never asked?"]));
}

#[test]
fn a_record_in_a_line_says_what_the_book_declares_for_results() {
    let (book, _) = composed(&[]);
    let line = |id: &str| book.editions[0].chapters.iter().find(|chapter| chapter.id == id).map(|it| it.line.clone());
    let hall = "E-mail: rent@example.org \u{b7} Cost: The source does not say";
    assert_eq!(line("town-hall").as_deref(), Some(hall));
    assert_eq!(line("court").as_deref(), Some("E-mail: rent@example.org \u{b7} Free: no"));
}

#[test]
fn every_message_has_words() {
    let sources = [
        include_str!("advice.rs"),
        include_str!("book.rs"),
        include_str!("card.rs"),
        include_str!("counts.rs"),
        include_str!("glance.rs"),
        include_str!("contacts.rs"),
        include_str!("message.rs"),
        include_str!("sheet.rs"),
        include_str!("values.rs"),
        include_str!("picture/mod.rs"),
        include_str!("picture/scale.rs"),
        include_str!("picture/tree.rs"),
        include_str!("picture/way.rs"),
        include_str!("picture/year.rs"),
        include_str!("pages/a_to_z.rs"),
        include_str!("pages/about.rs"),
        include_str!("pages/calendar.rs"),
        include_str!("pages/cases.rs"),
        include_str!("pages/compare.rs"),
        include_str!("pages/contacts.rs"),
        include_str!("pages/glossary.rs"),
        include_str!("pages/mechanisms.rs"),
        include_str!("pages/record.rs"),
        include_str!("pages/sources.rs"),
        include_str!("pages/write.rs"),
    ];
    let texts = crate::texts::texts("en", &Default::default());
    for part in sources.iter().flat_map(|source| source.split("texts.").skip(1)) {
        let literal = part.strip_prefix("get(\"").or_else(|| part.strip_prefix("with(\""));
        if let Some(key) = literal.and_then(|rest| rest.split('"').next()) {
            assert_ne!(texts.get(key), key);
        }
    }
}

#[test]
fn an_empty_handbook_is_no_trouble() {
    let (book, found) = compose(Handbook { editions: vec![Edition::default()], ..Handbook::default() });
    assert!(book.editions.len() == 1 && found.is_empty());
}

// ---- what was made, as text

fn page(book: &(Handbook, Vec<crate::model::diagnostic::Diagnostic>), id: &str) -> (String, Vec<String>) {
    let chapter = book.0.editions[0].chapters.iter().find(|chapter| chapter.id == id).expect("a page");
    (shown(&chapter.page.blocks), chapter.headings.iter().map(|heading| heading.id.clone()).collect())
}

fn shown(blocks: &[Block]) -> String {
    blocks.iter().map(one_shown).collect()
}

fn one_shown(block: &Block) -> String {
    match block {
        Block::Heading(it) => {
            let id = it.written_id.as_deref().unwrap_or("");
            format!("{} {} {{#{id}}}\n", "#".repeat(it.level.into()), plain(&it.text))
        }
        Block::Paragraph(it) => phrase(it) + "\n",
        Block::List { items, .. } => items.iter().map(|item| format!(". {}", shown(&item.blocks))).collect(),
        Block::Glance(lines) => lines.iter().map(glanced).collect(),
        Block::Fold { summary, blocks } => format!("+ {}\n{}", phrase(summary), shown(blocks)),
        Block::Section { class, blocks, .. } => format!("<{class}>\n{}", shown(blocks)),
        Block::Comparison(it) => compared(it),
        Block::Table { head, rows, .. } => [head].into_iter().chain(rows).map(|row| cells(row)).collect(),
        Block::Checklist(items) => items.iter().map(|it| format!("[ ] {} ({})\n", it.text, it.need)).collect(),
        Block::Facts(facts) => {
            let fact = |fact: &crate::model::page::Fact| {
                let values: Vec<String> = fact.values.iter().map(value).collect();
                format!("- {}: {}\n", fact.label, values.join(" // "))
            };
            facts.iter().map(fact).collect()
        }
        Block::Contacts(lines) => lines
            .iter()
            .map(|it| {
                let badges: Vec<String> = it.badges.iter().map(|badge| phrase(std::slice::from_ref(badge))).collect();
                format!("* {}: {} {} {} | {}\n", it.role, it.kind, it.value, badges.join(" "), phrase(&it.notes))
            })
            .collect(),
        _ => String::new(),
    }
}

fn glanced(line: &crate::model::glance::GlanceLine) -> String {
    let answers: Vec<String> = line.answers.iter().map(|answer| phrase(answer)).collect();
    let place = match &line.target {
        Target::Page(_, anchor) => anchor,
        _ => "nowhere",
    };
    format!(
        "? {} {{#{place}}}: {}\n",
        line.question,
        if answers.is_empty() { "-".to_owned() } else { answers.join(" / ") }
    )
}

fn compared(comparison: &Comparison) -> String {
    let head = [&comparison.names].into_iter().chain(&comparison.columns).map(|label| format!(" {label}"));
    let mut lines = vec![head.collect::<Vec<_>>()];
    for row in comparison.groups.iter().flat_map(|group| &group.rows) {
        let cells = row.cells.iter().map(|cell| match cell {
            ComparedCell::Known(items) => {
                format!(" {}", items.iter().map(|item| phrase(item)).collect::<Vec<_>>().join("; "))
            }
            ComparedCell::NotStated => " ?".to_owned(),
            ComparedCell::Absent => " -".to_owned(),
        });
        lines.push([format!(" {}", phrase(&row.name))].into_iter().chain(cells).collect());
    }
    lines.iter().map(|line| format!("|{}\n", line.join(" |"))).collect()
}

fn value(value: &crate::model::page::DatedValue) -> String {
    let items: Vec<String> = value.items.iter().map(|item| phrase(item)).collect();
    let date = if value.as_of.is_empty() { String::new() } else { format!(" [{}]", value.as_of) };
    let sources = if value.sources.is_empty() { String::new() } else { format!(" ({})", phrase(&value.sources)) };
    items.join(" / ") + &date + &sources
}

fn cells(row: &[Vec<Inline>]) -> String {
    row.iter().map(|cell| format!("| {} ", phrase(cell))).collect::<String>().trim_end().to_owned() + "\n"
}

fn phrase(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Badge { text, .. } => format!("[{text}]"),
        Inline::NotStated => "?".to_owned(),
        Inline::Strong(it) => phrase(it),
        other => plain(std::slice::from_ref(other)),
    });
    words.collect()
}

// ---- a handbook by hand

/// An office with a page of prose, a court, an abstract record, two contacts, two sources, a case.
fn composed(directives: &[Directive]) -> (Handbook, Vec<crate::model::diagnostic::Diagnostic>) {
    let chapter = Chapter {
        id: "start".to_owned(),
        page: Arc::new(Page {
            blocks: (0..directives.len()).map(|index| Block::Directive(DirectiveIndex(index as u32))).collect(),
            directives: directives.to_vec(),
            ..Page::default()
        }),
        ..Chapter::default()
    };
    let mut chapters =
        vec![chapter, record_page("town-hall", "The town hall", true), record_page("court", "The court", false)];
    let generated =
        ["mechanisms", "compare", "contacts", "calendar", "cases", "sources", "glossary", "a-z", "about-copy"];
    chapters.extend(generated.map(|id| Chapter { id: id.to_owned(), kind: PageKind::Generated, ..Chapter::default() }));
    let records = chapters[1..3].iter().map(|chapter| (chapter.id.clone(), chapter.clone())).collect();
    let cases = BTreeMap::from([("c01".to_owned(), case_words())]);
    let edition = Edition { lang: "en".to_owned(), chapters, records, cases, ..Edition::default() };
    compose(Handbook {
        finder: None,
        texts: Default::default(),
        config: Config { languages: vec!["en".to_owned()], ..Config::default() },
        registry: registry(),
        assets: BTreeMap::from([("images/map.svg".to_owned(), Arc::from(&b""[..]))]),
        editions: vec![edition],
    })
}

fn record_page(id: &str, name: &str, prose: bool) -> Chapter {
    let heading =
        Heading { level: 2, written_id: Some("whom".to_owned()), text: vec![text("Whom")], span: Span::default() };
    let blocks = vec![Block::Paragraph(vec![text("Prose.")]), Block::Heading(heading)];
    let anchor = Anchor { level: 2, id: "whom".to_owned(), title: "Whom".to_owned() };
    Chapter {
        id: id.to_owned(),
        title: name.to_owned(),
        kind: PageKind::Record,
        page: Arc::new(Page {
            front: FrontMatter { summary: Some("Write here about rent.".to_owned()), ..FrontMatter::default() },
            blocks: if prose { blocks } else { Vec::new() },
            ..Page::default()
        }),
        headings: if prose { vec![anchor] } else { Vec::new() },
        ..Chapter::default()
    }
}

fn case_words() -> Chapter {
    let link = Link { written: "town-hall".to_owned(), kind: LinkKind::WikiBare, span: Span::default() };
    let inline = Inline::Link { link: LinkIndex(0), text: Vec::new() };
    Chapter {
        title: "A letter".to_owned(),
        page: Arc::new(Page { blocks: vec![Block::Paragraph(vec![inline])], links: vec![link], ..Page::default() }),
        targets: vec![Target::Page(PageId(1), String::new())],
        ..Chapter::default()
    }
}

fn directive(name: &str, argument: &str, options: &[(&str, &str)]) -> Directive {
    let options = options.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned(), Span::default()));
    Directive {
        name: name.to_owned(),
        argument: argument.to_owned(),
        options: options.collect(),
        body: Vec::new(),
        span: Span::file_start(FileId(0)),
    }
}

fn registry() -> Registry {
    let mut records = BTreeMap::new();
    let mut add = |record: Record| records.insert((record.table, record.id.clone()), record);
    let mail = entry(&[("id", reference("mail")), ("role", Value::NotStated)]);
    let phone = entry(&[("id", reference("phone"))]);
    let slow = entry(&[("event", choice("decision")), ("length", months(6, 6))]);
    let fast = entry(&[("event", choice("decision")), ("length", months(1, 3))]);
    let half = |part| MonthPart { month: 5, part };
    let may = entry(&[("event", choice("deadline")), ("month", Value::Window(Window::Span(half(2), half(3))))]);
    let next = entry(&[("id", reference("court")), ("relation", choice("next"))]);
    let mut hall =
        record(Table::Mechanism, "town-hall", "2018", &[("group", choice("office")), ("fee", Value::NotStated)]);
    hall.fields.insert("sources".to_owned(), vec![dated("2018", &["guide"], references(&["guide"]))]);
    hall.fields.insert("related".to_owned(), vec![dated("2018", &["guide"], Value::Entries(vec![next]))]);
    hall.fields.insert(
        "contacts".to_owned(),
        vec![
            dated("2018", &["guide"], Value::Entries(vec![mail.clone()])),
            dated("2017", &[], Value::Entries(vec![mail.clone(), phone])),
        ],
    );
    hall.fields.insert(
        "times".to_owned(),
        vec![
            dated("2019", &["law"], Value::Entries(vec![fast, may])),
            dated("2018", &["guide"], Value::Entries(vec![slow.clone()])),
            dated("2017", &["guide"], Value::Entries(vec![slow])),
        ],
    );
    add(hall);
    let item = entry(&[("item", choice("Your name")), ("need", choice("needed"))]);
    let court = [
        ("group", choice("office")),
        ("free", Value::YesNo(false)),
        ("contacts", Value::Entries(vec![mail])),
        ("items", Value::Entries(vec![item])),
    ];
    add(record(Table::Mechanism, "court", "2018", &court));
    add(Record { is_abstract: true, ..record(Table::Mechanism, "any-office", "2018", &[]) });
    let seen = entry(&[("source", reference("guide"))]);
    add(record(
        Table::Contact,
        "mail",
        "2018",
        &[("kind", choice("email")), ("value", words("rent@example.org")), ("seen", Value::Entries(vec![seen]))],
    ));
    add(record(
        Table::Contact,
        "phone",
        "2017",
        &[("kind", choice("phone")), ("value", words("+4412345")), ("state", choice("closed"))],
    ));
    add(record(
        Table::Source,
        "guide",
        "",
        &[("title", words("The guide")), ("date", Value::Date("2017-09-15".to_owned()))],
    ));
    add(record(Table::Source, "law", "", &[("title", words("The law"))]));
    add(record(Table::Case, "c01", "2016", &[("date", Value::Date("2015-05".to_owned()))]));
    Registry { schema: schema(), records }
}

fn schema() -> Schema {
    let times = vec![
        field("event", "", FieldType::Text),
        field("length", "", FieldType::Duration),
        field("month", "", FieldType::Window),
    ];
    let items = vec![field("item", "", FieldType::Text), field("need", "", FieldType::Text)];
    let mechanism = vec![
        field("fee", "Cost", FieldType::Text),
        field("free", "Free", FieldType::YesNo),
        field("times", "Times", FieldType::Entries(times)),
        Field { checklist: true, ..field("items", "What to write", FieldType::Entries(items)) },
    ];
    let question = |id: &str, label: &str, fields: &[&str]| Question {
        id: id.to_owned(),
        label: label.to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        brief: Vec::new(),
    };
    let vocabulary = |value: &str, label: &str| Vocabulary {
        values: vec![(value.to_owned(), label.to_owned())],
        ..Vocabulary::default()
    };
    let column =
        |id: &str| Question { id: id.to_owned(), label: String::new(), fields: vec![id.to_owned()], brief: Vec::new() };
    Schema {
        fields: BTreeMap::from([(Table::Mechanism, mechanism)]),
        vocabularies: BTreeMap::from([
            ("group".to_owned(), vocabulary("office", "Offices")),
            ("relation".to_owned(), vocabulary("next", "Next")),
        ]),
        questions: vec![
            question("whom", "Whom?", &["contacts"]),
            question("how", "How?", &["times", "related", "fee", "free", "items"]),
            question("never", "Never asked?", &["nothing"]),
        ],
        next: Vec::new(),
        card: vec!["whom".to_owned(), "how".to_owned(), "never".to_owned()],
        compare: ["fee", "free"].map(column).into(),
        result: vec!["contacts".to_owned(), "fee".to_owned(), "free".to_owned()],
        ..Schema::default()
    }
}

fn field(id: &str, label: &str, kind: FieldType) -> Field {
    Field {
        id: id.to_owned(),
        label: label.to_owned(),
        kind,
        required: false,
        kinds: Vec::new(),
        checklist: false,
        index: false,
        core: false,
        span: Span::default(),
    }
}

fn record(table: Table, id: &str, as_of: &str, values: &[(&str, Value)]) -> Record {
    let mut fields: BTreeMap<_, _> =
        values.iter().map(|(key, value)| ((*key).to_owned(), vec![dated(as_of, &[], value.clone())])).collect();
    if !as_of.is_empty() {
        fields.insert("as_of".to_owned(), vec![dated(as_of, &[], Value::Date(as_of.to_owned()))]);
    }
    Record { table, id: id.to_owned(), span: Span::default(), is_abstract: false, parent: None, fields }
}

fn dated(as_of: &str, sources: &[&str], value: Value) -> Dated {
    let sources = sources.iter().map(|source| (*source).to_owned()).collect();
    Dated { as_of: as_of.to_owned(), sources, value, span: Span::default(), inherited: false }
}

fn entry(parts: &[(&str, Value)]) -> BTreeMap<String, Value> {
    parts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

fn months(min: u32, max: u32) -> Value {
    Value::Duration { min, max, unit: Unit::Month }
}

fn choice(value: &str) -> Value {
    Value::Choice(value.to_owned())
}

fn words(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn reference(id: &str) -> Value {
    Value::Reference(id.to_owned(), Span::default())
}

fn references(ids: &[&str]) -> Value {
    Value::References(ids.iter().map(|id| ((*id).to_owned(), Span::default())).collect())
}
