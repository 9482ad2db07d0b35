"""Accepted deviations as their users meet them: green on day one, red as soon as anything changes. Needs HALFULP."""

import json
import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

HALFULP = os.environ["HALFULP"]
WRONG = ("check", "faulty-ties-away", "--tier", "smoke")
CELL = "faulty-ties-away/convert/float32->float16/ties_to_even/ieee"


def run(*words):
    return subprocess.run([HALFULP, *words], capture_output=True, text=True, timeout=300)


class Waivers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.results = os.path.join(cls.folder.name, "run.jsonl")
        done = run(*WRONG, "-o", cls.results)
        assert done.returncode == 1, done.stdout + done.stderr
        cls.list = run("waive", cls.results).stdout

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def put(self, text):
        with open(self.path("waivers.toml"), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path("waivers.toml")

    def check(self, text, *words):
        return run(*WRONG, "--waivers", self.put(text), *words)

    def replaced(self, what, text):
        self.assertIn(what, self.list)
        return self.list.replace(what, text)

    def cells(self, path):
        with open(path, encoding="utf-8") as file:
            return [line for line in map(json.loads, file) if line["t"] == "cell"]

    def test_a_list_of_all_that_deviates_makes_the_same_run_green(self):
        done = self.check(self.list)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f"deviates  {CELL}", done.stdout)
        self.assertIn("waived: unexplained", done.stdout)
        self.assertTrue(done.stdout.endswith("1 deviate (1 waived)\n"), done.stdout)

    def test_the_result_file_has_the_reasons_and_the_outcome_stays(self):
        self.assertEqual(self.check(self.list, "-o", self.path("waived.jsonl")).returncode, 0)
        cell, = self.cells(self.path("waived.jsonl"))
        self.assertEqual(cell["outcome"], "deviates")
        self.assertEqual([cause["waiver"] for cause in cell["causes"]], [{"reason": "unexplained"}])
        self.assertEqual(run("validate", self.path("waived.jsonl")).returncode, 0)
        again = run("waive", self.path("waived.jsonl"))
        self.assertEqual(again.stdout, self.list)

    def test_another_count_is_red_with_a_line_that_says_both(self):
        count = self.cells(self.results)[0]["causes"][0]["count"]
        done = self.check(self.replaced(f"count = {count}", f"count = {count + 1}"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"{self.path('waivers.toml')}:4: {CELL}: ties_away: {count} wrong results; expected {count + 1}\n",
                      done.stdout)

    def test_a_deviation_that_nothing_accepts_is_red(self):
        done = self.check("# nothing\n")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, rf"(?m)^{CELL}: ties_away: \d+ wrong results; expected none, since no waiver has them$")

    def test_an_expired_waiver_is_red(self):
        self.assertEqual(self.check(self.list + "expires = 9999-12-31\n").returncode, 0)
        done = self.check(self.list + "expires = 2020-02-29\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("expected none, since the waiver expired on 2020-02-29\n", done.stdout)

    def test_a_waiver_that_is_no_longer_needed_is_red_unless_it_may_pass(self):
        more = self.list + f'\n[[waiver]]\ncell = "{CELL}"\ncause = "nan_code"\nreason = "gone"\n'
        done = self.check(more)
        self.assertEqual(done.returncode, 1)
        self.assertIn(":11: " + CELL + ": nan_code: no longer deviates; expected some: remove the waiver\n", done.stdout)
        self.assertEqual(self.check(more + "may_pass = true\n").returncode, 0)

    def test_waivers_of_cells_that_did_not_run_and_of_other_tiers_are_no_matter(self):
        more = self.list + '\n[[waiver]]\ncell = "other/*"\ncause = "nan_code"\nreason = "elsewhere"\n'
        more += f'\n[[waiver]]\ncell = "{CELL}"\ncause = "nan_code"\ntier = "quick"\nreason = "later"\n'
        self.assertEqual(self.check(more).returncode, 0)

    def test_two_patterns_that_meet_in_one_cell_are_refused_before_anything_runs(self):
        done = self.check(self.list + '\n[[waiver]]\ncell = "faulty-*"\ncause = "ties_away"\nreason = "again"\n',
                          "-o", self.path("none.jsonl"))
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr, f"halfulp: error: {self.path('waivers.toml')}:11: a second waiver of ties_away in "
                                      f"{CELL}; expected one, and line 4 has it\n")
        self.assertFalse(os.path.exists(self.path("none.jsonl")))

    def test_a_bad_list_exits_3_with_its_line(self):
        done = self.check(self.replaced("reason", "raeson"))
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr, f"halfulp: error: {self.path('waivers.toml')}:9: unknown key 'raeson'; did you mean "
                                      "reason?\n")
        for words in (WRONG, ("report", "faulty-ties-away", "-o", self.path("report"))):
            done = run(*words, "--waivers", "/nosuch.toml")
            self.assertEqual(done.returncode, 3)
            self.assertIn("/nosuch.toml: cannot be opened", done.stderr)

    def test_an_error_is_never_waived(self):
        done = run("check", "dso:/nosuch/libx.so", "--waivers", self.put(self.list))
        self.assertEqual(done.returncode, 3)

    def test_in_junit_it_is_skipped_with_the_reason(self):
        self.assertEqual(self.check(self.list, "--junit", self.path("junit.xml")).returncode, 0)
        root = xml.etree.ElementTree.parse(self.path("junit.xml")).getroot()
        self.assertEqual((root.get("failures"), root.get("skipped")), ("0", "1"))
        self.assertEqual(root.find(".//skipped").get("message"), "waived: ties_away: unexplained")

    def test_a_resumed_run_has_the_waivers_of_its_last_list(self):
        whole = self.path("whole.jsonl")
        self.assertEqual(self.check(self.list, "-o", whole).returncode, 0)
        for kept in (whole, self.results):  # with the marks of a list, and without
            with open(kept, encoding="utf-8") as file:
                lines = file.readlines()
            with open(self.path("cut.jsonl.partial"), "w", encoding="utf-8") as file:
                file.writelines(lines[:2])
            other = self.list.replace("unexplained", "it is written down")
            done = self.check(other, "-o", self.path("cut.jsonl"), "--resume")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            cell, = self.cells(self.path("cut.jsonl"))
            self.assertEqual(cell["causes"][0]["waiver"], {"reason": "it is written down"})

    def test_a_file_that_cannot_be_read_is_not_listed(self):
        done = run("waive", self.put("{}"))
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout, "")
        self.assertIn("waivers.toml:1: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
