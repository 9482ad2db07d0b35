// Properties that compare one way with another.
#include "block/pack.h"
#include "case/value_codes.h"
#include "format/elements.h"
#include "property/checks.h"
#include "property/comparison.h"
#include "property/stored_sample.h"

namespace halfulp::property {
namespace {

/// The implementation that the others of ours are compared with.
const Subject& scalar() {
  static const auto subject = open_subject("builtin:cpu-scalar");
  return *subject;
}

Verdict compare_planes(const Planes& actual, const Planes& expected, const std::string& what) {
  return compare_bytes(actual.scales, expected.scales, what + " scales") +
         compare_bytes(actual.tensor, expected.tensor, what + " tensor") +
         compare_bytes(actual.codes, expected.codes, what + " codes");
}

Verdict compare_bits(const Tensor& actual, const Tensor& expected) {
  return compare_bytes(to_bytes(*actual.format, actual.values), to_bytes(*expected.format, expected.values),
                       "dequantized " + std::string(actual.format->name));
}

Code widened(const FormatSpec& format, Code code) {
  const Code magnitude = code & format.magnitude_mask();
  const Code sign = (code & format.sign_mask()) != 0 ? kFloat32.sign_mask() : 0;
  if (magnitude == format.infinity_code()) return sign | kFloat32.infinity_code();
  if (magnitude > format.infinity_code()) {
    const int by = kFloat32.trailing_bits() - format.trailing_bits();
    return sign | kFloat32.infinity_code() | (magnitude - format.infinity_code()) << by;
  }
  return nearest_code(kFloat32, value_of(format, code));
}

}  // namespace

Verdict widening_changes_nothing(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  Tensor wide = with_each(values, [&](Code code) { return widened(*values.format, code); });
  wide.format = &kFloat32;
  const Items narrow_items = items_in(scheme, values.shape, subject.quantize(scheme, values));
  const Items wide_items = items_in(scheme, values.shape, subject.quantize(scheme, wide));
  const CodePlaces places{indices_below(wide_items.elements.size()), indices_below(wide_items.scales.size())};
  return compare_items(scheme, narrow_items, places, wide_items, places, "from float32");
}

Verdict twins_agree(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const Subject& twin = scalar();
  Verdict verdict = compare_planes(subject.quantize(scheme, values), twin.quantize(scheme, values), "quantized");
  const Items items = stored_items(sample);
  const Planes planes = pack(*scheme.spec, scheme.rules(), values.shape, items);
  for (const FormatSpec* format : value_formats()) {
    verdict = verdict + compare_bits(subject.dequantize(scheme, *format, values.shape, planes),
                                     twin.dequantize(scheme, *format, values.shape, planes));
  }
  verdict = verdict +
            compare_planes(subject.pack(scheme, values.shape, items), twin.pack(scheme, values.shape, items), "packed");
  const auto loose = [&](const Subject& from) {
    return bytes_of_items(*scheme.spec, from.unpack(scheme, values.shape, planes));
  };
  const TensorBytes actual = loose(subject), expected = loose(twin);
  return verdict + compare_bytes(actual[Part::loose_codes], expected[Part::loose_codes], "unpacked codes") +
         compare_bytes(actual[Part::loose_scales], expected[Part::loose_scales], "unpacked scales");
}

}  // namespace halfulp::property
