// A whole HTML file around a page's content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace halfulp {

/// What all pages of a site share.
struct Look {
  std::string style, script;
};

/// One entry of the navigation.
struct Entry {
  std::string href, text;
  bool is_here = false;
};

/// The file: head, a policy that allows its two scripts by their hashes and no request, navigation, `content`.
/// `content` is markup that a HtmlWriter made.
std::string document(std::string_view title, const Look& look, const std::vector<Entry>& entries,
                     std::string_view content);

}  // namespace halfulp
