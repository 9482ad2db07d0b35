"""What the pages say holds: links lead somewhere, and the commands that the README shows run. Needs HALFULP and ROOT."""

import os
import re
import shlex
import subprocess
import unittest
from pathlib import Path

HALFULP = os.environ["HALFULP"]
ROOT = Path(os.environ["ROOT"])
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("reference/**/*.md"),
                *ROOT.glob("reports/**/*.md")])


def commands_of(page):
    """The `./halfulp ...` lines of the page's shell blocks, without their comments."""
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("./halfulp "):
                yield shlex.split(line, comments=True)[1:]


class Docs(unittest.TestCase):
    def test_there_are_pages(self):
        self.assertGreater(len(PAGES), 10)

    def test_every_link_between_pages_leads_to_a_file(self):
        for page in PAGES:
            prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
            for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", prose):
                if "://" not in target:
                    self.assertTrue((page.parent / target).exists(), f"{page.name}: {target}")

    def test_every_quick_command_of_the_readme_runs(self):
        quick = [words for words in commands_of(ROOT / "README.md") if words[0] in ("list", "explain")]
        self.assertGreaterEqual(len(quick), 3)
        for words in quick:
            done = subprocess.run([HALFULP, *words], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, f"{words}: {done.stderr}")
            self.assertNotEqual(done.stdout, "")

    def test_every_command_of_the_readme_is_one_that_the_tool_or_the_script_knows(self):
        known = subprocess.run([HALFULP, "--help"], capture_output=True, text=True, timeout=60).stdout
        for words in commands_of(ROOT / "README.md"):
            if words[0] not in ("test", "--no-install"):
                self.assertRegex(known, rf"\b{words[0]}\b")

    def test_every_line_of_help_stays_within_120_columns(self):
        for words in ([], ["check"], ["list"], ["explain"], ["replay"], ["validate"], ["report"],
                      ["render"], ["bench"], ["mnist"], ["diff"], ["merge"], ["waive"]):
            text = subprocess.run([HALFULP, *words, "--help"], capture_output=True, text=True, timeout=60).stdout
            self.assertIn("Example" if words else "Usage", text)
            for line in text.splitlines():
                self.assertLessEqual(len(line), 120, f"{words}: {line}")


if __name__ == "__main__":
    unittest.main()
