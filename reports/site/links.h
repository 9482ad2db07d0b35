// Where pages are, and links to them. All pages lie in one folder, so that a link is the same everywhere.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "html/writer.h"

namespace halfulp {

/// Which page is meant: "format" of "float16", or a page of its own such as "index" with no name.
class Links {
 public:
  /// Makes room for a page and returns its slug: letters, digits, '-', '_' and '.', another one for every page.
  std::string add(std::string_view kind, std::string_view name = {});

  /// The slug of a page; empty if there is none.
  std::string slug_of(std::string_view kind, std::string_view name = {}) const;

  /// A link to a page, or to the part of it with this id; where there is no such page the text alone.
  /// Ids begin with the slug of their page: see id_in.
  void write(HtmlWriter& html, std::string_view kind, std::string_view name, std::string_view text,
             std::string_view part = {}) const;

 private:
  std::map<std::pair<std::string, std::string>, std::string> slugs_;
  std::set<std::string> taken_;
};

/// `text` with every character that is no letter, digit, '-', '_' or '.' replaced by '_'.
std::string plain(std::string_view text);

/// The id of a part of a page: unlike that of any part of another page.
std::string id_in(std::string_view slug, std::string_view part);

}  // namespace halfulp
