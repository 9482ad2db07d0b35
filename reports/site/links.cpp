#include "site/links.h"

#include <cctype>

namespace halfulp {

std::string plain(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
    if (!is_plain) c = '_';
  }
  return result;
}

std::string id_in(std::string_view slug, std::string_view part) {
  return std::string(slug).append("--").append(plain(part));
}

std::string Links::add(std::string_view kind, std::string_view name) {
  const std::pair key{std::string(kind), std::string(name)};
  if (const auto known = slugs_.find(key); known != slugs_.end()) return known->second;
  const std::string wanted = name.empty() ? plain(kind) : plain(kind) + "-" + plain(name);
  std::string slug = wanted;
  // Two names may be the same when made plain, and file systems may take no notice of case.
  const auto folded = [](std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
  };
  for (int number = 2; !taken_.insert(folded(slug)).second; ++number) slug = wanted + "." + std::to_string(number);
  slugs_.emplace(key, slug);
  return slug;
}

std::string Links::slug_of(std::string_view kind, std::string_view name) const {
  const auto known = slugs_.find({std::string(kind), std::string(name)});
  return known != slugs_.end() ? known->second : "";
}

void Links::write(HtmlWriter& html, std::string_view kind, std::string_view name, std::string_view text,
                  std::string_view part) const {
  const std::string slug = slug_of(kind, name);
  if (slug.empty()) return html.text(text);
  std::string href = slug + ".html";
  if (!part.empty()) href += "#" + id_in(slug, part);
  html.element("a", {{"href", href}}, text);
}

}  // namespace halfulp
