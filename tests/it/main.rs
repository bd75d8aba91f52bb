//! The tests that see the program from outside, in one binary: text in, text out.
//!
//! `tests/README.md` says how to add one in a minute.

mod acceptance;
mod authoring;
mod bad_input;
mod book;
mod case;
mod cases;
mod cli;
mod comparison;
mod corpus;
mod custom_properties;
mod disks;
mod display;
mod epub;
mod everything;
mod finder;
mod formats;
mod guide;
mod hosting;
mod html;
mod import;
mod invariants;
mod languages;
mod later_facts;
mod messages;
mod notices;
mod outputs;
mod page_text;
mod pathological;
mod properties;
mod readability;
mod reproducible;
mod safety;
mod sealing;
mod search;
mod serving;
mod sheets;
mod tidy;
mod training;
mod translations;
mod vectors;
