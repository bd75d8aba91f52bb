//! The socket: takes requests of this machine's browsers and answers them from the shelf.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HOST, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};

use super::edition::{Content, Edition};
use super::overlay::waiting_page;
use super::page;
use super::reply::{self, Reply};
use super::request::{Refusal, Wanted, wanted};
use super::shelf::Shelf;

/// How long a page waits for news before it asks again.
const NEWS_TIMEOUT: Duration = Duration::from_secs(20);

/// The port that is tried where none is wished for, and how many after it.
const FIRST_PORT: u16 = 3000;
const PORTS_TRIED: u16 = 20;

/// Opens a socket on 127.0.0.1: at `port`, else at one of the next, else wherever the system has one free.
///
/// # Errors
///
/// If there is none.
pub(super) fn listen(port: Option<u16>) -> anyhow::Result<(TcpListener, u16)> {
    let first = port.unwrap_or(FIRST_PORT);
    let next = (first..first.saturating_add(PORTS_TRIED)).find_map(|port| bind(port).ok());
    let listener = next.map_or_else(|| bind(0), Ok).context("failed to find a free port on 127.0.0.1")?;
    let port = listener.local_addr().context("failed to learn the port")?.port();
    Ok((listener, port))
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Answers until the program is interrupted.
///
/// # Errors
///
/// If the system refuses sockets or signals.
pub(super) fn answer_all(listener: TcpListener, port: u16, shelf: Arc<Shelf>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("failed to start the server")?;
    listener.set_nonblocking(true).context("failed to start the server")?;
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).context("failed to start the server")?;
        tokio::spawn(accept(listener, port, shelf));
        tokio::signal::ctrl_c().await.context("failed to wait for Ctrl-C")
    });
    // Whoever still renders or waits is not waited for.
    runtime.shutdown_background();
    ended
}

async fn accept(listener: tokio::net::TcpListener, port: u16, shelf: Arc<Shelf>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open, say: those who wait are asked to wait a little longer.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small answers go at once.
        let _ = stream.set_nodelay(true);
        let shelf = shelf.clone();
        let service = service_fn(move |request| answer(request, port, shelf.clone()));
        let connection = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        // A browser that leaves in the middle is no mistake.
        tokio::spawn(async move { connection.await.unwrap_or_default() });
    }
}

async fn answer(request: Request<Incoming>, port: u16, shelf: Arc<Shelf>) -> Result<Response<Full<Bytes>>, Infallible> {
    let hosts: Vec<&str> = request.headers().get_all(HOST).iter().map(|host| host.to_str().unwrap_or("")).collect();
    let target = request.uri().to_string();
    let reply = match wanted(request.method().as_str(), &target, &hosts, port) {
        Wanted::Script => reply::script(),
        Wanted::Style => reply::style(),
        Wanted::Start => reply::start(),
        Wanted::News { after } => news(&shelf, &after).await,
        Wanted::File(path) => file(&shelf, path).await,
        Wanted::Refused(why) => reply::refusal(why),
    };
    Ok(response(reply))
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_owner(reply.body)));
    *response.status_mut() = hyper::StatusCode::from_u16(reply.status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(reply.kind));
    for (name, value) in reply::HEADERS.iter().chain(reply.more) {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    response
}

/// Waits until there is something that the page does not know.
async fn news(shelf: &Shelf, after: &str) -> Reply {
    let mut bell = shelf.listen();
    let wait = async {
        loop {
            if let Some(news) = shelf.news(after) {
                return reply::news(news);
            }
            if bell.changed().await.is_err() {
                return reply::news(String::new());
            }
        }
    };
    tokio::time::timeout(NEWS_TIMEOUT, wait).await.unwrap_or_else(|_| reply::news(String::new()))
}

/// A file of what is shown; where only the whole book can tell what is in it, the whole book is waited for.
async fn file(shelf: &Arc<Shelf>, path: String) -> Reply {
    let mut bell = shelf.listen();
    loop {
        if shelf.has_begun() {
            let Some(edition) = shelf.shown() else { return waiting(shelf, &path) };
            let (made, edition, path) = content(edition, path.clone()).await;
            match made {
                Made::Bytes(bytes) => return found(shelf, &edition, &path, bytes),
                Made::Nothing => return missing(shelf, &edition).await,
                Made::Failed(message) => return reply::failed(message),
                Made::Later => {}
            }
        }
        if bell.changed().await.is_err() {
            return reply::refusal(Refusal::Path);
        }
    }
}

enum Made {
    Bytes(Arc<[u8]>),
    Nothing,
    Later,
    Failed(String),
}

/// Pages are rendered beside the socket: another page may be asked for meanwhile.
async fn content(edition: Arc<Edition>, path: String) -> (Made, Arc<Edition>, String) {
    let work = {
        let (edition, path) = (edition.clone(), path.clone());
        tokio::task::spawn_blocking(move || edition.content(&path))
    };
    let made = match work.await {
        Ok(Ok(Content::Bytes(bytes))) => Made::Bytes(bytes),
        Ok(Ok(Content::Nothing)) => Made::Nothing,
        Ok(Ok(Content::Later)) => Made::Later,
        Ok(Err(error)) => Made::Failed(error.to_string()),
        Err(error) => Made::Failed(error.to_string()),
    };
    (made, edition, path)
}

fn found(shelf: &Shelf, edition: &Edition, path: &str, bytes: Arc<[u8]>) -> Reply {
    match std::str::from_utf8(&bytes) {
        Ok(html) if reply::is_page(path) => {
            shelf.visit(path);
            reply::page(200, page::served(html, &shelf.name(Some(edition))))
        }
        _ => reply::file(path, bytes),
    }
}

/// The book's own page for what is not there.
async fn missing(shelf: &Shelf, edition: &Arc<Edition>) -> Reply {
    let (made, edition, _) = content(edition.clone(), "site/404.html".to_owned()).await;
    match made {
        Made::Bytes(bytes) => {
            let html = String::from_utf8_lossy(&bytes);
            reply::page(404, page::served(&html, &shelf.name(Some(&edition))))
        }
        _ => reply::refusal(Refusal::Path),
    }
}

/// Where nothing good is there yet, a page that waits for it.
fn waiting(shelf: &Shelf, path: &str) -> Reply {
    if !reply::is_page(path) {
        return reply::failed(String::new());
    }
    reply::page(503, page::served(&waiting_page(&shelf.texts()), &shelf.name(None)))
}
