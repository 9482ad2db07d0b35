// Comparing what came back with what should have, and saying where they differ.
#pragma once

#include <functional>

#include "property/property.h"

namespace halfulp::property {

/// "[3]", or "[1, 3]" in a tensor of several rows.
std::string place_text(Shape shape, std::size_t index);

/// Compares values, both zeros and all NaNs alike; `was` says what is compared with what.
Verdict compare_values(const Tensor& actual, const Tensor& expected, std::string_view was);

/// Codes of two tensors at the places that both lists name, in order.
struct CodePlaces {
  std::vector<std::size_t> elements, scales;  ///< Indices of elements, and of items among the scales.
};
Verdict compare_items(const Scheme& scheme, const Items& actual, const CodePlaces& actual_places, const Items& expected,
                      const CodePlaces& expected_places, std::string_view was);

/// Compares bytes.
Verdict compare_bytes(const std::vector<std::uint8_t>& actual, const std::vector<std::uint8_t>& expected,
                      std::string_view was);

/// Both: what was compared adds up, what is wrong first counts.
Verdict operator+(Verdict a, Verdict b);

/// Every index below `count`.
std::vector<std::size_t> indices_below(std::size_t count);

/// The values changed one by one.
Tensor with_each(const Tensor& values, const std::function<Code(Code)>& change);

/// The items of planes, as the reference takes them apart.
Items items_in(const Scheme& scheme, Shape shape, const Planes& planes);

}  // namespace halfulp::property
