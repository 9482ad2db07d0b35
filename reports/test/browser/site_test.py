"""The site as a browser shows it. Needs HALFULP, the path of the tool, and WRITE_SAMPLE_RUN; REQUIRE_BROWSER=1 makes a
missing browser a failure."""

import os
import tempfile
import unittest
from pathlib import Path

import browser
import in_browser
from every_page import Audit, EveryPage  # noqa: F401
from first_page import Filter, Order, Theme  # noqa: F401
from looks import ForcedColours, Heads, Paper  # noqa: F401
from machines import Machines  # noqa: F401
from other_pages import Code, Command, SingleFile  # noqa: F401

if __name__ == "__main__":
    browser.leave_unless_possible(required=os.environ.get("REQUIRE_BROWSER") == "1")
    with tempfile.TemporaryDirectory() as folder:
        in_browser.make_sites(Path(folder))
        unittest.main(verbosity=2)
