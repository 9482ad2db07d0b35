#include "accuracy/offer.h"

#include "accuracy/treatment.h"

namespace halfulp::accuracy {

const Implementations& own_implementations() {
  static const std::vector<std::unique_ptr<Implementation>> opened =
      open_implementations({"builtin:cpu", "builtin:cpu-scalar"});
  static const Implementations own = [] {
    Implementations pointers;
    for (const auto& implementation : opened) pointers.push_back(implementation.get());
    return pointers;
  }();
  return own;
}

Offer first_offer(const Implementations& implementations, const AnyQuestion& question) {
  std::string names;
  for (const Implementation* implementation : implementations) {
    auto call = std::make_unique<PreparedCall>(Cell{implementation, question});
    if (call->offered()) return {implementation, std::move(call)};
    names += (names.empty() ? "" : ", ") + implementation->name();
  }
  const QuestionName name = name_of(question);
  std::string text = "accuracy: ";
  text.append(name.operation).append("/").append(name.from).append("->").append(name.to);
  text.append("/").append(name.rounding).append("/").append(name.profile);
  throw TreatmentError(text + " is offered by none of: " + (names.empty() ? "(no implementation)" : names));
}

}  // namespace halfulp::accuracy
