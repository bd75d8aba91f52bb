# Words of the EPUB alone, and of what an e-book says instead of a page in a browser.

epub-cover = Cover
epub-start = Start of the text
epub-landmarks = Places in this book
epub-up = Back to: { $title }
epub-task-done = done
epub-task-open = not done
epub-accessibility = The text reads from beginning to end without images; each image and each drawing is also told in words. Headings, lists, tables, notes, contents and index are marked as such. There is no sound, no video and no script.

epub-offline-text = Nothing but a program or a device that reads EPUB books. It works without a network and sends nothing. It has no box to search in: use the search of your program, the A–Z index or the contents.
epub-keys-text = This copy listens to no key. The keys of your program and of your screen reader work as always.
epub-hiding-text = This copy cannot hide a page; only the copy for browsers has that. Close the book instead. Your program may go on showing its cover, its title and the place where you stopped, and may send them to other devices of yours. Somebody who looks can find that this book was here. If that is a danger to you, take the book out of the program after reading, or read it elsewhere.
epub-printing-text = Whether a book like this one can be printed, your program decides. The copy for browsers is made for paper too. A printer, and the machine that prints, can keep a copy of what they printed.

epub-finder-intro = Choose what fits your case. Behind each choice stands who can help, who else, and why the others are left out.
epub-finder-open-one = Choose what fits:
epub-write-intro = Go through the points and write what you can. Leave out what you do not want to tell.
epub-write-kept = An e-book has no fields to write in. Write on paper, or with a program that you trust. What a program saves, others can find.
