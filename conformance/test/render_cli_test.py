"""Rendering result files, as a user types it. Needs HALFULP, the tool, and WRITE_SAMPLE_RUN, which makes a file."""

import csv
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

HALFULP = os.environ["HALFULP"]
WRITE_SAMPLE_RUN = os.environ["WRITE_SAMPLE_RUN"]


def run(*words):
    return subprocess.run([HALFULP, *map(str, words)], capture_output=True, text=True, timeout=120)


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.sample = self.folder / "run.jsonl"
        subprocess.run([WRITE_SAMPLE_RUN, str(self.sample)], check=True)
        self.site = self.folder / "site"

    def lines(self):
        return self.sample.read_text().splitlines()

    def file(self, name, lines):
        path = self.folder / name
        path.write_text("".join(line + "\n" for line in lines))
        return path

    def changed(self, name, change):
        """A copy of the sample whose records `change` has seen."""
        records = [json.loads(line) for line in self.lines()]
        for record in records:
            change(record)
        return self.file(name, map(json.dumps, records))

    def rendered(self, *words):
        done = run("render", *words, "-o", self.site)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return {str(path.relative_to(self.site)) for path in self.site.rglob("*") if path.is_file()}


class Rendering(Folder):
    def test_makes_pages_and_everything_beside_them(self):
        names = self.rendered(self.sample)
        for name in ("index.html", "method.html", "performance.html", "accuracy.html", "compare.html", "summary.md",
                     "cells.csv", "speeds.csv", "accuracy.csv", "junit.xml", "badges/good.svg", "badges/good.json",
                     "implementation-good.html", "format-float16.html", ".halfulp-site"):
            self.assertIn(name, names)

    def test_prints_where_the_first_page_is(self):
        done = run("render", self.sample, "-o", self.site)
        self.assertEqual(done.stdout, f"{self.site}/index.html\n")

    def test_twice_gives_equal_bytes(self):
        names = self.rendered(self.sample)
        before = {name: (self.site / name).read_bytes() for name in names}
        self.assertEqual(self.rendered(self.sample), names)
        self.assertEqual({name: (self.site / name).read_bytes() for name in names}, before)

    def test_what_stands_beside_the_pages_can_be_chosen(self):
        self.assertFalse({"summary.md", "cells.csv", "junit.xml"} & self.rendered(self.sample, "--with", "none"))
        names = self.rendered(self.sample, "--with", "csv,badges")
        self.assertTrue({"cells.csv", "badges/good.svg"} <= names)
        self.assertFalse({"summary.md", "junit.xml"} & names)

    def test_an_export_that_does_not_exist_is_a_usage_error(self):
        done = run("render", self.sample, "-o", self.site, "--with", "pdf")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no export is called 'pdf'; expected some of summary, csv, junit, badges, none", done.stderr)
        self.assertFalse(self.site.exists())

    def test_pages_that_are_no_more_go_and_other_files_stay(self):
        self.rendered(self.sample)
        (self.site / "mine.txt").write_text("mine")
        names = self.rendered(self.sample, "--single-file", "--with", "none")
        self.assertEqual(names, {"index.html", "mine.txt", ".halfulp-site"})

    def test_a_single_file_leads_to_no_other(self):
        self.rendered(self.sample, "--single-file")
        page = (self.site / "index.html").read_text()
        self.assertNotIn('.html"', page)
        self.assertNotIn(".html#", page)
        self.assertIn('href="#method"', page)

    def test_exports_can_be_read_by_their_readers(self):
        self.rendered(self.sample)
        with open(self.site / "cells.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["outcome"] for row in rows], ["conforms", "deviates", "errored", "skipped"])
        self.assertEqual(rows[1]["implementation"], "b<a>d")
        self.assertEqual(rows[1]["version"], '2 & "3"')
        suites = ElementTree.parse(self.site / "junit.xml").getroot()
        self.assertEqual(suites.attrib["tests"], "4")
        badge = json.loads((self.site / "badges" / "good.json").read_text())
        self.assertEqual(badge["schemaVersion"], 1)
        ElementTree.parse(self.site / "badges" / "b_a_d.svg")

    def test_a_baseline_is_compared_with(self):
        def conformed(record):
            if record["t"] == "cell" and record["outcome"] == "deviates":
                record.update(outcome="conforms", deviating=0, causes=[], digest="1")
            if record["t"] == "footer":
                record.update(conforms=2, deviates=0)
        self.rendered(self.sample, "--baseline", self.changed("old.jsonl", conformed))
        page = (self.site / "implementation-b_a_d.html").read_text()
        self.assertIn("Compared with <code>old.jsonl</code>", page)
        self.assertIn("1 with another outcome", page)

    def test_a_file_given_twice_is_taken_once(self):
        copy = self.file("copy.jsonl", self.lines())
        self.rendered(self.sample)
        once = (self.site / "index.html").read_bytes()
        for other in (self.sample, copy):
            done = run("render", self.sample, other, "-o", self.site)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(done.stderr, f"halfulp: warning: {other} says nothing that {self.sample} does not; taken once\n")
            self.assertEqual((self.site / "index.html").read_bytes(), once)


class BadInput(Folder):
    def refused(self, *files, says):
        """Exit code 3, one line, and nothing written."""
        done = run("render", *files, "-o", self.site)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertIn(says, done.stderr)
        self.assertFalse(self.site.exists())

    def test_a_file_that_is_not_there(self):
        self.refused(self.folder / "none.jsonl", says="none.jsonl: cannot be opened: No such file or directory")

    def test_an_empty_file(self):
        self.refused(self.file("empty.jsonl", []), says="empty.jsonl: is empty; expected a header")

    def test_a_file_without_its_footer(self):
        path = self.file("cut.jsonl", self.lines()[:-1])
        self.refused(path, says=f"cut.jsonl:{len(self.lines()) - 1}: the file ends without a footer")

    def test_a_line_that_is_cut_off(self):
        path = self.folder / "cut.jsonl"
        path.write_text("\n".join(self.lines()[:2])[:-20])
        self.refused(path, says="cut.jsonl:2: the last line is cut off")

    def test_what_is_not_json(self):
        self.refused(self.file("text.jsonl", ["hello"]), says="text.jsonl:1: not JSON")
        self.refused(self.file("text.jsonl", self.lines()[:2] + ["{"]), says="text.jsonl:3: not JSON")

    def test_another_version_of_the_layout(self):
        path = self.changed("new.jsonl", lambda record: record.get("schema") and record.update(schema="halfulp/run/2"))
        self.refused(path, says='new.jsonl:1: schema "halfulp/run/2"; expected "halfulp/run/1"')

    def test_a_cell_that_is_there_twice(self):
        lines = self.lines()
        self.refused(self.file("twice.jsonl", lines[:2] + lines[1:]), says="twice.jsonl:3: a second cell 'good/convert/")

    def test_a_name_with_a_new_line_makes_no_second_line(self):
        def rename(record):
            if record["t"] == "cell":
                record["id"] = "a\nb\x1b"
        self.refused(self.changed("odd.jsonl", rename), says="odd.jsonl:3: a second cell 'a?b?'")

    def test_a_bad_file_after_good_ones(self):
        self.refused(self.sample, self.file("empty.jsonl", []), says="empty.jsonl: is empty")

    def test_a_bad_baseline(self):
        done = run("render", self.sample, "--baseline", self.file("empty.jsonl", []), "-o", self.site)
        self.assertEqual(done.returncode, 3)
        self.assertFalse(self.site.exists())

    def test_two_files_that_contradict_each_other(self):
        def answer_otherwise(record):
            if record.get("outcome") == "deviates" and record["t"] == "cell":
                record["digest"] = "ffffffffffffffff"
        other = self.changed("other.jsonl", answer_otherwise)
        self.refused(self.sample, other,
                     says=f"other.jsonl:3: other results of cell 'b<a>d/convert/float32->float16/ties_to_even/ieee' than "
                          f"in {self.sample}, from the same cases, machine, suite and version; expected equal ones")

    def test_garbage_of_200_megabytes(self):
        path = self.folder / "garbage.jsonl"
        for content, says in ((b"\0", "line of more than"), (b"garbage\n", "garbage.jsonl:1: not JSON")):
            with open(path, "wb") as file:
                for _ in range(200):
                    file.write(content * ((1 << 20) // len(content)))
            self.refused(path, says=says)

    def test_a_site_that_is_there_stays_as_it_was(self):
        self.rendered(self.sample)
        before = (self.site / "index.html").read_bytes()
        self.assertEqual(run("render", self.file("empty.jsonl", []), "-o", self.site).returncode, 3)
        self.assertEqual((self.site / "index.html").read_bytes(), before)

    def test_a_folder_that_cannot_be_made(self):
        done = run("render", self.sample, "-o", self.sample / "site")
        self.assertEqual(done.returncode, 3)
        self.assertIn("cannot make the folder", done.stderr)


if __name__ == "__main__":
    unittest.main()
