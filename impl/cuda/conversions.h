// What the adapters over the functions of elements offer, and which function answers a query.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

#include "abi/adapter.h"
#include "cpu/format_facts.h"
#include "cpu/narrow.h"
#include "cuda/functions.h"

namespace halfulp::cuda {

inline constexpr int kWidest = 16;

/// Every line, all prepared by `prepare`.
std::vector<adapter::Conversion> conversions(adapter::Batch (*prepare)(const halfulp_query&));

/// Every line of conversions with random bits, all prepared by `prepare`.
std::vector<adapter::Function> stochastic_conversions(adapter::Columns (*prepare)(const halfulp_query&));

/// The value of each code of a format of at most 8 bits, codes beyond the format's repeating; nothing if some value is
/// no float32.
std::optional<std::array<float, 256>> byte_values(const halfulp_format& format);

/// The layout of a format of 9 to 16 bits whose values are float32 values; nothing for others.
std::optional<cpu::Layout> half_layout(const halfulp_format& format);

/// Hands what decodes `format`, of at most 16 bits, to float32 bits to `use.operator()<Container>(function)` and
/// returns what that returns, or nothing made (`{}`) if some value is no float32.
template <class Use>
auto with_decoder(const halfulp_format& format, Use use) {
  using Made = decltype(use.template operator()<std::uint16_t>(DecodeHalf{}));
  if (format.k <= 8) {
    const auto values = byte_values(format);
    if (!values) return Made();
    LookUp<std::uint32_t> table;
    for (std::size_t i = 0; i < values->size(); ++i) table.results[i] = std::bit_cast<std::uint32_t>((*values)[i]);
    return use.template operator()<std::uint8_t>(table);
  }
  const auto layout = half_layout(format);
  if (!layout) return Made();
  if (const auto plan = plan_decoding(*layout)) return use.template operator()<std::uint16_t>(DecodeHalf{*plan});
  return use.template operator()<std::uint16_t>(DecodePortably{*layout});
}

/// Hands the function that answers `query` to `maker.make<Operand, Result>(function)`, where Operand and Result are the
/// containers, and returns the batch made, or an empty one for a query that is not offered.
template <class Maker>
class Preparation {
 public:
  Preparation(const halfulp_query& query, const Maker& maker)
      : from_(query.operands[0]), to_(*query.result), maker_(maker), query_(query) {}

  adapter::Batch batch() const {
    const auto rounding = cpu::rounding_called(query_.rounding);
    const auto policy = cpu::policy_called(query_.profile);
    if (!rounding || !policy) return {};
    if (cpu::is_float32(to_)) return decoded();
    if (cpu::is_codebook(to_)) return to_.k <= 8 ? into_codebook(cpu::codebook_of(to_), *rounding) : adapter::Batch();
    const auto layout = cpu::layout_of(to_, kWidest);
    if (!layout) return {};
    const Target target{*layout, *rounding, *policy};
    return layout->k <= 8 ? into<std::uint8_t>(target) : into<std::uint16_t>(target);
  }

 private:
  struct Target {
    cpu::Layout layout;
    cpu::Rounding rounding;
    cpu::Policy policy;
  };

  template <class Result, class Encode>
  adapter::Batch tabulated(const Encode& encode) const {
    const auto values = byte_values(from_);
    if (!values) return {};
    LookUp<Result> table;
    for (std::size_t i = 0; i < values->size(); ++i) table.results[i] = static_cast<Result>(encode((*values)[i]));
    return maker_.template make<std::uint8_t, Result>(table);
  }

  adapter::Batch decoded() const {
    return with_decoder(from_, [&]<class Container>(const auto& function) {
      return maker_.template make<Container, std::uint32_t>(function);
    });
  }

  adapter::Batch into_codebook(const cpu::Codebook& codebook, cpu::Rounding rounding) const {
    return codebook.size() <= 16 ? searched<4>(codebook, rounding) : searched<8>(codebook, rounding);
  }

  template <int kDepth>
  adapter::Batch searched(const cpu::Codebook& codebook, cpu::Rounding rounding) const {
    const auto encode = [&](float x) { return codebook.encode(x, rounding); };
    if (from_.k <= 8) return tabulated<std::uint8_t>(encode);
    if (cpu::is_float64(from_)) {
      return maker_.template make<std::uint64_t, std::uint8_t>(SearchDouble{codebook, rounding});
    }
    const auto plan = plan_search<kDepth>([&](std::uint32_t bits) { return encode(std::bit_cast<float>(bits)); });
    if (!plan) return {};
    if (cpu::is_float32(from_)) return maker_.template make<std::uint32_t, std::uint8_t>(SearchFloat<kDepth>{*plan});
    const auto from = half_layout(from_);
    const auto decoding = from ? plan_decoding(*from) : std::nullopt;
    if (!decoding) return {};
    return maker_.template make<std::uint16_t, std::uint8_t>(SearchHalf<kDepth>{*decoding, *plan});
  }

  template <class Result>
  adapter::Batch into(const Target& to) const {
    if (from_.k <= 8) {
      return tabulated<Result>([&](float x) { return cpu::encode(to.layout, x, to.rounding, to.policy); });
    }
    const auto plan = plan_encoding(to.layout, to.rounding, to.policy);
    if (cpu::is_float32(from_)) {
      return plan ? from_float<Result>(*plan) : portably<float, Result>(to);
    }
    if (cpu::is_float64(from_)) {
      return plan && cpu::keeps_one_rounding(to.layout)
                 ? maker_.template make<std::uint64_t, Result>(EncodeDouble{*plan})
                 : portably<double, Result>(to);
    }
    const auto from = half_layout(from_);
    if (!from) return {};
    const auto decoding = plan_decoding(*from);
    if (plan && decoding) return from_half<Result>(*decoding, *plan);
    return maker_.template make<std::uint16_t, Result>(ConvertPortably{*from, {to.layout, to.rounding, to.policy}});
  }

  template <class Result>
  adapter::Batch from_float(const EncodePlan& plan) const {
    return with_way(plan.way, plan.signs, [&]<Way kWay, Signs kSigns>() {
      return maker_.template make<std::uint32_t, Result>(EncodeFloat<kWay, kSigns>{plan});
    });
  }

  template <class Result>
  adapter::Batch from_half(const DecodePlan& from, const EncodePlan& plan) const {
    return with_way(plan.way, plan.signs, [&]<Way kWay, Signs kSigns>() {
      return maker_.template make<std::uint16_t, Result>(EncodeHalf<kWay, kSigns>{from, plan});
    });
  }

  template <class Float, class Result>
  adapter::Batch portably(const Target& to) const {
    return maker_.template make<typename cpu::Fields<Float>::Bits, Result>(
        EncodePortably<Float>{to.layout, to.rounding, to.policy});
  }

  const halfulp_format& from_;
  const halfulp_format& to_;
  const Maker& maker_;
  const halfulp_query& query_;
};

}  // namespace halfulp::cuda
