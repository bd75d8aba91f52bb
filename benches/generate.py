#!/usr/bin/env python3
"""Writes a book of N pages twice: once for mdBook, once for vademecum.

    generate.py N OUT [--seed S]

    OUT/mdbook/book.toml        OUT/vademecum/handbook.toml
    OUT/mdbook/src/SUMMARY.md   OUT/vademecum/en/SUMMARY.md
    OUT/mdbook/src/…/*.md       OUT/vademecum/en/…/*.md      the same bytes

A page has about 6 KB: paragraphs, headings with ids, a table, lists, a task
list, a quotation, code, footnotes and links to headings of other pages. Equal
arguments give equal bytes. It uses only what both programs understand.
"""

import argparse
import random
import shutil
from pathlib import Path

GROUP = 25  # pages in a group: one parent and its children

SUBJECTS = """the caretaker|a volunteer|the night shift|every visitor|the committee|a neighbour|the older crew|
the harbour office|a trained helper|the person on duty|the storekeeper|our accountant|the youth group|a guest|
the fire warden|the school next door|a tired traveller|the repair team|somebody from the council|the gardener|
the new treasurer|each household|the delivery driver|a retired engineer|the evening class""".replace("\n", "").split("|")

VERBS = """checks|keeps|repairs|writes down|carries|opens|closes|measures|hides|returns|counts|labels|cleans|
paints|moves|reads|signs|orders|shares|inspects|replaces|fills|empties|plans|describes|borrows|lends|protects|
translates|collects|sorts|warms|waters|photographs|tests|announces|postpones|remembers""".replace("\n", "").split("|")

OBJECTS = """the ledger|two ladders|a box of keys|the water meter|the spare lamps|a sheet of instructions|the old map|
the first-aid kit|seven chairs|the notice board|a crate of apples|the boiler|the rain barrel|the guest list|
a bundle of letters|the emergency telephone|the kitchen scales|the tool shed|a roll of cable|the back door|
the yearly report|a bag of sand|the smoke alarm|the bicycle rack|the minutes of the meeting|three blankets|
the seed drawer|a pair of gloves|the window shutters|the compost heap|the fuse box|the winter timetable""".replace("\n", "").split("|")

PLACES = """in the cellar|near the north gate|behind the workshop|on the second floor|at the landing stage|beside the oven|
under the stairs|in the reading room|along the footpath|by the weather station|in the long corridor|across the yard|
at the corner table|next to the archive|below the bridge|in the glasshouse""".replace("\n", "").split("|")

TIMES = """before the season begins|every second Tuesday|after heavy rain|once the frost is over|at the end of the month|
during the holidays|when the bell has rung|within three days|long before noon|until the replacement arrives|
in a dry week|after each delivery|as soon as the paint is dry|twice a year|on the first working day|
while the lift is out of order""".replace("\n", "").split("|")

REASONS = """because nobody else has the key|so that the next shift finds it|although it takes longer|
which saved us a good deal of money in {year}|unless the insurance says otherwise|and then tells the others|
since the {year} inspection asked for it|but only with a second person present|as the drawing of {year} shows|
even if the form is missing|provided that the weather allows it|and leaves a note with the date|
which is why the count rarely differs by more than {count}|so a mistake of {count} is soon found""".replace("\n", "").split("|")

OPENINGS = """Usually|In practice|As a rule|Now and then|For safety|To begin with|By custom|On most days|Without exception|
If in doubt|As agreed in {year}|Strictly speaking|With some patience""".replace("\n", "").split("|")

NOUNS = """Boiler|Ladder|Ledger|Orchard|Workshop|Ferry|Archive|Kitchen|Greenhouse|Cellar|Harbour|Library|Meadow|Oven|
Pump|Quay|Rooftop|Signal|Tower|Well|Yard|Beehive|Canal|Dormitory|Footbridge|Granary""".replace("\n", "").split("|")

TOPICS = """opening it|closing it|yearly care|small repairs|rules for guests|what it costs|who holds the key|in winter|
in an emergency|old habits|a short history|checking it|lending it out|cleaning|sharing the work""".replace("\n", "").split("|")

SECTIONS = ["Before you start", "What you need", "Step by step", "If something fails", "Figures", "Who to ask",
            "In winter", "Afterwards", "A word of history", "Common mistakes"]


