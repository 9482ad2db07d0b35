#include "accuracy/element_codec.h"

#include <cmath>

#include "accuracy/element_values.h"
#include "case/random_stream.h"
#include "format/registry.h"
#include "oracle/rounding.h"

namespace halfulp::accuracy {
namespace {

Question encoding(const ElementSubject& subject, Rounding rounding) {
  return {standard_formats().find("float32"), subject.format, rounding, subject.profile};
}

Question decoding(const ElementSubject& subject) {
  return {subject.format, standard_formats().find("float32"), Rounding::ties_to_even, profile_called("ieee")};
}

/// Of two neighbours: beyond the largest finite value one of them is infinite, and is not taken.
float choose(float x, float lower, float upper, std::uint64_t random) {
  if (!(lower < upper)) return lower;
  if (std::isinf(upper)) return lower;
  if (std::isinf(lower)) return upper;
  const double share = (static_cast<double>(x) - lower) / (static_cast<double>(upper) - lower);
  return unit_of(random) < share ? upper : lower;
}

}  // namespace

ElementCodec::ElementCodec(const ElementSubject& subject, const Implementations& implementations)
    : ElementCodec(subject, implementations, first_offer(implementations, encoding(subject, Rounding::ties_to_even))) {}

ElementCodec::ElementCodec(const ElementSubject& subject, const Implementations& implementations, Offer encode)
    : Codec(encode.implementation->name()),
      subject_(subject),
      nearest_(std::move(encode)),
      downward_(first_offer(implementations, encoding(subject, Rounding::toward_negative))),
      upward_(first_offer(implementations, encoding(subject, Rounding::toward_positive))),
      decode_(first_offer(implementations, decoding(subject))) {}

std::vector<std::uint8_t> ElementCodec::encoded(const PreparedCall& encode, std::span<const float> values) const {
  std::vector<std::uint8_t> codes(values.size() * static_cast<std::size_t>(subject_.format->container_bits()) / 8);
  if (encode.convert(values.data(), codes.data(), values.size())) return codes;
  throw TreatmentError(implementation() + ": float32->" + std::string(subject_.format->name) + ": " +
                       encode.last_error());
}

std::vector<float> ElementCodec::through(const PreparedCall& encode, std::span<const float> values) const {
  const std::vector<std::uint8_t> codes = encoded(encode, values);
  std::vector<float> result(values.size());
  if (!decode_.call->convert(codes.data(), result.data(), values.size())) {
    throw TreatmentError(decode_.implementation->name() + ": " + std::string(subject_.format->name) +
                         "->float32: " + decode_.call->last_error());
  }
  return result;
}

std::vector<float> ElementCodec::nearest(Matrix matrix) const { return through(*nearest_.call, matrix.values); }

BlockMatrix ElementCodec::stored(Matrix matrix) const {
  return {{matrix.rows, matrix.columns}, matrix.columns, {encoded(*nearest_.call, matrix.values), {}, {}}};
}

std::vector<float> ElementCodec::stochastic(Matrix matrix, std::uint64_t seed) const {
  std::vector<float> values = through(*downward_.call, matrix.values);
  const std::vector<float> upper = through(*upward_.call, matrix.values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = choose(matrix.values[i], values[i], upper[i], random_bits(seed, i));
  }
  return values;
}

Extremes ElementCodec::extremes(Matrix matrix) const {
  const std::size_t count = matrix.values.size();
  const float greatest = greatest_value(*subject_.format);
  return {std::vector<float>(count, -greatest), std::vector<float>(count, greatest)};
}

}  // namespace halfulp::accuracy
