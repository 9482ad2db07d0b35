"""What pages say where runs are of two machines."""

import sites
from in_browser import InBrowser, page_of

OTHER = sites.OTHER_MACHINE["cpu"]


class Machines(InBrowser):
    ROWS = "[...document.querySelectorAll('.matrix tr[data-machine]')].filter((row) => row.checkVisibility())"
    FINDINGS = "[...document.querySelectorAll('tr.item')].filter((row) => row.checkVisibility())"
    PASSES = "document.querySelector('.matrix tfoot td:nth-child(3)').innerText"

    def open(self, name, fragment=""):
        self.browser.open(page_of("machines", name), fragment)

    def names(self):
        """Of the two machines, this one first."""
        return self.see("[...document.querySelector('select[name=machine]').options].map((one) => one.value).filter(Boolean)")

    def machines_of(self, rows):
        return self.see(f"[...new Set({rows}.map((row) => row.dataset.machine))].sort()")

    def choose(self, machine):
        self.browser.run("""
          const select = document.querySelector("select[name=machine]");
          select.value = arguments[0];
          select.dispatchEvent(new Event("input", {bubbles: true}));""", machine)

    def test_can_be_chosen_and_rows_findings_and_sums_are_of_the_chosen_one_alone(self):
        self.open("index")
        both, names = self.see(self.PASSES), self.names()
        self.assertEqual(self.machines_of(self.ROWS), sorted(names))
        for name in names:
            self.choose(name)
            self.assertEqual(self.machines_of(self.ROWS), [name])
            self.assertEqual(self.machines_of(self.FINDINGS), [name])
            passes, ran = self.see(self.PASSES).split(" of ")
            self.assertEqual(2 * int(ran), int(both.split(" of ")[1]))
        self.choose("")
        self.assertEqual(self.see(self.PASSES), both)

    def test_stay_in_the_address(self):
        self.open("index")
        self.choose(OTHER)
        fragment = self.see("location.hash")
        self.assertEqual(fragment, "#?machine=Another+CPU")
        self.open("index", fragment)
        self.assertEqual(self.machines_of(self.ROWS), [OTHER])
        self.assertEqual(self.see("document.querySelector('select[name=machine]').value"), OTHER)

    def test_stand_beside_every_row_of_the_first_page(self):
        self.open("index")
        for rows in (".matrix tbody tr", ".findings tbody tr", ".failing tbody tr"):
            nameless = self.see("[...document.querySelectorAll(arguments[0])].map((row) => row.cells[0].textContent)"
                                ".filter((text) => !arguments[1].some((name) => text.includes(name)))", rows, self.names())
            self.assertEqual(nameless, [], rows)
        failing = self.see("[...document.querySelectorAll('.failing th[scope=row]')].map((head) => head.textContent)")
        self.assertEqual([text for text in failing if text.startswith("gcc-float16")], [f"gcc-float16 on {OTHER}"])

    def test_have_columns_beside_speeds_and_accuracies(self):
        self.open("index")
        names = self.names()
        for page, count in (("implementation-cpu", 1), ("format-float16", 2)):
            self.open(page)
            columns = self.see("""[...document.querySelectorAll("table")].flatMap((table) => {
              const place = [...table.tHead?.rows[0]?.cells ?? []].findIndex((head) => head.innerText.startsWith("machine"));
              if (place < 0 || !/GB|accuracy/.test(table.tHead.innerText)) return [];
              return [[...new Set([...table.tBodies[0].rows].map((row) => row.cells[place].innerText))].sort()];
            })""")
            self.assertEqual(columns, [sorted(names)] * count, page)

    def test_a_finding_of_one_alone_says_of_which(self):
        self.open("implementation-gcc-float16")
        causes = self.see("[...document.querySelectorAll('.cause p')].map((cause) => cause.innerText)")
        self.assertTrue(causes)
        for cause in causes:
            self.assertTrue(cause.endswith(f" on {OTHER}."), cause)

    def test_have_headings_and_links_to_them(self):
        for page in ("performance", "accuracy"):
            self.open(page)
            self.assertEqual(len(self.see("[...document.querySelectorAll('main h2')].map((head) => head.id)")), 2)
            links = self.see("[...document.querySelectorAll('ul[aria-label=Machines] a')].map((link) => [link.innerText, "
                             "document.querySelector(link.hash).firstChild.data])")
            self.assertEqual(len(links), 2, page)
            for text, heading in links:
                self.assertEqual(text, heading)
            self.assertNotEqual(links[0], links[1])

    def test_are_named_where_runs_and_implementations_are_compared(self):
        self.open("compare")
        headings = self.see("[...document.querySelectorAll('h3[id]')].map((head) => head.innerText)")
        crossing = [heading for heading in headings if heading.startswith("small.jsonl")]
        self.assertTrue(crossing and all(OTHER in heading for heading in crossing), headings)
        pairs = self.see("[...document.querySelector('[aria-label=\"Implementations two by two\"] tbody').rows]"
                         ".map((row) => row.cells[0].innerText)")
        self.assertGreater(len(pairs), 4)
        self.assertTrue(all("\non " in pair for pair in pairs), pairs)
