"""That nothing vanishes in forced colours and on paper, and that numbers stand below their heads."""

from in_browser import InBrowser, index, page_of

OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true;"

# A4 is the narrower of the two usual papers: 8.27 inches, less 0.4 on either side.
PAPER = 717

MARK_WHAT_IS_SEEN = OPEN_ALL + """
  window.seen = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility({checkVisibilityCSS: true}));
  window.widths = new Map([...document.querySelectorAll("main svg")].map((one) => [one, one.getBoundingClientRect().width]));"""

# What needs a mouse has no place on paper; the heads of a matrix stand in its squares there.
LOST = """
  const needless = "button, .anchor, .ask *, .ask, .filter, .filter *, .matrix thead *, .matrix thead, .absent, .self, " +
    ".matrix .out *, .out";
  return window.seen.filter((one) => !one.matches(needless) && !one.closest("svg defs, svg symbol"))
    .filter((one) => !one.checkVisibility({checkVisibilityCSS: true}) || getComputedStyle(one).display === "none")
    .map((one) => one.outerHTML.slice(0, 120)).slice(0, 5);"""

CUT = """
  const isCut = (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1;
  return [...document.querySelectorAll("main *:not(svg *)")].filter(isCut).map((one) => one.closest("table") ?? one)
    .map((one) => (one.closest("[aria-label]")?.ariaLabel ?? "") + ": " + one.outerHTML.slice(0, 120)).slice(0, 5);"""

SHRUNK = """
  return [...window.widths].filter(([one, width]) => width > 0 && one.getBoundingClientRect().width < width / 4)
    .map(([one]) => one.ariaLabel.slice(0, 120)).slice(0, 5);"""

# Colours of a drawing that the system did not choose, and shapes without any that differs from the ground.
FORCED = OPEN_ALL + """
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.forcedColorAdjust = "none";
  const colour = (name) => { probe.style.color = name; return getComputedStyle(probe).color; };
  const ground = colour("Canvas");
  const system = new Set(["none", ground, ...["CanvasText", "LinkText", "GrayText"].map(colour)]);
  probe.remove();
  const problems = [];
  const seen = new Set();
  for (const one of document.querySelectorAll("main svg :is(path, rect, line, circle, polygon, polyline, text)")) {
    const { fill, stroke, opacity } = getComputedStyle(one);
    const look = [one.tagName, one.getAttribute("class"), one.closest("svg").getAttribute("class")].join(" ");
    if (seen.has(look) || !one.checkVisibility()) continue;
    seen.add(look);
    if (!system.has(fill) || !system.has(stroke)) problems.push(look + ": " + fill + " and " + stroke + " are no system colours");
    const inks = one.tagName === "text" ? [fill] : one.tagName === "line" ? [stroke] : [fill, stroke];
    if (inks.every((ink) => ink === "none" || ink === ground) || Number(opacity) < 0.1) problems.push(look + ": cannot be seen");
  }
  return problems.slice(0, 5);"""

# Cells are below the head whose left edge they share.
MISPLACED = OPEN_ALL + """
  const left = (cell) => Math.round(cell.getBoundingClientRect().left);
  const isRight = (cell) => /^(right|end)$/.test(getComputedStyle(cell).textAlign);
  return [...document.querySelectorAll("main table:not(.matrix):not(.codes)")].flatMap((table) => {
    if (!table.tHead || !table.checkVisibility()) return [];
    const heads = new Map([...table.tHead.rows].flatMap((row) => [...row.cells]).map((head) => [left(head), head]));
    const cells = [...table.tBodies].flatMap((body) => [...body.rows].slice(0, 30)).flatMap((row) => [...row.cells]);
    return [...heads].flatMap(([edge, head]) => {
      const below = cells.filter((cell) => left(cell) === edge && /\\w/.test(cell.innerText) && cell.colSpan === 1);
      if (below.length === 0 || below.every((cell) => isRight(cell) === isRight(head))) return [];
      if (below.some(isRight) && below.some((cell) => !isRight(cell))) return [];
      return [table.closest("[aria-label]")?.ariaLabel + ": " + head.innerText];
    });
  });"""


class Paper(InBrowser):
    def test_has_all_that_is_on_the_screen_uncut_and_large_enough(self):
        def check(page):
            self.browser.media()
            self.browser.size(1280, 900)
            self.browser.open(page)
            self.browser.run(MARK_WHAT_IS_SEEN)
            self.browser.media("print")
            self.browser.size(PAPER, 1000)
            self.assertEqual({"lost": self.browser.run(LOST), "cut": self.browser.run(CUT), "shrunk": self.browser.run(SHRUNK)},
                             {"lost": [], "cut": [], "shrunk": []})

        self.on_each_page(check)

    def test_has_what_is_folded_with_scripts_off(self):
        def check(page):
            self.browser.open(page)
            self.assertEqual(self.see("[...document.querySelectorAll('details > :not(summary)')].filter((one) => "
                                      "!one.checkVisibility({contentVisibilityAuto: true}))"
                                      ".map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)"), [])

        self.browser.command("Emulation.setScriptExecutionDisabled", value=True)
        self.browser.media("print")
        self.on_each_page(check)

    def test_has_heads_again_on_every_sheet(self):
        """Chromium leaves boxes such as buttons out of heads that it repeats."""
        self.browser.open(page_of("real", "performance"))
        self.browser.media("print")
        displays = self.see("[...document.querySelectorAll('thead th button')].map((one) => getComputedStyle(one).display)")
        self.assertEqual(set(displays), {"contents"})


class ForcedColours(InBrowser):
    def test_leave_every_shape_and_word_of_drawings_in_sight(self):
        def check(page):
            for scheme in ("dark", "light"):
                self.browser.media(forced_colors="active", prefers_color_scheme=scheme)
                self.browser.open(page)
                self.assertEqual(self.browser.run(FORCED), [], scheme)

        self.on_each_page(check)

    def test_leave_failing_squares_unlike_others(self):
        self.browser.media(forced_colors="active")
        self.browser.open(index())
        outline = "[...document.querySelectorAll(arguments[0])].map((cell) => getComputedStyle(cell).outlineStyle)"
        self.assertEqual(set(self.see(outline, ".matrix td.deviates")), {"solid"})
        self.assertEqual(set(self.see(outline, ".matrix td.conforms")), {"none"})


class Heads(InBrowser):
    def test_stand_above_their_numbers(self):
        def check(page):
            self.browser.open(page)
            self.assertEqual(self.browser.run(MISPLACED), [])

        self.on_each_page(check)
