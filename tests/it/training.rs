//! The trainer's layer of the flagship: exercises without answers, answers that lead to records.

use super::page_text::{article, sections, text};

/// What must be practised: each system, and what cuts across.
const TOPICS: &[&str] = &[
    "System: UN treaty bodies",
    "System: Human Rights Council",
    "System: Special Procedures",
    "System: the senior official",
    "System: the Secretary-General's report",
    "System: Inter-American Commission",
    "System: African Commission",
    "System: Council of Europe",
    "System: States and NGOs",
    "Topic: risk",
    "Topic: consent",
    "Topic: publicity",
    "Topic: several bodies at once",
];

#[test]
fn each_exercise_asks_and_each_answer_leads_to_a_page_of_the_book() {
    let exercises = numbered("chapters/training/exercises");
    let answers = numbered("chapters/training/answers");
    assert!(exercises.len() >= 8, "{}", exercises.len());
    let titles = |of: &[(String, String)]| of.iter().map(|(title, _)| title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&exercises), titles(&answers));
    for ((title, asked), (_, answered)) in exercises.iter().zip(&answers) {
        let questions = asked.matches("<li>").count();
        assert!(questions >= 3, "{title}");
        assert_eq!(questions, answered.matches("<li>").count(), "{title}");
        assert!(answered.contains("../../mechanisms/"), "{title}: no answer leads to a record");
    }
}

#[test]
fn every_system_and_topic_is_practised() {
    let text = text("chapters/training/exercises").replace('’', "'");
    for topic in TOPICS {
        let words = topic.strip_prefix("Topic: ").unwrap_or(topic);
        assert!(text.contains(words), "{topic}");
    }
}

#[test]
fn the_exercises_print_without_an_answer() {
    let exercises = article("chapters/training/exercises");
    let links = exercises.matches("href=").count();
    let to_records = exercises.matches("../../mechanisms/").count();
    assert!(links > 0);
    assert_eq!(to_records, 0, "an exercise leads to its answer");
}

/// The sections of the exercises themselves.
fn numbered(page: &str) -> Vec<(String, String)> {
    let sections = sections(&article(page)).into_iter();
    sections.filter(|(title, _)| title.starts_with(|first: char| first.is_ascii_digit())).collect()
}
