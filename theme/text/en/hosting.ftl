# A page that moved, and the title of a book that tells nothing.

frame-moved = This page has moved
neutral-title = Notes
