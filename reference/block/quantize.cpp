#include "block/quantize.h"

#include <algorithm>

#include "block/arithmetic.h"
#include "block/element.h"
#include "block/layout.h"
#include "block/scale.h"
#include "block/statistic.h"
#include "format/elements.h"
#include "format/registry.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// The code that what follows is worked out from: the actual one where it is right.
Code chosen(const Admissible& admissible, const std::vector<Code>* actual, std::size_t index) {
  return actual != nullptr && index < actual->size() && admissible.admits((*actual)[index]) ? (*actual)[index]
                                                                                            : admissible.code;
}

std::size_t index_of(const Shape& cut, std::size_t row, std::size_t column) { return row * cut.columns + column; }

/// One tensor on its way into blocks.
class Quantizer {
 public:
  Quantizer(const BlockSpec& spec, const BlockRules& rules, const Tensor& values, const Items* actual)
      : spec_(spec),
        rules_(rules),
        float32_(rules.subnormals),
        coder_(*spec.element, rules),
        shape_(values.shape),
        cut_(cut_shape(spec, values.shape)),
        areas_(areas_of(spec, values.shape)),
        actual_(actual) {
    for (const Code code : values.values) data_.push_back(decode(*values.format, code));
  }

  BlockAnswer answer() {
    answer_.elements.resize(stored_elements(spec_, rules_, shape_));
    data_.resize(answer_.elements.size(), datum_of(0));  // zeros fill the last byte
    leave_out_outliers();
    for (std::size_t i = 0; i < areas_.size(); ++i) statistics_.push_back(statistic_for(i));
    const bool is_shared = spec_.tensor == TensorPart::scale || spec_.tensor == TensorPart::nested;
    const bool is_open = is_shared && std::ranges::any_of(statistics_, [](const Statistic& statistic) {
                           return statistic.is_open || !is_number(statistic.absmax);
                         });
    if (is_open) return all_open();
    if (spec_.tensor == TensorPart::scale) answer_tensor_scale();
    for (std::size_t i = 0; i < areas_.size(); ++i) answer_block(i);
    if (spec_.tensor == TensorPart::nested) nest_scales();
    return std::move(answer_);
  }

 private:
  const std::vector<Code>* actual_scales() const { return actual_ != nullptr ? &actual_->scales : nullptr; }
  const std::vector<Code>* actual_tensor() const { return actual_ != nullptr ? &actual_->tensor : nullptr; }

  std::vector<std::size_t> indices_of(const BlockArea& area) const {
    std::vector<std::size_t> indices;
    for (std::size_t row = 0; row < area.rows; ++row) {
      for (std::size_t column = 0; column < area.columns; ++column) {
        indices.push_back(index_of(cut_, area.first_row + row, area.first_column + column));
      }
    }
    return indices;
  }

  /// The places of a block's codes: those of its values, and after the last block what fills the last byte.
  std::vector<std::size_t> places_of(std::size_t i) const {
    std::vector<std::size_t> places = indices_of(areas_[i]);
    for (std::size_t at = shape_.count(); i + 1 == areas_.size() && at < data_.size(); ++at) places.push_back(at);
    return places;
  }

  std::vector<Datum> values_of(const BlockArea& area) const {
    std::vector<Datum> values;
    for (const std::size_t index : indices_of(area)) values.push_back(data_[index]);
    return values;
  }

  /// Whether the block is shorter than the others because the tensor or row ends.
  bool is_tail(const BlockArea& area) const { return spec_.tile.columns != 0 && area.columns < spec_.tile.columns; }

  /// The values a block's statistic is made from; other ones than its own under the rules that are wrong.
  std::vector<Datum> source_of(std::size_t i) const {
    const bool from_previous = rules_.source == ScaleSource::previous && i > 0;
    std::vector<Datum> values = values_of(areas_[from_previous ? i - 1 : i]);
    if (rules_.tail == Tail::stale && is_tail(areas_[i]) && i > 0) {
      const std::vector<Datum> before = values_of(areas_[i - 1]);
      for (std::size_t at = values.size(); at < before.size(); ++at) values.push_back(before[at]);
    }
    return values;
  }

  Statistic statistic_for(std::size_t i) const { return statistic_of(source_of(i), rules_); }

  /// LLM.int8(): outliers do not count for scales; their columns are zero, and marked.
  void leave_out_outliers() {
    if (spec_.tensor != TensorPart::outlier_columns) return;
    std::vector<bool> marked(cut_.columns, false);
    for (std::size_t i = 0; i < data_.size() && rules_.threshold > 0; ++i) {
      const bool is_outlier =
          data_[i].cls != DatumClass::nan && compare(magnitude_of(data_[i]), datum_of(rules_.threshold)) >= 0;
      if (!is_outlier) continue;
      marked[i % cut_.columns] = true;
      data_[i] = datum_of(0);
    }
    for (const bool mark : marked) answer_.tensor.push_back(stored_code(kFloat32, datum_of(mark ? 1 : 0)));
    marked_ = marked;
  }

