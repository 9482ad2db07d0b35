"""Codes and values typed on pages of formats: what the script makes of them is what the pages say without it. Needs HALFULP
and WRITE_SAMPLE_RUN like site_test.py."""

import os
import tempfile
import unittest
from pathlib import Path

import browser
import sites

FORMATS = ["float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e8m0fnu", "ue4m3", "float4_e2m1fn", "binary6p3uf",
           "float16"]
CODEBOOKS = ["nf4", "bnb_fp4", "bnb_dynamic8"]
TYPE = """
  const input = document.querySelector(".ask input");
  input.value = arguments[0];
  input.dispatchEvent(new Event("input"));"""
SHOWN = """
  const cells = [...document.querySelectorAll(".explore [data-shows]")];
  return Object.fromEntries(cells.map((cell) => [cell.dataset.shows, cell.textContent]));"""
LIST = """
  const rows = [...document.querySelectorAll("details tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
  return rows.filter((cells) => cells.length === 5 && cells[0].startsWith("0x"));"""
THRESHOLDS = """
  return [...document.querySelectorAll(".thresholds tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));"""


class FormatPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        root = Path(cls.folder.name)
        sites.run("check", "cpu-scalar", "--tier", "smoke", "--format", ",".join(FORMATS + CODEBOOKS), "-o", root / "run.jsonl")
        sites.render([root / "run.jsonl"], root / "site")
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)

    def open(self, name):
        self.browser.open(Path(self.folder.name) / "site" / f"format-{name}.html")

    def shown(self, typed):
        return self.browser.run(TYPE + SHOWN, typed)

    def test_the_example_typed_again_changes_nothing(self):
        for name in FORMATS + CODEBOOKS:
            with self.subTest(format=name):
                self.open(name)
                before = self.browser.run(SHOWN)
                example = self.browser.run("return document.querySelector('.explore').dataset.example")
                self.assertEqual(self.shown(example), before)

    def test_every_code_has_the_value_of_the_list(self):
        for name in FORMATS:
            self.open(name)
            codes = self.browser.run(LIST)
            self.assertEqual(len(codes) > 0, name != "float16", name)
            for code, bits, kind, value, hexfloat in codes:
                with self.subTest(format=name, code=code):
                    shown = self.shown(code)
                    fields = "".join(shown.get(f"{field}-bits", "") for field in ("sign", "exponent", "trailing"))
                    self.assertEqual(
                        (shown["code"], fields, shown["class"], shown["value"], shown["hexfloat"]),
                        (code, bits.replace("_", ""), kind, value, hexfloat))

    def test_a_value_is_rounded_to_nearest_even_between_its_neighbours(self):
        self.open("float8_e4m3fn")
        for typed, code, error in (("3.14", "0x45", "0.11, 3.5\u00a0%"), ("-3.14", "0xc5", "\u22120.11, 3.5\u00a0%"),
                                   ("17", "0x58", "\u22121, 5.88\u00a0%"), ("19", "0x5a", "1, 5.26\u00a0%"),
                                   ("0x1.8p+1", "0x44", "none"), ("464", "0x7e", "\u221216, 3.45\u00a0%")):
            with self.subTest(typed=typed):
                shown = self.shown(typed)
                self.assertEqual((shown["code"], shown["error"]), (code, error))

    def test_what_has_no_code_is_said(self):
        self.open("float8_e4m3fn")
        for typed, hint in (("banana", "neither a code nor a number"), ("0x1ff", "wider than 8 bits"),
                            ("inf", "the format has no infinity"), ("1e9", "beyond the largest value 448"),
                            ("17", "half way between two values")):
            with self.subTest(typed=typed):
                self.assertIn(hint, self.shown(typed)["hint"])
        self.open("float8_e8m0fnu")
        self.assertIn("no negative values", self.shown("-1")["hint"])

    def test_every_code_of_a_codebook_has_its_level_and_thresholds(self):
        for name in CODEBOOKS:
            self.open(name)
            levels = {cells[0]: cells for cells in self.browser.run(LIST)}
            thresholds = self.browser.run(THRESHOLDS)
            self.assertEqual(len(levels), len(thresholds))
            for code, level, least, most in thresholds:
                with self.subTest(format=name, code=code):
                    shown = self.shown(code)
                    _, _, _, value, hexfloat = levels[code]
                    self.assertEqual((shown["code"], shown["value"], shown["from"], shown["to"]), (code, level, least, most))
                    self.assertEqual((shown["value"], shown["hexfloat"]), (value, hexfloat))
                    self.assertEqual(self.shown(hexfloat)["code"], code)

    def test_a_value_becomes_the_nearest_level_of_a_codebook(self):
        self.open("nf4")
        for typed, code, hint in (("0.05", "0x8", ""), ("0x1.45f5fep-5", "0x8", "half way between two values"),
                                  ("0x1.45f5fdp-5", "0x7", ""), ("0x1.ec90c5p-4", "0x8", "half way"), ("-0.9", "0x0", ""),
                                  ("-7", "0x0", "beyond the list"), ("inf", "0xf", "beyond the list"), ("1", "0xf", "")):
            with self.subTest(typed=typed):
                shown = self.shown(typed)
                self.assertEqual(shown["code"], code)
                self.assertIn(hint, shown["hint"])
        self.assertIn("no code stands for NaN", self.shown("nan")["hint"])
        self.open("bnb_fp4")
        for typed, code in (("0", "0x0"), ("-0", "0x8"), ("0.001", "0x0"), ("-0.001", "0x8"), ("-0x1.555556p-9", "0x8")):
            with self.subTest(typed=typed):
                self.assertEqual(self.shown(typed)["code"], code)

    def test_a_code_of_the_table_can_be_chosen(self):
        self.open("float8_e5m2")
        self.browser.run("document.querySelectorAll('.codes td')[0x7c].click()")
        shown = self.browser.run(SHOWN)
        self.assertEqual((shown["code"], shown["class"], shown["below"]), ("0x7c", "infinity", "57344  (0x7b)"))
        self.assertEqual(self.shown("57344")["above"], "inf  (0x7c)")

    def test_without_scripts_nothing_is_asked(self):
        self.browser.command("Emulation.setScriptExecutionDisabled", value=True)
        self.addCleanup(self.browser.command, "Emulation.setScriptExecutionDisabled", value=False)
        self.open("float16")
        self.assertFalse(self.browser.run("return document.querySelector('.ask').checkVisibility()"))
        self.assertEqual(self.browser.run(SHOWN)["value"], "3.140625")


if __name__ == "__main__":
    browser.leave_unless_possible(os.environ.get("REQUIRE_BROWSER") == "1")
    unittest.main()
