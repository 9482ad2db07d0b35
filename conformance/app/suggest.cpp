#include "app/suggest.h"

#include "app/usage_error.h"
#include "block/block_registry.h"
#include "format/names.h"
#include "format/registry.h"

namespace halfulp {
namespace {

/// Canonical names, and aliases behind them: of two equally near names the first one is suggested.
class NameList {
 public:
  void add(std::string_view name, std::string_view aliases) {
    canonical_.emplace_back(name);
    for_each_name(name, aliases, [&](std::string_view known) {
      if (known != name) aliases_.emplace_back(known);
    });
  }

  std::vector<std::string> all() const {
    std::vector<std::string> names = canonical_;
    names.insert(names.end(), aliases_.begin(), aliases_.end());
    return names;
  }

 private:
  std::vector<std::string> canonical_, aliases_;
};

}  // namespace

const FormatSpec& format_called(std::string_view name) {
  if (const FormatSpec* format = standard_formats().find(name)) return *format;
  NameList names;
  for (const FormatSpec& row : standard_formats().rows()) names.add(row.name, row.aliases);
  throw UsageError(unknown_name("format", name, names.all()));
}

const FormatSpec* element_called(std::string_view name) {
  if (const FormatSpec* format = standard_formats().find(name)) return format;
  for (const BlockSpec& spec : standard_blocks()) {
    if (is_named(spec.element->name, spec.element->aliases, name)) return spec.element;
  }
  return nullptr;
}

std::vector<std::string> names_to_explain() {
  NameList names;
  for (const FormatSpec& row : standard_formats().rows()) names.add(row.name, row.aliases);
  for (const BlockSpec& spec : standard_blocks()) {
    names.add(spec.name, spec.aliases);
    names.add(spec.element->name, "");
  }
  return names.all();
}

}  // namespace halfulp
