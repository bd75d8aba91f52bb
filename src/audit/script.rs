//! Judges a script by what it can reach: no network, storage, cookies, workers, history, and no code made of text.
//!
//! [`check`] parses it as a browser does and looks at names in the places where they count, not at letters in
//! comments. It does not follow values: a name that hides behind a computed one is refused where the
//! object is the window. Data, a script that is one assignment of literals, is not looked into.

mod names;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Argument, AssignmentExpression, AssignmentTarget, BindingProperty, CallExpression, ComputedMemberExpression,
    Expression, IdentifierReference, ImportExpression, MemberExpression, Program, Statement, StaticMemberExpression,
    StringLiteral, TemplateElement,
};
use oxc_ast_visit::{Visit, walk};
use oxc_parser::Parser;
use oxc_semantic::{Scoping, SemanticBuilder};
use oxc_span::SourceType;

use super::bad;
use crate::model::diagnostic::Diagnostic;

/// A script that people write is smaller.
const BYTES_MAX: usize = 2 << 20;

/// Brackets nest no deeper in anything that people write.
const NESTING_MAX: usize = 200;

/// What the script in `text` may not do, each thing once.
pub(super) fn check(path: &str, text: &str) -> Vec<Diagnostic> {
    if text.len() > BYTES_MAX || nesting(text) > NESTING_MAX {
        return vec![no_script(path, "it is too large or too deep to be read")];
    }
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::cjs()).parse();
    if let Some(error) = parsed.errors.first() {
        return vec![no_script(path, &error.to_string())];
    }
    let scoping = SemanticBuilder::new().build(&parsed.program).semantic.into_scoping();
    let mut reader = Reader { scoping, found: Vec::new() };
    reader.visit_program(&parsed.program);
    reader.found.sort_unstable();
    reader.found.dedup();
    reader.found.into_iter().map(|what| reaches_out(path, &what)).collect()
}

/// How deep brackets and runs of prefixes stand in each other at most: the parser goes as deep as they do.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest, mut run) = (0usize, 0, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        run = match byte {
            b'!' | b'~' | b'+' | b'-' => run + 1,
            b' ' | b'\t' | b'\r' | b'\n' => run,
            _ => 0,
        };
        deepest = deepest.max(depth + run);
    }
    deepest
}

struct Reader {
    scoping: Scoping,
    found: Vec<String>,
}

impl Reader {
    fn refuse(&mut self, what: impl Into<String>) {
        self.found.push(what.into());
    }

    /// A member of any object, by its name.
    fn member(&mut self, object: Option<&Expression<'_>>, name: &str) {
        let of_window = object.is_some_and(|object| self.is_window(object));
        if names::ANYWHERE.contains(&name) || (of_window && names::OF_WINDOW.contains(&name)) {
            self.refuse(name);
        }
        let is = |wanted: &str| object.is_some_and(|object| is_called(object, wanted));
        if (is("document") && matches!(name, "write" | "open" | "domain"))
            || (is("location") && matches!(name, "assign" | "reload"))
            || (is("navigator") && !names::OF_NAVIGATOR.contains(&name))
        {
            self.refuse(format!("{}.{name}", called(object)));
        }
    }

    fn is_free(&self, name: &IdentifierReference<'_>) -> bool {
        name.reference_id.get().is_some_and(|id| self.scoping.get_reference(id).symbol_id().is_none())
    }

    /// Whether an expression is the window by one of its names.
    fn is_window(&self, expression: &Expression<'_>) -> bool {
        match expression.get_inner_expression() {
            Expression::Identifier(name) => names::WINDOWS.contains(&name.name.as_str()) && self.is_free(name),
            Expression::StaticMemberExpression(member) => names::WINDOWS.contains(&member.property.name.as_str()),
            Expression::ThisExpression(_) => false,
            _ => false,
        }
    }

    /// The address of the page is nobody's to change.
    fn assignment(&mut self, assignment: &AssignmentExpression<'_>) {
        let changes = match &assignment.left {
            AssignmentTarget::AssignmentTargetIdentifier(name) => name.name == "location" && self.is_free(name),
            left => assigned_member(left).is_some_and(|member| {
                is_called(member.object(), "location") || member.static_property_name() == Some("location")
            }),
        };
        if changes {
            self.refuse("a change of the address");
        }
    }

