//! Names of what no script of a book may reach.

/// Refused as a name of the window and as a member of any object.
pub(super) const ANYWHERE: &[&str] = &[
    "BackgroundFetchManager",
    "BroadcastChannel",
    "CookieStore",
    "DOMParser",
    "EventSource",
    "FontFace",
    "IdleDetector",
    "MessageChannel",
    "Notification",
    "PaymentRequest",
    "PresentationRequest",
    "PushManager",
    "RTCPeerConnection",
    "ServiceWorker",
    "SharedWorker",
    "WebSocket",
    "WebSocketStream",
    "WebTransport",
    "Worker",
    "XMLHttpRequest",
    "XSLTProcessor",
    "caches",
    "constructor",
    "contentDocument",
    "contentWindow",
    "cookie",
    "cookieStore",
    "createContextualFragment",
    "eval",
    "execScript",
    "fetch",
    "fetchLater",
    "fragmentDirective",
    "geolocation",
    "getUserMedia",
    "importScripts",
    "indexedDB",
    "innerHTML",
    "insertAdjacentHTML",
    "localStorage",
    "mediaDevices",
    "opener",
    "openDatabase",
    "outerHTML",
    "parseFromString",
    "parseHTMLUnsafe",
    "postMessage",
    "pushState",
    "registerProtocolHandler",
    "replaceState",
    "requestSubmit",
    "sendBeacon",
    "serviceWorker",
    "sessionStorage",
    "setHTML",
    "setHTMLUnsafe",
    "share",
    "sharedStorage",
    "showOpenFilePicker",
    "showSaveFilePicker",
    "srcdoc",
    "webkitRTCPeerConnection",
    "webkitRequestFileSystem",
    "writeln",
];

/// Refused as a name of the window alone: elsewhere the words are common.
pub(super) const OF_WINDOW: &[&str] =
    &["Audio", "Function", "Image", "external", "history", "name", "navigation", "open", "status", "storage"];

/// What of `navigator` tells nobody anything.
pub(super) const OF_NAVIGATOR: &[&str] = &["clipboard", "language", "languages", "onLine"];

/// What a script can call the window.
pub(super) const WINDOWS: &[&str] =
    &["window", "self", "globalThis", "top", "parent", "frames", "defaultView", "opener"];

/// How a text begins that leads out of the bundle.
pub(super) const SCHEMES: &[&str] = &[
    "//",
    "blob:",
    "data:text",
    "data:application",
    "file:",
    "filesystem:",
    "ftp:",
    "http:",
    "https:",
    "javascript:",
    "vbscript:",
    "ws:",
    "wss:",
];

/// Elements that load another document.
pub(super) const ELEMENTS: &[&str] = &["applet", "base", "embed", "frame", "iframe", "object", "portal", "fencedframe"];
