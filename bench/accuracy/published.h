// Figures that others published for the same network.
#pragma once

#include <array>
#include <string_view>

#include "accuracy/treatment.h"
#include "result/measurement.h"

namespace halfulp::accuracy {

/// One row of the article that the project grew from: a network of its own training under one treatment.
struct PublishedRow {
  std::string_view format;
  Mode mode;
  double accuracy, loss, kilobytes;
  std::array<double, 10> digit;  ///< Log-probabilities of test image 4.
};

inline constexpr std::array kPublished{
    PublishedRow{"float32",
                 Mode::weights,
                 96.01,
                 0.1376,
                 427.2890625,
                 {-8.27, -13.89, -6.89, -11.13, -0.03, -8.09, -7.46, -7.6, -6.43, -3.77}},
    PublishedRow{"bnb_int8",
                 Mode::weights_and_activations,
                 96.00,
                 0.1347,
                 107.4140625,
                 {-9.09, -12.66, -8.42, -12.2, -0.01, -9.25, -8.29, -7.26, -8.36, -4.45}},
    PublishedRow{"bnb_fp4",
                 Mode::weights,
                 95.79,
                 0.1414,
                 54.1015625,
                 {-8.56, -12.12, -7.52, -12.1, -0.01, -8.94, -7.84, -7.41, -7.31, -4.45}}};

inline constexpr std::string_view kPublishedSource =
    "the article halfulp grew from (its 8- and 4-bit networks are of another training run than its float32 one)";

/// The row for a format, mode and rounding as records name them, or nullptr.
const PublishedRow* published_row(std::string_view format, std::string_view mode, std::string_view rounding);

/// The same as a record has it: without a source where nothing was published.
PublishedAccuracy published_for(const Treatment& treatment);

}  // namespace halfulp::accuracy
