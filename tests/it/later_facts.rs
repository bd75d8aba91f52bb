//! What changed after the flagship's source was written, each change by name, on the pages that readers see.
//!
//! The order is that of the harm for whoever does not know of it. A fact that is taken out of the book fails here.

use super::book;
use super::page_text::text;
use vademecum::model::registry::{Table, Value};

/// Domains that closed bodies had or that copies of sites use, and addresses that no official page shows. A name at
/// the end of a longer one counts as well.
const NEVER: &[&str] = &[
    "dc4mf.org",
    "ahrfund.org",
    "csolifeline.org",
    "ifj-safety.org",
    "oedi.net",
    "ltpszjrkmr",
    "urgent-action@ohchr.org",
    "petitions@ohchr.org",
    "ohchr-petitions@",
    "ohchr-infodesk@",
    "hrc-sr-toxicshr",
    "hrc-sr-extremepoverty",
    "hrc-wg-eid",
    "sr-defenders@ohchr",
    "submissions@ohchr",
    "ohchr-reprisals@",
    "reprisals@un.org",
    "ohchr-ccpr@",
    "ohchr-cat@",
    "ohchr-ced@",
    "lifeline@icnl",
    "grants@omct.org",
    "help@accessnow.org",
];

fn says(page: &str, words: &[&str]) {
    // The titles of the sources at the end of a record's page say nothing of the record.
    let text = text(page).rsplit_once("Where this comes from#").map_or(text(page), |(before, _)| before);
    for words in words {
        assert!(text.contains(words), "{page} does not say: {words}");
    }
}

#[test]
fn the_european_court_takes_no_e_mail() {
    says(
        "mechanisms/ecthr-interim-measures",
        &[
            "Never send this request by e-mail",
            "https://r39.echr.coe.int",
            "+33390214350",
            "+33388413900",
            "67075 Strasbourg Cedex",
            "Rule 39 – Urgent",
            "8 a.m. to 4 p.m. Strasbourg time",
            "28 March 2024",
            "People under sanctions",
            "7,676 requests",
        ],
    );
    says("chapters/regional/european", &["Never by e-mail."]);
    let record = book::flagship().handbook.registry.get(Table::Mechanism, "ecthr-interim-measures").expect("a record");
    let ids = addresses(record.latest("contacts"));
    let kind = |id: &str| book::flagship().handbook.registry.get(Table::Contact, id).and_then(|it| it.text("kind"));
    assert!(!ids.is_empty() && ids.iter().all(|id| kind(id) != Some("email")), "{ids:?}");
}

fn addresses(contacts: Option<&Value>) -> Vec<&str> {
    let Some(Value::Entries(entries)) = contacts else { return Vec::new() };
    let ids = entries.iter().filter_map(|entry| match entry.get("id") {
        Some(Value::Reference(id, _) | Value::Text(id) | Value::Choice(id)) => Some(id.as_str()),
        _ => None,
    });
    ids.collect()
}

#[test]
fn the_rapporteur_on_defenders_has_a_new_mailbox_and_asks_two_consents() {
    says(
        "mechanisms/un-sr-defenders",
        &[
            "hrc-sr-defenders@un.org",
            "defenders@ohchr.org as of 2018 Replaced by another",
            "These are two separate decisions",
            "Before the State is contacted",
            "Separately, before anything is published",
            "Mary Lawlor",
            "successor was due in March 2026",
        ],
    );
}

#[test]
fn the_private_office_procedure_can_be_used_and_the_proposal_points_to_it() {
    says(
        "mechanisms/coe-private-office-procedure",
        &[
            "Working",
            "private.office@coe.int",
            "as of 2019 not tried for this book",
            "Defenders and NGOs may report directly",
            "There is a link between your contact with the body and the reprisal",
            "The reprisal reaches a minimum severity",
            "in place since May 2017",
            "published in December 2018 and revised in 2019",
            "it had not acted on a single case",
        ],
    );
    says(
        "mechanisms/coe-sg-proposed-mechanism",
        &[
            "Replaced by another",
            "Only proposed as of 2018",
            "Replaced by another as of 2019",
            "You cannot write to this. Use the Private Office procedure",
        ],
    );
    says("chapters/regional/european", &["write to the focal point in the Private Office"]);
}

