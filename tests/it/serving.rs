//! The preview as a browser sees it: the real program, asked over its socket. What changes is waited for by asking for news.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

use super::book::{self, put, repository};

const PATIENCE: Duration = Duration::from_secs(600);

/// A running preview; it ends with its test.
struct Preview {
    program: Child,
    port: u16,
    said: Receiver<String>,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

impl Preview {
    fn of(root: &Path) -> Self {
        Self::with(root, &["--port", "0"])
    }

    fn with(root: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vademecum"));
        command.arg("serve").arg(root).args(args).env("NO_COLOR", "1");
        let mut program = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let lines = BufReader::new(program.stderr.take().expect("piped")).lines();
        let (tell, said) = channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
        let mut preview = Self { program, port: 0, said };
        let line = preview.hear("serving ");
        let (_, port) = line.split_once("http://127.0.0.1:").expect("an address");
        preview.port = port.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
        preview
    }

    /// The next line on the terminal that holds `word`.
    fn hear(&self, word: &str) -> String {
        loop {
            let line = self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nobody says `{word}`"));
            if line.contains(word) {
                return line;
            }
        }
    }

    fn ask(&self, method: &str, target: &str, hosts: &[&str]) -> Answer {
        let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        socket.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let hosts: String = hosts.iter().map(|host| format!("Host: {host}\r\n")).collect();
        let request = format!("{method} {target} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        socket.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).expect("answered");
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n").expect("headers");
        let head = String::from_utf8(answer[..end].to_vec()).expect("UTF-8").to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/{path}"), &[&format!("127.0.0.1:{}", self.port)])
    }

    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.head);
        answer.text().to_owned()
    }

    /// What is newer than the state `after`; waits until there is something.
    fn news(&self, after: &str) -> Value {
        let clock = std::time::Instant::now();
        loop {
            assert!(clock.elapsed() < PATIENCE, "nothing is newer than {after}");
            let answer = self.get(&format!(".preview/news.js?{after}"));
            let news = answer.text().trim().strip_prefix("vademecumPreview.hear(").and_then(|it| it.strip_suffix(");"));
            if let Some(news) = news {
                return serde_json::from_str(news).expect("JSON");
            }
        }
    }

    /// The first state of which `holds`, from now on.
    fn until(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let clock = std::time::Instant::now();
        let mut news = self.news("");
        while !holds(&news) {
            assert!(clock.elapsed() < PATIENCE, "not in time: {what}; last: {news}");
            news = self.news(news["at"].as_str().expect("a state"));
        }
        news
    }

    fn until_page(&self, path: &str, word: &str) -> String {
        self.until(word, |_| self.get(path).text().contains(word));
        self.page(path)
    }

    fn until_overlay(&self, word: &str) -> String {
        let news = self.until(word, |news| overlay(news).contains(word));
        overlay(&news).to_owned()
    }

    fn until_good(&self) {
        self.until("no overlay", |news| overlay(news).is_empty());
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn overlay(news: &Value) -> &str {
    news["overlay"].as_str().expect("a text")
}

const PAGE: &str = "site/en/chapters/a.html";

fn small() -> tempfile::TempDir {
    book::write([("en/a.md", b"# A\n\nThe first text.\n" as &[u8])])
}

fn save(dir: &tempfile::TempDir, text: &str) {
    put(dir.path(), "en/a.md", text.as_bytes());
}

/// Asserts that each file of a build is served: pages with a tag behind them, all else as it is.
fn serves(preview: &Preview, built: &[(String, Vec<u8>)]) {
    let first = preview.page("site/en/index.html");
    for (path, bytes) in built {
        let answer = preview.get(&path.replace(' ', "%20"));
        assert_eq!(answer.status, 200, "{path}");
        if !path.ends_with(".html") {
            assert!(answer.body == *bytes, "{path} differs");
            continue;
        }
        let (page, tag) = answer.text().rsplit_once("<script src=\"/.preview/").expect("a tag");
        assert!(tag.starts_with("reload.js?") && tag.ends_with("\"></script>"), "{path}: {tag}");
        let built = std::str::from_utf8(bytes).expect("UTF-8");
        if built.contains("script-src 'self'") {
            assert!(page == built, "{path} differs");
        } else {
            // Pages that stand alone get leave to load the script, in their policy and nowhere else.
            assert!(page.contains("script-src") && page.contains("'self'"), "{path}");
            assert!(without_policy(page) == without_policy(built), "{path} differs");
        }
    }
    // Whatever was shown before the whole was there had the same bytes.
    assert!(preview.page("site/en/index.html") == first);
}

fn without_tag(page: &str) -> &str {
    page.rsplit_once("<script").map_or(page, |(page, _)| page)
}

fn without_policy(page: &str) -> String {
    let start = page.find("default-src").unwrap_or(page.len());
    let end = page[start..].find('"').map_or(page.len(), |length| start + length);
    format!("{}{}", &page[..start], &page[end..])
}

/// Every file that `build` writes for the book at `root`.
fn built(root: &Path) -> Vec<(String, Vec<u8>)> {
    let top = tempfile::tempdir().expect("a folder");
    let out = top.path().join("dist");
    let mut build = Command::new(env!("CARGO_BIN_EXE_vademecum"));
    let done = build.args(["-q", "build"]).arg(root).arg("--out").arg(&out).status().expect("the program starts");
    assert!(done.success());
    book::tree(&out)
}

#[test]
fn the_bytes_are_those_of_a_build() {
    for root in ["tests/books/library", "handbook"] {
        let root = repository().join(root);
        serves(&Preview::of(&root), &built(&root));
    }
}

#[test]
fn a_build_holds_nothing_of_the_preview() {
    for built in [book::library(), book::flagship()] {
        for (path, bytes) in built.bundle.0.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".js"))
        {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains(".preview") && !text.contains("vademecumPreview"), "{path}");
        }
    }
}

