//! What kind of image a file is: by its name, and by its first bytes.

/// A kind of image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    Svg,
    /// Known, and not carried: by the name of the format.
    Foreign(&'static str),
}

impl Kind {
    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "a JPEG",
            Kind::Png => "a PNG",
            Kind::WebP => "a WebP",
            Kind::Svg => "an SVG",
            Kind::Foreign(format) => format,
        }
    }
}

/// By the ending of a file's name, in any case.
pub(super) fn of_name(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => Kind::Jpeg,
        "png" => Kind::Png,
        "webp" => Kind::WebP,
        "svg" => Kind::Svg,
        "gif" => Kind::Foreign("GIF"),
        "bmp" | "dib" => Kind::Foreign("BMP"),
        "tif" | "tiff" => Kind::Foreign("TIFF"),
        "heic" | "heif" | "hif" => Kind::Foreign("HEIF"),
        "avif" => Kind::Foreign("AVIF"),
        "ico" | "cur" => Kind::Foreign("ICO"),
        "jxl" => Kind::Foreign("JPEG XL"),
        "jp2" | "j2k" | "jpx" => Kind::Foreign("JPEG 2000"),
        "apng" => Kind::Foreign("APNG"),
        "psd" => Kind::Foreign("PSD"),
        "svgz" => Kind::Foreign("SVGZ"),
        _ => return None,
    })
}

/// By the first bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Kind> {
    const MARKS: &[(&[u8], Kind)] = &[
        (b"\xFF\xD8\xFF", Kind::Jpeg),
        (b"\x89PNG\r\n\x1A\n", Kind::Png),
        (b"GIF8", Kind::Foreign("GIF")),
        (b"BM", Kind::Foreign("BMP")),
        (b"II*\0", Kind::Foreign("TIFF")),
        (b"MM\0*", Kind::Foreign("TIFF")),
        (b"8BPS", Kind::Foreign("PSD")),
        (b"\xFF\x0A", Kind::Foreign("JPEG XL")),
        (b"\0\0\0\x0CJXL ", Kind::Foreign("JPEG XL")),
        (b"\0\0\0\x0CjP  ", Kind::Foreign("JPEG 2000")),
        (b"\0\0\x01\0", Kind::Foreign("ICO")),
    ];
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        // Two letters are too few to tell: what follows must be the size of the file.
        let is_bmp = bytes.get(2..6).is_some_and(|size| size == (bytes.len() as u32).to_le_bytes());
        return (*kind != Kind::Foreign("BMP") || is_bmp).then_some(*kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12).is_some_and(|it| it == b"WEBP") {
        return Some(Kind::WebP);
    }
    if bytes.get(4..8).is_some_and(|it| it == b"ftyp") {
        return match bytes.get(8..12)? {
            b"avif" | b"avis" => Some(Kind::Foreign("AVIF")),
            b"heic" | b"heix" | b"heim" | b"hevc" | b"mif1" | b"msf1" => Some(Kind::Foreign("HEIF")),
            _ => None,
        };
    }
    is_drawing(bytes).then_some(Kind::Svg)
}

/// Whether the text begins with `<svg`, after comments, a declaration and a document type.
fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            _ if rest.starts_with("<!") => doctype_end(rest),
            _ => break,
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = name
        .split(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/'))
        .next()
        .unwrap_or_default();
    name.rsplit(':').next() == Some("svg")
}

/// A document type may hold declarations in brackets.
fn doctype_end(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    match text[..close].find('[') {
        None => Some(close + 1),
        Some(open) => {
            let inner = text[open..].find(']').map(|at| open + at)?;
            text[inner..].find('>').map(|at| inner + at + 1)
        }
    }
}
