// Accessibility of the page that is open: returns a list of sentences, each about one violation. No page needs it.
const problems = [];
const all = (selector) => [...document.querySelectorAll(selector)];
const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;
const described = (element) => element.outerHTML.slice(0, 120).replace(/\s+/g, " ");
const complain = (element, what) => problems.push(what + ": " + described(element));

// Language, title, one h1, no level left out.
if (!document.documentElement.lang) problems.push("the page states no language");
if (!document.title.trim()) problems.push("the page has no title");
const headings = all("h1, h2, h3, h4, h5, h6").filter(isShown);
if (headings.filter((heading) => heading.tagName === "H1").length !== 1) problems.push("there is not exactly one h1");
headings.reduce((before, heading) => {
  const level = Number(heading.tagName[1]);
  if (level > before + 1) complain(heading, `a heading of level ${level} follows one of level ${before}`);
  if (!heading.textContent.trim()) complain(heading, "a heading is empty");
  return level;
}, 0);
if (all("main").length !== 1) problems.push("there is not exactly one main");

// Ids are unique, and links within the page have targets.
const ids = all("[id]").map((element) => element.id);
ids.filter((id, place) => ids.indexOf(id) !== place).forEach((id) => problems.push("an id is there twice: " + id));
all("a[href^='#']").forEach((link) => {
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  if (id && !id.startsWith("?") && !document.getElementById(id)) complain(link, "a link leads nowhere");
});

// Names of controls, links, drawings and regions.
const nameOf = (element) => (element.getAttribute("aria-label") || (element.getAttribute("aria-labelledby") || "")
  .split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join(" ") ||
  [...(element.labels || [])].map((label) => label.textContent).join(" ") || element.textContent ||
  element.getAttribute("title") || "").trim();
all("a, button, summary, [role=region], nav[aria-label]").forEach((element) => {
  if (!nameOf(element)) complain(element, "it has no name");
});
all("input, select, textarea").forEach((control) => {
  const own = control.getAttribute("aria-label") || control.getAttribute("aria-labelledby") || control.labels?.length;
  if (!own || !nameOf(control)) complain(control, "a control has no label");
});
all("svg").forEach((drawing) => {
  if (drawing.getAttribute("aria-hidden") === "true") return;
  if (drawing.getAttribute("role") !== "img") complain(drawing, "a drawing has no role");
  if (!drawing.getAttribute("aria-label") && !drawing.querySelector("title")) complain(drawing, "a drawing has no name");
});
all("img").forEach((image) => { if (!image.hasAttribute("alt")) complain(image, "an image has no alternative"); });
all("[tabindex]").forEach((element) => { if (element.tabIndex > 0) complain(element, "it changes the order of focus"); });
all("iframe, object, embed, form[action], [style], [onclick], [onload], [onerror]").forEach((element) => {
  if (!element.hasAttribute("style") || element.getAttribute("style")) complain(element, "it has no place on these pages");
});

// Headers of tables.
all("table").forEach((table) => {
  const headers = [...table.querySelectorAll("th")];
  if (headers.length === 0) complain(table, "a table has no headers");
  headers.forEach((header) => {
    if (!/^(col|row|colgroup|rowgroup)$/.test(header.scope)) complain(header, "a header has no scope");
    if (!header.textContent.trim()) complain(header, "a header is empty");
  });
  const label = table.caption || table.getAttribute("aria-label") || table.getAttribute("aria-labelledby") ||
    table.closest("[aria-label]") || table.closest("details");
  if (!label) complain(table, "a table has no caption or label");
});
all("[aria-sort]").forEach((header) => { if (header.tagName !== "TH") complain(header, "only headers are sorted by"); });

// What scrolls can be moved by keyboard.
all("main *").forEach((element) => {
  const scrolls = element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX);
  if (scrolls && isShown(element) && element.tabIndex < 0) complain(element, "it scrolls, but not by keyboard");
});

// Contrast of text, 4.5 to 1, or 3 to 1 where it is large.
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();
const rgba = (colour) => {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255));
  }
  return known.get(colour);
};
const over = (top, below) => top.slice(0, 3).map((value, i) => value * top[3] + below[i] * (1 - top[3]));
const backs = new Map();
const backOf = (element) => {
  if (!element) return rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark") &&
    matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#ffffff").slice(0, 3);
  if (!backs.has(element)) {
    backs.set(element, over(rgba(getComputedStyle(element).backgroundColor), backOf(element.parentElement)));
  }
  return backs.get(element);
};
const luminance = (colour) => {
  const [r, g, b] = colour.map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const looks = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || /^(SCRIPT|STYLE)$/.test(element.tagName) || element.tagName === "title") continue;
  const style = getComputedStyle(element);
  const isDrawn = element.closest("svg") !== null;
  const back = backOf(element), text = rgba(isDrawn ? style.fill : style.color);
  const look = [style.color, style.fill, back, style.fontSize, style.fontWeight, isDrawn].join();
  if (looks.has(look) || !isShown(element)) continue;
  looks.add(look);
  const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const reached = contrast(over(text, back), back);
  if (reached < (isLarge ? 3 : 4.5)) complain(element, `contrast is ${reached.toFixed(2)} to 1`);
}

// Focus can be seen.
all("a, button, input, select, summary, [tabindex='0']").filter(isShown).slice(0, 40).forEach((element) => {
  element.focus({ preventScroll: true, focusVisible: true });
  if (document.activeElement !== element) return complain(element, "it takes no focus");
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) complain(element, "focus cannot be seen");
});
document.activeElement?.blur();
scrollTo(0, 0);
return problems.slice(0, 40);
