use super::{Page, html, xml};

const HEAD: &str = "<!doctype html><html lang=en><head><meta http-equiv=content-security-policy content=\"default-src 'none'; img-src 'self' data:; form-action 'none'\"><meta name=referrer content=no-referrer><title>x</title></head><body>";

fn page(body: &str) -> Page {
    html("x.html", &format!("{HEAD}{body}"))
}

fn messages(page: &Page) -> Vec<&str> {
    page.found.iter().map(|it| it.message.as_str()).collect()
}

#[track_caller]
fn refuses(body: &str) {
    assert!(!page(body).found.is_empty(), "{body}");
}

#[test]
fn every_way_to_load_from_outside_is_refused() {
    for body in [
        "<img src=https://x.example/a.png>",
        "<img src=//x.example/a.png>",
        "<img src='\\\\x.example\\a.png'>",
        "<img src='ht\ntps://x.example/a.png'>",
        "<img srcset='a.png 1x, https://x.example/a.png 2x'>",
        "<img srcset='a.png 1x,https://x.example/a.png 2x'>",
        "<img lowsrc=https://x.example/a.png>",
        "<source srcset=https://x.example/a.webp>",
        "<video poster=https://x.example/a.png></video>",
        "<audio src=https://x.example/a.mp3></audio>",
        "<track src=https://x.example/a.vtt>",
        "<input type=image src=https://x.example/a.png>",
        "<table background=https://x.example/a.png>",
        "<table><tr><td background=https://x.example/a.png></table>",
        "<link rel=stylesheet href=https://x.example/a.css>",
        "<link rel=icon href=https://x.example/a.ico>",
        "<link rel=preload as=image imagesrcset='https://x.example/a.png 2x'>",
        "<link rel=prefetch href=https://x.example/>",
        "<link rel=dns-prefetch href=//x.example>",
        "<link rel=preconnect href=https://x.example>",
        "<link rel=modulepreload href=https://x.example/a.js>",
        "<link rel=manifest href=https://x.example/a.json>",
        "<link rel='canonical stylesheet' href=https://x.example/a.css>",
        "<link href=https://x.example/a.css>",
        "<a href=a.html ping=https://x.example/>x</a>",
        "<a href=a.html attributionsrc=https://x.example/>x</a>",
        "<meta http-equiv=refresh content='0;url=https://x.example/'>",
        "<meta http-equiv=REFRESH content='0; URL = https://x.example/'>",
        "<meta http-equiv=refresh content='0;https://x.example/'>",
        "<meta http-equiv=refresh content='0,\"javascript:alert(1)\"'>",
        "<meta http-equiv=set-cookie content=a=b>",
        "<form action=https://x.example/></form>",
        "<button formaction=https://x.example/>x</button>",
        "<iframe src=a.html></iframe>",
        "<iframe srcdoc='<p>'></iframe>",
        "<object data=a.png></object>",
        "<embed src=a.png>",
        "<base href=https://x.example/>",
        "<applet code=x>",
        "<svg><image href=https://x.example/a.png /></svg>",
        "<svg><image xlink:href=https://x.example/a.png /></svg>",
        "<svg><use href=https://x.example/a.svg#a /></svg>",
        "<svg><feImage href=https://x.example/a.png /></svg>",
        "<svg><script href=https://x.example/a.js></script></svg>",
        "<svg><rect fill='url(https://x.example/a.svg#a)'/></svg>",
        "<svg><rect filter='u\\72l(https://x.example/a.svg#a)'/></svg>",
        "<svg><a><set attributeName=href to=javascript:alert(1) /></a></svg>",
        "<svg><animate attributeName=xlink:href values=javascript:alert(1) /></svg>",
        "<svg><set attributeName=onclick to=alert(1) /></svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<math><mi href=javascript:alert(1)>x</mi></math>",
        "<math><mi xlink:href=data:x>x</mi></math>",
        "<blockquote cite=javascript:alert(1)>x</blockquote>",
        "<script src=https://x.example/a.js></script>",
        "<script src=a.txt></script>",
        "<link rel=stylesheet href=a.txt>",
        "<script type=module src=a.js></script>",
        "<script type=speculationrules>{\"prefetch\":[]}</script>",
        "<script type=importmap>{}</script>",
        "<script type=application/json>{</script>",
    ] {
        refuses(body);
    }
}

