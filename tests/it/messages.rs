//! Help with writing: what the pages ask for is what the registry says.

use vademecum::model::handbook::PageKind;
use vademecum::model::registry::{Table, Value};

use super::book;
use super::html::Page;

fn page(book: &book::Built, id: &str) -> Page {
    Page::read(std::str::from_utf8(&book.bundle.0[&format!("site/en/write/{id}.html")]).expect("UTF-8"))
}

/// The ids of the fields of the full message, in order.
fn fields(page: &Page) -> Vec<String> {
    let fields = page.tags.iter().filter(|(tag, _)| tag == "textarea" || tag == "select");
    let ids = fields.filter_map(|(_, attributes)| attributes.iter().find(|(name, _)| name == "id"));
    let full = ids.filter_map(|(_, id)| id.strip_prefix("full-"));
    full.filter(|id| !id.ends_with("-by")).map(str::to_owned).collect()
}

#[test]
fn a_list_of_its_own_becomes_one_field_an_item_in_its_order() {
    for book in [book::flagship(), book::library()] {
        let registry = &book.handbook.registry;
        let (list, _) = registry.schema.checklist().expect("a checklist");
        let pages = book.handbook.editions[0].chapters.iter().filter(|it| it.kind == PageKind::Message);
        let mut count = 0;
        for chapter in pages {
            count += 1;
            let record = registry.get(Table::Mechanism, &chapter.id).expect("a record");
            let Some(Value::Entries(entries)) = record.latest(&list.id) else { panic!("{}: no list", chapter.id) };
            let asked: Vec<String> = entries
                .iter()
                .map(|entry| {
                    match entry.values().find(|value| matches!(value, Value::Choice(it) if is_item(book, it))) {
                        Some(Value::Choice(item)) => item.clone(),
                        _ => String::new(),
                    }
                })
                .collect();
            assert_eq!(fields(&page(book, &chapter.id)), asked, "{}", chapter.id);
        }
        assert!(count > 0);
    }
}

fn is_item(book: &book::Built, value: &str) -> bool {
    let schema = &book.handbook.registry.schema;
    let (_, vocabulary) = schema.checklist().expect("a checklist");
    schema.vocabularies[vocabulary].values.iter().any(|(it, _)| it == value)
}

#[test]
fn a_message_to_the_senior_official_asks_for_what_the_source_lists() {
    let page = page(book::flagship(), "un-senior-official");
    let listed = [
        "link-to-cooperation",
        "who",
        "when",
        "where",
        "what",
        "how",
        "perpetrators",
        "evidence",
        "consent-state",
        "consent-sharing",
        "prior-complaints",
    ];
    assert_eq!(fields(&page), listed);
    let text = page.texts.join("|");
    for words in [
        "names people",
        "can point to people",
        "A family member",
        "Your legal representative",
        "the legal representative",
    ] {
        assert!(text.contains(words), "`{words}`");
    }
}

#[test]
fn no_field_tells_a_browser_to_keep_what_is_typed() {
    for book in [book::flagship(), book::library()] {
        for (path, bytes) in book.bundle.0.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
            for (tag, attributes) in &page.tags {
                let get = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
                if ["textarea", "select", "form"].contains(&tag.as_str()) {
                    assert_eq!(get("autocomplete"), Some("off"), "{path}: <{tag}>");
                    assert_eq!(get("name"), None, "{path}: <{tag}>");
                    assert_eq!(get("action"), None, "{path}: <{tag}>");
                }
                if tag == "textarea" {
                    assert_eq!(
                        [get("spellcheck"), get("autocorrect"), get("autocapitalize")],
                        [Some("false"), Some("off"), Some("off")],
                        "{path}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_record_says_where_help_with_writing_is_unless_nobody_shall_write_to_it() {
    let book = book::flagship();
    let offers = |id: &str, words: &str| {
        let bytes = &book.bundle.0[&format!("site/en/mechanisms/{id}.html")];
        Page::read(std::str::from_utf8(bytes).expect("UTF-8")).texts.iter().any(|text| text.trim() == words)
    };
    let [own, general] = ["Help with writing, point by point", "Help with writing: the general outline"];
    assert!(offers("un-sg-report", own) && !offers("un-sg-report", general));
    assert!(offers("un-ccpr", general) && !offers("un-ccpr", own));
    assert!(!offers("coe-sg-proposed-mechanism", general) && !offers("coe-sg-proposed-mechanism", own));
}

#[test]
fn who_can_consent_is_asked_only_where_a_source_says_it() {
    let page = page(book::flagship(), "un-sr-defenders");
    let consents: Vec<String> = fields(&page).into_iter().filter(|id| id.starts_with("consent-")).collect();
    assert_eq!(consents, ["consent-state", "consent-publication"]);
    let people = page.tags.iter().filter(|(tag, _)| tag == "option").count();
    let record = book::flagship().handbook.registry.get(Table::Mechanism, "un-sr-defenders").expect("a record");
    let named = match record.latest("consent_from") {
        Some(Value::Choices(people)) => people.len(),
        _ => 0,
    };
    // Not asked, yes, no; and nobody, or each who can.
    assert_eq!(people, 2 * (3 + 1 + named));
}
