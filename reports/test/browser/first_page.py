"""What the first page does when it is used."""

from in_browser import SITES, InBrowser, index


class Filter(InBrowser):
    SQUARES = "[...document.querySelectorAll('section.squares td:not(.out)')].filter((c) => c.matches('.item') || " \
              "c.querySelector('.item'))"
    FINDINGS = "[...document.querySelectorAll('tr.item')].filter((row) => !row.hidden)"

    def choose(self, name, value):
        self.browser.run("""
          const control = document.querySelector(`form.filter [name=${arguments[0]}]`);
          if (control.type === "checkbox") control.checked = true; else control.value = arguments[1];
          control.dispatchEvent(new Event("input", {bubbles: true}));""", name, value)

    def counts(self):
        return self.see(self.SQUARES + ".length"), self.see(self.FINDINGS + ".length")

    def test_leaves_what_matches_and_says_how_much(self):
        self.browser.open(index())
        squares, findings = self.counts()
        self.choose("verdict", "deviates")
        fewer = self.counts()
        self.assertLess(fewer[0], squares)
        self.assertGreater(fewer[0], 3)
        self.assertEqual(self.see("document.querySelector('form.filter [role=status]').textContent"),
                         f"{fewer[0]} of {squares} squares and {fewer[1]} of {findings} findings match.")
        self.assertTrue(self.see(self.SQUARES + ".every((cell) => cell.matches('.deviates'))"))

    def test_what_is_waived_is_a_verdict_of_its_own(self):
        self.browser.open(SITES["waived"][0])
        self.choose("verdict", "waived")
        self.assertEqual(self.counts(), (1, 1))
        self.assertRegex(self.see(self.SQUARES + "[0].innerText"), r"^~ 3 of 1\.02")
        self.choose("verdict", "deviates")
        self.assertEqual(self.counts(), (0, 0))

    def test_by_implementation_leaves_its_row_and_the_columns_of_its_formats(self):
        self.browser.open(index())
        self.choose("implementation", "eigen")
        rows = self.see("[...document.querySelectorAll('.matrix tr[data-implementation]')].filter((row) => "
                        "row.checkVisibility()).map((row) => row.dataset.implementation)")
        self.assertEqual(rows, ["eigen"])
        formats = self.see("[...document.querySelectorAll('.matrix th[data-format]')].filter((head) => "
                           "head.checkVisibility()).map((head) => head.dataset.format)")
        self.assertEqual(sorted(formats), ["bfloat16", "float16"])

    def test_by_format_takes_a_part_of_the_name(self):
        self.browser.open(index())
        self.choose("format", "E4M3")
        self.assertEqual(self.see("[...document.querySelectorAll('.matrix th[data-format]')].filter((head) => "
                                  "head.checkVisibility()).map((head) => head.dataset.format)"), ["float8_e4m3fn"])

    def test_by_operation_shows_the_numbers_of_that_operation_alone(self):
        self.browser.open(index())
        square = "[...document.querySelectorAll('.matrix td')].find((cell) => cell.querySelector('.sum'))"
        before = self.see(square + ".innerText")
        operation = self.see(square + ".querySelector('.item').dataset.operation")
        self.choose("operation", operation)
        self.assertNotEqual(self.see(square + ".innerText"), before)
        self.assertEqual(self.see(square + ".innerText").split("\n")[0], operation)

    def test_by_cause_and_by_mark_agree_with_the_findings(self):
        for name, value in (("cause", "ties_away"), ("mark", "alone")):
            self.browser.open(index())
            self.choose(name, value)
            squares, findings = self.counts()
            self.assertGreater(squares, 0)
            self.assertGreater(findings, 0)
            self.assertTrue(self.see(self.FINDINGS + ".every((row) => row.dataset[arguments[0]].split('\\n').includes("
                                     "arguments[1]))", name, value))

    def test_stays_in_the_address(self):
        self.browser.open(index())
        self.choose("verdict", "deviates")
        self.choose("format", "float")
        expected = self.counts()
        fragment = self.see("location.hash")
        self.assertEqual(fragment, "#?format=float&verdict=deviates")
        self.browser.open(index(), fragment)
        self.assertEqual(self.counts(), expected)
        self.assertEqual(self.see("document.querySelector('[name=format]').value"), "float")

    def test_forgets_a_value_that_is_not_offered(self):
        self.browser.open(index())
        everything = self.counts()
        self.browser.open(index(), "#?verdict=%3Cimg%3E&nonsense=1")
        self.assertEqual(self.counts(), everything)

    def test_shows_all_again(self):
        self.browser.open(index())
        everything = self.counts()
        self.choose("implementation", "eigen")
        self.browser.run("document.querySelector('form.filter [type=reset]').click()")
        self.browser.run("return new Promise((done) => setTimeout(done, 50))")
        self.assertEqual(self.counts(), everything)
        self.assertEqual(self.see("location.hash"), "")


class Order(InBrowser):
    def column(self, number):
        return self.see("[...document.querySelectorAll('#index--implementations-table tbody tr')].map((row) => "
                        "row.cells[arguments[0]].textContent)", number)

    def press(self, number):
        self.browser.run("document.querySelectorAll('#index--implementations-table thead th')[arguments[0]]"
                         ".querySelector('button').click()", number)

    def sorted_as(self, number):
        return self.see("document.querySelectorAll('#index--implementations-table thead th')[arguments[0]].ariaSort", number)

    def test_names_go_up_then_down_then_as_they_were(self):
        self.browser.open(index())
        before = self.column(0)
        self.assertNotEqual(before, sorted(before))
        self.press(0)
        self.assertEqual((self.column(0), self.sorted_as(0)), (sorted(before), "ascending"))
        self.press(0)
        self.assertEqual((self.column(0), self.sorted_as(0)), (sorted(before, reverse=True), "descending"))
        self.press(0)
        self.assertEqual((self.column(0), self.sorted_as(0)), (before, None))

    def test_numbers_go_by_size_the_greatest_first(self):
        self.browser.open(index())
        self.press(9)
        numbers = [int(text.replace("\u202f", "")) for text in self.column(9)]
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        self.assertGreater(len(set(len(str(number)) for number in numbers)), 1)  # by text they would lie otherwise

    def test_stays_in_the_address(self):
        self.browser.open(index())
        self.press(9)
        expected = self.column(0)
        self.browser.open(index(), self.see("location.hash"))
        self.assertEqual((self.column(0), self.sorted_as(9)), (expected, "descending"))


class Theme(InBrowser):
    BACK = "getComputedStyle(document.body).backgroundColor"

    def test_follows_the_system_until_one_is_chosen_and_is_remembered(self):
        self.browser.open(index())
        self.browser.media(prefers_color_scheme="dark")
        dark = self.see(self.BACK)
        self.browser.media(prefers_color_scheme="light")
        light = self.see(self.BACK)
        self.assertNotEqual(light, dark)
        press = "document.querySelector('button.theme').click()"
        self.browser.run(press)
        self.browser.run(press)
        self.assertEqual(self.see("document.querySelector('button.theme').textContent"), "Theme: dark")
        self.assertEqual(self.see(self.BACK), dark)
        self.browser.open(SITES["real"][1])
        self.assertEqual(self.see(self.BACK), dark)
        self.browser.run(press)
        self.assertEqual(self.see(self.BACK), light)