  BlockAnswer all_open() {
    answer_.scales.assign(areas_.size() * spec_.scales_per_block, Admissible::open());
    answer_.tensor.assign(tensor_items(spec_, shape_), Admissible::open());
    std::ranges::fill(answer_.elements, Admissible::open());
    return std::move(answer_);
  }

  void answer_tensor_scale() {
    Datum absmax = datum_of(0);
    for (const Statistic& statistic : statistics_) {
      if (compare(statistic.absmax, absmax) > 0) absmax = statistic.absmax;
    }
    tensor_ = tensor_scale_of(absmax, rules_);
    answer_.tensor = {stored_code(kFloat32, tensor_.stored)};
  }

  void answer_block(std::size_t i) {
    const Statistic& statistic = statistics_[i];
    const bool is_open = statistic.is_open || (statistic.absmax.cls == DatumClass::infinity &&
                                               rules_.infinity == InfiniteBlock::unspecified);
    if (is_open) {
      for (const std::size_t place : places_of(i)) answer_.elements[place] = Admissible::open();
      answer_.scales.insert(answer_.scales.end(), spec_.scales_per_block, Admissible::open());
      return;
    }
    const Place place = is_tail(areas_[i]) ? Place::tail : Place::full;
    BlockScale scale = scale_of(spec_, rules_, statistic, source_of(i), place, tensor_);
    const bool is_one =
        rules_.zero_scale == ZeroScale::scale_one && (is_zero(statistic.absmax) || is_zero(scale.computed));
    if (is_one) {
      scale.computed = datum_of(1);
      scale.stored.front() = stored_code(*spec_.scale, scale.computed);
    }
    for (Admissible& part : scale.stored) {
      const bool is_any_zero = rules_.zero_sign == ZeroSign::free && is_zero(decode(*spec_.scale, part.code));
      if (is_any_zero) part.other = part.code ^ spec_.scale->sign_mask();
    }
    const std::size_t first = answer_.scales.size();
    answer_.scales.insert(answer_.scales.end(), scale.stored.begin(), scale.stored.end());
    std::vector<Datum> stored;
    for (std::size_t part = 0; part < scale.stored.size(); ++part) {
      stored.push_back(decode(*spec_.scale, chosen(scale.stored[part], actual_scales(), first + part)));
    }
    answer_elements(i, scale, stored, is_one ? datum_of(rules_.limit) : statistic.absmax);
  }

  void answer_elements(std::size_t i, const BlockScale& scale, const std::vector<Datum>& stored, const Datum& absmax) {
    Datum used = rules_.scale_used == ScaleUsed::stored ? stored.front() : scale.computed;
    const Datum floor = datum_of(rules_.floor);
    if (rules_.scale == ScaleRule::absmax && used.cls != DatumClass::nan && compare(used, floor) < 0) used = floor;
    const bool is_open = scale.elements_open || (is_zero(used) && rules_.zero_scale == ZeroScale::elements_open) ||
                         (stored.front().cls == DatumClass::nan && !spec_.scale->has_infinity());
    const bool is_nothing = is_zero(used) && rules_.zero_scale == ZeroScale::inverse_zero;
    const Datum factor = factor_of(i, used, absmax);
    for (const std::size_t index : places_of(i)) {
      Admissible& element = answer_.elements[index];
      const bool fills_byte = index >= shape_.count();
      if (is_open || (fills_byte && used.cls == DatumClass::nan)) {
        element = Admissible::open();
      } else if (!marked_.empty() && marked_[index % cut_.columns]) {
        element = coder_.code(datum_of(0));
      } else if (is_zero(used) && rules_.zero_scale == ZeroScale::code_zero) {
        element = Admissible::only(0);
      } else if (rules_.scale == ScaleRule::affine) {
        element = coder_.affine_code(float32_.divide(data_[index], used), stored[1]);
      } else if (is_nothing) {
        element = coder_.code(float32_.multiply(data_[index], datum_of(0)));
      } else {
        element = divided_code(i, data_[index], factor);
      }
    }
  }

  /// The rule by which the values of a block are divided.
  Normalize division_of(std::size_t i) const {
    return rules_.tail == Tail::quotient && is_tail(areas_[i]) ? Normalize::quotient : rules_.normalize;
  }

  /// What the values of a block are multiplied by; the scale itself for rules that divide.
  Datum factor_of(std::size_t i, const Datum& s, const Datum& absmax) const {
    const Datum one = datum_of(1);
    switch (division_of(i)) {
      case Normalize::exact:
      case Normalize::quotient:
        return s;
      case Normalize::reciprocal:
      case Normalize::approximate_reciprocal:
        return float32_.divide(one, s);
      case Normalize::limit_quotient:
      case Normalize::approximate_limit_quotient:
        return multiplier_of(rules_, absmax);
      case Normalize::two_level_te: {
        const Datum inverse = float32_.divide(one, float32_.multiply(s, tensor_.stored));
        const Datum largest = datum_of(0x1.fffffep127f);
        return inverse.cls != DatumClass::nan && compare(inverse, largest) > 0 ? largest : inverse;
      }
      case Normalize::two_level_torchao:
        return float32_.divide(float32_.divide(one, tensor_.stored), s);
    }
    return s;
  }