#[test]
fn foreign_hosts_and_paths_outside_are_refused() {
    let dir = small();
    let preview = Preview::of(dir.path());
    let own = format!("127.0.0.1:{}", preview.port);
    for host in ["evil.example", &format!("evil.example:{}", preview.port), "127.0.0.1:1", ""] {
        for path in ["/", "/site/index.html", "/.preview/news.js", "/.preview/reload.js"] {
            assert_eq!(preview.ask("GET", path, &[host]).status, 403, "{host} {path}");
        }
    }
    assert_eq!(preview.ask("GET", "/", &[&own, "evil.example"]).status, 403);
    for path in
        ["/../handbook.toml", "/site/%2e%2e/%2e%2e/handbook.toml", "/handbook.toml", "/en/a.md", "/site/..%5c..%5cx"]
    {
        let answer = preview.ask("GET", path, &[&own]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("edition ="), "{path}");
    }
    assert_eq!(preview.ask("POST", "/site/index.html", &[&own]).status, 405);
    let answer = preview.ask("HEAD", "/site/index.html", &[&format!("localhost:{}", preview.port)]);
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    for header in ["cross-origin-resource-policy: same-origin", "cache-control: no-store", "x-frame-options: deny"] {
        assert!(answer.head.contains(header), "{}", answer.head);
    }
    let start = preview.get("");
    assert!(start.status == 302 && start.head.contains("location: /site/index.html"), "{}", start.head);
}

#[test]
fn where_a_port_is_taken_another_is_found() {
    let dir = small();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let preview = Preview::with(dir.path(), &["--port", &port.to_string()]);
    assert_ne!(preview.port, port);
    assert!(preview.page(PAGE).contains("The first text."));
    let next = Preview::with(dir.path(), &["--port", &preview.port.to_string()]);
    assert_ne!(next.port, preview.port);
}

#[test]
fn a_mistake_lies_over_the_last_good_page_until_it_is_mended() {
    let dir = small();
    let preview = Preview::of(dir.path());
    preview.hear("built in ");
    let good = preview.page(PAGE);
    save(&dir, "# A\n\nThe second text with [a link](gone.md).\n");
    let overlay = preview.until_overlay("en/a.md:3:");
    assert!(overlay.contains("<code>broken-link</code>") || overlay.contains("<code>"), "{overlay}");
    assert!(overlay.contains("as it was before"), "{overlay}");
    assert_eq!(preview.page(PAGE), good);
    preview.hear("en/a.md:3:");

    save(&dir, "# A\n\nThe third text.\n");
    preview.until_good();
    assert!(preview.page(PAGE).contains("The third text."));
    preview.hear("rebuilt in ");
    // A heading that jumps is a warning: it is told, and the page is new.
    save(&dir, "# A\n\n### Deep\n\nThe fourth text.\n");
    assert!(preview.until_overlay("heading-jump").contains("1 warning"));
    assert!(preview.page(PAGE).contains("The fourth text."));
}

#[test]
fn half_saved_files_keep_the_last_good_page() {
    let dir = small();
    let config = fs::read(dir.path().join("handbook.toml")).expect("a file");
    let preview = Preview::of(dir.path());
    let good = preview.page(PAGE);
    put(dir.path(), "handbook.toml", b"title = \"Bo");
    preview.until_overlay("handbook.toml:1:");
    assert_eq!(preview.page(PAGE), good);
    fs::remove_file(dir.path().join("handbook.toml")).expect("gone");
    preview.until_overlay("handbook.toml");
    assert_eq!(preview.page(PAGE), good);
    put(dir.path(), "handbook.toml", &config);
    preview.until_good();
    assert!(preview.page(PAGE).contains("The first text."));
}

#[test]
fn a_book_that_begins_with_a_mistake_waits_for_its_author() {
    let dir = small();
    save(&dir, "# A\n\n[a link](gone.md)\n");
    let preview = Preview::of(dir.path());
    let waiting = preview.get(PAGE);
    assert_eq!(waiting.status, 503);
    assert!(waiting.text().contains("/.preview/reload.js?"), "{}", waiting.text());
    preview.until_overlay("no page to show yet");
    save(&dir, "# A\n\nMended.\n");
    preview.until_good();
    assert!(preview.page(PAGE).contains("Mended."));
}

