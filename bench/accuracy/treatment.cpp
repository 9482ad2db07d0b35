#include "accuracy/treatment.h"

namespace halfulp::accuracy {

std::string_view format_name(const Subject& subject) {
  if (const auto* element = std::get_if<ElementSubject>(&subject)) return element->format->name;
  return std::get<BlockSubject>(subject).spec->name;
}

std::string_view variant_name(const Subject& subject) {
  if (const auto* element = std::get_if<ElementSubject>(&subject)) return element->profile->name;
  return std::get<BlockSubject>(subject).variant->name;
}

std::string id_of(const Treatment& treatment) {
  std::string id(format_name(treatment.subject));
  id.append("/").append(variant_name(treatment.subject));
  return id.append("/").append(name_of(treatment.mode)).append("/").append(name_of(treatment.pick));
}

bool is_llm_int8(const Treatment& treatment) {
  const auto* block = std::get_if<BlockSubject>(&treatment.subject);
  return block != nullptr && treatment.mode == Mode::weights_and_activations &&
         block->spec->tensor == TensorPart::outlier_columns;
}

}  // namespace halfulp::accuracy
