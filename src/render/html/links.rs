//! Links: into the book, out of it, and addresses in place of them.
//!
//! An address is one text node with exactly the registry's characters, so that
//! what a reader copies is what the registry holds.

use super::{Writer, escape};
use crate::model::handbook::Target;
use crate::model::limits::ExternalLinks;
use crate::model::page::{Inline, LinkIndex};
use crate::model::registry::{Record, Table, Value};

impl Writer<'_> {
    pub(super) fn link(&mut self, link: LinkIndex, text: &[Inline]) {
        let scope = self.scope;
        let target = scope.chapter.targets.get(link.0 as usize).unwrap_or(&Target::Broken);
        if !text.is_empty() {
            return self.jump(target, text);
        }
        let written = scope.chapter.page.links.get(link.0 as usize).map_or("", |link| link.written.as_str());
        let name = self.name_of(target, written);
        self.jump(target, &[Inline::Text(name)]);
    }

    pub(super) fn jump(&mut self, target: &Target, text: &[Inline]) {
        match target {
            _ if self.in_link => self.inlines(text),
            Target::Contact(id) => self.contact(id, text),
            Target::External(url) => self.external(url, text),
            Target::Broken => self.inlines(text),
            Target::Asset(_) if self.is_epub() => self.inlines(text),
            _ => match self.scope.addresses.href(target) {
                Some(href) => {
                    let place = self.place_on_paper(target, text);
                    self.anchor(&href, &place, text);
                }
                None => self.inlines(text),
            },
        }
    }

    /// Whether a paragraph begins with the way to another form of the book that this form does not have beside it.
    pub(super) fn offers_what_is_not_here(&self, paragraph: &[Inline]) -> bool {
        let target = match paragraph.first() {
            Some(Inline::Jump { target, .. }) => Some(target),
            Some(Inline::Link { link, .. }) => self.scope.chapter.targets.get(link.0 as usize),
            _ => None,
        };
        target.is_some_and(|target| {
            matches!(target, Target::WholeBook | Target::Sheet(_)) && self.scope.addresses.href(target).is_none()
        })
    }

    /// Where a link to another chapter leads, for the book on paper: its number, or its title where the link does not say
    /// it. A style sheet shows it where the engine cannot say the page.
    fn place_on_paper(&self, target: &Target, text: &[Inline]) -> String {
        let (Target::Page(page, _), Target::Page(here, _)) = (target, &self.scope.here) else { return String::new() };
        if self.scope.shift == 0 || self.is_epub() || page == here {
            return String::new();
        }
        let Some(chapter) = self.scope.edition.chapters.get(page.0 as usize) else { return String::new() };
        match (&*chapter.number, &*chapter.title) {
            ("", title) if escape::plain(text) == title => String::new(),
            ("", place) | (place, _) => format!(" data-to=\"{}\"", super::escaped(place)),
        }
    }

    fn anchor(&mut self, href: &str, rest: &str, text: &[Inline]) {
        self.raw("<a");
        self.attribute("href", href);
        self.raw(rest);
        self.raw(">");
        self.in_link = true;
        self.inlines(text);
        self.in_link = false;
        self.raw("</a>");
    }

    /// A link that leaves the book: with its host in sight, or as text, as the book asks.
    fn external(&mut self, url: &str, text: &[Inline]) {
        let bare = escape::plain(text) == url;
        let web = url.starts_with("https://") || url.starts_with("http://");
        let rest = match self.scope.handbook.config.external_links {
            _ if !self.scope.addresses.leads_out() => return self.external_text(url, bare, text),
            ExternalLinks::Link if web => " class=\"external\" rel=\"noopener noreferrer\"",
            // Schemes that the book added are there to be followed.
            ExternalLinks::Link | ExternalLinks::Confirm if self.is_added_scheme(url) => " rel=\"noopener noreferrer\"",
            ExternalLinks::Confirm if web => " class=\"external\" rel=\"noopener noreferrer\" data-ask=\"\"",
            _ => return self.external_text(url, bare, text),
        };
        self.anchor(url, rest, text);
        if !bare && web {
            self.raw(" ");
            self.element("span", "host", &format!("({})", host(url)));
        }
    }

    fn is_added_scheme(&self, url: &str) -> bool {
        let added = &self.scope.handbook.config.link_schemes;
        url.split_once(':').is_some_and(|(scheme, _)| added.contains(&scheme.to_ascii_lowercase()))
    }

    fn external_text(&mut self, url: &str, bare: bool, text: &[Inline]) {
        if !bare {
            self.inlines(text);
            self.raw(" (");
        }
        self.element("bdi", "url", url);
        if !bare {
            self.raw(")");
        }
    }

    /// The address of a contact with its date, in place of a link to it.
    fn contact(&mut self, id: &str, text: &[Inline]) {
        let record = self.scope.handbook.registry.get(Table::Contact, id);
        if record.is_some_and(|it| it.text("state") == Some("closed")) {
            // Nobody shall write to an address that is known to be dead.
            let closed = self.scope.words.get("contact-closed");
            return self.badge("closed", &closed);
        }
        let value = record.and_then(|it| it.text("value")).unwrap_or(id);
        let written = escape::plain(text);
        if !written.is_empty() && written != value && written != id {
            self.inlines(text);
            self.raw(" ");
        }
        self.address(value);
        if let Some(as_of) = record.and_then(|it| it.text("as_of")) {
            self.raw(" ");
            let date = self.scope.words.as_of(as_of);
            self.badge("date", &date);
        }
        if let Some(record) = record {
            self.state(record);
        }
    }

    /// Whether the address was replaced, and since when nobody has tried it.
    fn state(&mut self, contact: &Record) {
        let words = &self.scope.words;
        let date = |date: &str| words.date(date);
        let replaced = (contact.text("state") == Some("replaced")).then(|| ("replaced", words.get("contact-replaced")));
        let tried = match contact.text("verified") {
            Some(on) => Some(("confirmed", words.with("contact-tried", "date", &date(on)))),
            // The date stands beside it already.
            None if last_read(contact) == contact.text("as_of") => {
                Some(("unconfirmed", words.get("contact-not-tried")))
            }
            None => last_read(contact).map(|on| ("unconfirmed", words.with("contact-last-read", "date", &date(on)))),
        };
        for (class, text) in replaced.into_iter().chain(tried) {
            self.raw(" ");
            self.badge(class, &text);
        }
    }

    /// An address. It is a link only where the book asks for that.
    ///
    /// Around an e-mail address stand marks that hosts know which write such addresses in a secret way for scripts to
    /// read: there it must stay what it is. They stand outside, so that it is one text.
    pub(super) fn address(&mut self, value: &str) {
        let marks =
            if value.contains('@') && !self.is_epub() { ["<!--email_off-->", "<!--/email_off-->"] } else { ["", ""] };
        self.raw(marks[0]);
        self.address_text(value);
        self.raw(marks[1]);
    }

    fn address_text(&mut self, value: &str) {
        let leads = self.scope.handbook.config.contact_links && self.scope.addresses.leads_out() && !self.in_link;
        let href = Some(contact_href(value)).filter(|_| leads);
        match href.flatten() {
            Some(href) => {
                self.raw("<a rel=\"noopener noreferrer\"");
                let asks = self.scope.handbook.config.external_links == ExternalLinks::Confirm;
                if asks && href.starts_with("http") {
                    self.raw(" data-ask=\"\"");
                }
                self.attribute("href", &href);
                self.raw(">");
                self.element("bdi", "address", value);
                self.raw("</a>");
            }
            None => self.element("bdi", "address", value),
        }
    }

    /// What a target is called: for a link without words of its own.
    fn name_of(&self, target: &Target, written: &str) -> String {
        let edition = self.scope.edition;
        match target {
            Target::Page(page, anchor) => {
                let chapter = edition.chapters.get(page.0 as usize);
                let heading = || Some(chapter?.headings.iter().find(|it| it.id == *anchor)?.title.clone());
                let title = || Some(chapter?.title.clone());
                let named = if anchor.is_empty() { None } else { self.entry_name(written).or_else(heading) };
                named.or_else(title).unwrap_or_else(|| written.to_owned())
            }
            Target::WholeBook => edition.title.clone(),
            Target::Sheet(id) => id.clone(),
            Target::External(url) => url.clone(),
            Target::Asset(_) | Target::Contact(_) | Target::Broken => written.to_owned(),
        }
    }

    /// The name of an entry that has a place on a generated page.
    fn entry_name(&self, id: &str) -> Option<String> {
        let edition = self.scope.edition;
        if let Some(entry) = edition.glossary.get(id).or_else(|| edition.cases.get(id)) {
            return Some(entry.title.clone());
        }
        let titled = |table| Some(self.scope.handbook.registry.get(table, id)?.text("title")?.to_owned());
        titled(Table::Standard).or_else(|| titled(Table::Source))
    }
}

/// When the address was last read.
fn last_read(contact: &Record) -> Option<&str> {
    let seen = match contact.latest("seen")? {
        Value::Entries(entries) => entries.first()?.get("date"),
        value => Some(value),
    };
    match seen? {
        Value::Date(date) | Value::Text(date) => Some(date),
        _ => None,
    }
}

/// The host of a URL, without user and port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let named = authority.rsplit('@').next().unwrap_or(authority);
    named.split(':').next().unwrap_or(named)
}

/// The address of a contact as a link, by its form.
fn contact_href(value: &str) -> Option<String> {
    if value.contains(char::is_whitespace) {
        None
    } else if value.starts_with("https://") || value.starts_with("http://") {
        Some(value.to_owned())
    } else if value.starts_with('+') && value[1..].bytes().all(|it| it.is_ascii_digit()) {
        Some(format!("tel:{value}"))
    } else {
        value.contains('@').then(|| format!("mailto:{}", value.replace('%', "%25").replace('?', "%3F")))
    }
}
