//! The tests that see the program from outside, in one binary: text in, text out.
//!
//! `tests/README.md` says how to add one in a minute.

mod acceptance;
mod bad_input;
mod book;
mod case;
mod cases;
mod cli;
mod comparison;
mod display;
mod finder;
mod html;
mod later_facts;
mod messages;
mod outputs;
mod page_text;
mod properties;
mod readability;
mod search;
mod sheets;
mod tidy;
mod training;
mod translations;
