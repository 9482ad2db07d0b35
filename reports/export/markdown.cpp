#include "export/markdown.h"

#include <algorithm>
#include <cctype>

namespace halfulp {
namespace {

/// One line: what would begin another one becomes a space.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
  return line;
}

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string markdown_code(std::string_view text) {
  const std::string line = one_line(text);
  if (line.find_first_not_of(' ') == std::string::npos) return "";
  const std::string fence(longest_run(line, '`') + 1, '`');
  // A space each is taken off again where text begins or ends with what could be taken for the fence.
  const bool is_padded = line.front() == '`' || line.back() == '`' || line.front() == ' ' || line.back() == ' ';
  std::string out = fence + (is_padded ? " " : "");
  for (const char c : line) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out + (is_padded ? " " : "") + fence;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()<>#+-!|~=^$";
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '@' || c == ':' || c == '.') {  // mentions, and addresses that would become links
      out += c == '@' ? "&#64;" : c == ':' ? "&#58;" : "&#46;";
    } else {
      if (kMarkup.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace halfulp