    /// An address, or a word that begins like one that leads out.
    fn text(&mut self, text: &str) {
        let start = text.trim_start().get(..24).unwrap_or(text.trim_start()).to_ascii_lowercase();
        let is_vocabulary = start.starts_with("http://www.w3.org/");
        if names::SCHEMES.iter().any(|scheme| start.starts_with(scheme)) && !is_vocabulary {
            self.refuse(format!("the address `{text}`"));
        }
        if text.contains(":~:") {
            self.refuse("a text fragment");
        }
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_program(&mut self, program: &Program<'a>) {
        match assigned_data(program) {
            Some(assignment) => {
                self.assignment(assignment);
                self.visit_assignment_target(&assignment.left);
            }
            None => walk::walk_program(self, program),
        }
    }

    fn visit_identifier_reference(&mut self, name: &IdentifierReference<'a>) {
        let word = name.name.as_str();
        if self.is_free(name) && (names::ANYWHERE.contains(&word) || names::OF_WINDOW.contains(&word)) {
            self.refuse(word);
        }
    }

    fn visit_static_member_expression(&mut self, member: &StaticMemberExpression<'a>) {
        self.member(Some(&member.object), member.property.name.as_str());
        walk::walk_static_member_expression(self, member);
    }

    fn visit_computed_member_expression(&mut self, member: &ComputedMemberExpression<'a>) {
        match member.static_property_name() {
            Some(name) => self.member(Some(&member.object), name.as_str()),
            None if self.is_window(&member.object) || is_called(&member.object, "document") => {
                self.refuse("a computed member of the window or the document");
            }
            None => {}
        }
        walk::walk_computed_member_expression(self, member);
    }

    fn visit_binding_property(&mut self, property: &BindingProperty<'a>) {
        if let Some(name) = property.key.static_name() {
            self.member(None, &name);
        }
        walk::walk_binding_property(self, property);
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        self.assignment(assignment);
        walk::walk_assignment_expression(self, assignment);
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        let first = call.arguments.first();
        match called(Some(&call.callee)) {
            "setTimeout" | "setInterval" | "setImmediate" if first.is_some_and(is_text) => {
                self.refuse("code made of text")
            }
            "setAttribute" | "setAttributeNS" | "createAttribute"
                if call.arguments.iter().filter_map(literal).any(is_active_attribute) =>
            {
                self.refuse("an attribute that runs or loads");
            }
            "execCommand" if first.and_then(literal) != Some("copy") => self.refuse("execCommand"),
            "createElement" | "createElementNS"
                if call
                    .arguments
                    .iter()
                    .filter_map(literal)
                    .any(|it| names::ELEMENTS.contains(&&*it.to_ascii_lowercase())) =>
            {
                self.refuse("an element that loads a document");
            }
            _ => {}
        }
        walk::walk_call_expression(self, call);
    }

    fn visit_import_expression(&mut self, _import: &ImportExpression<'a>) {
        self.refuse("import()");
    }

    fn visit_string_literal(&mut self, literal: &StringLiteral<'a>) {
        self.text(literal.value.as_str());
    }

    fn visit_template_element(&mut self, element: &TemplateElement<'a>) {
        self.text(element.value.raw.as_str());
    }
}

/// The last name of a callee or an object: `setTimeout` of `window.setTimeout`.
fn called<'e>(expression: Option<&'e Expression<'_>>) -> &'e str {
    match expression.map(Expression::get_inner_expression) {
        Some(Expression::Identifier(name)) => name.name.as_str(),
        Some(Expression::StaticMemberExpression(member)) => member.property.name.as_str(),
        Some(Expression::ChainExpression(chain)) => {
            chain.expression.as_member_expression().and_then(MemberExpression::static_property_name).unwrap_or_default()
        }
        _ => "",
    }
}

fn is_called(expression: &Expression<'_>, name: &str) -> bool {
    called(Some(expression)) == name
}

fn assigned_member<'t, 'a>(target: &'t AssignmentTarget<'a>) -> Option<&'t MemberExpression<'a>> {
    target.as_simple_assignment_target()?.as_member_expression()
}

/// Whether an argument is certainly a text, which a timer would run.
fn is_text(argument: &Argument<'_>) -> bool {
    matches!(argument, Argument::StringLiteral(_) | Argument::TemplateLiteral(_) | Argument::BinaryExpression(_))
}

fn literal<'e>(argument: &'e Argument<'_>) -> Option<&'e str> {
    match argument {
        Argument::StringLiteral(text) => Some(text.value.as_str()),
        // Minifiers write texts as templates.
        Argument::TemplateLiteral(template) if template.expressions.is_empty() => {
            template.quasis.first().and_then(|text| Some(text.value.cooked?.as_str()))
        }
        _ => None,
    }
}

fn is_active_attribute(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with("on") || matches!(lower.as_str(), "style" | "srcdoc" | "ping" | "formaction")
}

/// The one assignment of a script that is data and nothing else.
fn assigned_data<'p, 'a>(program: &'p Program<'a>) -> Option<&'p AssignmentExpression<'a>> {
    let [Statement::ExpressionStatement(statement)] = &program.body[..] else { return None };
    match &statement.expression {
        Expression::AssignmentExpression(it)
            if matches!(it.right, Expression::ObjectExpression(_)) && is_data(&it.right) =>
        {
            Some(it)
        }
        _ => None,
    }
}

/// Whether an expression is made of literals alone.
fn is_data(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::ArrayExpression(array) => {
            array.elements.iter().all(|element| element.as_expression().is_some_and(is_data))
        }
        Expression::ObjectExpression(object) => object.properties.iter().all(|property| {
            property
                .as_property()
                .is_some_and(|property| !property.computed && !property.method && is_data(&property.value))
        }),
        Expression::UnaryExpression(unary) => matches!(unary.argument, Expression::NumericLiteral(_)),
        literal => literal.is_literal() && !matches!(literal, Expression::RegExpLiteral(_)),
    }
}