#[test]
fn a_theme_that_does_not_work_is_told() {
    let dir = small();
    let preview = Preview::of(dir.path());
    let good = preview.page(PAGE);
    let own = fs::read_to_string(repository().join("theme/templates/page.html")).expect("a template");
    // One does not parse, one asks for what no page has.
    for wrong in ["{% if %}", "{% block main %}{{ nothing.at_all }}{% endblock %}"] {
        put(
            dir.path(),
            "theme/templates/page.html",
            own.replacen("{% block", &format!("{wrong}{{% block"), 1).as_bytes(),
        );
        preview.until_overlay("theme file templates/");
        assert_eq!(without_tag(&preview.page(PAGE)), without_tag(&good));
        fs::remove_file(dir.path().join("theme/templates/page.html")).expect("gone");
        preview.until_good();
    }
    put(dir.path(), "theme/css/base.css", b"p { color: #123456 }");
    preview.until_page("site/assets/base.css", "#123456");
}

#[test]
fn what_editors_leave_changes_nothing_and_renames_count() {
    let dir = small();
    let preview = Preview::of(dir.path());
    let before = preview.until("begun", |_| preview.get(PAGE).status == 200);
    for name in ["en/.a.md.swp", "en/a.md~", "en/#a.md#", "en/4913", ".git/index"] {
        put(dir.path(), name, b"x");
        fs::remove_file(dir.path().join(name)).expect("gone");
    }
    // As editors save: a new file takes the name of the old one.
    put(dir.path(), "en/.a.md.new", b"# A\n\nThe renamed text.\n");
    fs::rename(dir.path().join("en/.a.md.new"), dir.path().join("en/a.md")).expect("renamed");
    preview.until_page(PAGE, "The renamed text.");
    let after = preview.news("");
    assert_ne!(before["edition"], after["edition"]);
}

#[test]
fn a_thousand_changes_end_in_the_last() {
    let dir = small();
    let preview = Preview::of(dir.path());
    preview.page(PAGE);
    for number in 0..1000 {
        match number % 4 {
            0 => save(&dir, "# A\n\n[half"),
            1 => put(dir.path(), &format!("pictures/{number}.txt"), b"x"),
            2 => save(&dir, &format!("# A\n\nText {number}.\n")),
            _ => put(dir.path(), &format!("en/.{number}.swp"), b"x"),
        }
    }
    save(&dir, "# A\n\nThe last of a thousand.\n");
    preview.until_page(PAGE, "The last of a thousand.");
    preview.until_good();
}

#[test]
fn a_folder_that_is_deleted_and_comes_back_is_served_again() {
    let top = tempfile::tempdir().expect("a folder");
    let root = top.path().join("book");
    let copy = small();
    let restore = |text: &str| {
        fs::create_dir(&root).expect("a folder");
        for (path, bytes) in book::tree(copy.path()) {
            put(&root, &path, &bytes);
        }
        put(&root, "en/a.md", text.as_bytes());
    };
    restore("# A\n\nBefore.\n");
    let preview = Preview::of(&root);
    let good = preview.page(PAGE);
    fs::remove_dir_all(&root).expect("gone");
    preview.until_overlay("failed to open the folder");
    assert_eq!(preview.page(PAGE), good);
    restore("# A\n\nAfter.\n");
    preview.until_page(PAGE, "After.");
    preview.until_good();
    // And it is still watched.
    put(&root, "en/a.md", b"# A\n\nLater.\n");
    preview.until_page(PAGE, "Later.");
    // The folder of a language, too.
    fs::remove_dir_all(root.join("en")).expect("gone");
    preview.until("an overlay", |news| !overlay(news).is_empty());
    put(&root, "en/SUMMARY.md", b"- [A](a.md)\n");
    put(&root, "en/a.md", b"# A\n\nLast.\n");
    preview.until_page(PAGE, "Last.");
}

#[test]
fn what_the_whole_book_shows_follows_the_page() {
    let dir = small();
    let preview = Preview::of(dir.path());
    save(&dir, "# A\n\nA word: quinquereme.\n");
    preview.until_page(PAGE, "quinquereme");
    let built = built(dir.path());
    for path in ["site/search/en/index.js", "SHA256SUMS"] {
        let expected = built.iter().find(|(it, _)| it == path).expect("a file");
        assert!(preview.get(path).body == expected.1, "{path}");
    }

    let config = String::from_utf8(fs::read(dir.path().join("handbook.toml")).expect("a file")).expect("UTF-8");
    let expect = "\n[[search.expect]]\nquery = \"nowhere\"\nfinds = \"a\"\n";
    put(dir.path(), "handbook.toml", format!("{config}{expect}").as_bytes());
    assert!(preview.until_overlay("search-expect").contains("1 error"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_quietly() {
    let dir = small();
    let mut preview = Preview::of(dir.path());
    preview.hear("built in ");
    let id = preview.program.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert_eq!(preview.program.wait().expect("it ends").code(), Some(0));
    assert_eq!(preview.said.recv_timeout(PATIENCE).ok(), None);
}
