//! The directives that there are, with what each takes and does.
//!
//! [`DIRECTIVES`] is the one list: a directive is followed if it stands there, an option is known if it stands there,
//! and the user guide is written from it.

/// A directive, for those who write one.
#[derive(Debug, Clone, Copy)]
pub struct DirectiveHelp {
    /// The name between the braces.
    pub name: &'static str,
    /// What stands behind the braces, such as `ID`; empty where nothing does.
    pub argument: &'static str,
    /// What becomes of it, in a sentence or two.
    pub what: &'static str,
    /// What stands between the options and the end of the fence; empty where nothing does.
    pub body: &'static str,
    /// What can be said in lines `:name: value`.
    pub options: &'static [OptionHelp],
    /// How it is written, from fence to fence.
    pub example: &'static str,
}

/// An option of a directive.
#[derive(Debug, Clone, Copy)]
pub struct OptionHelp {
    /// The name between the colons.
    pub name: &'static str,
    /// What it takes, such as `ID, ID`.
    pub value: &'static str,
    /// What it does.
    pub what: &'static str,
}

const fn option(name: &'static str, value: &'static str, what: &'static str) -> OptionHelp {
    OptionHelp { name, value, what }
}

const GROUP: OptionHelp = option("group", "VALUE", "All records of this group, beside those that are named.");
const KIND: OptionHelp =
    option("kind", "VALUE", "All records of this kind; together with `group`: those that are both.");
const IDS: OptionHelp = option("ids", "ID, ID", "These records, in this order.");
const TITLE: OptionHelp = option("title", "TEXT", "A title of your own above the picture.");

/// Every directive, in alphabetical order.
pub const DIRECTIVES: &[DirectiveHelp] = &[
    DirectiveHelp {
        name: "actions",
        argument: "",
        what: "Shows a list of links large: what the page wants its reader to do next.",
        body: "A list. Each of its items holds a link.",
        options: &[],
        example: "```{actions}\n- [[lending-desk|Borrow a book]]\n- [Help at the desk](run/week.md)\n```",
    },
    DirectiveHelp {
        name: "cards",
        argument: "ID, ID",
        what: "Shows the card of several records: name, summary, and the answers to the questions that `[card]` in \
               `fields.toml` names.",
        body: "",
        options: &[GROUP, KIND, IDS],
        example: "```{cards}\n:group: house\n```",
    },
    DirectiveHelp {
        name: "case",
        argument: "ID",
        what: "Shows a case in a box: its date, its facts and its story.",
        body: "",
        options: &[],
        example: "```{case} wet-box\n```",
    },
    DirectiveHelp {
        name: "checklist",
        argument: "ID",
        what: "Shows what to put into a message to a record, as boxes to tick: its fields with `as = \"checklist\"`.",
        body: "",
        options: &[],
        example: "```{checklist} lending-desk\n```",
    },
    DirectiveHelp {
        name: "compare",
        argument: "ID, ID",
        what: "Shows records side by side in a table, with the columns of `[compare]` in `fields.toml`. Without any \
               id or option it compares all records.",
        body: "",
        options: &[GROUP, KIND, IDS],
        example: "```{compare}\n:ids: lending-desk, home-delivery\n```",
    },
    DirectiveHelp {
        name: "contacts",
        argument: "ID, ID",
        what: "Shows the addresses of records, exactly as the registry has them, with their dates. With an id behind \
               the braces the names of the records are left out: the text around says them.",
        body: "",
        options: &[GROUP, IDS],
        example: "```{contacts} lending-desk\n```",
    },
    DirectiveHelp {
        name: "count",
        argument: "contacts | records | cases | sources",
        what: "Says in a sentence how many there are. For contacts it also says how many of them nobody has tried.",
        body: "",
        options: &[],
        example: "```{count} contacts\n```",
    },
    DirectiveHelp {
        name: "facts",
        argument: "ID",
        what: "Shows fields of one record with their labels. Without options it shows every field that a question of \
               `fields.toml` names.",
        body: "",
        options: &[option("fields", "FIELD, FIELD", "These fields only, in this order.")],
        example: "```{facts} lending-desk\n:fields: price, waits\n```",
    },
    DirectiveHelp {
        name: "figure",
        argument: "PATH",
        what: "Shows an image with a caption. The path begins at the folder of the book, or beside the page.",
        body: "The caption.",
        options: &[option("alt", "TEXT", "What the image shows, for those who do not see it.")],
        example: "```{figure} images/opening-week.svg\n:alt: A bar for each day of the week.\n\n\
                  When the door is open.\n```",
    },
    DirectiveHelp {
        name: "mechanism",
        argument: "ID",
        what: "Shows the card of one record.",
        body: "",
        options: &[],
        example: "```{mechanism} lending-desk\n```",
    },
    DirectiveHelp {
        name: "only",
        argument: "site | html | epub",
        what: "Holds what is said in these media alone: on the site, in the one file, in the e-book. Several may be \
               named. It holds no heading.",
        body: "Any Markdown but headings.",
        options: &[],
        example: "```{only} site html\nPress Shift three times to hide this page.\n```",
    },
    DirectiveHelp {
        name: "picture",
        argument: "tree | scale | year ID | way ID",
        what: "Draws from the registry, with the same facts in words beside it. `tree`: what belongs to what. \
               `scale`: where records stand along the values of a choice. `year ID`: the times of the year of a \
               record. `way ID`: the steps of a matter through a record.",
        body: "The caption. For `way` first a numbered list: a step an item. **Strong** words at its beginning say \
               who acts, `code` in it names fields whose values are shown.",
        options: &[
            option(
                "by",
                "FIELD, FIELD",
                "`tree`: the choice fields that make its branches; `group` where it is not said.",
            ),
            option("field", "FIELD", "`scale`: the choice field along which records stand. `year`: these fields only."),
            option("group", "VALUE", "`tree`, `scale`: all records of this group."),
            option("ids", "ID, ID", "`tree`, `scale`: these records."),
            option("kind", "VALUE", "`tree`, `scale`: all records of this kind."),
            TITLE,
        ],
        example: "```{picture} tree\n:by: group, kind\n:ids: lending-desk, home-delivery\n```",
    },
];

/// The names of the options of a directive; none where there is no such directive.
pub(super) fn options_of(name: &str) -> Vec<&'static str> {
    let directive = named(name).into_iter().flat_map(|directive| directive.options);
    directive.map(|option| option.name).collect()
}

/// The directive of that name.
pub(super) fn named(name: &str) -> Option<&'static DirectiveHelp> {
    DIRECTIVES.iter().find(|directive| directive.name == name)
}
