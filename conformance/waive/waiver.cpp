#include "waive/waiver.h"

namespace halfulp {

bool are_rivals(const Waiver& one, const Waiver& other) {
  const bool share_a_tier = one.tier.empty() || other.tier.empty() || one.tier == other.tier;
  return share_a_tier && one.cause == other.cause;
}

void refuse_second(const Waiver& first, const Waiver& second, const std::string& cells) {
  throw ReadError(ReadError::Kind::duplicate_record, second.at,
                  "a second waiver of " + second.cause + " in " + cells + "; expected one, and line " +
                      std::to_string(first.at.line) + " has it");
}

}  // namespace halfulp
