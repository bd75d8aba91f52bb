# The whole book in one file, on paper, and as a booklet.

whole-back = Back to the contents
whole-dated = Dated { $date }
whole-hiding = In this one file, hiding covers everything with an empty page; with scripts the text is taken out of the page as well. The name of the file stays in the list of recent files, and going back can show the book again.
whole-finder = In short, for what you worked with. Conditions and reasons stand on the page of each; the rules stand below.
booklet-title = Pocket booklet
booklet-description = Whom you can write to, on a few sheets to print, cut and fold.
booklet-intro = Addresses and short answers for everybody in this book whom you can write to now, small enough for a pocket: { $count ->
    [one] one sheet
   *[other] { $count } sheets
  } of A4 or Letter, printed on both sides.
booklet-folding = Print without margins of the browser, in actual size, on both sides, turned over the long edge. Cut every sheet along the solid line in the middle. Lay the halves on each other in their order, upper half first, with the cover below, and fold them together along the dotted line.
booklet-first = Write here first
booklet-others = Others who can help
booklet-untried = The date behind an address says when it was read. Look it up again before you use it.
booklet-notes = Notes
