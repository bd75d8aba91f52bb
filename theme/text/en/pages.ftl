# Words of generated pages and of what directives become.

## Titles of generated pages

title-mechanisms = Where to turn: the whole list
title-compare = Compare
title-contacts = Contacts
title-calendar = Calendar of the year
title-cases = Cases
title-sources = Sources
title-glossary = Glossary
title-a-z = A–Z index
title-about-copy = About this copy
title-write = Write a message
title-message = Write to: { $name }
whole-book = The whole book on one page

## Values

value-yes = yes
value-no = no
none-named = none named
group-none = Others
as-of = as of { $date }
dated-label = { $label } as of { $date }
range = { $from } to { $to }
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
duration-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
duration-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

## Dates

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
any-time = at any time
part-of-month = { $part } { $month }
month-part-1 = early
month-part-2 = mid
month-part-3 = late
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Labels of the fields that every book has

field-group = Group
field-kind = Kind
field-status = Status
field-parent = Part of
field-as-of = Facts as of
field-sources = Sources
field-contacts = Contacts
field-related = Related
field-date = When
field-until = Until
field-valid-until = Valid until

## Contacts

contact-email = E-mail
contact-web = Web page
contact-web-form = Web form
contact-phone = Phone
contact-fax = Fax
contact-post = Post
contact-in-person = In person
contact-closed = Closed: do not use
contact-replaced = Replaced by another
contact-replaced-by = Use instead:
contact-tried = tried on { $date }
contact-not-tried = not tried for this book
contact-last-read = last read: { $date }; not tried for this book
contact-read-in = Read in:
contact-read-undated = (a copy without a date, not older than { $date })
contact-look-up = An address here is not confirmed. Look it up here first:
contact-look-up-each = The addresses here are not confirmed. Look each one up first on the web page that stands with it.
contact-if-silent = If a message bounces or nobody answers, then:
contact-next-listed = the next one in this list
contacts-none = This book has no address for it.
contacts-left-out = { $status }. Do not write here. Its address is left out on purpose: an address that was given up can fall into other hands.
contact-role-none = Write here
contacts-intro = Every address in this book, with the date when it was read and where. An address can go out of date: look at its date before you use it.
contacts-none-tried = { $all ->
    [one] We did not try the only address in this edition. It is copied from its source.
   *[other] We tried none of the { $all } addresses in this edition. They are copied from their sources.
}
contacts-untried = { $untried ->
    [one] Nobody has tried { $untried } of the { $all } addresses in this edition. It is copied from its source.
   *[other] Nobody has tried { $untried } of the { $all } addresses in this edition. They are copied from their sources.
}
contacts-oldest = { $old ->
    [one] { $old } was last read in { $year }; nobody could confirm it since.
   *[other] { $old } of them were last read in { $year }; nobody could confirm them since.
}
contacts-above = See above:
contacts-used-by = Used by:
contacts-earlier = Addresses named earlier ({ $count })
contacts-named = named in the list of { $date }
contacts-other = Other addresses

## At a glance

glance-choose = { $role }: { $count } addresses
glance-more = and { $count } more
glance-given-up = { $status }. Do not write here.

## Pictures

picture-none = none
picture-too-few = The sources answer this for { $known } of { $all }. That is too few to draw, so here it stands in words.
picture-past = over when this edition was made
picture-edition = This edition: { $date }

## Records

record-more = More about it
record-other = Other facts
record-sources = Where this comes from
record-sources-shared = What it has in common with others, and the sources of that:
record-sheet = This page in short, as one sheet to print or to send
record-write = Help with writing, point by point
record-write-general = Help with writing: the general outline
record-unknown = Not known: { $labels }
record-unanswered = Not known: the sources do not say.

## What {count} says

count-records = { $count ->
    [one] This book has a page for { $count } place to turn to.
   *[other] This book has pages for { $count } places to turn to.
}
count-contacts = A person has tried all { $count } addresses of this book.
count-cases = { $count ->
    [one] This book tells { $count } case.
   *[other] This book tells { $count } cases.
}
count-sources = { $count ->
    [one] { $count } document stands behind the facts of this book.
   *[other] { $count } documents stand behind the facts of this book.
}

## Lists

mechanisms-intro = Everything in this book to which you can turn, by group, with its state.
compare-intro = The same questions side by side. “No” is an answer. Where the sources are silent, the table says so. “Does not apply” means that the question is not asked there.
compare-name = Name
compare-not-stated = The source does not say
compare-absent = Does not apply
calendar-intro = What happens when, in an ordinary year. Dates drift from year to year: take each as a hint, and ask before you count on it.
calendar-any-time = At any time
calendar-empty = This edition names no times of the year.
cases-intro = What happened to others, and who acted. A case shows what can happen, not what will.
case-sources = Sources:
sources-intro = The documents behind the facts of this book, and where each is used.
sources-other = Other documents
sources-standards = Rules and standards
source-seen = Last read on { $date }
source-seen-undated = Read in a copy without a date
source-footnotes = Footnotes of the earlier text: { $numbers }
source-used-by = Used in:
standard-documents = Documents:
glossary-intro = Words and short names in this book, in plain words.
glossary-aliases = Also: { $names }
glossary-see = See also:

## A–Z index

