// How a file of weights begins and how large its parts are: docs/weights-file.md in numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "mnist/network.h"

namespace halfulp::mnist {

inline constexpr std::string_view kWeightsMagic = "halfulpW";
inline constexpr std::uint32_t kWeightsVersion = 1;
inline constexpr std::uint32_t kMostNetworks = 1000;  ///< 438 MB: larger files are neither written nor read.

/// Sizes in bytes.
inline constexpr std::size_t kChecksumSize = 8;
inline constexpr std::size_t kHeaderSize = kWeightsMagic.size() + 4 * (3 + kWidths.size());
inline constexpr std::size_t kNetworkSize = [] {
  std::size_t size = 8;
  for (std::size_t i = 0; i < kLayers; ++i) size += 4 * (kWidths[i] + 1) * kWidths[i + 1];
  return size;
}();

}  // namespace halfulp::mnist
