// Whether what came out of a block operation is right, and if not, where it goes wrong first.
#pragma once

#include <cstddef>
#include <optional>

#include "judge/expectation.h"

namespace halfulp {

/// How an implementation answers a call.
enum class Reply : std::uint8_t { done, bad_shape, bad_buffer, failed };

constexpr std::string_view name_of(Reply reply) {
  constexpr std::string_view names[] = {"OK", "BAD_SHAPE", "BAD_BUFFER", "FAILED"};
  return names[static_cast<int>(reply)];
}

/// What an implementation gave.
struct TensorResult {
  Reply reply = Reply::done;
  TensorBytes bytes;       ///< The results' parts.
  bool is_touched = true;  ///< Whether any byte of them was written.

  bool operator==(const TensorResult&) const = default;
};

/// What is wrong first. The order: scales, tensor, elements or values, bytes.
struct WrongPlace {
  enum class Kind : std::uint8_t {
    scale,
    tensor,
    element,
    value,
    byte,   ///< The codes are right, but the bytes are none that the format's packing gives.
    reply,  ///< A call that must be refused was not, or wrote something.
  };
  Kind kind = Kind::reply;
  Part part = Part::codes;   ///< byte: where.
  std::size_t index = 0;     ///< Of the scale, element, value or byte.
  Admissible expected = {};  ///< scale, tensor, element, byte.
  ExpectedValue value = {};  ///< value.
  Code actual = 0;
};

/// The reply that a misuse must get.
Reply due_reply(Misuse misuse);

/// Judges the result of a case. `expectation` is that of the question's own rules without knowledge of the result.
std::optional<WrongPlace> first_wrong(const BlockQuestion& question, const TensorCase& tensor,
                                      const Expectation& expectation, const TensorResult& result);

/// How well other rules than the question's explain a result.
enum class Fit : std::uint8_t {
  none,
  loose,  ///< They admit it, among other results, or leave places open that the question's rules do not.
  exact,  ///< It is just what they give.
};

/// How well `rules` explain the result of a case without misuse. Total.
Fit fit_of(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor,
           const Expectation& expectation, const TensorResult& result);

}  // namespace halfulp