#[test]
fn what_a_later_source_no_longer_says_is_not_known_and_unknown_at_once() {
    let lost = [
        ("state-no", "Date of the guidelines The source does not say as of 2023"),
        ("achpr-focal-point", "Form The source does not say as of 23 November 2023"),
        ("achpr-provisional-measures", "Legal basis The source does not say as of 2 June 2020"),
    ];
    for (id, words) in lost {
        says(&format!("mechanisms/{id}"), &[words]);
        let (label, _) = words.split_once(" The source").expect("a label");
        let page = text(&format!("mechanisms/{id}"));
        let unknown =
            page.split("Not known: ").skip(1).filter_map(|rest| rest.split_once('.')).map(|(labels, _)| labels);
        assert!(!unknown.flat_map(|labels| labels.split("; ")).any(|it| it == label), "{id}: {label}");
    }
}

#[test]
fn russia_and_nicaragua_are_outside() {
    let russia = "Russia is no longer a member, since 16 March 2022";
    for id in ["coe-private-office-procedure", "coe-commissioner", "coe-pace-legal-affairs", "coe-secretary-general"] {
        says(&format!("mechanisms/{id}"), &[russia]);
    }
    says("mechanisms/ecthr-interim-measures", &["only for acts up to 16 September 2022", russia]);
    let nicaragua = "Nicaragua, though it left the OAS on 19 November 2023";
    for id in
        ["precautionary-measures", "request-for-information", "press-release", "hearing-reminder", "closed-hearing"]
    {
        says(&format!("mechanisms/iachr-{id}"), &[nicaragua]);
    }
    says(
        "chapters/regional/index",
        &["only for acts up to 16 September 2022", "left the Organization of American States on 19 November 2023"],
    );
}

#[test]
fn the_addresses_of_2018_are_said_to_be_unconfirmed_beside_the_official_page() {
    for body in ["ccpr", "cescr", "cerd", "cedaw", "cat", "crc", "cmw", "crpd", "ced", "spt"] {
        let mailbox = if body == "spt" { "opcat" } else { body };
        says(
            &format!("mechanisms/un-{body}"),
            &[
                &format!("{mailbox}@ohchr.org as of 2018 not tried for this book"),
                &format!("Look it up here first: Web page https://www.ohchr.org/en/treaty-bodies/{body}"),
                "If a message bounces or nobody answers, then: UN senior official on reprisals",
            ],
        );
    }
    let page = "Look it up here first: Web page https://www.ohchr.org/en/reprisals/how-share-information";
    says(
        "mechanisms/un-senior-official",
        &["reprisals@ohchr.org as of 2018 last read: 2019; not tried for this book", page],
    );
    says("mechanisms/un-sg-report", &["reprisals@ohchr.org as of 2018 last read: 2019; not tried for this book", page]);
    says(
        "mechanisms/un-hrc-president",
        &[
            "hrcpresidency@unog.ch as of 2018 not tried for this book",
            "hrcngo@ohchr.org as of 2018 not tried for this book",
            "NGO liaison team",
            page,
        ],
    );
    says("mechanisms/coe-commissioner", &["commissioner@coe.int as of 2018 not tried for this book"]);
    says("mechanisms/iachr-rapporteur-defenders", &["cidhdefensores@oas.org as of 2018 not tried for this book"]);
}

