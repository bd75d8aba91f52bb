//! The document model: plain values that travel between the stages.
//!
//! Only data and trivial accessors live here. The model uses no other room, is
//! not serializable and knows no address of an output format.

pub mod booklet;
pub mod bundle;
pub mod card;
pub mod comparison;
pub mod diagnostic;
pub mod finder;
pub mod glance;
pub mod handbook;
pub mod limits;
pub mod look;
pub mod medium;
pub mod message;
pub mod page;
pub mod picture;
pub mod promises;
pub mod registry;
pub mod search;
pub mod source;
pub mod summary;
pub mod theme;
pub mod translation;
mod within;
