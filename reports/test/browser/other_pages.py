"""What other pages do when they are used."""

from in_browser import SITES, InBrowser


class Code(InBrowser):
    def type(self, text):
        self.browser.run("""
          const input = document.querySelector(".explore input");
          input.value = arguments[0];
          input.dispatchEvent(new Event("input", {bubbles: true}));""", text)
        return self.see("Object.fromEntries([...document.querySelectorAll('.explore [data-shows]')].map((cell) => "
                        "[cell.dataset.shows, cell.textContent]))")

    def setUp(self):
        super().setUp()
        self.browser.open(next(page for page in SITES["real"] if page.name == "format-float16.html"))

    def test_that_is_typed_is_taken_apart(self):
        shown = self.type("0x3c01")
        self.assertEqual((shown["code"], shown["class"], shown["hexfloat"]), ("0x3c01", "normal", "0x1.004p+0"))
        self.assertEqual((shown["sign-bits"], shown["exponent-bits"], shown["trailing-bits"]), ("0", "01111", "0000000001"))
        self.assertEqual(self.see("[...document.querySelectorAll('.explore .bit')].map((bit) => bit.textContent).join('')"),
                         "0011110000000001")

    def test_of_a_value_is_the_nearest_and_of_a_tie_the_even_one(self):
        self.assertEqual(self.type("1.0004")["code"], "0x3c00")
        tie = self.type("1.00048828125")
        self.assertEqual((tie["code"], tie["hint"]), ("0x3c00", "half way between two values"))
        self.assertEqual(self.type("65519")["code"], "0x7bff")
        self.assertEqual(self.type("65520")["class"], "infinity")

    def test_that_is_none_is_refused_in_words(self):
        self.assertEqual(self.type("0x10000<img>")["hint"], "neither a code nor a number")
        self.assertEqual(self.see("document.querySelector('.explore input').ariaInvalid"), "true")
        self.assertEqual(self.type("1")["code"], "0x3c00")
        self.assertEqual(self.see("document.querySelector('.explore input').ariaInvalid"), "false")


class SingleFile(InBrowser):
    SHOWN = "[...document.querySelectorAll('.page')].filter((page) => page.checkVisibility()).map((page) => page.id)"

    def test_shows_one_page_at_a_time_and_its_links_lead_to_the_others(self):
        self.browser.open(SITES["single"][0])
        self.assertEqual(self.see(self.SHOWN), ["index"])
        for address in ("#performance", "#format-float16--anatomy"):
            self.browser.run("document.querySelector(`a[href='${arguments[0]}']`)?.click() ?? (location.hash = arguments[0])",
                             address)
            self.assertEqual(self.see(self.SHOWN), [address[1:].split("--")[0]])


    def test_an_address_with_the_order_of_a_table_leads_to_the_page_of_the_table(self):
        self.browser.open(SITES["single"][0], "#performance")
        press = "document.querySelector('#performance table.sortable thead button')"
        self.assertTrue(self.see(press + " !== null"))
        self.browser.run(press + ".click()")
        self.assertEqual(self.see(self.SHOWN), ["performance"])
        address = self.see("location.hash")
        self.assertRegex(address, r"^#performance\?sort-performance-table0=")
        self.browser.open(SITES["single"][0], address)
        self.assertEqual(self.see(self.SHOWN), ["performance"])
        self.assertNotEqual(self.see("document.querySelector('#performance [aria-sort]')"), None)
        self.browser.run("document.querySelector(`a[href='#accuracy']`).click()")
        self.assertEqual(self.see(self.SHOWN), ["accuracy"])
        self.browser.run("location.hash = arguments[0]", address)
        self.assertEqual(self.see(self.SHOWN), ["performance"])

    def test_an_address_with_a_filter_and_no_page_leads_to_the_first(self):
        self.browser.open(SITES["single"][0], "#?verdict=deviates")
        self.assertEqual(self.see(self.SHOWN), ["index"])
        self.assertEqual(self.see("document.querySelector('[name=verdict]').value"), "deviates")
        self.browser.run("document.querySelector('form.filter [type=reset]').click()")
        self.browser.run("return new Promise((done) => setTimeout(done, 50))")
        self.assertEqual(self.see("location.hash"), "")


class Command(InBrowser):
    def test_is_copied_by_its_button(self):
        for page in SITES["real"]:
            self.browser.open(page)
            if self.see("document.querySelector('button.copy') !== null"):
                break
        else:
            self.fail("no page has a command")
        self.browser.command("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        self.browser.run("document.querySelector('button.copy').click()")
        self.browser.run("return new Promise((done) => setTimeout(done, 200))")
        self.assertEqual(self.see("document.querySelector('button.copy').textContent"), "Copied")
