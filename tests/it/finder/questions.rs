//! Questions with known answers: what must be offered, what must not, who comes first.
//!
//! `must` and `not` speak of what can be used, with or without a condition. The facts behind each line stand in the
//! records; a change of facts may change an answer here, a change of code may not.

use super::{CONDITIONAL, USABLE, ask};

struct Question {
    asked: &'static str,
    answers: &'static str,
    must: &'static [&'static str],
    not: &'static [&'static str],
    first: &'static [&'static str],
}

const fn q(
    asked: &'static str,
    answers: &'static str,
    must: &'static [&'static str],
    not: &'static [&'static str],
    first: &'static [&'static str],
) -> Question {
    Question { asked, answers, must, not, first }
}

#[rustfmt::skip]
const QUESTIONS: &[Question] = &[
    q("My friend is in prison for speaking to the UN. Can I send his case?", "engaged=un:any stage=after", &["un-senior-official", "un-sg-report"], &["iachr-*", "achpr-*", "coe-*"], &["un-senior-official"]),
    q("Is it good to write to several bodies at once?", "engaged=un:any need=any", &["un-senior-official"], &["coe-sg-proposed-mechanism"], &["un-senior-official"]),
    q("The Council of Europe has a reprisals focal point, right?", "engaged=european:coe", &["coe-private-office-procedure", "coe-commissioner"], &["coe-sg-proposed-mechanism", "ecthr-interim-measures"], &["coe-private-office-procedure"]),
    q("I was beaten after I met the Committee against Torture.", "engaged=un:treaty-body:cat stage=after", &["un-cat", "un-senior-official", "un-sr-defenders", "un-sg-report"], &["un-ccpr", "un-hrc-president"], &["un-cat"]),
    q("They threaten us for our report to the committee on women.", "engaged=un:treaty-body:cedaw stage=during", &["un-cedaw", "un-tb-individual-communication"], &["un-cat"], &["un-cedaw"]),
    q("I wrote to the committee on migrant workers. Can I complain to it?", "engaged=un:treaty-body:cmw", &["un-cmw"], &["un-tb-individual-communication"], &["un-cmw"]),
    q("I spoke to the Subcommittee on Prevention of Torture in prison.", "engaged=un:treaty-body:spt stage=after", &["un-spt"], &["un-tb-individual-communication"], &["un-spt"]),
    q("It was some UN committee, I do not know which.", "engaged=un:treaty-body", &["un-tb-focal-point", "un-cat", "un-senior-official"], &["un-hrc-president"], &["un-tb-focal-point"]),
    q("I spoke at the Council in Geneva and fear to fly home.", "engaged=un:hrc stage=before-travel-home need=safe-return", &["un-hrc-president", "state-missions", "state-ch"], &["state-fi", "un-sg-report"], &["un-hrc-president"]),
    q("I fear to fly home from Geneva and do not know which body counts.", "engaged=un:any stage=before-travel-home need=safe-return", &["un-hrc-president", "state-missions", "state-ch"], &["iachr-*"], &[]),
    q("We were attacked in the press after the review of our country.", "engaged=un:upr stage=after", &["un-hrc-president", "un-senior-official"], &["un-special-procedures", "un-cat"], &["un-hrc-president"]),
    q("A rapporteur visited, and then they arrested me.", "engaged=un:special-procedure stage=after", &["un-special-procedures", "un-sr-defenders", "un-hrc-president", "un-senior-official", "un-sg-report"], &["un-cat", "iachr-*"], &["un-special-procedures"]),
    q("I complained to the World Bank and lost my house.", "engaged=un:other-agency stage=after", &["un-senior-official", "un-sg-report"], &["un-hrc-president", "un-special-procedures", "un-cat"], &["un-senior-official"]),
    q("Nothing may become public. Who acts quietly for me?", "engaged=un:any public=no need=quiet-action", &["un-senior-official"], &["un-sg-report", "un-hrc-interactive-dialogue"], &["un-senior-official"]),
    q("I want the world to know.", "engaged=un:any need=publicity", &["un-sg-report", "un-special-procedures"], &["un-cescr"], &[]),
    q("I want the Inter-American Commission to speak out.", "engaged=inter-american:any need=publicity", &["iachr-press-release", "iachr-rapporteur-defenders"], &["iachr-request-for-information", "un-*report"], &[]),
    q("Only if I agree may it be published.", "engaged=un:any public=if-agreed", &["un-sg-report", "un-senior-official"], &[], &["un-senior-official"]),
    q("My name must not be printed.", "engaged=un:special-procedure name=no-publication", &["un-sr-defenders", "un-senior-official"], &["un-sg-report"], &["un-special-procedures"]),
    q("My State must not learn my name.", "engaged=inter-american:any name=no-state", &[], &["iachr-request-for-information", "iachr-precautionary-measures", "iachr-press-release"], &["iachr-rapporteur-defenders"]),
    q("The rapporteur must not tell my State who I am.", "engaged=un:special-procedure name=no-state", &["un-sr-defenders"], &["un-special-procedures", "un-sg-report"], &[]),
    q("We fear reprisals because of a hearing in Washington.", "engaged=inter-american:hearing stage=seeking need=prevention", &["iachr-closed-hearing", "iachr-hearing-reminder"], &["un-senior-official", "achpr-*"], &["iachr-closed-hearing"]),
    q("A delegate threatened me in the hearing today.", "engaged=inter-american:hearing stage=during", &["iachr-hearing-reminder", "iachr-request-for-information", "iachr-press-release"], &["un-senior-official"], &["iachr-hearing-reminder"]),
    q("The hearing is over and they follow me.", "engaged=inter-american:hearing stage=after", &["iachr-request-for-information", "iachr-precautionary-measures"], &["iachr-hearing-reminder", "iachr-closed-hearing"], &["iachr-request-for-information"]),
    q("I have a petition in Washington and someone will kill me.", "engaged=inter-american:petition harm=irreparable-imminent need=protection", &["iachr-precautionary-measures"], &["un-senior-official", "achpr-*", "iachr-press-release"], &["iachr-precautionary-measures"]),
    q("The threat comes from the police itself; I cannot go to court. Inter-American.", "engaged=inter-american:any remedies=dangerous harm=irreparable-imminent", &["iachr-precautionary-measures"], &["un-senior-official"], &["iachr-precautionary-measures"]),
    q("How do I learn whether the Commission wrote to my State?", "engaged=inter-american:any need=status", &["iachr-request-for-information", "iachr-rapporteur-defenders"], &["un-senior-official"], &["iachr-request-for-information"]),
    q("They took revenge because I wrote to the African Commission.", "engaged=african:any stage=after", &["achpr-focal-point", "achpr-communication"], &["un-senior-official", "un-sg-report", "iachr-*"], &["achpr-focal-point"]),
    q("I used every court at home. African Commission.", "engaged=african:any remedies=done", &["achpr-communication", "achpr-focal-point"], &["un-tb-individual-communication"], &["achpr-focal-point"]),
    q("I did not go to court at home. African Commission.", "engaged=african:any remedies=not-done", &["achpr-focal-point"], &["achpr-communication"], &["achpr-focal-point"]),
    q("Somebody will die unless the African Commission acts.", "engaged=african:any harm=irreparable-imminent need=protection", &["achpr-provisional-measures", "achpr-communication"], &["iachr-*"], &["achpr-focal-point"]),
    q("I am a party before the European Court and they will deport me tomorrow.", "engaged=european:ecthr-proceedings stage=during harm=irreparable-imminent need=urgent", &["ecthr-interim-measures"], &["coe-private-office-procedure", "un-senior-official"], &["ecthr-interim-measures"]),
    q("I am threatened over a case in Strasbourg, but harm is not near.", "engaged=european:ecthr-proceedings harm=no", &["coe-commissioner"], &["ecthr-interim-measures"], &["coe-secretary-general"]),
    q("I spoke with a delegation from Strasbourg.", "engaged=european:any", &["coe-secretary-general", "coe-commissioner", "coe-private-office-procedure"], &["coe-sg-proposed-mechanism"], &["coe-secretary-general"]),
    q("Does the OSCE help?", "engaged=osce:any", &["state-missions"], &["osce-odihr", "coe-*", "un-senior-official"], &[]),
    q("They punish our group in racist words after we wrote to the UN.", "engaged=un:treaty-body:cerd issue=racial", &["un-cerd", "un-cerd-urgent-action"], &[], &["un-cerd"]),
    q("Racist reprisals after the African Commission heard us.", "engaged=african:any issue=racial", &["un-cerd-urgent-action", "achpr-focal-point"], &["un-senior-official"], &["achpr-focal-point"]),
    q("It has nothing to do with race.", "engaged=un:any issue=other", &["un-senior-official"], &["un-cerd-urgent-action"], &["un-senior-official"]),
    q("I have a complaint before a UN committee, and harm that nobody can repair is near.", "engaged=un:treaty-body:ccpr harm=irreparable-imminent remedies=done need=protection", &["un-tb-interim-measures", "un-tb-individual-communication"], &["iachr-*", "un-sg-report"], &[]),
    q("I did not go to court. What is left at the UN?", "engaged=un:treaty-body:ccpr remedies=not-done", &["un-senior-official", "un-cerd-urgent-action", "un-ccpr"], &["un-tb-individual-communication", "un-tb-interim-measures"], &["un-ccpr"]),
    q("My brother was taken and has disappeared.", "engaged=un:treaty-body:ced need=urgent", &["un-ced-urgent-action"], &[], &["un-ced"]),
    q("I must get out of the country.", "need=relocation", &["state-missions", "state-ch", "state-no", "state-ca", "ngo-front-line-defenders"], &["state-eu", "un-sg-report", "ngo-doha-centre"], &[]),
    q("I need money for a lawyer.", "need=money harm=serious-urgent", &["ngo-front-line-defenders", "ngo-protectdefenders", "state-no"], &["ngo-doha-centre", "ngo-ifj", "ngo-agir-ensemble", "un-senior-official"], &[]),
    q("I am a journalist and need money.", "need=money audience=journalist", &["ngo-rsf", "ngo-cjfe", "ngo-front-line-defenders"], &["ngo-rory-peck", "ngo-urgent-action-fund", "ngo-ifj"], &[]),
    q("I am a freelancer and need money.", "need=money audience=freelance", &["ngo-rory-peck"], &["ngo-urgent-action-fund"], &[]),
    q("I am a woman and need money.", "need=money audience=woman", &["ngo-urgent-action-fund", "ngo-iwmf"], &["ngo-rory-peck"], &[]),
    q("My case is in last year's report. I have news.", "engaged=un:any need=follow-up", &["un-sg-report-follow-up", "un-sg-report"], &["un-senior-official"], &[]),
    q("When must I send it for the report?", "engaged=un:any need=window", &["un-sg-report"], &[], &[]),
    q("What do I put into the message?", "engaged=un:any need=checklist", &["un-senior-official", "un-sg-report"], &[], &["un-senior-official"]),
    q("Will they tell me what they did?", "engaged=un:any need=status", &["un-senior-official"], &[], &["un-senior-official"]),
    q("I want it on record.", "engaged=un:special-procedure need=record", &["un-sg-report", "un-special-procedures"], &["un-senior-official"], &["un-special-procedures"]),
    q("I defend a river under the Aarhus Convention.", "engaged=aarhus:any", &["un-aarhus-rapporteur"], &["un-cat", "iachr-*"], &["un-aarhus-rapporteur"]),
    q("I worked with the committee against torture and with Washington.", "engaged=un:treaty-body:cat,inter-american:any", &["un-cat", "iachr-request-for-information", "un-senior-official"], &["achpr-*"], &[]),
    q("I want a public statement, but nothing may become public.", "engaged=un:hrc need=publicity public=no", &[], &["un-sg-report", "un-hrc-interactive-dialogue"], &[]),
];

/// Whether `id` is what `wanted` names; a star stands for any end.
fn is(wanted: &str, id: &str) -> bool {
    match wanted.split_once('*') {
        Some((start, end)) => id.starts_with(start) && id.ends_with(end),
        None => wanted == id,
    }
}

#[test]
fn questions_with_known_answers() {
    assert!(QUESTIONS.len() >= 40);
    let mut wrong = Vec::new();
    for question in QUESTIONS {
        let (groups, first) = ask(question.answers);
        let offered = || groups[USABLE].iter().chain(&groups[CONDITIONAL]);
        let mut say =
            |what: &str, id: &str| wrong.push(format!("{}\n  {}: {what} {id}", question.asked, question.answers));
        for must in question.must.iter().filter(|must| !offered().any(|id| is(must, id))) {
            say("misses", must);
        }
        for id in offered().filter(|id| question.not.iter().any(|not| is(not, id))) {
            say("offers", id);
        }
        if question.first.first().is_some_and(|wanted| first.first() != Some(wanted)) {
            say("begins with", &format!("{first:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
