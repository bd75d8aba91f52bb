# START-HERE.html and README.txt at the top of the zip. They name no subject: a book may be discreet.

start-title = Start here: { $title }
start-fails = Does the button do nothing, or does the next page look bare?
start-inside = You are still inside the zip: go back, extract all of it, and open START-HERE.html in the new folder.
start-extract = To extract: right-click the zip file and choose “Extract all” or “Unzip”. On a phone, tap the zip in the app for files and choose “Extract”; an iPhone extracts it when you tap it.
start-open = Open
start-open-in = Open: { $title }
start-edition = Edition { $edition }
start-date = Dated { $date }

## Which file on which device

start-which = Which file to open
start-computer = On a computer
start-phone = On a phone
start-reader = On an e-reader
start-paper = On paper
start-sheets = To hand on
start-computer-text = The first page, in any browser of the last years:
start-phone-text = One file with everything in it, which needs no other file beside it:
start-phone-site-text = Extract the zip first. Then open this file from the new folder, in a browser:
start-reader-text = In an app or a device for e-books:
start-paper-text = Everything on one page, to print from a browser:
start-sheets-text = Short pages, each a file that needs no other, to print or to send:
start-preview = Some phones show only a preview: colours are missing, or links do nothing. The text on the page can still be read. A computer always works.

## When things are missing

start-alone = Is this file alone in its folder?
start-alone-text = Then the rest is missing, and there is nothing to open. A folder named “site” belongs beside this file. Look for a folder named { $folder } or a zip file named { $zip }, or ask for the whole zip again.

## What it keeps

start-keeps = What it keeps and what it sends
start-keeps-text = Nothing. It needs no network, no app and no server. But your browser may list the pages in its history, and your device may list this file among the last ones opened. A private window keeps no history; it does not hide the file.
start-whole = Keep the folder whole: the pages need the files beside them. To pass it on, pass on the zip.

## How to check the copy

start-check = Is this copy whole?
start-check-text = SHA256SUMS holds a fingerprint of every other file. Open a terminal in this folder and type:
start-check-single = Windows checks one file at a time. Compare what it prints with the line of that file in SHA256SUMS; capital letters make no difference.
start-check-honest = This shows damage, not forgery. Who changes a file on a stick or a site can change its fingerprint there too. To find a forgery, get the fingerprint of { $zip } in another way, from somebody you trust, and compare it with what these commands print for that zip.

## README.txt alone

start-readme = How to read it
start-readme-open = In the new folder, open START-HERE.html with any browser. Its button leads to the first page.
