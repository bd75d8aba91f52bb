//! Who refers to what in the registry, turned round: from a contact, source or standard to the records that use it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::registry::{Record, Registry, Table, Value};

/// The records that use an id, in order of table and id.
#[derive(Default)]
pub struct Uses<'a> {
    by_id: BTreeMap<&'a str, BTreeSet<(Table, &'a str)>>,
}

impl<'a> Uses<'a> {
    /// Every use in `registry`. Abstract records use nothing: what they lend counts for those who take it.
    pub fn of(registry: &'a Registry) -> Self {
        let mut uses = Self::default();
        for record in registry.records.values().filter(|record| !record.is_abstract) {
            uses.add_record(record);
        }
        uses
    }

    /// The records of `table` that use `id`.
    pub fn by(&self, table: Table, id: &str) -> impl Iterator<Item = &'a str> + '_ {
        let users = self.by_id.get(id).into_iter().flatten();
        users.filter(move |(of, _)| *of == table).map(|(_, user)| *user)
    }

    fn add_record(&mut self, record: &'a Record) {
        let user = (record.table, record.id.as_str());
        for dated in record.fields.values().flatten() {
            for source in &dated.sources {
                self.by_id.entry(source).or_default().insert(user);
            }
            self.add_value(user, &dated.value);
        }
    }

    fn add_value(&mut self, user: (Table, &'a str), value: &'a Value) {
        match value {
            Value::Reference(id, _) => {
                self.by_id.entry(id).or_default().insert(user);
            }
            Value::References(ids) => {
                for (id, _) in ids {
                    self.by_id.entry(id).or_default().insert(user);
                }
            }
            Value::Entries(entries) => {
                for value in entries.iter().flat_map(BTreeMap::values) {
                    self.add_value(user, value);
                }
            }
            _ => {}
        }
    }
}
