#include "accuracy/codec.h"

#include <cmath>

#include "accuracy/block_codec.h"
#include "accuracy/element_codec.h"

namespace halfulp::accuracy {
namespace {

/// A scale and a product are two float32 roundings: an extreme may lie this much, relatively, below its element.
constexpr double kSlack = 0x1p-22;

/// float32 itself.
class Identity : public Codec {
 public:
  Identity() : Codec(std::string(kNobody)) {}

  std::vector<float> nearest(Matrix matrix) const override { return {matrix.values.begin(), matrix.values.end()}; }
  BlockMatrix stored(Matrix matrix) const override {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(matrix.values.data());
    return {{matrix.rows, matrix.columns}, matrix.columns, {{bytes, bytes + matrix.values.size_bytes()}, {}, {}}};
  }
  std::vector<float> stochastic(Matrix matrix, std::uint64_t) const override { return nearest(matrix); }
  Extremes extremes(Matrix matrix) const override {
    return {std::vector<float>(matrix.values.size(), -HUGE_VALF), std::vector<float>(matrix.values.size(), HUGE_VALF)};
  }
};

bool is_beyond(double x, double least, double greatest) {
  return x > greatest + std::fabs(greatest) * kSlack || x < least - std::fabs(least) * kSlack;
}

}  // namespace

std::unique_ptr<Codec> make_codec(const Subject& subject, const Implementations& implementations) {
  if (const auto* block = std::get_if<BlockSubject>(&subject)) {
    return std::make_unique<BlockCodec>(*block, implementations);
  }
  const auto& element = std::get<ElementSubject>(subject);
  if (element.format->name == "float32") return std::make_unique<Identity>();
  return std::make_unique<ElementCodec>(element, implementations);
}

std::vector<float> round(const Codec& codec, Pick pick, Matrix matrix, std::uint64_t seed) {
  return pick == Pick::nearest ? codec.nearest(matrix) : codec.stochastic(matrix, seed);
}

Losses losses_of(const Codec& codec, Matrix before, std::span<const float> after) {
  const std::size_t count = before.values.size();
  const Extremes extremes = codec.extremes(before);
  Losses losses{std::vector<std::uint8_t>(count), std::vector<std::uint8_t>(count)};
  for (std::size_t i = 0; i < count; ++i) {
    losses.clipped[i] = is_beyond(before.values[i], extremes.least[i], extremes.greatest[i]) ? 1 : 0;
    losses.zeroed[i] = before.values[i] != 0 && after[i] == 0 ? 1 : 0;
  }
  return losses;
}

}  // namespace halfulp::accuracy