  /// The code of a value, given its block's factor.
  Admissible divided_code(std::size_t i, Datum x, const Datum& factor) const {
    if (rules_.scale == ScaleRule::range_divided) x = float32_.subtract(x, statistics_[i].least);
    switch (division_of(i)) {
      case Normalize::exact:
        return coder_.code(divide_exactly(x, factor));
      case Normalize::quotient:
        return coder_.code(float32_.divide(x, factor));
      case Normalize::approximate_reciprocal:
        return approximated_code(x, factor, 1);
      case Normalize::approximate_limit_quotient:
        return approximated_code(x, factor, 2);
      default:
        return coder_.code(float32_.multiply(x, factor));
    }
  }

  /// The codes for factors up to some ulps off.
  Admissible approximated_code(const Datum& x, const Datum& factor, Code ulps) const {
    Admissible codes = coder_.code(float32_.multiply(x, factor));
    if (codes.is_open || factor.cls != DatumClass::finite) return codes;
    const Code middle = stored_code(kFloat32, factor).code;
    for (Code near = middle - ulps; near <= middle + ulps; ++near) {
      const Datum off = float32_.flush(decode(kFloat32, near));
      if (!is_number(off)) continue;
      const Admissible other = coder_.code(float32_.multiply(x, off));
      if (other.code != codes.code) codes.other = other.code;
    }
    return codes;
  }

  /// Double quantization: the scales less their mean, in groups of 256, as 8-bit blocks of their own.
  void nest_scales() {
    constexpr std::size_t kGroup = 256;
    std::vector<Datum> scales;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      const Datum& absmax = statistics_[i].absmax;
      const bool is_floored =
          rules_.tail == Tail::quotient && is_tail(areas_[i]) && compare(absmax, datum_of(rules_.floor)) < 0;
      scales.push_back(is_floored ? datum_of(rules_.floor) : absmax);  // as scale_of keeps it
    }
    answer_.scales.clear();
    if (scales.empty()) {
      answer_.tensor = {Admissible::open()};  // a mean of nothing
      return;
    }
    answer_.tensor = {stored_code(kFloat32, float32_.round(mean_magnitude(scales)))};
    answer_.tensor.front().tolerance = scales.size() + 2;
    const Datum offset = decode(kFloat32, chosen(answer_.tensor.front(), actual_tensor(), 0));
    static const BlockRules rules{.normalize = Normalize::reciprocal,
                                  .ties = Ties::down,
                                  .thresholds = Thresholds::table_65536,
                                  .zero_scale = ZeroScale::code_zero};
    const ElementCoder coder(*spec_.scale, rules);
    for (std::size_t first = 0; first < scales.size(); first += kGroup) {
      Datum absmax = datum_of(0);
      std::vector<Datum> rest;
      for (std::size_t i = first; i < std::min(scales.size(), first + kGroup); ++i) {
        rest.push_back(float32_.subtract(scales[i], offset));
        if (compare(magnitude_of(rest.back()), absmax) > 0) absmax = magnitude_of(rest.back());
      }
      answer_.tensor.push_back(stored_code(kFloat32, absmax));
      for (const Datum& x : rest) {
        answer_.scales.push_back(is_zero(absmax)
                                     ? Admissible::only(0)
                                     : coder.code(float32_.multiply(x, float32_.divide(datum_of(1), absmax))));
      }
    }
  }

  const BlockSpec& spec_;
  const BlockRules& rules_;
  const Float32 float32_;
  const ElementCoder coder_;
  const Shape shape_, cut_;
  const std::vector<BlockArea> areas_;
  const Items* actual_;
  std::vector<Datum> data_;
  std::vector<bool> marked_;
  std::vector<Statistic> statistics_;
  TensorScale tensor_;
  BlockAnswer answer_;
};

}  // namespace

BlockAnswer quantize(const BlockSpec& spec, const BlockRules& rules, const Tensor& values, const Items* actual) {
  return Quantizer(spec, rules, values, actual).answer();
}

Items items_of(const BlockAnswer& answer) {
  const auto codes_of = [](const std::vector<Admissible>& places) {
    std::vector<Code> codes;
    for (const Admissible& place : places) codes.push_back(place.code);
    return codes;
  };
  return {codes_of(answer.elements), codes_of(answer.scales), codes_of(answer.tensor)};
}

bool admits(const BlockAnswer& answer, const Items& actual) {
  const auto fits = [](const std::vector<Admissible>& places, const std::vector<Code>& codes) {
    return std::ranges::equal(places, codes, [](const Admissible& place, Code code) { return place.admits(code); });
  };
  return fits(answer.elements, actual.elements) && fits(answer.scales, actual.scales) &&
         fits(answer.tensor, actual.tensor);
}

}  // namespace halfulp
