// What is done to a network: numbers of which format, of which tensors, rounded how.
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "block/block_spec.h"
#include "format/format_spec.h"
#include "oracle/profile.h"

namespace halfulp::accuracy {

/// A treatment that cannot be had. Message: what, and what was expected.
struct TreatmentError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A name or pattern that no treatment has.
struct UnknownTreatment : TreatmentError {
  UnknownTreatment(std::string_view of_kind, const std::string& typed, std::vector<std::string> names)
      : TreatmentError("accuracy: no " + std::string(of_kind) + " of a treatment matches '" + typed + "'"),
        kind(of_kind),
        word(typed),
        known(std::move(names)) {}

  std::string kind, word;          ///< "format", "variant", "mode", "rounding"; what was asked for.
  std::vector<std::string> known;  ///< Every name of that kind.
};

/// Which numbers of the network are rounded.
enum class Mode : std::uint8_t { weights, weights_and_activations, sums };

/// Which of its two neighbours a number becomes.
enum class Pick : std::uint8_t { nearest, stochastic };

struct ModeRow {
  Mode mode;
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array kModes{
    ModeRow{Mode::weights, "weights", "the weights are rounded"},
    ModeRow{Mode::weights_and_activations, "weights+activations", "the weights and every layer's inputs are rounded"},
    ModeRow{Mode::sums, "sums", "so are biases, every product and every partial sum, in order of the inputs"}};

struct PickRow {
  Pick pick;
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array kPicks{
    PickRow{Pick::nearest, "nearest", "to the nearest element, ties as the format's rules say"},
    PickRow{Pick::stochastic, "stochastic", "to either neighbour, the more likely the nearer it is"}};

constexpr std::string_view name_of(Mode mode) { return kModes[static_cast<std::size_t>(mode)].name; }
constexpr std::string_view name_of(Pick pick) { return kPicks[static_cast<std::size_t>(pick)].name; }

/// An element format, and the profile under which float32 becomes one.
struct ElementSubject {
  const FormatSpec* format = nullptr;
  const Profile* profile = nullptr;

  bool operator==(const ElementSubject&) const = default;
};

/// A block format, and the variant by which a matrix becomes blocks.
struct BlockSubject {
  const BlockSpec* spec = nullptr;
  const BlockVariant* variant = nullptr;

  bool operator==(const BlockSubject&) const = default;
};

using Subject = std::variant<ElementSubject, BlockSubject>;

std::string_view format_name(const Subject& subject);
/// The variant's or the profile's name.
std::string_view variant_name(const Subject& subject);

struct Treatment {
  Subject subject;
  Mode mode = Mode::weights;
  Pick pick = Pick::nearest;

  bool operator==(const Treatment&) const = default;
};

/// "format/variant/mode/rounding".
std::string id_of(const Treatment& treatment);

/// Whether the treatment is LLM.int8(): weights and activations in a format with columns of outliers.
bool is_llm_int8(const Treatment& treatment);

}  // namespace halfulp::accuracy
