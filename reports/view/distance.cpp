#include "view/distance.h"

#include <algorithm>
#include <charconv>

#include "value/decode.h"

namespace halfulp {
namespace {

/// A place among the values of a format, in value order; zero where there are values of both signs.
struct Place {
  bool is_negative = false;
  std::uint64_t steps = 0;  ///< From zero.
};

std::optional<Code> code_of(const FormatSpec& format, std::string_view text) {
  constexpr std::string_view kPrefix = "0x";
  if (!text.starts_with(kPrefix)) return {};
  Code code = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + kPrefix.size(), end, code, 16);
  const bool is_code = error == std::errc{} && stop == end && is_defined(format, code);
  return is_code ? std::optional(code) : std::nullopt;
}

std::optional<Place> place_of(const FormatSpec& format, std::string_view text) {
  const std::optional<Code> code = code_of(format, text);
  if (!code) return {};
  if (format.is_codebook()) {
    const float value = format.codebook[*code];
    const auto less = [value](float other) { return other < value; };
    return Place{false, static_cast<std::uint64_t>(std::ranges::count_if(format.codebook, less))};
  }
  const DatumClass kind = decode(format, *code).cls;
  if (kind != DatumClass::zero && kind != DatumClass::finite) return {};
  return Place{(*code & format.sign_mask()) != 0, *code & format.magnitude_mask()};
}

}  // namespace

std::optional<std::uint64_t> steps_between(const FormatSpec& format, std::string_view expected,
                                           std::string_view actual) {
  const std::optional<Place> a = place_of(format, expected), b = place_of(format, actual);
  if (!a || !b) return {};
  if (a->is_negative != b->is_negative) return a->steps + b->steps;
  return a->steps > b->steps ? a->steps - b->steps : b->steps - a->steps;
}

}  // namespace halfulp