#[test]
fn what_runs_and_what_leads_astray_is_refused() {
    for body in [
        "<p onclick=alert(1)>x</p>",
        "<p OnClick=alert(1)>x</p>",
        "<svg/onload=alert(1)>",
        "<p style='color:red'>x</p>",
        "<script>alert(1)</script>",
        "<style>p{color:red}</style>",
        "<svg><style>p{color:red}</style></svg>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href=' javascript&colon;alert(1)'>x</a>",
        "<a href='&#1;javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<a href=blob:x>x</a>",
        "<a href=file:///etc/passwd>x</a>",
        "<area href=vbscript:x>",
        "<a href='a.html#:~:text=x'>x</a>",
        "<template><img src=x onerror=alert(1)></template>",
        "<noscript><img src=x onerror=alert(1)></noscript>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<textarea></textarea><img src=x onerror=alert(1)>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<svg><![CDATA[]]><p onclick=a></svg>",
        "<select><option><img src=x onerror=alert(1)></select>",
        "<p id=a><p id=a>",
        "<p id='a&amp;b'><p id=a&b>",
    ] {
        refuses(body);
    }
}

#[test]
fn a_page_of_a_book_is_fine() {
    let page = page(
        "<a href=b.html#c>x</a><a href=https://x.example/ rel=noopener>y</a><a href=mailto:a@b.example>z</a>\
         <img src='a b.png' srcset='c.png 1x, d,e.png 2x' alt=x><img src='data:image/png;base64,AA' alt=x>\
         <svg viewBox='0 0 1 1'><path d='M0(0)' fill='url(#a)'/><linearGradient id=a /></svg>\
         <form><input></form><p title='<script>alert(1)</script>'>&lt;script&gt;</p><textarea><img onerror=x></textarea>\
         <script type=application/json>{\"a\":\"<b onclick=x>\"}</script><meta http-equiv=refresh content='0;url=b.html'>",
    );
    assert_eq!(messages(&page), [""; 0]);
    assert_eq!(page.links, ["#a", "a b.png", "b.html", "b.html#c", "c.png", "d,e.png"]);
    assert_eq!(page.ids, ["a"]);
}

#[test]
fn every_page_has_its_policies() {
    let bare = html("x.html", "<!doctype html><title>x</title><p>x");
    assert_eq!(messages(&bare), ["x.html: no closed Content-Security-Policy", "x.html: no referrer policy"]);
    // A policy in the body does not count for a browser.
    let late =
        "<!doctype html><title>x</title><p><meta http-equiv=content-security-policy content=\"default-src 'none'\">";
    assert!(messages(&html("x.html", late)).contains(&"x.html: no closed Content-Security-Policy"));
    let open = HEAD.replace("; form-action 'none'", "");
    assert_eq!(messages(&html("x.html", &(open + "<form></form>"))), ["x.html: a form could be sent"]);
}

#[test]
fn an_inline_script_needs_its_hash_before_it() {
    let text = "document.title=1";
    let head = HEAD.replace("img-src", "script-src 'sha256-aVxVgNpRXwxZYdsFvYfGUHdDwkU+X2VEeLP4Hm/h/Lk='; img-src");
    let found = html("x.html", &format!("{head}<script>{text}</script>"));
    // The hash is that of another text.
    assert_eq!(messages(&found), ["x.html: an inline `<script>` is not in the policy by its hash"]);
}

#[test]
fn a_drawing_is_well_formed_and_closed() {
    let svg = |inner: &str| {
        xml(
            "x.svg",
            &format!(
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{inner}</svg>"
            ),
        )
    };
    for bad in [
        "<script>alert(1)</script>",
        "<image href='https://x.example/a.png'/>",
        "<image xlink:href='https://x.example/a.png'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<g onclick='alert(1)'/>",
        "<style>@import 'https://x.example/a.css';</style>",
        "<style><![CDATA[a{fill:url(https://x.example/)}]]></style>",
        "<rect fill='url(https://x.example/a.svg#a)'/>",
        "<foreignObject/>",
        "<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='https://x.example/'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<g xml:base='https://x.example/'/>",
        "&x;",
        "<g a='&x;'/>",
        "<g a='1' a='2'/>",
        "<g id='a'/><g id='a'/>",
        "<g>",
        "<x:g/>",
    ] {
        assert!(!svg(bad).found.is_empty(), "{bad}");
    }
    assert_eq!(messages(&svg("<a href='https://x.example/'><text id='a'>&lt;&#65;</text></a>")), [""; 0]);
    for bad in [
        "",
        "x",
        "<a/><b/>",
        "<?xml-stylesheet href='https://x.example/a.css'?><svg/>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>",
    ] {
        assert!(!xml("x.svg", bad).found.is_empty(), "{bad}");
    }
}

#[test]
fn depth_is_no_trouble() {
    let deep = "<div>".repeat(2_000);
    assert_eq!(messages(&page(&deep)), [""; 0]);
    let deep = format!("{}{}", "<g>".repeat(60_000), "</g>".repeat(60_000));
    assert_eq!(messages(&xml("x.svg", &deep)), [""; 0]);
}