a-z-intro = Every name in this book, and where it is treated. Short names and other names lead to the full one.
a-z-signs = 0–9
a-z-other = Other scripts
a-z-glossary = In the glossary
a-z-own-page = Its own page
a-z-case = The case
a-z-source = In the list of sources
a-z-treated = Treated in:
a-z-records = Facts:
a-z-cases = Cases:
a-z-documents = Documents:
a-z-see = see
a-z-see-also = See also:

## Help with writing

write-intro = Fill in what you can, then copy or print the text. Leave out what you do not want to tell.
write-about = This outline is for a message to
write-kept = What you type here is not saved and not sent. It is gone when you leave or close this page. “Clear everything” does it at once.
write-seen = A page cannot hide what you type from a person who sees this screen, or from a program that watches this device. A text that you copy stays in the clipboard until you copy something else. To write by hand, print this page empty.
write-own = Those that say what they want to know
write-own-intro = Their sources give a list. For these, use the outline made from it:
write-address = Where it goes
write-before = Before you write
write-list = The points come from the source; the reasons below them are ours.
message-first = A first message
message-full = The full message

## Sheets

sheet-untried = Nobody has tried these addresses for this edition. Check an address before you use it.
sheet-changes = Things may have changed since the dates shown here.

## About this copy

about-title = Book
about-edition = Edition
about-date = Date
about-languages = Languages
about-licence = Licence
about-counts = What is in it
about-pages = Pages
about-records = Records
about-records-all = { $count } in all
about-contacts = Addresses
about-untried = Addresses that nobody has tried
about-sources = Sources
about-dates = How to read the dates
about-dates-text = “As of” says when a fact was last known to be so, not when this book was made. The newest fact stands first, older ones behind it with their dates. “Not tried” means that the address was copied from its source and nobody wrote to it or called it for this book. Things may have changed since: the older the date, the more care it needs.
about-offline = What this copy needs
about-offline-text = Nothing but a browser. It works without a network, keeps nothing about you, and sends nothing.
about-keys = Keys
about-keys-tab = Tab: to the next link or field. On a page, the first Tab leads to “Skip to the text”.
about-keys-search = Ctrl and K, or Command and K: to the search. There the arrow keys, Home and End choose a result, Enter opens it, Escape empties the box.
about-keys-copy = Enter on the mark # beside a heading: copies where the section stands in this book. The folders of your disk are not in it.
about-keys-hide = Shift, three times quickly: hides the page.
about-keys-none = No other key is taken. The keys of your browser and of your screen reader work as always.
about-tool = How it was made
about-tool-text = This copy was made with vademecum, a free program that turns text and a list of facts into a handbook for reading without a network.
language-ar = العربية
language-en = English
language-es = español
language-fr = français
language-pt = português
language-ru = русский
language-zh = 中文

## The finder

title-find = Whom do I write to?
finder-intro = Answer what you can and skip the rest. You see at once who can help, who else, and why the others are left out. Nothing that you choose is kept or sent.
finder-open-one = Open what fits. Opening leaves no trace in the address or in the list of pages that you visited.
finder-narrower = Choose more closely:
finder-first-label = Write here first:
finder-more = More questions
finder-more-plain = Each answer stands for itself here. Where two answers speak of the same place, the stricter one counts.
finder-cards = Every place to write to
finder-rules = The rules behind the results
finder-rules-intro = Within a question the most favourable answer counts, across questions the strictest. Of the rules for an answer the first that holds speaks. A rule reads the latest facts of this book.
finder-rules-always = Whatever you answer
finder-rule-answers = Answer: { $answers }
finder-rule-skipped = no answer
finder-rule-by = compared with “{ $field }”
finder-rule-when = “{ $field }” says: { $values }
finder-rule-unless = “{ $field }” does not say: { $values }
finder-rule-else = In all other cases
finder-rule-said = anything
finder-rule-not-stated = the source does not say
finder-group-usable = You can use ({ $count })
finder-group-conditional = You can use if … ({ $count })
finder-group-silent = The source does not say ({ $count })
finder-group-excluded = Left out, and why ({ $count })
finder-group-other = For another body ({ $count })
finder-verdict-usable = fits
finder-verdict-conditional = fits if
finder-verdict-silent = the source does not say
finder-verdict-excluded = left out
finder-verdict-other = for another matter
finder-says-usable = Yes, it fits.
finder-says-conditional = Yes, if this holds:
finder-says-silent = The source does not say.
finder-says-excluded = No.
finder-says-other = No, it is for another body.
finder-usable = Can I use it?
finder-rule = The rule behind it
finder-details = Whom, how fast, how public, what to write
finder-warnings = Mind this with every answer
finder-results = Results
finder-status = { $count } fit. First:
finder-status-none = Nothing fits without a condition. Look at what fits if something holds.
finder-status-start = Choose an answer above.
finder-show = Show the results
finder-rest = { $count } more
finder-skip = Skip this question
finder-more-answers = More choices
finder-narrower-of = { $answer }: more closely
finder-clear = Clear all answers
finder-clear-help = Leaving this page clears them too.
finder-shared = Whatever you chose above: who else can help

# What stands between words

list-comma = {", "}
list-semicolon = {"; "}
label-colon = {": "}
