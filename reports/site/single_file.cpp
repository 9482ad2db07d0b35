#include "site/single_file.h"

#include <set>

#include "html/document.h"
#include "html/writer.h"
#include "result/escape.h"
#include "site/site.h"

namespace halfulp {
namespace {

/// The page that the address leads to or into, or the first; on paper all. Needs no script.
constexpr Literal kOnePageAtATime = R"css(
.skip { display: none; }
.page { display: none; scroll-margin-top: 6rem; }
.page:target, .page:has(:target), .page.shown, main:not(:has(:target, .shown)) > .page:first-child { display: block; }
@media print { .page { display: block; break-before: page; } }
)css";

}  // namespace

std::string with_links_inside(std::string_view content, const std::vector<Page>& pages) {
  // A quotation mark stands in markup only: in text and in values it is escaped.
  constexpr std::string_view kStart = " href=\"", kSuffix = ".html";
  std::set<std::string_view> slugs;
  for (const Page& page : pages) slugs.insert(page.slug);
  std::string out;
  out.reserve(content.size());
  while (true) {
    const auto start = content.find(kStart);
    if (start == std::string_view::npos) break;
    const auto value = start + kStart.size();
    const auto end = content.find('"', value);
    const std::string_view href = content.substr(value, end - value);
    const auto mark = href.find('#');
    const std::string_view file = href.substr(0, mark);
    const bool is_page = file.ends_with(kSuffix) && slugs.contains(file.substr(0, file.size() - kSuffix.size()));
    out.append(content.substr(0, value));
    if (!is_page) {
      out.append(href);
    } else if (mark == std::string_view::npos || href.substr(mark).starts_with("#?")) {
      out.append("#").append(file.substr(0, file.size() - kSuffix.size()));
      if (mark != std::string_view::npos) out.append(href.substr(mark + 1));
    } else {
      out.append(href.substr(mark));
    }
    content.remove_prefix(end);
  }
  return out.append(content);
}

SiteFile single_file(const std::vector<Page>& pages) {
  std::vector<Entry> entries;
  std::string content;
  for (const Page& page : pages) {
    if (!page.entry.empty()) entries.push_back({"#" + page.slug, page.entry, false});
    content.append("<section class=\"page\" id=\"").append(escaped(page.slug)).append("\">\n");
    content.append(with_links_inside(page.content, pages)).append("</section>\n");
  }
  const Page& first = pages.front();
  Look look = site_look();
  look.style += kOnePageAtATime.text();
  return {first.slug + ".html", document(first.title, look, entries, content)};
}

}  // namespace halfulp
