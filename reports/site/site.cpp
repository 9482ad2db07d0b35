#include "site/site.h"

#include <array>

#include "block/block_registry.h"
#include "html/address_script.h"
#include "html/script.h"
#include "html/style.h"
#include "page/accuracy_page.h"
#include "page/block_format.h"
#include "page/codebook_script.h"
#include "page/compare.h"
#include "page/explore_script.h"
#include "page/format.h"
#include "page/format_script.h"
#include "page/format_style.h"
#include "page/implementation.h"
#include "page/implementation_style.h"
#include "page/index.h"
#include "page/index_script.h"
#include "page/index_style.h"
#include "page/method.h"
#include "page/number_script.h"
#include "page/numbers_style.h"
#include "page/performance.h"

namespace halfulp {
namespace {

/// Pages that have a place of their own, in the order of the navigation.
struct Row {
  std::string_view kind;
  Page (*make)(const Source& source);
};

constexpr std::array kRows{
    Row{"index", &index_page},     Row{"performance", &performance_page}, Row{"accuracy", &accuracy_page},
    Row{"compare", &compare_page}, Row{"method", &method_page},
};

Links make_links(const Catalog& catalog) {
  Links links;
  for (const Row& row : kRows) links.add(row.kind);
  for (const std::string& name : catalog.implementations) links.add("implementation", name);
  for (const std::string& name : catalog.formats) links.add("format", name);
  return links;
}

Page page_of_format(const Source& source, const std::string& name) {
  return block_called(name) != nullptr ? block_format_page(source, name) : format_page(source, name);
}

std::string joined(std::initializer_list<Literal> parts) {
  std::string text;
  for (const Literal& part : parts) text += part.text();
  return text;
}

}  // namespace

std::vector<Page> make_pages(const std::vector<NamedRun>& runs, const NamedRun* baseline) {
  const Catalog catalog = make_catalog(runs);
  const Links links = make_links(catalog);
  const Source source{runs, catalog, links, baseline};
  std::vector<Page> pages;
  for (const Row& row : kRows) pages.push_back(row.make(source));
  for (const std::string& name : catalog.implementations) pages.push_back(implementation_page(source, name));
  for (const std::string& name : catalog.formats) pages.push_back(page_of_format(source, name));
  return pages;
}

const Look& site_look() {
  static const Look look{.style = joined({
                             kBaseStyle,
                             kFormatStyle,
                             kImplementationStyle,
                             kIndexStyle,
                             kNumbersStyle,
                         }),
                         .script = joined({
                             kAddressScript,
                             kBaseScript,
                             kNumberScript,
                             kFormatScript,
                             kCodebookScript,
                             kExploreScript,
                             kIndexScript,
                         })};
  return look;
}

std::string file_of(const Page& page, const std::vector<Page>& all) {
  std::vector<Entry> entries;
  for (const Page& other : all) {
    if (!other.entry.empty()) entries.push_back({other.slug + ".html", other.entry, other.slug == page.slug});
  }
  return document(page.title, site_look(), entries, page.content);
}

}  // namespace halfulp
