use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::exif::only_orientation;
use super::{Clean, clean};

/// A secret that no cleaned image may hold.
const SECRET: &[u8] = b"47.2266N 6.1399E";

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let mut made = vec![0xFF, marker];
    made.extend((content.len() as u16 + 2).to_be_bytes());
    made.extend(content);
    made
}

/// A JPEG with two scans and everything that tells.
fn jpeg(orientation: u16) -> Vec<u8> {
    let exif = [b"Exif\0\0", &only_orientation(orientation)[..], SECRET].concat();
    let mut made = b"\xFF\xD8".to_vec();
    made.extend(segment(0xE0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01", SECRET].concat()));
    made.extend(segment(0xE1, &exif));
    made.extend(segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()));
    made.extend(segment(0xE2, &[b"ICC_PROFILE\0\x01\x01my screen", SECRET].concat()));
    made.extend(segment(0xE2, &[b"MPF\0", SECRET].concat()));
    made.extend(segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()));
    made.extend(segment(0xFE, SECRET));
    made.extend(pixels());
    made.extend(b"\xFF\xD9");
    made.extend(SECRET);
    made
}

fn pixels() -> Vec<u8> {
    let mut made = segment(0xDB, &[0; 65]);
    made.extend(segment(0xC2, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
    made.extend(segment(0xDA, &[1, 1, 0, 0, 63, 0]));
    made.extend(b"ab\xFF\0cd\xFF\xD0ef");
    made.extend(segment(0xC4, &[1; 20]));
    made.extend(segment(0xDA, &[1, 1, 0, 0, 63, 0]));
    made.extend(b"gh");
    made
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(content);
    [&(content.len() as u32).to_be_bytes()[..], kind, content, &sum.sum().to_be_bytes()].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A PNG of two by three pixels in three colours.
fn png(beside: &[u8], pixels: &[u8]) -> Vec<u8> {
    let head = chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0]);
    [b"\x89PNG\r\n\x1A\n", &head[..], beside, &chunk(b"IDAT", &packed(pixels)), &chunk(b"IEND", b"")].concat()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (id, content) in chunks {
        body.extend(*id);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend(*content);
        body.extend(vec![0; content.len() % 2]);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

#[track_caller]
fn cleaned(name: &str, bytes: &[u8]) -> Clean {
    let clean = clean(name, bytes).expect("an image").expect("a whole one");
    assert!(!clean.bytes.windows(SECRET.len()).any(|it| it == SECRET), "the secret is left in {name}");
    assert_eq!(
        super::clean(name, &clean.bytes),
        Some(Ok(Clean {
            bytes: clean.bytes.clone(),
            changes: clean.changes.iter().filter(|it| it.contains("old browsers")).cloned().collect()
        })),
        "clean is clean"
    );
    clean
}

#[test]
fn a_jpeg_keeps_its_pixels_alone() {
    let clean = cleaned("a.JPG", &jpeg(1));
    assert_eq!(
        clean.bytes,
        [b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0", &pixels()[..], b"\xFF\xD9"].concat()
    );
    assert_eq!(clean.changes, ["its own colour profile is left out: save it with sRGB"]);
}

#[test]
fn a_turned_jpeg_stays_turned_and_is_reported() {
    let clean = cleaned("a.jpg", &jpeg(6));
    assert!(clean.bytes.windows(26).any(|it| it == only_orientation(6)));
    assert!(clean.changes[0].contains("turned"), "{:?}", clean.changes);
}

#[test]
fn a_png_keeps_its_pixels_alone() {
    let beside = [
        chunk(b"tEXt", &[b"Author\0", SECRET].concat()),
        chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", SECRET].concat()),
        chunk(b"zTXt", &[b"Comment\0\0", &packed(SECRET)[..]].concat()),
        chunk(b"eXIf", &[&only_orientation(1)[..], SECRET].concat()),
        chunk(b"tIME", &[7, 234, 1, 2, 3, 4, 5]),
        chunk(b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1]),
        chunk(b"prVt", SECRET),
    ];
    let dirty = [png(&beside.concat(), &[0; 21]), SECRET.to_vec()].concat();
    assert_eq!(cleaned("a.png", &dirty).bytes, png(b"", &[0; 21]));
}

#[test]
fn a_webp_keeps_its_pixels_alone() {
    let vp8l: &[u8] = b"\x2F\x01\0\0\0abc";
    let flags: &[u8] = &[0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let dirty = riff(&[
        (b"VP8X", flags),
        (b"ICCP", b"my screen"),
        (b"VP8L", vp8l),
        (b"EXIF", SECRET),
        (b"XMP ", SECRET),
        (b"what", SECRET),
    ]);
    let clean = cleaned("a.webp", &[&dirty[..], SECRET].concat());
    assert_eq!(clean.bytes, riff(&[(b"VP8X", &[0; 10]), (b"VP8L", vp8l)]));
}

#[test]
fn a_drawing_keeps_what_draws() {
    let svg = r##"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- 47.2266N 6.1399E --><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink" inkscape:export-filename="/home/47.2266N 6.1399E.png" viewBox="0 0 1 1" onload="alert(1)">
<metadata>47.2266N 6.1399E</metadata><script>alert(1)</script><defs><linearGradient id="a"/></defs>
<a xlink:href="javascript:alert(1)"><path d="M0 0h1" fill="url(#a)" style="stroke:red"/></a><use xlink:href="#a"/><text>A &lt; B</text></svg>"##;
    let clean = cleaned("a.svg", svg.as_bytes());
    let text = String::from_utf8(clean.bytes).expect("text");
    for kept in ["M0 0h1", "url(#a)", "stroke:red", "href=\"#a\"", "A &lt; B", "viewBox"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    for gone in ["alert", "inkscape", "metadata", "DOCTYPE"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert_eq!(
        clean.changes,
        ["`<script>` is left out of it", "`onload` is left out of it", "`xlink:href` is left out of it"]
    );
}

#[test]
fn a_drawing_may_not_load() {
    let with = |inner: &str| {
        clean(
            "a.svg",
            format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{inner}</svg>")
                .as_bytes(),
        )
    };
    for inner in [
        "<image href='https://x.example/a.png'/>",
        "<image xlink:href='a.png'/>",
        "<use href='b.svg#x'/>",
        "<rect fill='url(https://x.example/a.svg#b)'/>",
        "<style>a{fill:url(//x.example/a)}</style>",
        "<g>",
        "&x;",
    ] {
        assert!(matches!(with(inner), Some(Err(_))), "{inner}: {:?}", with(inner));
    }
    let bomb = format!(
        "<!DOCTYPE svg [{}]><svg xmlns='http://www.w3.org/2000/svg'>&a9;</svg>",
        (1..10).fold("<!ENTITY a0 'x'>".to_owned(), |all, n| format!(
            "{all}<!ENTITY a{n} '{}'>",
            format!("&a{};", n - 1).repeat(10)
        ))
    );
    assert!(matches!(clean("a.svg", bomb.as_bytes()), Some(Err(_))));
}

#[test]
fn what_is_no_whole_image_is_refused() {
    let gif: &[u8] = b"GIF89a\x01\0\x01\0";
    for (name, bytes) in [
        ("a.gif", gif),
        ("a.png", gif),
        ("a.txt", gif),
        ("a.bmp", b"BM"),
        ("a.tiff", b"II*\0"),
        ("a.heic", b"\0\0\0\x18ftypheic"),
        ("a.png", b"\0\0\0\x18ftypavif"),
        ("a.png", b""),
        ("a.png", &jpeg(1)),
        ("a.jpg", &png(b"", &[0; 21])),
        ("a.pdf", &png(b"", &[0; 21])),
        ("a.svg", b"<html><svg></svg></html>"),
        ("a.png", &png(b"", &[0; 20])),
        ("a.png", &png(b"", &[0; 22])),
        ("a.png", &png(&chunk(b"acTL", &[0; 8]), &[0; 21])),
        ("a.webp", &riff(&[(b"VP8 ", b"xxxxxx")])),
        ("a.webp", &riff(&[(b"ANIM", b"xxxxxx"), (b"VP8L", b"\x2F\0\0\0\0")])),
    ] {
        assert!(matches!(clean(name, bytes), Some(Err(_))), "{name} {bytes:?}");
    }
    let (jpeg, png, webp) = (jpeg(1), png(b"", &[0; 21]), riff(&[(b"VP8L", b"\x2F\x01\0\0\0abc")]));
    let end = jpeg.len() - SECRET.len();
    for (name, bytes) in [("a.jpg", &jpeg[..end]), ("a.png", &png), ("a.webp", &webp)] {
        for cut in 0..bytes.len() {
            assert!(matches!(clean(name, &bytes[..cut]), Some(Err(_))), "{name} cut at {cut}");
        }
    }
    assert_eq!(clean("a.txt", b"text"), None);
}

proptest::proptest! {
    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), place in 0usize..400) {
        for (name, whole) in [("a.jpg", jpeg(3)), ("a.png", png(b"", &[0; 21])), ("a.webp", riff(&[(b"VP8L", b"\x2F\x01\0\0\0abc")])), ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0'/></svg>".to_vec())] {
            let _ = clean(name, &bytes);
            let mut hurt = whole;
            let at = place.min(hurt.len());
            hurt.splice(at..(at + bytes.len() / 8).min(hurt.len()), bytes.iter().copied());
            let _ = clean(name, &hurt);
        }
    }
}
