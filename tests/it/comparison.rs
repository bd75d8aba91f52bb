//! The comparison of the flagship, cell by cell, against what its source says.

use vademecum::model::registry::Table;

use super::book;
use super::html::Page;

/// Record, column, and words that the cell holds; `–` for "the source does not say".
///
/// Columns: 1 work that opens it, 2 first to write to, 3 public or confidential, 4 consent, 5 courts or police first,
/// 6 times, 7 names, 8 what you hear back. Where a later source knows more, the words are its.
const CELLS: &[(&str, usize, &str)] = &[
    ("un-tb-focal-point", 1, "A UN treaty body"),
    ("un-tb-focal-point", 2, "Yes: the source says that you should"),
    ("un-tb-focal-point", 3, "–"),
    ("un-tb-focal-point", 4, "For any action as of 2022"),
    ("un-tb-focal-point", 5, "–"),
    ("un-tb-focal-point", 6, "–"),
    ("un-tb-focal-point", 7, "–"),
    ("un-tb-focal-point", 8, "–"),
    ("un-cat", 3, "Papers can become public: yes"),
    ("un-tb-individual-communication", 2, "No"),
    ("un-tb-individual-communication", 3, "–"),
    ("un-tb-individual-communication", 4, "–"),
    ("un-tb-individual-communication", 5, "Yes, with exceptions"),
    ("un-tb-individual-communication", 6, "–"),
    ("un-tb-individual-communication", 8, "–"),
    ("un-tb-interim-measures", 1, "A UN treaty body"),
    ("un-tb-interim-measures", 2, "No"),
    ("un-tb-interim-measures", 5, "Yes, with exceptions"),
    ("un-tb-interim-measures", 6, "–"),
    ("un-tb-interim-measures", 8, "The State must report back"),
    ("un-cerd-urgent-action", 1, "Any part of the United Nations"),
    ("un-cerd-urgent-action", 1, "Inter-American human rights system"),
    ("un-cerd-urgent-action", 2, "No"),
    ("un-cerd-urgent-action", 3, "–"),
    ("un-cerd-urgent-action", 5, "No"),
    ("un-cerd-urgent-action", 6, "problems that cannot wait"),
    ("un-hrc-president", 1, "Human Rights Council"),
    ("un-hrc-president", 1, "Universal Periodic Review"),
    ("un-hrc-president", 1, "A Special Procedure of the Council"),
    ("un-hrc-president", 2, "Yes"),
    ("un-hrc-president", 3, "Can be either"),
    ("un-hrc-president", 5, "–"),
    ("un-hrc-president", 7, "A public statement may name people"),
    ("un-hrc-president", 8, "–"),
    ("un-special-procedures", 2, "Yes: the source says that you should"),
    ("un-special-procedures", 3, "Can be either"),
    ("un-special-procedures", 4, "For any action"),
    ("un-special-procedures", 5, "–"),
    ("un-special-procedures", 6, "5 days, in one case"),
    ("un-special-procedures", 8, "–"),
    ("un-senior-official", 1, "Any part of the United Nations"),
    ("un-senior-official", 2, "No"),
    ("un-senior-official", 3, "Confidential"),
    ("un-senior-official", 3, "A public statement too: yes"),
    ("un-senior-official", 4, "For any action as of 2022"),
    ("un-senior-official", 5, "No"),
    ("un-senior-official", 6, "–"),
    ("un-senior-official", 8, "Receipt: yes"),
    ("un-senior-official", 8, "Told if they act: yes"),
    ("un-senior-official", 8, "Told if they do not act: no"),
    ("un-sg-report", 2, "No"),
    ("un-sg-report", 3, "Public"),
    ("un-sg-report", 4, "Separately, before anything is published"),
    ("un-sg-report", 6, "Session of the Council (September)"),
    ("un-sg-report", 7, "People and organisations are named"),
    ("un-sg-report", 7, "Anonymous cases are not published"),
    ("un-sg-report", 8, "In a later report"),
    ("un-hrc-interactive-dialogue", 3, "Public"),
    ("un-hrc-interactive-dialogue", 6, "September"),
    ("iachr-request-for-information", 2, "Yes"),
    ("iachr-request-for-information", 3, "Confidential"),
    ("iachr-request-for-information", 4, "–"),
    ("iachr-request-for-information", 6, "The body acts (1 week, usually)"),
    ("iachr-request-for-information", 6, "The State must reply (15 days, usually)"),
    ("iachr-request-for-information", 7, "Told if you write for yourself: yes"),
    ("iachr-request-for-information", 8, "Receipt: yes"),
    ("iachr-request-for-information", 8, "If you ask"),
    ("iachr-precautionary-measures", 2, "Yes"),
    ("iachr-precautionary-measures", 4, "–"),
    ("iachr-precautionary-measures", 5, "Only if possible"),
    ("iachr-precautionary-measures", 5, "The threat comes from the State itself"),
    ("iachr-precautionary-measures", 6, "1 to 3 months"),
    ("iachr-precautionary-measures", 7, "Initials only, if you ask and give reasons"),
    ("iachr-precautionary-measures", 7, "Writer: Kept from the State if you expressly ask"),
    ("iachr-precautionary-measures", 8, "At every stage"),
    ("iachr-press-release", 1, "A session of the Inter-American Commission"),
    ("iachr-press-release", 2, "Yes"),
    ("iachr-press-release", 3, "Public"),
    ("iachr-press-release", 6, "–"),
    ("iachr-hearing-reminder", 1, "A hearing of the Inter-American Commission"),
    ("iachr-hearing-reminder", 3, "Public"),
    ("iachr-hearing-reminder", 6, "at once, on the spot"),
    ("iachr-closed-hearing", 2, "Yes"),
    ("iachr-closed-hearing", 3, "Confidential"),
    ("iachr-closed-hearing", 6, "before the hearing"),
    ("achpr-focal-point", 1, "African human rights system"),
    ("achpr-focal-point", 2, "Yes: the source says that you should"),
    ("achpr-focal-point", 3, "–"),
    ("achpr-focal-point", 8, "follow up registered cases"),
    ("achpr-communication", 2, "No"),
    ("achpr-communication", 5, "Yes, with exceptions"),
    ("achpr-communication", 6, "–"),
    ("achpr-communication", 7, "You give your name to the body and ask it to keep it"),
    ("achpr-provisional-measures", 2, "No"),
    ("achpr-provisional-measures", 5, "Yes, with exceptions"),
    ("achpr-provisional-measures", 6, "The State must report back (15 days"),
    ("achpr-provisional-measures", 8, "The State must report back"),
    ("coe-secretary-general", 2, "you could write here"),
    ("coe-secretary-general", 3, "–"),
    ("coe-commissioner", 2, "you could write here"),
    ("coe-commissioner", 3, "Can be either"),
    ("coe-pace-legal-affairs", 1, "A case before the European Court of Human Rights"),
    ("coe-pace-legal-affairs", 2, "you could write here"),
    ("coe-pace-legal-affairs", 3, "Public"),
    ("ecthr-interim-measures", 1, "A case before the European Court of Human Rights"),
    ("ecthr-interim-measures", 2, "Yes, if the harm is about to happen"),
    ("ecthr-interim-measures", 3, "–"),
    ("coe-sg-proposed-mechanism", 2, "No: it takes no cases"),
    ("osce-odihr", 2, "No: it takes no cases"),
    ("state-ch", 2, "In addition to others"),
    ("state-ch", 3, "Can be either"),
    ("state-lobbying", 1, "Any of these bodies"),
    ("state-lobbying", 2, "In addition to others"),
    ("state-lobbying", 3, "Can be either"),
    ("ngo-ishr", 1, "Any of these bodies"),
    ("ngo-ishr", 2, "In addition to others"),
    ("ngo-rory-peck", 2, "In addition to others"),
    ("ngo-rory-peck", 3, "–"),
];