class Writer:
    """Sentences from a seeded generator."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def fill(self, text):
        return text.replace("{year}", str(self.random.randint(1951, 2024))).replace(
            "{count}", str(self.random.randint(2, 90)))

    def clause(self):
        pick = self.random.choice
        return f"{pick(SUBJECTS)} {pick(VERBS)} {pick(OBJECTS)}"

    def sentence(self):
        pick, chance = self.random.choice, self.random.random
        words = [self.clause()]
        if chance() < 0.5:
            words.append(pick(PLACES))
        if chance() < 0.5:
            words.append(pick(TIMES))
        if chance() < 0.45:
            words.append(pick(REASONS))
        text = " ".join(words)
        if chance() < 0.3:
            text = f"{pick(OPENINGS)}, {text}"
        text = self.fill(text)
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences):
        marked = [self.sentence() for _ in range(sentences)]
        target = self.random.randrange(sentences)
        words = marked[target].split(" ")
        at = self.random.randrange(len(words) - 1)
        words[at] = self.random.choice(["**{}**", "*{}*", "`{}`"]).format(words[at])
        marked[target] = " ".join(words)
        return " ".join(marked)


def slug(text):
    return "".join(c if c.isalnum() else "-" for c in text.lower()).strip("-")


def page_path(number):
    group, place = divmod(number, GROUP)
    return f"part-{group:03}/" + ("index.md" if place == 0 else f"page-{place:02}.md")


def page_title(number):
    rng = random.Random(number * 7919 + 17)
    return f"{rng.choice(NOUNS)} {number + 1}: {rng.choice(TOPICS)}"


def page_sections(number):
    """Headings of a page; links to it need them before it is written."""
    return random.Random(number * 104729 + 5).sample(SECTIONS, 4)


def link(writer, number, total):
    """A link to another page, half of them to a heading of it."""
    other = writer.random.randrange(total)
    path = "../" + page_path(other)
    if writer.random.random() < 0.5:
        path += "#" + slug(writer.random.choice(page_sections(other)))
    return f"[{page_title(other).split(':')[0].lower()}]({path})"


def table(writer):
    pick, number = writer.random.choice, writer.random.randint
    lines = ["| Thing | Where | How many | Last count |", "| --- | :--- | ---: | :---: |"]
    for _ in range(number(5, 8)):
        lines.append(f"| {pick(OBJECTS)} | {pick(PLACES)} | {number(1, 400)} | {number(1990, 2024)}-{number(1, 12):02} |")
    return "\n".join(lines)


def steps(writer):
    return "\n".join(f"{n}. {writer.sentence()}" for n in range(1, writer.random.randint(4, 6)))


def bullets(writer, number, total):
    items = []
    for _ in range(3):
        items.append(f"- {writer.sentence()} See {link(writer, number, total)}.")
        items.append(f"  - {writer.sentence()}")
    return "\n".join(items)


def tasks(writer):
    return "\n".join(f"- [{writer.random.choice('x ')}] {writer.sentence()}" for _ in range(4))


def code(writer):
    pick, number = writer.random.choice, writer.random.randint
    lines = [f"{slug(pick(OBJECTS))} = {number(1, 99)}  # {pick(TIMES)}" for _ in range(4)]
    return "```toml\n" + "\n".join(lines) + "\n```"


def page(number, total, seed):
    writer = Writer(f"{seed}/{number}")
    extras = [table(writer), steps(writer) + "\n\n" + tasks(writer), bullets(writer, number, total),
              f"> {writer.paragraph(2)}\n\n{code(writer)}"]
    writer.random.shuffle(extras)
    parts = [f"# {page_title(number)}", writer.paragraph(4) + f" More in {link(writer, number, total)}."]
    for index, (title, extra) in enumerate(zip(page_sections(number), extras)):
        parts.append(f"## {title} {{#{slug(title)}}}")
        parts.append(writer.paragraph(4) + f"[^{index}] " + writer.sentence())
        parts.append(extra)
        if index % 2:
            parts.append(f"### Details for {page_title(number).split(':')[0]} {{#details-{index}}}")
        parts.append(writer.paragraph(4) + f" Compare {link(writer, number, total)}.")
    for index in range(4):
        parts.append(f"[^{index}]: {writer.sentence()} {link(writer, number, total)}")
    return "\n\n".join(parts) + "\n"


def summary(total):
    lines = ["# Summary", "", "[A generated book](index.md)", ""]
    for number in range(total):
        indent = "" if number % GROUP == 0 else "  "
        lines.append(f"{indent}- [{page_title(number)}]({page_path(number)})")
    return "\n".join(lines) + "\n"


def index(total):
    return f"# A generated book\n\nIt has {total} pages. Begin with [the first]({page_path(0)}).\n"


def files(total, seed):
    """Path and text of every Markdown file; `total` counts chapters, the index comes on top."""
    yield "SUMMARY.md", summary(total)
    yield "index.md", index(total)
    for number in range(total):
        yield page_path(number), page(number, total, seed)


BOOK_TOML = """[book]
title = "A generated book"
language = "en"
"""

HANDBOOK_TOML = """name = "generated-book"
title = "A generated book"
description = "Text from a seeded generator, to measure with."
edition = "1"
date = "2026-01-01"
languages = ["en"]
licence = "CC0 1.0"

[build]
out = "dist"
formats = ["site", "zip"]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()

    books = [(options.out / "mdbook", "book.toml", BOOK_TOML, "src"),
             (options.out / "vademecum", "handbook.toml", HANDBOOK_TOML, "en")]
    for root, config, text, _ in books:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        (root / config).write_text(text, encoding="utf-8")
    count = size = 0
    for path, text in files(options.pages, options.seed):
        for root, _, _, folder in books:
            target = root / folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        count, size = count + 1, size + len(text.encode())
    print(f"{count} files, {size} bytes, {size // count} a file: {options.out}")


if __name__ == "__main__":
    main()
