#include "app/explain.h"

#include <iostream>

#include "app/exit_code.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "block/block_registry.h"

namespace halfulp {

int explain(const std::string& name, const std::optional<std::string>& operand) {
  const FormatSpec* format = element_called(name);
  const BlockSpec* block = block_called(name);
  if (format == nullptr && block == nullptr) throw UsageError(unknown_name("format", name, names_to_explain()));
  if (operand && format == nullptr) {
    throw UsageError(block->name + " is a block format; codes and values are those of its elements: halfulp explain " +
                     std::string(block->element->name) + " " + *operand);
  }
  if (operand) {
    std::cout << explain_number(*format, parse_operand(*format, *operand));
    return kConforms;
  }
  if (format != nullptr) std::cout << explain_format(*format) << explain_element(*format);
  if (format != nullptr && block != nullptr) std::cout << "\n";
  if (block != nullptr) std::cout << explain_block(*block);
  return kConforms;
}

}  // namespace halfulp