const NOT_STATED: &str = "The source does not say";

/// The cells of a record's row, in words; the name is cell 0.
fn row(page: &str, id: &str) -> Vec<String> {
    let link = format!("href=mechanisms/{id}.html");
    let rows = page.split("<tr").find(|row| row.contains(&link)).unwrap_or_else(|| panic!("no row for `{id}`"));
    let cells = rows.split("<td").skip(1);
    let words = |cell: &str| {
        let cell = format!("<td{}", cell.split("</td>").next().unwrap_or_default());
        Page::read(&cell).texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    std::iter::once(String::new()).chain(cells.map(words)).collect()
}

#[test]
fn every_cell_of_the_comparison_says_what_the_source_says() {
    let bytes = &book::flagship().bundle.0["site/en/compare.html"];
    let page = std::str::from_utf8(bytes).expect("UTF-8");
    for (id, column, words) in CELLS {
        let cell = &row(page, id)[*column];
        let right = if *words == "–" { cell == NOT_STATED } else { cell.contains(words) && cell != NOT_STATED };
        assert!(right, "{id}, column {column}: `{cell}`, not `{words}`");
        if ["No", "Yes", "Public", "Confidential"].contains(words) {
            assert!(cell.starts_with(words), "{id}, column {column}: `{cell}`");
        }
    }
}

#[test]
fn every_record_stands_in_the_comparison_once() {
    for book in [book::flagship(), book::library()] {
        let page = Page::read(std::str::from_utf8(&book.bundle.0["site/en/compare.html"]).expect("UTF-8"));
        let heads = |scope: &str| {
            let is_head =
                |attributes: &[(String, String)]| attributes.contains(&("scope".to_owned(), scope.to_owned()));
            page.tags.iter().filter(|(tag, attributes)| tag == "th" && is_head(attributes)).count()
        };
        let registry = &book.handbook.registry;
        let records = registry.table(Table::Mechanism).filter(|record| !record.is_abstract).count();
        assert_eq!(heads("row"), records);
        assert_eq!(heads("col"), registry.schema.compare.len() + 1);
        assert_eq!(page.tags.iter().filter(|(tag, _)| tag == "td").count(), records * registry.schema.compare.len());
    }
}

#[test]
fn readers_choose_by_what_the_book_declares() {
    for book in [book::flagship(), book::library()] {
        let page = Page::read(std::str::from_utf8(&book.bundle.0["site/en/compare.html"]).expect("UTF-8"));
        let filters = &book.handbook.registry.schema.filters;
        assert!(!filters.is_empty());
        assert_eq!(page.tags.iter().filter(|(tag, _)| tag == "select").count(), filters.len());
        // Each choice finds a row: what no record has is not offered.
        for index in 0..filters.len() {
            let key = format!("data-filter-{index}");
            let rows: Vec<&str> = page.values(&key).collect();
            let mut selects = page
                .tags
                .iter()
                .skip_while(|(_, attributes)| !attributes.contains(&("id".to_owned(), format!("filter-{index}"))));
            selects.next();
            let options = selects.take_while(|(tag, _)| tag == "option");
            for (_, attributes) in options.filter(|(_, attributes)| !attributes[0].1.is_empty()) {
                let value = attributes[0].1.as_str();
                assert!(rows.iter().any(|row| row.split(' ').any(|it| it == value)), "{value}");
            }
        }
    }
}
