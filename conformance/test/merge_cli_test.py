"""Merging and publishing result files, as a user types it. Needs HALFULP, the path of the tool."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

HALFULP = os.environ["HALFULP"]
CHECK = ["check", "cpu-scalar", "--tier", "smoke", "--format", "float8_e5m2"]


def run(*words):
    return subprocess.run([HALFULP, *words], capture_output=True, text=True, timeout=600)


def cells_of(path):
    cells = [line for line in map(json.loads, path.read_text().splitlines()) if line["t"] == "cell"]
    for cell in cells:
        cell.pop("seconds")
    return sorted(cells, key=lambda cell: cell["id"])


class Merging(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def checked(self, name, *words):
        file = self.folder / name
        done = run(*CHECK, *words, "-o", str(file))
        self.assertEqual(done.returncode, 0, done.stderr)
        return str(file)

    def test_shards_merge_to_the_whole(self):
        parts = [self.checked(f"part{shard}", "--shard", f"{shard}/2") for shard in (1, 2)]
        merged = self.folder / "merged"
        done = run("merge", *parts, "-o", str(merged))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        whole = self.checked("whole")
        self.assertEqual(cells_of(merged), cells_of(Path(whole)))
        self.assertEqual(run("validate", str(merged)).returncode, 0)
        self.assertEqual(run("diff", whole, str(merged)).stdout, "")

    def test_a_part_that_is_missing_is_said(self):
        done = run("merge", self.checked("part", "--shard", "1/2"), "-o", str(self.folder / "merged"))
        self.assertEqual(done.returncode, 0)
        self.assertIn("1 of 2 parts", done.stderr)

    def test_a_cell_with_two_contents_exits_3_in_one_line_and_writes_nothing(self):
        files = [self.checked("one"), self.checked("other", "--seed", "2")]
        merged = self.folder / "merged"
        done = run("merge", *files, "-o", str(merged))
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertIn("differ in the cell 'cpu-scalar/", done.stderr)
        self.assertFalse(merged.exists())

    def test_it_must_be_said_where_the_file_goes(self):
        file = self.checked("run")
        for words in ([], ["-o", str(self.folder / "x"), "--publish-to", str(self.folder)]):
            done = run("merge", file, *words)
            self.assertEqual(done.returncode, 2)
            self.assertIn("expected -o FILE, --publish or --publish-to FOLDER", done.stderr)
        self.assertFalse((self.folder / "x").exists())

    def test_files_are_published_beside_those_that_are_there(self):
        file = self.checked("run")
        published = self.folder / "published"
        paths = [Path(run("merge", file, "--publish-to", str(published)).stdout.split(":")[0]) for _ in range(2)]
        self.assertEqual(paths[1].name, paths[0].stem + "-2.jsonl")
        self.assertRegex(paths[0].parent.name, "^[a-z0-9-]+$")
        for path in paths:
            self.assertEqual(cells_of(path), cells_of(Path(file)))

    def test_a_report_publishes_all_of_its_files_as_one(self):
        published = self.folder / "published"
        done = run("report", "fp16", "--tier", "smoke", "-o", str(self.folder / "report"), "--publish-to",
                   str(published))
        self.assertEqual(done.returncode, 0, done.stderr)
        (file,) = published.glob("*/*.jsonl")
        self.assertIn(str(file), done.stdout)
        kinds = {json.loads(line)["t"] for line in file.read_text().splitlines()}
        self.assertEqual(kinds, {"header", "cell", "training", "weights", "accuracy", "image", "throughput", "footer"})


if __name__ == "__main__":
    unittest.main()
