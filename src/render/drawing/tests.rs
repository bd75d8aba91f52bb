//! Drawings of any words stay in their frame, are well-formed, and have a mirror image.

use proptest::prelude::*;

use super::canvas::WIDTH;
use super::measure::{Face, width, wrap};
use super::{Direction, svg};
use crate::model::picture::{Branch, Drawing, Occasion, Station, Step, StepFact, Year};
use crate::model::registry::MonthPart;

/// Words as records have them: short, long without a gap, of other scripts, with marks that XML minds.
fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z ]{0,60}", "[A-Za-z]{30,90}", "[א-ת؀-ۿ ]{0,40}", "[一-龥]{0,40}", "[<>&\"' -~]{0,20}"]
}

fn point() -> impl Strategy<Value = MonthPart> {
    (1..=12u8, 0..=3u8).prop_map(|(month, part)| MonthPart { month, part })
}

fn branch() -> impl Strategy<Value = Branch> {
    let leaf = words().prop_map(|label| Branch { label, branches: Vec::new() });
    leaf.prop_recursive(6, 30, 5, |below| {
        (words(), prop::collection::vec(below, 0..5)).prop_map(|(label, branches)| Branch { label, branches })
    })
}

fn station() -> impl Strategy<Value = Station> {
    (words(), prop::collection::vec(words(), 0..5), any::<bool>()).prop_map(|(label, names, known)| Station {
        label,
        names,
        known,
    })
}

fn step() -> impl Strategy<Value = Step> {
    let fact = (words(), any::<bool>()).prop_map(|(text, known)| StepFact { text, known });
    (words(), words(), prop::collection::vec(fact, 0..4)).prop_map(|(who, words, facts)| Step { who, words, facts })
}

fn year() -> impl Strategy<Value = Year> {
    let occasion =
        (words(), point(), point(), words()).prop_map(|(label, from, to, past)| Occasion { label, from, to, past });
    (
        prop::collection::vec("[A-Za-z]{1,20}", 12),
        prop::collection::vec(occasion, 0..5),
        prop::collection::vec(words(), 0..3),
        (0..=13u8, 0..=40u8, words()),
    )
        .prop_map(|(months, occasions, always, edition)| Year { months, occasions, always, edition })
}

fn drawing() -> impl Strategy<Value = Drawing> {
    prop_oneof![
        prop::collection::vec(branch(), 0..4).prop_map(Drawing::Tree),
        prop::collection::vec(station(), 0..5).prop_map(Drawing::Scale),
        prop::collection::vec(step(), 0..5).prop_map(Drawing::Way),
        year().prop_map(Drawing::Year),
    ]
}

/// A shape of a drawing, read back from the text of the element.
struct Shape<'s> {
    name: &'s str,
    attributes: Vec<(&'s str, &'s str)>,
    text: &'s str,
}

impl Shape<'_> {
    fn number(&self, name: &str) -> i32 {
        let value = self.attributes.iter().find(|(key, _)| *key == name).map_or("0", |(_, value)| value);
        value.parse().expect("a whole number")
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.attributes.contains(&(name, value))
    }

    /// From where to where it goes across the page, counted from the left.
    fn extent(&self, direction: Direction) -> (i32, i32) {
        let face = if self.is("font-weight", "700") { Face::Strong } else { Face::Plain };
        let x = self.number("x");
        match self.name {
            "rect" => (x, x + self.number("width")),
            "line" => (self.number("x1").min(self.number("x2")), self.number("x1").max(self.number("x2"))),
            "circle" => (self.number("cx") - self.number("r"), self.number("cx") + self.number("r")),
            _ => {
                let wide = width(&unescaped(self.text), face);
                match (self.is("text-anchor", "middle"), direction) {
                    (true, _) => (x - wide / 2, x + wide / 2),
                    (false, Direction::LeftToRight) => (x, x + wide),
                    (false, Direction::RightToLeft) => (x - wide, x),
                }
            }
        }
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The shapes between the tags of the element. Panics where the text is not well-formed.
fn shapes(element: &str) -> Vec<Shape<'_>> {
    let (_, inner) = element.strip_suffix("</svg>").expect("an end").split_once('>').expect("a start tag");
    let mut shapes = Vec::new();
    let mut rest = inner;
    while let Some(start) = rest.strip_prefix('<') {
        let (tag, behind) = start.split_once('>').expect("an end of the tag");
        let (tag, text, next) = match tag.strip_suffix('/') {
            Some(tag) => (tag, "", behind),
            None => {
                let (text, next) = behind.split_once("</text>").expect("only text has content");
                (tag, text, next)
            }
        };
        let (name, mut written) = tag.split_once(' ').expect("attributes");
        let mut attributes = Vec::new();
        while let Some((key, value)) = written.split_once("=\"") {
            let (value, behind) = value.split_once('"').expect("a quoted value");
            attributes.push((key.trim(), value));
            written = behind;
        }
        assert!(!text.contains('<') && written.trim().is_empty(), "{element}");
        shapes.push(Shape { name, attributes, text });
        rest = next;
    }
    assert!(rest.is_empty(), "{element}");
    shapes
}

proptest! {
    #[test]
    fn nothing_leaves_the_frame(drawing in drawing(), rtl in any::<bool>()) {
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let element = svg(&drawing, direction, "A \"name\" & more");
        let height: i32 = element.split(" height=\"").nth(1).and_then(|it| it.split('"').next()).expect("a height").parse().expect("a number");
        for shape in shapes(&element) {
            let (left, right) = shape.extent(direction);
            prop_assert!(left >= -1 && right <= WIDTH + 1, "{} {} {left} {right}", shape.name, shape.text);
            prop_assert!(["y", "y1", "y2", "cy"].iter().all(|name| (0..height).contains(&shape.number(name))));
        }
    }

    #[test]
    fn from_right_to_left_each_shape_stands_at_the_mirrored_place(drawing in drawing()) {
        let (there, back) = (svg(&drawing, Direction::LeftToRight, ""), svg(&drawing, Direction::RightToLeft, ""));
        let (there, back) = (shapes(&there), shapes(&back));
        prop_assert_eq!(there.len(), back.len());
        for (one, other) in there.iter().zip(&back) {
            let (left, right) = one.extent(Direction::LeftToRight);
            prop_assert_eq!(other.extent(Direction::RightToLeft), (WIDTH - right, WIDTH - left), "{}", one.name);
            prop_assert_eq!(one.text, other.text);
        }
    }

    #[test]
    fn lines_keep_every_letter_and_their_width(text in words(), most in 60..320i32) {
        let lines = wrap(&text, Face::Strong, most);
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        prop_assert!(lines.iter().all(|line| width(line, Face::Strong) <= most));
    }
}

#[test]
fn words_that_fit_stay_together() {
    assert_eq!(wrap("Committee on Migrant Workers", Face::Plain, 180), ["Committee on Migrant", "Workers"]);
}
