//! HTML, by the tree builder of html5ever: what a browser makes of the bytes, however they are written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

use super::{Element, space};

/// The elements of a page, for readers with scripts or without: `<noscript>` is text for the one and elements for the other.
pub(in super::super) fn html(text: &str, with_scripts: bool) -> Vec<Element> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: with_scripts, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let nodes = parse_document(Nodes::default(), options).one(text);
    nodes.into_iter().map(|node| node.element.take()).collect()
}

/// What html5ever builds: no tree, only the list of all that was ever made.
#[derive(Default)]
struct Nodes {
    made: RefCell<Vec<Rc<Node>>>,
}

struct Node {
    /// None for the document, comments and the contents of templates.
    name: Option<QualName>,
    element: RefCell<Element>,
    is_annotation: bool,
}

impl Node {
    fn nameless() -> Rc<Self> {
        let element = RefCell::default();
        Rc::new(Self { name: None, element, is_annotation: false })
    }

    /// Keeps the text of scripts and styles.
    fn add(&self, child: NodeOrText<Rc<Self>>) {
        let mut element = self.element.borrow_mut();
        if let NodeOrText::AppendText(text) = child
            && element.holds_code()
        {
            element.text.push_str(&text);
        }
    }
}

fn pairs(attributes: Vec<Attribute>) -> impl Iterator<Item = (String, String)> {
    attributes.into_iter().map(|it| (it.name.local.to_string(), it.value.to_string()))
}

impl TreeSink for Nodes {
    type Handle = Rc<Node>;
    type Output = Vec<Rc<Node>>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Vec<Rc<Node>> {
        self.made.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        Node::nameless()
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        const NAMELESS: ExpandedName<'_> = ExpandedName { ns: &html5ever::ns!(), local: &html5ever::local_name!("") };
        target.name.as_ref().map_or(NAMELESS, QualName::expanded)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Rc<Node> {
        let element = Element {
            space: space(&name.ns),
            name: name.local.to_string(),
            attributes: pairs(attributes).collect(),
            text: String::new(),
        };
        let is_annotation = flags.mathml_annotation_xml_integration_point;
        let node = Rc::new(Node { name: Some(name), element: RefCell::new(element), is_annotation });
        self.made.borrow_mut().push(Rc::clone(&node));
        node
    }

    fn create_comment(&self, _text: StrTendril) -> Rc<Node> {
        Node::nameless()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Rc<Node> {
        Node::nameless()
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        parent.add(child);
    }

    fn append_based_on_parent_node(&self, _element: &Rc<Node>, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        parent.add(child);
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, _target: &Rc<Node>) -> Rc<Node> {
        Node::nameless()
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, _sibling: &Rc<Node>, _child: NodeOrText<Rc<Node>>) {}

    fn add_attrs_if_missing(&self, target: &Rc<Node>, attributes: Vec<Attribute>) {
        let mut element = target.element.borrow_mut();
        for (name, value) in pairs(attributes) {
            if element.get(&name).is_none() {
                element.attributes.push((name, value));
            }
        }
    }

    fn remove_from_parent(&self, _target: &Rc<Node>) {}

    fn reparent_children(&self, _node: &Rc<Node>, _parent: &Rc<Node>) {}

    fn is_mathml_annotation_xml_integration_point(&self, node: &Rc<Node>) -> bool {
        node.is_annotation
    }
}
