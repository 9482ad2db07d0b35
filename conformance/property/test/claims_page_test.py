"""The page shows the table of what holds as the program prints it.

usage: claims_page_test.py PROGRAM PAGE
"""

import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, PAGE = sys.argv[1:3]


class ClaimsPage(unittest.TestCase):
    def test_the_table_is_the_programs(self):
        printed = subprocess.run([PROGRAM, "--claims"], capture_output=True, text=True, timeout=60).stdout.splitlines()
        self.assertGreater(len(printed), 20)
        page = Path(PAGE).read_text(encoding="utf-8").splitlines()
        self.assertIn(printed[0], page, f"{PAGE}: the table's first line")
        begin = page.index(printed[0])
        rows = page[begin:begin + len(printed) + 1]
        self.assertEqual(rows[:len(printed)], printed, f"{PAGE}: take what `property_test --claims` prints")
        self.assertIn(rows[len(printed):], ([], [""]), f"{PAGE}: the table has more rows than the program")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
