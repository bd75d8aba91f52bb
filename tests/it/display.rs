//! How the flagship shows what it knows: each page of a record, each address.

use std::collections::BTreeSet;

use super::book;
use super::page_text::{article, plain, sections, text};
use vademecum::model::handbook::PageKind;
use vademecum::model::registry::{Record, Table, Value};

/// The records that have a page.
fn records() -> Vec<&'static Record> {
    let records = book::flagship().handbook.registry.table(Table::Mechanism);
    records.filter(|record| !record.is_abstract).collect()
}

fn contact(id: &str) -> &'static Record {
    book::flagship().handbook.registry.get(Table::Contact, id).expect("a contact")
}

/// The latest contacts of a record, as written.
fn contacts(record: &Record) -> Vec<&'static Record> {
    let Some(Value::Entries(entries)) = record.latest("contacts") else { return Vec::new() };
    let ids = entries.iter().filter_map(|entry| match entry.get("id") {
        Some(Value::Reference(id, _) | Value::Text(id) | Value::Choice(id)) => Some(id.as_str()),
        _ => None,
    });
    ids.map(contact).collect()
}

fn seen(contact: &Record) -> &str {
    let Some(Value::Entries(entries)) = contact.latest("seen") else { panic!("{}: seen", contact.id) };
    match entries.first().and_then(|entry| entry.get("date")) {
        Some(Value::Date(date) | Value::Text(date)) => date,
        _ => panic!("{}: date", contact.id),
    }
}

#[test]
fn every_record_answers_the_six_questions() {
    let schema = &book::flagship().handbook.registry.schema;
    assert_eq!(schema.card.len(), 6);
    let asked: Vec<&str> = schema
        .card
        .iter()
        .map(|id| &schema.questions.iter().find(|it| it.id == *id).expect("a question").label[..])
        .collect();
    for record in records() {
        let sections = sections(&article(&format!("mechanisms/{}", record.id)));
        let titles: Vec<&str> = sections.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(&titles[..6], asked, "{}", record.id);
        for (title, html) in &sections[..6] {
            let words = plain(html);
            assert!(!words.is_empty(), "{}: {title}", record.id);
            // Known answers first, then one line with what is not known.
            let unknown = html.matches("<p>Not known: ").count();
            assert!(unknown <= 1, "{}: {title}", record.id);
            if let Some((_, last)) = html.split_once("<p>Not known: ") {
                assert!(!last.contains("<dl") && !last.contains("<ul"), "{}: {title}", record.id);
            }
        }
    }
}

#[test]
fn routes_stand_newest_first_on_pages_and_cards() {
    let mut moved = 0;
    for record in records() {
        let mut wanted = contacts(record);
        let written: Vec<&str> = wanted.iter().map(|contact| contact.id.as_str()).collect();
        wanted.sort_by_key(|contact| std::cmp::Reverse(seen(contact)));
        moved += usize::from(wanted.iter().map(|it| it.id.as_str()).ne(written));
        let article = article(&format!("mechanisms/{}", record.id));
        // Addresses of older lists are folded away behind the routes.
        let routes = article.split("<details class=fold>").next().unwrap_or_default();
        let shown =
            routes.split("<p class=contact-value>").skip(1).map(|it| plain(it.split("</p>").next().unwrap_or("")));
        let values: Vec<String> = wanted
            .iter()
            .filter(|it| it.text("state") != Some("closed"))
            .filter_map(|it| it.text("value"))
            .map(str::to_owned)
            .collect();
        assert_eq!(shown.collect::<Vec<_>>(), values, "{}", record.id);
    }
    assert!(moved > 5, "the registry's order would do");
}

#[test]
fn every_address_says_its_date_and_its_state() {
    let registry = &book::flagship().handbook.registry;
    let values: BTreeSet<&str> = registry.table(Table::Contact).filter_map(|contact| contact.text("value")).collect();
    let names =
        book::flagship().bundle.0.keys().filter_map(|path| path.strip_prefix("site/en/")?.strip_suffix(".html"));
    let mut count = 0;
    // The sources list documents, the whole book repeats the pages, the booklet says it once for all.
    for name in names.filter(|name| !["sources", "book", "booklet"].contains(name)) {
        let page = without_advice(&article(name));
        for part in page.split("class=address>").skip(1) {
            let (address, rest) = part.split_once("</bdi>").expect("an end");
            let near = rest.split("class=address>").next().unwrap_or(rest);
            let is_stated = ["badge-unconfirmed", "badge-confirmed"].iter().any(|state| near.contains(state));
            let is_contact = values.contains(plain(address).as_str());
            count += usize::from(is_contact);
            assert!(!is_contact || (near.contains("badge-date") && is_stated), "{name}: {address}");
        }
    }
    assert!(count > 200, "{count}");
}

