"""The sites that tests look at, and a test with a browser."""

import unittest

import browser
import sites

SITES = {}  # name -> its pages, the first page first


def make_sites(root):
    (root / "runs").mkdir()
    real_runs = sites.real_runs(root / "runs")
    SITES["real"] = sites.render(real_runs, root / "real")
    SITES["single"] = sites.render(real_runs, root / "single", "--single-file", "--with", "none")
    here = [sites.small_run(root / "runs"), *real_runs[1:3]]
    SITES["machines"] = sites.render(here + sites.on_another_machine(here, root / "runs"), root / "machines")
    SITES["waived"] = sites.render([sites.waived_run(root / "runs")], root / "waived")
    SITES["attacked"] = sites.render(sites.attacking_runs(root / "runs"), root / "attacked")


def index():
    return SITES["real"][0]


def page_of(site, name):
    return next(page for page in SITES[site] if page.name == name + ".html")


class InBrowser(unittest.TestCase):
    def setUp(self):
        self.browser = browser.Browser()
        self.addCleanup(self.browser.close)

    def on_each_page(self, check):
        for site, pages in SITES.items():
            for page in pages:
                with self.subTest(site=site, page=page.name):
                    check(page)

    def see(self, script, *arguments):
        return self.browser.run("return " + script, *arguments)
