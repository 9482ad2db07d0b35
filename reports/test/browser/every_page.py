"""What holds of every page of every site."""

import re
from pathlib import Path

import sites
from in_browser import SITES, InBrowser, index

AUDIT = (Path(__file__).parent / "audit.js").read_text()
OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true;"
CONTENT = OPEN_ALL + "return document.querySelector('main').innerText;"
STATUS = "return [...document.querySelectorAll('[role=status], output')].map((one) => one.innerText).join(' ');"
TOO_WIDE = OPEN_ALL + """
  if (document.documentElement.scrollWidth <= innerWidth) return "";
  const reaches = (element) => element.getBoundingClientRect().right > innerWidth;
  const wide = [...document.querySelectorAll("body *")].find((one) => reaches(one) && !one.parentElement.closest(".scroll"));
  return wide ? wide.outerHTML.slice(0, 200) : "something";"""
ACTIVE_ATTRIBUTES = r"""
  const harmless = /^(#|https?:|data:,|[\w.-]+\.html(#|$)|[\w.\/-]+$)/;
  return [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes])
    .filter(({ name, value }) => /^on/.test(name) || (/^(href|src|action)$/.test(name) && !harmless.test(value)))
    .map(({ name, value }) => name + "=" + value);"""


def numbers(text):
    return set(re.findall(r"\d[\d\u202f]*", text))


class EveryPage(InBrowser):
    def test_says_nothing_in_the_console_and_asks_for_no_file_but_itself(self):
        def check(page):
            self.browser.open(page)
            self.assertEqual(self.browser.logged(), [])
            self.assertEqual(len(self.browser.requests()), 1)

        self.on_each_page(check)

    def test_does_not_scroll_sideways_at_360_pixels(self):
        def check(page):
            self.browser.open(page)
            self.assertEqual(self.browser.run(TOO_WIDE), "")

        self.browser.size(360, 800)
        self.on_each_page(check)

    def test_has_no_violation_of_accessibility_in_light_and_dark(self):
        def check(page):
            for theme in ("light", "dark"):
                self.browser.media(prefers_color_scheme=theme)
                self.browser.open(page)
                self.assertEqual(self.browser.run(AUDIT), [], theme)

        self.on_each_page(check)

    def test_shows_every_number_with_scripts_off(self):
        def check(page):
            self.browser.command("Emulation.setScriptExecutionDisabled", value=False)
            self.browser.open(page)
            made_by_scripts = numbers(self.browser.run(STATUS))
            with_scripts = numbers(self.browser.run(CONTENT))
            self.browser.command("Emulation.setScriptExecutionDisabled", value=True)
            self.browser.open(page)
            without = numbers(self.browser.run(CONTENT))
            self.assertEqual(with_scripts - without - made_by_scripts, set())

        self.on_each_page(check)
        self.browser.open(index())
        self.assertGreater(len(numbers(self.browser.run(CONTENT))), 50)

    def test_prints(self):
        def check(page):
            self.browser.open(page)
            paper = self.browser.pdf()
            self.assertEqual(paper[:5], b"%PDF-")
            self.assertGreater(len(paper), 3000)

        self.on_each_page(check)

    def test_shows_names_from_files_as_text(self):
        def check(page):
            self.browser.open(page)
            self.assertEqual(self.see("window.attacked ?? 0"), 0)
            self.assertEqual(self.see("document.scripts.length"), 2)
            self.assertEqual(self.see("document.querySelectorAll('img, iframe, object, embed, base').length"), 0)
            self.assertEqual(self.browser.run(ACTIVE_ATTRIBUTES), [])

        self.on_each_page(check)

    def test_attacks_can_be_read(self):
        self.browser.open(SITES["attacked"][0])
        text = self.see("document.body.textContent")
        for attack in sites.ATTACKS:
            self.assertIn(attack.split("\n")[0], text)


class Audit(InBrowser):
    """What the audit of accessibility must find, one fault at a time."""

    FAULTS = {
        "the page states no language": "document.documentElement.lang = ''",
        "there is not exactly one h1": "main.append(make('h1', 'again'))",
        "a heading of level 4 follows": "main.prepend(make('h2', 'two'), make('h4', 'four'))",
        "an id is there twice": "main.append(Object.assign(make('p', 'x'), {id: document.querySelector('[id]').id}))",
        "a link leads nowhere": "main.append(Object.assign(make('a', 'x'), {href: '#nowhere'}))",
        "it has no name": "main.append(make('button', ''))",
        "a control has no label": "main.append(make('input', ''))",
        "a drawing has no role": "main.append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))",
        "a header has no scope": "document.querySelector('th').removeAttribute('scope')",
        "a header is empty": "document.querySelector('th').textContent = ''",
        "a table has no caption or label": "main.append(document.querySelector('table').cloneNode(true))",
        "it scrolls, but not by keyboard": "const part = document.querySelector('.scroll'); part.removeAttribute('tabindex'); "
                                          "part.style.width = '5rem'",
        "contrast is": "Object.assign(main.appendChild(make('p', 'pale')).style, {color: '#999', background: '#fff'})",
        "focus cannot be seen": "document.querySelector('nav a').style.outline = 'none'",
    }

    def test_finds_each_fault(self):
        self.browser.media(prefers_color_scheme="light")
        for finding, fault in self.FAULTS.items():
            with self.subTest(finding):
                self.browser.open(index())
                self.browser.run("const main = document.querySelector('main'), make = (name, text) => "
                                 "Object.assign(document.createElement(name), {textContent: text});" + fault)
                self.assertTrue(any(finding in problem for problem in self.browser.run(AUDIT)), finding)
