//! The fields that make a message.
//!
//! Without a script, on paper and in the whole book it is a worksheet: the fields are hidden, and lines and boxes to
//! fill in by hand stand in their place. No field has a name, and no form leads anywhere.

use super::Writer;
use crate::model::message::{MessageForm, MessageItem};
use crate::model::registry::Privacy;

/// What every field says to browsers and to what is built into them.
const QUIET: &str = " hidden autocomplete=\"off\" autocorrect=\"off\" autocapitalize=\"off\" spellcheck=\"false\"";

impl Writer<'_> {
    pub(super) fn message_form(&mut self, form: &MessageForm) {
        let live = self.scope.live;
        let words = ["write-yes", "write-no"].map(|key| self.scope.words.get(key));
        self.raw("<form class=\"message\" autocomplete=\"off\"");
        let told = [("opening", &form.opening), ("closing", &form.closing), ("yes", &words[0]), ("no", &words[1])];
        for (name, text) in told.into_iter().filter(|_| live) {
            self.attribute(&format!("data-{name}"), text);
        }
        self.raw(">\n");
        self.around_words(&form.opening);
        for item in &form.items {
            match &item.consent {
                Some(by) => self.consent_item(form, item, by, live),
                None => self.text_item(form, item, live),
            }
        }
        self.around_words(&form.closing);
        if live {
            self.message_tools(form);
        }
        self.raw("</form>");
    }

    /// The sentences around the answers, so that a worksheet is whole.
    fn around_words(&mut self, words: &str) {
        if !words.is_empty() {
            self.element("p", "message-words", words);
            self.raw("\n");
        }
    }

    fn text_item(&mut self, form: &MessageForm, item: &MessageItem, live: bool) {
        let id = self.scope.addresses.id(&format!("{}-{}", form.id, item.id));
        self.raw("<div class=\"message-item\"");
        self.attribute("data-says", &item.says);
        self.raw("><p class=\"message-label\">");
        self.label("label", &id, &item.label, live);
        self.marks(item);
        self.raw("</p>\n");
        self.why(item, &id);
        if live {
            self.raw("<textarea rows=\"3\"");
            self.raw(QUIET);
            self.attribute("id", &id);
            self.described(item, &id);
            self.raw("></textarea>\n");
        }
        self.raw("<div class=\"lines\"></div></div>\n");
    }

    fn consent_item(&mut self, form: &MessageForm, item: &MessageItem, by: &[String], live: bool) {
        let id = self.scope.addresses.id(&format!("{}-{}", form.id, item.id));
        let words = ["write-not-asked", "write-yes", "write-no", "write-by"].map(|key| self.scope.words.get(key));
        let [not_asked, yes, no, given_by] = &words;
        self.raw("<div class=\"message-item message-consent\"");
        self.attribute("data-says", &item.says);
        self.raw("><p class=\"message-label\">");
        self.label("label", &id, &item.label, live);
        self.marks(item);
        self.raw("</p>\n");
        self.why(item, &id);
        if live {
            self.select(&id, item, &[("", not_asked), ("yes", yes), ("no", no)]);
            self.raw("<p class=\"consent-by\" hidden>");
            self.label("label", &format!("{id}-by"), given_by, live);
            self.raw(" ");
            let people: Vec<(&str, &String)> = by.iter().map(|who| (who.as_str(), who)).collect();
            let none = self.scope.words.get("write-by-open");
            self.select_of(&format!("{id}-by"), &none, &people);
            self.raw("</p>\n");
        }
        self.raw("<p class=\"boxes\">");
        for word in [yes, no, not_asked] {
            self.raw("<span class=\"tick\"><span class=\"box\" aria-hidden=\"true\">☐</span> ");
            self.text(word);
            self.raw("</span> ");
        }
        self.raw("<span class=\"by\">");
        self.text(given_by);
        self.raw("</span></p></div>\n");
    }

    fn label(&mut self, name: &str, id: &str, text: &str, live: bool) {
        if !live {
            return self.element("strong", "", text);
        }
        self.raw(&format!("<{name}"));
        self.attribute("for", id);
        self.raw(">");
        self.text(text);
        self.raw(&format!("</{name}>"));
    }

    fn marks(&mut self, item: &MessageItem) {
        let mark = match item.privacy {
            Privacy::Low => None,
            Privacy::Sensitive => Some(("sensitive", "write-sensitive")),
            Privacy::Identifying => Some(("identifying", "write-identifying")),
        };
        if !item.need.is_empty() {
            self.raw(" ");
            self.badge("need", &item.need);
        }
        if let Some((class, key)) = mark {
            let text = self.scope.words.get(key);
            self.raw(" ");
            self.badge(class, &text);
        }
    }

    fn why(&mut self, item: &MessageItem, id: &str) {
        if !item.why.is_empty() {
            self.raw("<p class=\"message-why\"");
            self.attribute("id", &format!("{id}-why"));
            self.raw(">");
            self.text(&item.why);
            self.raw("</p>\n");
        }
    }

    fn described(&mut self, item: &MessageItem, id: &str) {
        if !item.why.is_empty() {
            self.attribute("aria-describedby", &format!("{id}-why"));
        }
    }

    fn select(&mut self, id: &str, item: &MessageItem, options: &[(&str, &String)]) {
        self.raw("<select");
        self.raw(QUIET);
        self.attribute("id", id);
        self.described(item, id);
        self.raw(">");
        self.options(options);
        self.raw("</select>\n");
    }

    fn select_of(&mut self, id: &str, none: &String, options: &[(&str, &String)]) {
        self.raw("<select autocomplete=\"off\"");
        self.attribute("id", id);
        self.raw(">");
        self.options(&[&[("", none)], options].concat());
        self.raw("</select>");
    }

    fn options(&mut self, options: &[(&str, &String)]) {
        for (value, label) in options {
            self.raw("<option");
            self.attribute("value", value);
            self.raw(">");
            self.text(label);
            self.raw("</option>");
        }
    }

    /// The text that is made, and what can be done with it. The script shows them.
    fn message_tools(&mut self, form: &MessageForm) {
        let get = |key: &str| self.scope.words.get(key);
        let words = ["write-result", "write-copy", "write-print", "write-clear", "write-cleared"].map(get);
        let [result, copy, print, clear, cleared] = &words;
        let id = self.scope.addresses.id(&format!("{}-text", form.id));
        self.raw("<div class=\"message-made\" hidden");
        self.attribute("data-cleared", cleared);
        self.raw("><p class=\"message-label\"");
        self.attribute("id", &id);
        self.raw(">");
        self.text(result);
        self.raw("</p>\n<div class=\"message-text\" role=\"region\" tabindex=\"0\"");
        self.attribute("aria-labelledby", &id);
        self.raw("></div>\n<p class=\"message-buttons\">");
        for (class, text) in [("copy-message", copy), ("print-message", print), ("clear-message", clear)] {
            self.raw("<button type=\"button\"");
            self.attribute("class", class);
            self.raw(">");
            self.text(text);
            self.raw("</button> ");
        }
        self.raw("<span class=\"message-status\" role=\"status\"></span></p></div>\n");
    }
}
