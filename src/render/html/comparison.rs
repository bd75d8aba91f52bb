//! The table of records side by side.
//!
//! A cell carries the label of its column: on narrow screens the style sheet turns rows into cards.

use super::Writer;
use crate::model::comparison::{ComparedCell, ComparedGroup, ComparedRow, Comparison, Filter};
use crate::model::page::Inline;

/// A page of an e-book has no room for more beside the names.
const COLUMNS_MAX: usize = 3;

impl Writer<'_> {
    pub(super) fn comparison(&mut self, comparison: &Comparison) {
        if self.is_epub() && comparison.columns.len() > COLUMNS_MAX {
            return self.compared_list(comparison);
        }
        // Where no script runs there are no rows to choose.
        let filters = if self.scope.live { &comparison.filters[..] } else { &[] };
        if !filters.is_empty() {
            self.filters(filters);
        }
        self.group_links(&comparison.groups);
        self.table_region("table comparison");
        self.raw("<table>\n<thead><tr>");
        for label in [&comparison.names].into_iter().chain(&comparison.columns) {
            self.raw("<th scope=\"col\">");
            self.text(label);
            self.raw("</th>");
        }
        self.raw("</tr></thead>\n");
        for group in &comparison.groups {
            self.compared_group(group, comparison, !filters.is_empty());
        }
        self.raw("</table></div>");
    }

    /// The ways to choose rows. They are hidden until the script that follows them is there.
    fn filters(&mut self, filters: &[Filter]) {
        let all = self.scope.words.get("compare-all");
        let clear = self.scope.words.get("compare-clear");
        let count = self.scope.words.count("compare-count");
        let sort = self.scope.words.get("compare-sort");
        self.raw("<form class=\"filters\" autocomplete=\"off\" hidden=\"\"");
        self.attribute("data-count", &count);
        self.attribute("data-sort", &sort);
        let unsorted = self.scope.words.get("compare-unsorted");
        self.attribute("data-unsorted", &unsorted);
        self.raw(">\n");
        for (index, filter) in filters.iter().enumerate() {
            let id = self.scope.addresses.id(&format!("filter-{index}"));
            self.raw("<p class=\"filter\"><label");
            self.attribute("for", &id);
            self.raw(">");
            self.text(&filter.label);
            self.raw("</label> <select autocomplete=\"off\"");
            self.attribute("id", &id);
            self.raw("><option value=\"\">");
            self.text(&all);
            self.raw("</option>");
            for (value, label) in &filter.options {
                self.raw("<option");
                self.attribute("value", value);
                self.raw(">");
                self.text(label);
                self.raw("</option>");
            }
            self.raw("</select></p>\n");
        }
        self.raw("<p class=\"filter-end\"><button type=\"button\">");
        self.text(&clear);
        self.raw("</button> <span class=\"count\" role=\"status\"></span></p>\n</form>\n");
    }

    /// The ways into a long table.
    pub(super) fn group_links(&mut self, groups: &[ComparedGroup]) {
        let named: Vec<&ComparedGroup> = groups.iter().filter(|group| !group.id.is_empty()).collect();
        if named.len() < 2 {
            return;
        }
        let label = self.scope.words.get("compare-groups");
        self.raw("<nav class=\"groups\"");
        self.attribute("aria-label", &label);
        self.raw("><ul>");
        for group in named {
            self.raw("<li><a");
            let id = self.scope.addresses.id(&group.id);
            self.attribute("href", &super::super::addresses::in_page(&id));
            self.raw(">");
            self.text(&group.label);
            self.raw("</a></li>");
        }
        self.raw("</ul></nav>\n");
    }

    fn compared_group(&mut self, group: &ComparedGroup, comparison: &Comparison, filtered: bool) {
        self.raw("<tbody");
        self.id(&group.id);
        self.raw(">\n");
        if !group.label.is_empty() {
            let columns = comparison.columns.len() + 1;
            self.raw("<tr class=\"group\"><th scope=\"rowgroup\"");
            self.attribute("colspan", &columns.to_string());
            self.raw(">");
            self.text(&group.label);
            self.raw("</th></tr>\n");
        }
        for row in &group.rows {
            self.compared_row(row, &comparison.columns, filtered);
        }
        self.raw("</tbody>\n");
    }

    fn compared_row(&mut self, row: &ComparedRow, columns: &[String], filtered: bool) {
        self.raw("<tr");
        for (index, values) in row.values.iter().enumerate().filter(|_| filtered) {
            self.attribute(&format!("data-filter-{index}"), &values.join(" "));
        }
        self.raw("><th scope=\"row\">");
        self.inlines(&row.name);
        self.raw("</th>");
        // In one file with everything the style has the labels of the long table, once for each column.
        let in_style = filtered && self.scope.shift > 0;
        for (cell, label) in row.cells.iter().zip(columns) {
            self.compared_cell(cell, if in_style { "" } else { label });
        }
        self.raw("</tr>\n");
    }

    fn compared_cell(&mut self, cell: &ComparedCell, label: &str) {
        self.raw("<td");
        if !label.is_empty() {
            self.attribute("data-label", label);
        }
        match cell {
            ComparedCell::Known(items) => {
                self.raw(">");
                match &items[..] {
                    [one] => self.inlines(one),
                    items => self.phrases(items),
                }
            }
            ComparedCell::NotStated => {
                self.attribute("class", "silent");
                self.raw(">");
                self.inlines(&[Inline::NotStated]);
            }
            ComparedCell::Absent => {
                let absent = self.scope.words.get("compare-absent");
                self.attribute("class", "absent");
                self.raw(">");
                self.text(&absent);
            }
        }
        self.raw("</td>");
    }
}