#[test]
fn closed_and_failing_funds_say_so() {
    says("mechanisms/ngo-doha-centre", &["Closed as of 16 April 2019", "closed the centre on 16 April 2019"]);
    says("mechanisms/ngo-freedom-house-lifeline", &["stopped in that month", "20 January 2025"]);
    says("mechanisms/ngo-agir-ensemble", &["Suspended as of June 2024", "until June 2024"]);
    says("mechanisms/ngo-rory-peck", &["The money runs out", "empty in the autumn of 2024"]);
    says("mechanisms/ngo-ifj", &["Closed as of 31 December 2023"]);
    says(
        "mechanisms/ngo-arab-human-rights-fund",
        &["no trace of this fund", "we print no address", "Not known: Contacts"],
    );
    says("mechanisms/ngo-eidhr", &["It ended in 2020", "Replaced by another as of 2021"]);
}

#[test]
fn the_call_for_the_report_comes_earlier_and_cases_are_taken_all_year() {
    says(
        "mechanisms/un-sg-report",
        &["do not wait for May", "18 May", "1 May", "cases up to 30 April", "Cases are taken (at any time)"],
    );
    says("chapters/un/report", &["Do not wait for the month of May"]);
}

#[test]
fn precautionary_measures_go_through_a_portal_and_can_be_lifted() {
    says(
        "mechanisms/iachr-precautionary-measures",
        &[
            "https://www.oas.org/ipsp/Portal/home.aspx?Lang=En",
            "https://www.oas.org/es/cidh/portal/",
            "An online portal with an account as of 1 August 2019",
            "20 minutes",
            "+12024583992",
            "1889 F Street NW",
            "cidhdenuncias@oas.org as of 2018 Replaced by another",
            "The measures can be lifted when the file goes quiet",
            "Resolution 2/2020",
        ],
    );
}

#[test]
fn urgent_action_on_disappearances_has_its_own_mailbox() {
    says(
        "mechanisms/un-ced-urgent-action",
        &[
            "ohchr-ced-ua@un.org",
            "as of 27 March 2024",
            "1 October 2023",
            "You need not go through the courts",
            "It does not take anonymous requests",
            "1,537",
            "Not in the 2018 source yes",
        ],
    );
}

#[test]
fn special_procedures_keep_their_form_and_tell_the_state_the_name() {
    says(
        "mechanisms/un-special-procedures",
        &[
            "https://spsubmission.ohchr.org/ as of 2 October 2026",
            "The State learns your name",
            "public database since 2011",
            "https://www.ohchr.org/en/special-procedures-human-rights-council",
        ],
    );
}

#[test]
fn the_african_commission_works_under_new_rules_and_published_a_fact_sheet() {
    says(
        "mechanisms/achpr-focal-point",
        &["On 23 November 2023 the Commission published its Fact Sheet No. 1", "Rémy Ngoy Lumbu", "October 2025"],
    );
    says("mechanisms/achpr-communication", &["2 June 2020", "A standard form", "Portuguese", "Rule 115(5)"]);
    says("mechanisms/achpr-provisional-measures", &["Rules of 2010", "Do not cite “Rule 98” without the year"]);
    says("mechanisms/achpr-communication", &["https://achpr.au.int/en/guidelines-submitting-complaints"]);
    says("chapters/regional/african", &["ACHPR/Res.273 (LV) 2014"]);
}

#[test]
fn the_senior_official_changed_and_consent_comes_first() {
    says(
        "mechanisms/un-senior-official",
        &[
            "Ilze Brands Kehris (2020, 27 September 2024) as of September 2024",
            "Andrew Gilmour (October 2016, 2018) as of 2018",
            "informed consent is needed before anything is reported or done",
            "secure channels are available if you ask",
        ],
    );
}

#[test]
fn the_aarhus_rapporteur_is_there() {
    says(
        "mechanisms/un-aarhus-rapporteur",
        &[
            "Michel Forst",
            "47 Parties",
            "must agree in writing",
            "https://unece.org/node/373253",
            "Not in the 2018 source yes",
        ],
    );
}

