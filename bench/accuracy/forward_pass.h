// From images to log-probabilities under one treatment.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "accuracy/codec.h"
#include "mnist/network.h"

namespace halfulp::accuracy {

/// Images whose activations are one matrix to a format: as many as the usual test of this network takes at a time.
inline constexpr std::size_t kImagesAtOnce = 1000;

/// A network before and after its weights were rounded.
struct RoundedNetwork {
  const mnist::Network* original = nullptr;
  const mnist::Network* rounded = nullptr;
};

/// May be used from several threads at once.
class ForwardPass {
 public:
  ForwardPass() = default;
  virtual ~ForwardPass() = default;
  ForwardPass(const ForwardPass&) = delete;
  ForwardPass& operator=(const ForwardPass&) = delete;

  /// Log-probabilities [count][10] of [count][784] images; not numbers, or infinite, where sums overflow. `seed` is for
  /// stochastic rounding.
  virtual std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                               std::uint64_t seed) const = 0;

  /// The implementation that multiplies inputs by weights, or empty where this program does.
  virtual std::string products() const { return ""; }
};

/// The pass that a treatment asks for. `codec` is the treatment's and must outlive it. Errors: TreatmentError if the
/// mode cannot be had in the format.
std::unique_ptr<ForwardPass> make_forward_pass(const Treatment& treatment, const Codec& codec,
                                               const Implementations& implementations);

}  // namespace halfulp::accuracy
