#include "page/examples.h"

#include <algorithm>

#include "block/block_registry.h"
#include "format/registry.h"
#include "html/parts.h"
#include "view/distance.h"
#include "view/words.h"

namespace halfulp {
namespace {

void write_value(HtmlWriter& html, const std::string& code, const std::string& value) {
  html.element("td", {}, [&] {
    html.element("code", {}, code);
    if (!value.empty() && value != code) {
      html.text(" ");
      html.element("span", {{"class", "value"}}, value);
    }
  });
}

/// The format of the result: of a block that was made, that of its scale or of its element.
const FormatSpec* result_format(const CellRecord& cell, const ExampleRecord& example) {
  const BlockSpec* const block = block_called(cell.to);
  if (block == nullptr) return standard_formats().find(cell.to);
  if (example.input.starts_with("scale ")) return block->scale;
  return example.input.starts_with("element ") ? block->element : nullptr;
}

void write_steps(HtmlWriter& html, const CellRecord& cell, const ExampleRecord& example) {
  const FormatSpec* const format = result_format(cell, example);
  const auto steps = format != nullptr ? steps_between(*format, example.expected, example.actual) : std::nullopt;
  html.element("td", {{"class", steps ? "number" : "number none"}}, steps ? grouped(*steps) : "\u2013");
}

}  // namespace

void write_examples(HtmlWriter& html, const CellRecord& cell, const std::vector<ExampleRecord>& examples) {
  const bool has_decimals =
      std::ranges::any_of(examples, [](const ExampleRecord& e) { return !e.input_decimal.empty(); });
  const bool has_exact = std::ranges::any_of(examples, [](const ExampleRecord& e) { return !e.exact_value.empty(); });
  write_scroll(html, "Counterexamples", [&] {
    html.element("table", {}, [&] {
      std::vector<ColumnHead> heads{{"case", "number"}, {"input"}};
      if (has_exact) heads.push_back({"exact result"});
      heads.insert(heads.end(), {{"expected"}, {"got"}, {"steps off", "number"}});
      if (has_decimals) heads.push_back({"input in decimal", "number"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (const ExampleRecord& example : examples) {
          html.element("tr", {}, [&] {
            html.element("td", {{"class", "number"}}, std::to_string(example.index));
            write_value(html, example.input, example.input_value);
            if (has_exact) html.element("td", {}, [&] { html.element("code", {}, example.exact_value); });
            write_value(html, example.expected, example.expected_value);
            write_value(html, example.actual, example.actual_value);
            write_steps(html, cell, example);
            if (has_decimals) html.element("td", {{"class", "number"}}, example.input_decimal);
          });
        }
      });
    });
  });
}

}  // namespace halfulp
