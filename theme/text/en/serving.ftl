# What the preview of `vademecum serve` shows over a page. No built file holds these words.

serving-name = Preview
serving-errors = { $number ->
    [one] 1 error
   *[other] { $number } errors
  }
serving-warnings = { $number ->
    [one] 1 warning
   *[other] { $number } warnings
  }
serving-kept = This page shows the book as it was before.
serving-nothing = There is no page to show yet.
serving-whole = Found in the whole book; this page is as it was last saved.
serving-help = Help:
serving-lost = The preview has ended. This page waits until it is started again.
serving-wait = The preview shows the book as soon as it can be built.