#[test]
fn guidelines_of_states_have_newer_texts_before_the_old_ones() {
    let newer = [
        ("gb", "Guidelines Guiding principles on supporting human rights defenders as of 17 December 2025"),
        (
            "ca",
            "Guidelines Voices at Risk: Canada’s Guidelines on Supporting Human Rights Defenders as of 17 June 2019",
        ),
        ("ch", "Guidelines Swiss Guidelines on Human Rights Defenders as of 2019"),
        (
            "fi",
            "Guidelines Tuemme yhdessä ihmisoikeuspuolustajia: Suomen ulkoasiainhallinnon ohjeet as of November 2022",
        ),
        ("no", "Guidelines Norwegian guidelines for support to human rights defenders as of 2023"),
        ("us", "Guidelines Guidelines for U.S. Diplomatic Mission Support to Civil Society and Human Rights Defenders"),
    ];
    for (id, title) in newer {
        says(&format!("mechanisms/state-{id}"), &[title]);
    }
    says("mechanisms/state-gb", &["UK support for human rights defenders", "no as of 2018"]);
    says("mechanisms/state-no", &["Norway’s efforts to support human rights defenders"]);
}

#[test]
fn the_united_nations_is_short_of_money_and_says_so_at_each_avenue() {
    for id in ["tb-focal-point", "hrc-president", "special-procedures", "sr-defenders", "senior-official", "sg-report"]
    {
        says(&format!("mechanisms/un-{id}"), &["The United Nations is short of money: answers may be slow"]);
    }
}

#[test]
fn avenues_that_came_later_are_marked() {
    let ids = [
        "un-ced-urgent-action",
        "un-aarhus-rapporteur",
        "coe-private-office-procedure",
        "escazu-agreement",
        "bank-world-bank",
        "bank-ifc-idb",
        "hrc-complaint-procedure",
        "ilo-freedom-of-association",
        "ecowas-court",
        "ngo-access-now",
        "state-us",
    ];
    for id in ids {
        says(&format!("mechanisms/{id}"), &["Not in the 2018 source yes"]);
    }
}

#[test]
fn fifteen_changes_stand_in_order_and_five_traps_before_them() {
    let text = text("chapters/changes");
    let order = [
        "Five traps",
        "Never by e-mail",
        "Two separate consents",
        "It has a procedure on reprisals",
        "Russia left the European Convention",
        "None of them could be confirmed",
        "closed in April 2019",
        "cases are taken all year",
        "an online portal",
        "People who have disappeared",
        "The form is still the right one",
        "New Rules since June 2020",
        "Ilze Brands Kehris",
        "the Aarhus rapporteur",
        "new principles of December 2025",
        "Made-up addresses",
    ];
    let mut rest = text;
    for words in order {
        let (_, after) = rest.split_once(words).unwrap_or_else(|| panic!("not there, or not in its place: {words}"));
        rest = after;
    }
}

#[test]
fn nothing_of_the_dead_the_copied_or_the_doubtful_is_in_any_file() {
    for (path, bytes) in &book::flagship().bundle.0 {
        if path.ends_with(".zip") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for never in NEVER {
            assert!(!text.contains(never), "{path}: {never}");
        }
    }
}

#[test]
fn nobody_is_said_to_have_tried_an_address_and_each_was_read_somewhere() {
    for contact in book::flagship().handbook.registry.table(Table::Contact) {
        assert!(contact.latest("verified").is_none(), "{}", contact.id);
        assert!(contact.latest("seen").is_some(), "{}", contact.id);
    }
}

#[test]
fn each_page_says_where_the_newer_edition_is() {
    let newer = "ishr.ch/defenders-toolbox/resources/reprisals-handbook-for-human-rights-defenders";
    for (path, bytes) in &book::flagship().bundle.0 {
        // The page to leave to says nothing of the book.
        let is_page = path.starts_with("site/en/") && path.ends_with(".html") && path != "site/en/leave.html";
        assert!(!is_page || String::from_utf8_lossy(bytes).contains(newer), "{path}");
    }
}