/// Advice names addresses of the list above it, which has their dates.
fn without_advice(page: &str) -> String {
    let mut parts = page.split("<div class=advice>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once("</div>").map_or("", |(_, rest)| rest))
}

#[test]
fn an_address_that_nobody_tried_has_a_place_to_look_it_up_and_a_next_door() {
    for record in records() {
        let has_next_door = leads_to_another_address(record);
        let contacts = contacts(record);
        let (pages, routes): (Vec<&Record>, Vec<&Record>) =
            contacts.into_iter().partition(|it| it.text("kind") == Some("web"));
        let text = text(&format!("mechanisms/{}", record.id));
        let is_written_to = |it: &&Record| !matches!(it.text("kind"), Some("in-person"));
        if routes.iter().any(is_written_to) && !pages.is_empty() {
            assert!(
                text.contains("An address here is not confirmed. Look it up here first: Web page http"),
                "{}",
                record.id
            );
        }
        if !(routes.is_empty() && pages.is_empty()) && has_next_door {
            assert!(text.contains("If a message bounces or nobody answers, then: "), "{}", record.id);
        }
    }
}

/// Whether a related record that leads on has an address that `record` does not have.
fn leads_to_another_address(record: &Record) -> bool {
    let registry = &book::flagship().handbook.registry;
    let own: Vec<&str> = contacts(record).iter().map(|contact| contact.id.as_str()).collect();
    let Some(Value::Entries(entries)) = record.latest("related") else { return false };
    let others = entries.iter().filter_map(|entry| match (entry.get("id"), entry.get("relation")) {
        (Some(Value::Reference(id, _) | Value::Text(id)), Some(Value::Choice(relation)))
            if registry.schema.next.contains(relation) =>
        {
            registry.get(Table::Mechanism, id)
        }
        _ => None,
    });
    let is_route = |contact: &&Record| !matches!(contact.text("kind"), Some("web" | "in-person"));
    others.flat_map(contacts).filter(is_route).any(|contact| !own.contains(&contact.id.as_str()))
}

#[test]
fn no_next_door_has_only_the_mailbox_that_failed() {
    for id in ["achpr-focal-point", "achpr-communication", "achpr-provisional-measures"] {
        assert!(!text(&format!("mechanisms/{id}")).contains("If a message bounces"), "{id}");
    }
    let after = text("mechanisms/un-sg-report");
    let (_, after) = after.split_once("If a message bounces or nobody answers, then: ").unwrap_or_default();
    assert!(!after.split('.').next().unwrap_or_default().contains("UN senior official"), "{after}");
}

#[test]
fn what_was_given_up_offers_nothing() {
    for id in ["ngo-doha-centre", "ngo-ifj", "ngo-freedom-house-lifeline"] {
        let page = text(&format!("mechanisms/{id}"));
        assert!(page.contains("Do not write here. Its address is left out on purpose"), "{id}");
        assert!(!page.contains("Write here first") && !page.contains("Not known: Contacts"), "{id}");
    }
    let agir = text("mechanisms/ngo-agir-ensemble");
    assert!(!agir.contains("Write here first") && agir.contains("Look it up here"), "{agir}");
}

#[test]
fn no_next_door_is_closed() {
    let registry = &book::flagship().handbook.registry;
    for record in records() {
        let Some(Value::Entries(entries)) = record.latest("related") else { continue };
        for entry in entries {
            let id = match entry.get("id") {
                Some(Value::Reference(id, _) | Value::Text(id)) => id,
                _ => continue,
            };
            let leads_on =
                matches!(entry.get("relation"), Some(Value::Choice(it)) if registry.schema.next.contains(it));
            let status = registry.get(Table::Mechanism, id).and_then(|it| it.text("status"));
            assert!(
                !leads_on || !matches!(status, Some("closed" | "superseded" | "suspended" | "proposed")),
                "{} {id}",
                record.id
            );
        }
    }
}

#[test]
fn facts_as_of_is_the_oldest_contact() {
    let edition = &book::flagship().handbook.editions[0];
    for record in records() {
        let chapter = edition.chapters.iter().find(|it| it.kind == PageKind::Record && it.id == record.id);
        let oldest = contacts(record).iter().filter_map(|it| it.text("as_of")).min();
        let wanted = oldest.or(record.text("as_of")).unwrap_or_default();
        assert_eq!(chapter.expect("a page").as_of, wanted, "{}", record.id);
    }
}

#[test]
fn the_start_page_counts_the_addresses_that_nobody_confirmed() {
    let all = book::flagship().handbook.registry.table(Table::Contact);
    let open: Vec<&Record> = all.filter(|contact| contact.text("state") != Some("closed")).collect();
    let old = open.iter().filter(|contact| seen(contact).starts_with("2018")).count();
    assert!(old > 30);
    let sentence = format!("We tried none of the {0} addresses in this edition.", open.len());
    assert!(text("index").contains(&sentence), "{sentence}");
    assert!(text("index").contains(&format!("{old} of them were last read in 2018")));
}

#[test]
fn every_source_is_used_and_says_by_what() {
    let sources = article("sources");
    let sections: Vec<&str> = sources.split("<div class=source").skip(1).collect();
    assert_eq!(sections.len(), book::flagship().handbook.registry.table(Table::Source).count());
    for section in sections {
        let text = plain(section.split_once('>').map_or(section, |(_, rest)| rest));
        assert!(text.contains("Used in:"), "{text}");
    }
    let numbers = book::flagship().handbook.registry.table(Table::Source).filter_map(|source| source.text("footnotes"));
    let numbers: BTreeSet<u32> =
        numbers.flat_map(|it| it.split([',', ' ']).filter_map(|it| it.parse().ok()).collect::<Vec<u32>>()).collect();
    assert!((1..=89).all(|number| numbers.contains(&number)), "{numbers:?}");
}

#[test]
fn the_booklet_dates_every_address_and_says_once_that_none_was_tried() {
    let page = &book::flagship().bundle.0["site/en/booklet.html"];
    let page = std::str::from_utf8(page).expect("UTF-8");
    assert!(page.contains("Nobody tried these addresses for this book"));
    let mut count = 0;
    for part in page.split("class=address>").skip(1) {
        let (address, rest) = part.split_once("</bdi>").expect("an end");
        let near = rest.split("</p>").next().unwrap_or_default();
        assert!(near.contains(" (") && near.contains("20"), "{address}: {near}");
        count += 1;
    }
    assert!(count > 50, "{count}");
}
