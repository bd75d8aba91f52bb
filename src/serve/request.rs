//! What a request asks for: a pure function of its method, host and path.
//!
//! A preview answers its own browser and nobody else. A site elsewhere can point a name of its own at 127.0.0.1 and have
//! the reader's browser ask there (DNS rebinding): such a request names a foreign host and is refused.

/// Beginning of the paths that are the preview's own; no file of an output begins so.
pub(super) const OWN: &str = "/.preview/";
/// The script that each served page gets, below [`OWN`].
pub(super) const SCRIPT: &str = "reload.js";
/// The style of the overlay.
pub(super) const STYLE: &str = "overlay.css";
/// What changed since the page last heard of it.
pub(super) const NEWS: &str = "news.js";

/// Where the book begins.
pub(super) const START: &str = "/site/index.html";

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file of the output, by its path in it, such as `site/en/index.html`.
    File(String),
    /// The script of the preview.
    Script,
    /// The style of the overlay.
    Style,
    /// What is newer than the state that the page knows.
    News {
        /// The state that it knows; empty for none.
        after: String,
    },
    /// The start page.
    Start,
    /// Nothing that this server gives.
    Refused(Refusal),
}

/// Why nothing is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The request came by a name that is not this server's.
    ForeignHost,
    /// Only reading is offered.
    Method,
    /// The path is none: it climbs, is absolute to a disk, or is badly written.
    Path,
}

/// What the request `method` `target` asks of the server on `port`; `hosts` are its `Host` lines.
pub(super) fn wanted(method: &str, target: &str, hosts: &[&str], port: u16) -> Wanted {
    let [host] = hosts else { return Wanted::Refused(Refusal::ForeignHost) };
    if !is_own_host(host, port) {
        return Wanted::Refused(Refusal::ForeignHost);
    }
    if !["GET", "HEAD"].contains(&method) {
        return Wanted::Refused(Refusal::Method);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            SCRIPT => Wanted::Script,
            STYLE => Wanted::Style,
            NEWS => Wanted::News { after: query.split('&').next().unwrap_or_default().to_owned() },
            _ => Wanted::Refused(Refusal::Path),
        };
    }
    match file(path) {
        Some(path) if path.is_empty() => Wanted::Start,
        Some(path) => Wanted::File(path),
        None => Wanted::Refused(Refusal::Path),
    }
}

/// Whether `host` names this machine as seen from itself, with the port of this server.
fn is_own_host(host: &str, port: u16) -> bool {
    let Some((name, written)) = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) else {
        // The port may be left out where it is that of the protocol.
        return port == 80 && is_own_name(host);
    };
    written.parse() == Ok(port) && is_own_name(name)
}

fn is_own_name(name: &str) -> bool {
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

/// The path of a file in the output; empty for the top of it. `None` if a part could mean another place than it says.
fn file(path: &str) -> Option<String> {
    let path = percent_decoded(path.strip_prefix('/')?)?;
    let bad = |part: &str| part == "." || part == ".." || part.contains(['\\', ':', '\0']);
    if path.is_empty() {
        return Some(path);
    }
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", &path));
    let empty = !folder.is_empty() && folder.split('/').any(str::is_empty);
    if empty || path.starts_with('/') || path.split('/').any(bad) {
        return None;
    }
    Some(if last.is_empty() { format!("{path}index.html") } else { path })
}

/// The text that `%XX` stand for; `None` if they are none, or no UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes().iter();
    while let Some(byte) = rest.next() {
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let mut digit = || char::from(*rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(target: &str) -> Wanted {
        wanted("GET", target, &["127.0.0.1:3000"], 3000)
    }

    #[test]
    fn a_path_names_a_file_of_the_output() {
        for (target, path) in [
            ("/site/en/a.html", "site/en/a.html"),
            ("/site/en/a.html?x=1", "site/en/a.html"),
            ("/site/en/", "site/en/index.html"),
            ("/SHA256SUMS", "SHA256SUMS"),
            ("/a%20b/%C3%A9.zip", "a b/é.zip"),
        ] {
            assert_eq!(get(target), Wanted::File(path.to_owned()), "{target}");
        }
        assert_eq!(get("/"), Wanted::Start);
        assert_eq!(get("/?x"), Wanted::Start);
    }

    #[test]
    fn what_climbs_or_is_badly_written_is_refused() {
        for target in [
            "/../handbook.toml",
            "/site/../../etc/passwd",
            "/site/%2e%2e/%2E%2E/handbook.toml",
            "/site/..%2f..%2fhandbook.toml",
            "/site/..%5c..%5chandbook.toml",
            "/site\\..\\handbook.toml",
            "//etc/passwd",
            "/C:/handbook.toml",
            "/site//a.html",
            "/./site/a.html",
            "/site/%",
            "/site/%zz",
            "/site/%ff",
            "/site/a%00.html",
            "*",
            "http://127.0.0.1:3000/site/a.html",
            "/.preview/../site",
        ] {
            assert_eq!(get(target), Wanted::Refused(Refusal::Path), "{target}");
        }
    }

    #[test]
    fn only_the_own_host_is_answered() {
        for host in ["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000"] {
            assert_eq!(wanted("GET", "/", &[host], 3000), Wanted::Start, "{host}");
        }
        assert_eq!(wanted("GET", "/", &["localhost"], 80), Wanted::Start);
        let foreign = [
            "evil.example:3000",
            "evil.example",
            "127.0.0.1:3001",
            "127.0.0.1",
            "localhost.evil.example:3000",
            "127.0.0.1.evil.example:3000",
            "127.0.0.1:3000@evil.example",
            "[::1]:3000",
            "",
            ":3000",
        ];
        for host in foreign {
            assert_eq!(wanted("GET", "/", &[host], 3000), Wanted::Refused(Refusal::ForeignHost), "{host}");
        }
        for hosts in [&[] as &[&str], &["127.0.0.1:3000", "evil.example"]] {
            assert_eq!(wanted("GET", "/", hosts, 3000), Wanted::Refused(Refusal::ForeignHost));
        }
    }

    #[test]
    fn nothing_but_reading_is_offered() {
        let host = &["127.0.0.1:3000"];
        assert_eq!(wanted("HEAD", "/", host, 3000), Wanted::Start);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"] {
            assert_eq!(wanted(method, "/", host, 3000), Wanted::Refused(Refusal::Method));
        }
    }

    #[test]
    fn the_previews_own_files_lie_apart() {
        assert_eq!(get("/.preview/reload.js?1-2"), Wanted::Script);
        assert_eq!(get("/.preview/overlay.css"), Wanted::Style);
        assert_eq!(get("/.preview/news.js?1-2&77"), Wanted::News { after: "1-2".to_owned() });
        assert_eq!(get("/.preview/news.js"), Wanted::News { after: String::new() });
    }
}
