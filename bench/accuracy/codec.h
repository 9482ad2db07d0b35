// Rounds matrices to a format and back, through the adapter interface.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "accuracy/block_matrix.h"
#include "accuracy/offer.h"
#include "accuracy/treatment.h"

namespace halfulp::accuracy {

/// A row-major float32 matrix that somebody else owns.
struct Matrix {
  std::span<const float> values;  ///< [rows][columns]
  std::size_t rows = 1;
  std::size_t columns = 0;
};

/// For every element of a matrix the least and the greatest value that the format has there, scales included.
struct Extremes {
  std::vector<float> least, greatest;  ///< [rows][columns] each.
};

/// Who converts where nothing is converted.
inline constexpr std::string_view kNobody = "none";

/// One format, with what is left open in it decided. May be used from several threads at once.
class Codec {
 public:
  explicit Codec(std::string implementation) : implementation_(std::move(implementation)) {}
  virtual ~Codec() = default;
  Codec(const Codec&) = delete;
  Codec& operator=(const Codec&) = delete;

  /// Who converts, or kNobody.
  const std::string& implementation() const { return implementation_; }

  /// To the format and back: [rows][columns]. Errors: TreatmentError, here and below.
  virtual std::vector<float> nearest(Matrix matrix) const = 0;

  /// In the format, before it comes back.
  virtual BlockMatrix stored(Matrix matrix) const = 0;

  /// Every element becomes one of its two neighbours, in expectation itself. Beyond the extremes it becomes the
  /// extreme. Random number i of the stream `seed` decides about element i.
  virtual std::vector<float> stochastic(Matrix matrix, std::uint64_t seed) const = 0;

  virtual Extremes extremes(Matrix matrix) const = 0;

 private:
  std::string implementation_;
};

/// The codec of a subject, by the first implementation that offers it. Errors: TreatmentError.
std::unique_ptr<Codec> make_codec(const Subject& subject, const Implementations& implementations);

/// Rounds as `pick` says; `seed` is for stochastic rounding.
std::vector<float> round(const Codec& codec, Pick pick, Matrix matrix, std::uint64_t seed);

/// What rounding did to single elements: [rows][columns], 1 where it did.
struct Losses {
  std::vector<std::uint8_t> clipped;  ///< The element lay beyond the extremes, by more than float32 rounds scales.
  std::vector<std::uint8_t> zeroed;   ///< It was not zero, and is.
};
Losses losses_of(const Codec& codec, Matrix before, std::span<const float> after);

}  // namespace halfulp::accuracy
