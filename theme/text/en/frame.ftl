# Words of the frame around pages: navigation, header, footer, notices.

frame-skip = Skip to the text
frame-main-nav = Book
frame-start = Start
frame-read = Read
frame-look-up = Look up
frame-book = Whole book
frame-breadcrumbs = Where you are
frame-branch = Chapters near this page
frame-more = All in the contents
frame-outline = On this page
frame-neighbours = Previous and next page
frame-previous = Previous
frame-next = Next
frame-draft = not written yet
frame-edition = Edition { $edition }
frame-facts-as-of = Facts as of { $date } or later
frame-licence = Licence of the text: { $licence }
frame-about-copy = About this copy
frame-keys = Keys
frame-not-translated = This page is not translated yet. You see it in the language of the source.
frame-languages = Languages
frame-copy = Copy
frame-copy-link = Copy the link to this section: { $what }
frame-copied = Copied
frame-copy-failed = Select the text and copy it
frame-ask = This link leaves the book and needs the network. Others may see that you open it. Open this address?
frame-leave = Hide this page
frame-leave-more = What hiding does not do
left-title = Notes
left-text = This page is empty.
frame-search = Search this book
frame-search-hint = Results come while you type. Arrow keys choose, Enter opens, Escape closes. What you type stays on this page.
frame-search-results = Results
frame-search-count = Results: { $what }
frame-search-loading = Searching …
frame-search-none = Nothing in this book fits these words. Try fewer or other words, or look in the index:
frame-search-unknown = Not in this book: { $what }.
frame-search-instead = Found instead: { $what }.
frame-search-more = Show more results
frame-search-missing = The search cannot be loaded. Perhaps a part of this copy is missing. The index needs nothing:
frame-search-stale = The search does not fit this copy: it seems to be mixed from two editions. Copy the whole book again. Until then use the index:
frame-not-found = Page not found
frame-not-found-text = There is no page at this address. It may have moved, or the address may have a typing mistake.
frame-not-found-start = Start of the book
frame-contents = Contents
frame-contents-description = Every page of this book.
frame-book-description = The whole book on one page, for printing and for searching with the browser.
frame-records = Records

# Inside the text of a page.

frame-alert-note = Note
frame-alert-tip = Tip
frame-alert-important = Important
frame-alert-warning = Warning
frame-alert-caution = Caution
frame-not-stated = The source does not say
frame-footnotes = Notes
frame-footnote-back = Back to the text: note { $number }, place { $occurrence }
frame-card-more = All that is known
frame-card-unknown = The sources do not answer:
frame-picture = Picture: { $title }. The same stands below in words.
frame-picture-words = The same in words
frame-heading-link = Link to: { $title }
frame-table = Table { $number }: { $title }

# The comparison: words around the table. Its script fills in the numbers.

compare-all = All
compare-clear = Show everything
compare-count = Shown: { $shown } of { $all }
compare-sort = Sort by
compare-unsorted = The order of the book
compare-groups = Parts of the table

# A message: words of its fields.

write-yes = yes
write-no = no
write-not-asked = not asked yet
write-by = Given by:
write-by-open = not written down
write-sensitive = can point to people
write-identifying = names people
write-result = Your text
write-copy = Copy the text
write-print = Print the text
write-clear = Clear everything
write-cleared = Everything is cleared

# Sheets.

sheet-from = One sheet of a whole book: “{ $title }”
sheet-whole-book = The whole book is a folder or a zip file whose name begins with “{ $name }”
sheet-address = It can be read at { $address }

# Translations
translation-draft = Draft: no person has reviewed this translation yet.
translation-draft-originals = Below each warning stands its original.
translation-stale = The original of this page has changed since it was translated. Not up to date here:
translation-changed = { $section }
translation-added = { $section } (new)
translation-removed = { $section } (no longer in the original)
translation-beginning = The beginning of the page
translation-original = The original ({ $language })
translation-draft-short = draft, not reviewed yet
