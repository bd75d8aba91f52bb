# What hiding does not do, how to print without a trace on the paper, and what to do when parts are missing.

## About this copy: hiding

about-hiding = What hiding a page does not do
about-hiding-not = It hides the screen. It clears nothing:
about-hiding-not-history = not the history of your browser, where the pages that you opened stay listed;
about-hiding-not-files = not the list of recent files, and not what you downloaded or saved;
about-hiding-not-clipboard = not the clipboard, and not what waits for a printer;
about-hiding-not-windows = not other windows and tabs, which stay open;
about-hiding-not-back = not the pages that you opened before this one: the back button still leads to them.
about-hiding-does = What it does: “Hide this page” covers the page at once and shows an empty one in its place. The back button does not lead to the covered page any more.
about-hiding-keys = Pressing Shift three times quickly, with nothing between, does the same.
about-hiding-link = Where a browser runs no scripts, it is a plain link: the empty page opens, and the back button leads here again.
about-hiding-else = Somebody who knows where to look can still find that this was open. If that is a danger to you, read it on another machine, or on paper.

## About this copy: printing

about-printing = How to print
about-printing-text = Print from the menu of your browser. Each page is made for paper too: addresses are spelled out, and nothing needs colour.
about-printing-line = Many browsers add a line at the top or the bottom of the paper. It can show where the file lies, with the name of your account on this machine, and the date. Switch it off before you print:
about-printing-firefox = Firefox: in the print window open “More settings” and untick “Print headers and footers”.
about-printing-chromium = Chrome, Edge and browsers like them: in the print window open “More settings” and untick “Headers and footers”.
about-printing-safari = Safari on a Mac: in the print window untick “Print headers and footers”; in some versions it stands under “Show Details”.
about-printing-mobile = On a phone or tablet there may be no such switch. Look at the preview before you print. If it shows such a line, print from a computer.
about-printing-traces = A printer, and the machine that prints, can keep a copy of what they printed.

## When parts are missing

missing-plain = This page looks plain because the files beside it are missing. You can still read it, and links within the page work.
missing-zip = Are you inside a zip file? Go back, extract all of it, and open START-HERE.html in the new folder.
missing-single = Or open the file { $file } instead: it holds everything and needs no other file.
missing-phone = On a phone, extract the zip with the app for files first, then open the page from the new folder in a browser.
