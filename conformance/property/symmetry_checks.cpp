// Properties about values that change in a way that a format might keep.
#include <algorithm>
#include <array>
#include <cmath>

#include "block/layout.h"
#include "case/block_form.h"
#include "case/random_stream.h"
#include "case/value_codes.h"
#include "property/checks.h"
#include "property/comparison.h"

namespace halfulp::property {
namespace {

Tensor negated(const Tensor& values) {
  return with_each(values, [&](Code code) { return code ^ values.format->sign_mask(); });
}

/// The values times 2^k, or none if a bit is lost.
std::optional<Tensor> scaled(const Tensor& values, int k) {
  bool is_exact = true;
  const Tensor result = with_each(values, [&](Code code) {
    const double wanted = std::ldexp(value_of(*values.format, code), k);
    const Code nearest = nearest_code(*values.format, wanted);
    is_exact = is_exact && value_of(*values.format, nearest) == wanted;
    return nearest;
  });
  return is_exact ? std::optional(result) : std::nullopt;
}

bool has_subnormals(const Tensor& values) {
  return std::ranges::any_of(values.values, [&](Code code) {
    const Code magnitude = code & values.format->magnitude_mask();
    return magnitude != 0 && magnitude >> values.format->trailing_bits() == 0;
  });
}

}  // namespace

Verdict round_trip_is_idempotent(const Subject& subject, const Sample& sample) {
  const Tensor once = subject.round_trip(sample.scheme, sample.values);
  return compare_values(subject.round_trip(sample.scheme, once), once, "the first time it was");
}

Verdict signs_are_symmetric(const Subject& subject, const Sample& sample) {
  const Tensor back = subject.round_trip(sample.scheme, sample.values);
  const Tensor opposite = subject.round_trip(sample.scheme, negated(sample.values));
  return compare_values(negated(opposite), back, "after two changes of sign, otherwise");
}

Verdict order_is_kept(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const Tensor back = subject.round_trip(scheme, values);
  const auto before = [&](std::size_t place) { return value_of(*values.format, values.values[place]); };
  const auto after = [&](std::size_t place) { return value_of(*back.format, back.values[place]); };
  Verdict verdict;
  for (const BlockArea& area : areas_of(*scheme.spec, values.shape)) {
    auto places = places_of(*scheme.spec, values.shape, area);
    std::ranges::stable_sort(places, {}, before);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      ++verdict.compared;
      const std::size_t low = places[i], high = places[i + 1];
      if (after(low) <= after(high) && (before(low) < before(high) || after(low) == after(high))) continue;
      verdict.wrong = place_text(values.shape, low) + " came back as " + value_text(*back.format, back.values[low]) +
                      ", but " + place_text(values.shape, high) + ", which is no smaller, as " +
                      value_text(*back.format, back.values[high]);
      return verdict;
    }
  }
  return verdict;
}

Verdict places_do_not_matter(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  RandomStream random(choice, 0);
  Tensor moved = values;
  std::vector<std::size_t> origin = indices_below(values.values.size());
  for (const BlockArea& area : areas_of(*scheme.spec, values.shape)) {
    const auto places = places_of(*scheme.spec, values.shape, area);
    for (std::size_t i = places.size(); i > 1; --i) {
      // Choice 0 turns the block round, any other one shuffles it.
      const std::size_t other = choice == 0 ? places.size() - i : random.below(i);
      if (choice == 0 && other >= i - 1) break;
      std::swap(origin[places[i - 1]], origin[places[other]]);
    }
  }
  for (std::size_t i = 0; i < origin.size(); ++i) moved.values[i] = values.values[origin[i]];
  const Tensor back = subject.round_trip(scheme, values), moved_back = subject.round_trip(scheme, moved);
  Tensor returned = back;
  for (std::size_t i = 0; i < origin.size(); ++i) returned.values[origin[i]] = moved_back.values[i];
  return compare_values(returned, back, "from another place of the block, from its own");
}

Verdict powers_of_two_pass_through(const Subject& subject, const Sample& sample) {
  constexpr std::array kExponents{1, -1, 2, -2, 3, 5, -4, 7, -8, 12};
  for (std::size_t i = 0; i < kExponents.size(); ++i) {
    const int k = kExponents[(sample.choice + i) % kExponents.size()];
    const auto larger = scaled(sample.values, k);
    if (!larger || !contains(Domain::in_range, {sample.scheme, *larger, 0})) continue;
    const Tensor back = subject.round_trip(sample.scheme, sample.values);
    const auto expected = scaled(back, k);
    if (!expected || has_subnormals(back) || has_subnormals(*expected)) continue;
    return compare_values(subject.round_trip(sample.scheme, *larger), *expected,
                          "after times 2^" + std::to_string(k) + ", otherwise times it");
  }
  return {};
}

}  // namespace halfulp::property
