#include "html/document.h"

#include <openssl/evp.h>

#include <array>

#include "html/script.h"
#include "html/writer.h"

namespace halfulp {
namespace {

/// What a policy calls a script: its SHA-256 in base 64.
std::string hash_of(std::string_view script) {
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  EVP_Digest(script.data(), script.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::array<unsigned char, 48> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return {text.begin(), text.begin() + length};
}

void write_head(HtmlWriter& html, std::string_view title, const Look& look) {
  const std::string policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                             hash_of(kEarlyScript.text()) + "' 'sha256-" + hash_of(look.script) +
                             "'; img-src data:; base-uri 'none'; form-action 'none'";
  html.lone("meta", {{"charset", "utf-8"}});
  html.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  html.lone("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.element("title", {}, title);
}

void write_navigation(HtmlWriter& html, const std::vector<Entry>& entries) {
  html.element("nav", {{"aria-label", "Pages"}}, [&] {
    html.element("ul", {}, [&] {
      for (const Entry& entry : entries) {
        html.element("li", {}, [&] {
          if (entry.is_here) {
            html.element("a", {{"href", entry.href}, {"aria-current", "page"}}, entry.text);
          } else {
            html.element("a", {{"href", entry.href}}, entry.text);
          }
        });
      }
    });
  });
}

}  // namespace

std::string document(std::string_view title, const Look& look, const std::vector<Entry>& entries,
                     std::string_view content) {
  HtmlWriter head, navigation;
  write_head(head, title, look);
  write_navigation(navigation, entries);
  std::string file = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head.take();
  file.append("<script>").append(kEarlyScript.text()).append("</script>\n");
  file.append("<style>").append(look.style).append("</style>\n</head>\n<body>\n");
  file.append("<a class=\"skip\" href=\"#content\">To the content</a>\n").append(navigation.take());
  file.append("<main id=\"content\">\n").append(content).append("</main>\n");
  file.append("<script>").append(look.script).append("</script>\n</body>\n</html>\n");
  return file;
}

}  // namespace halfulp
