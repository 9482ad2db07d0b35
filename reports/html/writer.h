// Writes HTML that cannot be broken by its content: names of elements and attributes and raw markup are literals of the
// program, everything else is escaped.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "result/escape.h"

namespace halfulp {

/// Text known when the program is compiled.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // implicit: a literal is one
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Literal name;
  std::string value;
};

class HtmlWriter {
 public:
  using Attributes = std::initializer_list<Attribute>;

  /// An element whose content `body()` writes.
  template <class Body>
  requires std::invocable<Body>
  void element(Literal name, Attributes attributes, Body body) {
    open(name, attributes);
    body();
    close(name);
  }

  /// An element with text.
  void element(Literal name, Attributes attributes, std::string_view content) {
    open(name, attributes);
    text(content);
    close(name);
  }

  /// An element without content and end tag.
  void lone(Literal name, Attributes attributes) { open(name, attributes); }

  void text(std::string_view content) { append_escaped(out_, content); }
  void markup(Literal content) { out_ += content.text(); }
  /// All that another writer has.
  void append(const HtmlWriter& part) { out_ += part.out_; }

  std::size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }

 private:
  void open(Literal name, Attributes attributes) {
    out_.append("<").append(name.text());
    for (const Attribute& attribute : attributes) {
      out_.append(" ").append(attribute.name.text()).append("=\"");
      append_escaped(out_, attribute.value);
      out_ += '"';
    }
    out_ += '>';
  }
  void close(Literal name) {
    out_.append("</").append(name.text()).append(">");
    if (!is_inline(name.text())) out_ += '\n';  // a newline here is no space on the page
  }
  static bool is_inline(std::string_view name) {
    return name == "a" || name == "code" || name == "span" || name == "strong";
  }

  std::string out_;
};

}  // namespace halfulp