/// ## What
/// A script of the bundle can reach the network, the storage, cookies, the history or the address, start a worker, or
/// run a text as code.
///
/// ## Why
/// Whoever reads the book must leave no trace and be sure that nobody is told. No script of a book needs any of these.
///
/// ## Example
/// A theme with `js/count.js` that calls `navigator.sendBeacon`.
fn reaches_out(path: &str, what: &str) -> Diagnostic {
    let help = "take it out: a script of a book changes its page and nothing else".to_owned();
    bad(path, format_args!("a script uses {}", quoted(what))).with_help(help)
}

fn quoted(what: &str) -> String {
    if what.contains(' ') { what.to_owned() } else { format!("`{what}`") }
}

/// ## What
/// A script does not parse, or is so large or deep that it cannot be judged.
///
/// ## Why
/// Nobody knows what a browser makes of it.
///
/// ## Example
/// `var = 1`
fn no_script(path: &str, why: &str) -> Diagnostic {
    bad(path, format_args!("a script cannot be judged: {why}")).with_help("correct the script of the theme".to_owned())
}

#[cfg(test)]
mod tests {
    use super::check;

    fn found(text: &str) -> Vec<String> {
        check("x.js", text).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn what_reaches_out_is_refused() {
        for bad in [
            "fetch('a.json')",
            "window.fetch(x)",
            "window['fetch'](x)",
            "window[`fetch`](x)",
            "var w = window; w.fetch(x)",
            "var { fetch } = window",
            "new XMLHttpRequest()",
            "new WebSocket(x)",
            "new EventSource(x)",
            "navigator.sendBeacon(x)",
            "navigator.share({})",
            "navigator.geolocation",
            "navigator['connection']",
            "new Worker('a.js')",
            "new SharedWorker('a.js')",
            "navigator.serviceWorker.register(x)",
            "localStorage.a = 1",
            "window.sessionStorage.setItem(a, b)",
            "indexedDB.open('x')",
            "caches.open('x')",
            "document.cookie = 'a=b'",
            "cookieStore.set(x)",
            "window.name = 'x'",
            "name = 'x'",
            "self.name",
            "parent.postMessage(x, '*')",
            "postMessage(x)",
            "new BroadcastChannel('x')",
            "new MessageChannel()",
            "history.pushState({}, '', '#x')",
            "window.history.back()",
            "location.hash = 'x'",
            "location.href = x",
            "location = x",
            "window.location = x",
            "location.assign(x)",
            "open('a.html')",
            "window.open('a.html')",
            "eval(x)",
            "(0, eval)(x)",
            "new Function('x')",
            "Function('x')()",
            "[].constructor.constructor('x')()",
            "setTimeout('x()', 1)",
            "setInterval(`x()`, 1)",
            "window.setTimeout('a' + b, 1)",
            "import('x.js')",
            "importScripts('x.js')",
            "a.innerHTML = b",
            "a.outerHTML = b",
            "a['innerHTML'] = b",
            "a.insertAdjacentHTML('x', b)",
            "document.write(b)",
            "document.writeln(b)",
            "new DOMParser()",
            "range.createContextualFragment(b)",
            "a.setAttribute('onclick', b)",
            "a.setAttribute('style', b)",
            "a.srcdoc = b",
            "document.createElement('iframe')",
            "new Image().src = 'x'",
            "new RTCPeerConnection()",
            "a.src = 'https://x.example/a.js'",
            "a.href = `//x.example/${b}`",
            "a.href = 'javascript:alert(1)'",
            "a.href = '#:~:text=b'",
            "window[a + b](c)",
            "document[a]",
            "document.execCommand('paste')",
            "navigation.navigate(x)",
            "var = 1",
        ] {
            assert!(!found(bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn what_stays_on_its_page_is_fine() {
        for good in [
            "(function (vademecum) { 'use strict'; vademecum.a = 1; })(window.vademecum = window.vademecum || {});",
            "// fetch('https://x.example')\nvar a = 'fetch';",
            "document.querySelector('a').textContent = 'x'; document.title = 'x';",
            "function f(name, open) { return name + open(); } f('a', f);",
            "window.setTimeout(function () { clear(); }, 0);",
            "if (navigator.clipboard) navigator.clipboard.writeText(a); else document.execCommand('copy');",
            "window.location.replace(link.href);",
            "var e = document.createElementNS('http://www.w3.org/2000/svg', 'path'); e.setAttribute('d', a);",
            "(window.x = window.x || {}).data = {\"a\": [\"https://x.example\", -1, null, true]};",
            "var box = { open: function () {}, name: 1 }; box.open(); box.name;",
        ] {
            assert_eq!(found(good), [""; 0], "{good}");
        }
    }

    #[test]
    fn what_is_too_deep_is_refused() {
        for deep in ["(", "[", "{", "!", "- ", "a?(", "`${", "()=>("] {
            assert!(found(&deep.repeat(100_000)).iter().any(|it| it.contains("too deep")), "{deep}");
        }
    }
}
