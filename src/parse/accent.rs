//! Colours: whether one is legible on every ground of the theme, and what follows from it.
//!
//! [`shades`] is the way in. Contrast is that of WCAG 2: (L1 + 0.05) / (L2 + 0.05) of relative luminances.

use crate::model::look::Shades;

/// Text needs so much, by WCAG 2.2 AA.
pub(super) const CONTRAST_MIN: f64 = 4.5;

/// Grounds on which text in the accent stands, as `theme/css` has them: paper first. A test compares.
pub(super) const LIGHT: [Color; 3] = [Color(0xfb, 0xfa, 0xf6), Color(0xff, 0xff, 0xff), Color(0xf3, 0xf0, 0xe8)];
/// The same on dark screens.
pub(super) const DARK: [Color; 3] = [Color(0x12, 0x18, 0x1b), Color(0x19, 0x21, 0x25), Color(0x1e, 0x27, 0x2c)];

const BLACK: Color = Color(0, 0, 0);
const WHITE: Color = Color(0xff, 0xff, 0xff);

/// The largest share of the accent in a soft ground, in percent.
const SOFT_SHARE: u32 = 12;
/// How far a colour moves at a time on its way to black or white, in percent.
const STEP: usize = 4;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(u8, u8, u8);

impl Color {
    /// Reads `#rrggbb` or `#rgb`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|it| it * 17);
        match digits.len() {
            6 => Some(Self(pair(0)?, pair(2)?, pair(4)?)),
            3 => Some(Self(single(0)?, single(1)?, single(2)?)),
            _ => None,
        }
    }

    /// As `#rrggbb`.
    pub fn written(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// `percent` of this colour in `ground`.
    fn mixed(self, ground: Self, percent: u32) -> Self {
        let mix = |a: u8, b: u8| {
            let sum = u32::from(a) * percent + u32::from(b) * (100 - percent);
            ((sum + 50) / 100) as u8
        };
        Self(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The contrast of two colours, from 1 to 21.
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The least contrast of `ink` with one of `grounds`.
pub(super) fn least(ink: Color, grounds: &[Color]) -> f64 {
    grounds.iter().map(|ground| contrast(ink, *ground)).fold(f64::INFINITY, f64::min)
}

/// Whether text in `ink` can be read on all of `grounds`.
pub(super) fn is_legible(ink: Color, grounds: &[Color]) -> bool {
    least(ink, grounds) >= CONTRAST_MIN
}

/// The nearest colour of the same hue that can be read on `grounds`: darker on light ones, lighter on dark ones.
pub(super) fn legible(ink: Color, grounds: &[Color; 3]) -> Color {
    let end = if grounds[0].luminance() > 0.5 { BLACK } else { WHITE };
    let mut shares = (0..=100_u32).rev().step_by(STEP).map(|percent| ink.mixed(end, percent));
    shares.find(|shade| is_legible(*shade, grounds)).unwrap_or(end)
}

/// `ink` with the strongest soft ground on which it can be read.
pub(super) fn shades(ink: Color, grounds: &[Color; 3]) -> Shades {
    let paper = grounds[0];
    let mut softs = (0..=SOFT_SHARE).rev().map(|percent| ink.mixed(paper, percent));
    let soft = softs.find(|soft| contrast(ink, *soft) >= CONTRAST_MIN).unwrap_or(paper);
    Shades { ink: ink.written(), soft: soft.written() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::read(text).expect("a colour")
    }

    #[test]
    fn colours_are_hexadecimal() {
        assert_eq!(color("#0a566d").written(), "#0a566d");
        assert_eq!(color("#FFF").written(), "#ffffff");
        for bad in ["0a566d", "#0a566", "#0a566g", "red", "#", "#+12", "rgb(0,0,0)", "#0a566d00"] {
            assert!(Color::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        // #767676 is the lightest grey that is legible on white.
        assert!(contrast(color("#767676"), WHITE) >= 4.5 && contrast(color("#777777"), WHITE) < 4.5);
    }

    #[test]
    fn what_is_derived_can_be_read() {
        for value in 0..=0xfff_u32 {
            let ink = color(&format!("#{value:03x}"));
            for grounds in [&LIGHT, &DARK] {
                let shade = legible(ink, grounds);
                assert!(is_legible(shade, grounds), "{ink:?}");
                let made = shades(shade, grounds);
                assert!(contrast(shade, color(&made.soft)) >= CONTRAST_MIN, "{made:?}");
            }
            assert!(legible(ink, &LIGHT) == ink || !is_legible(ink, &LIGHT), "{ink:?} was legible");
        }
    }
}
