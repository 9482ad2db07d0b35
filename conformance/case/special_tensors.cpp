#include "case/block_form.h"
#include "case/random_stream.h"
#include "case/value_codes.h"
#include "case/value_tensors.h"

namespace halfulp {
namespace {

/// The special values of a value format by name.
struct Specials {
  explicit Specials(const FormatSpec& f)
      : sign(f.sign_mask()),
        smallest(1),
        subnormal((Code{1} << f.trailing_bits()) - 1),
        normal(Code{1} << f.trailing_bits()),
        one(nearest_code(f, 1)),
        three(nearest_code(f, 3)),
        largest(f.max_finite_code()),
        infinity(f.infinity_code()),
        quiet(f.infinity_code() | Code{1} << (f.trailing_bits() - 1)),
        signalling(f.infinity_code() | 1),
        ones(f.magnitude_mask()) {}

  Code sign, smallest, subnormal, normal, one, three, largest, infinity, quiet, signalling, ones;
};

std::vector<std::vector<Code>> special_patterns(const FormatSpec& format) {
  const Specials s(format);
  std::vector<std::vector<Code>> patterns;
  for (const Code magnitude :
       {Code{0}, s.smallest, s.subnormal, s.normal, s.one, s.largest, s.infinity, s.quiet, s.signalling, s.ones}) {
    patterns.push_back({magnitude});
    patterns.push_back({magnitude | s.sign});
  }
  const auto pair = [&](Code a, Code b) {
    patterns.push_back({a, b});
    patterns.push_back({b, a});
  };
  pair(s.one, s.one | s.sign);
  pair(0, s.sign);
  pair(s.smallest, s.smallest | s.sign);
  pair(s.one, s.smallest);
  pair(s.largest, s.largest | s.sign);
  pair(s.largest, s.smallest | s.sign);
  for (const Code special : {s.infinity, s.quiet}) {
    pair(special, s.one);
    pair(special | s.sign, s.one);
    pair(special, 0);
  }
  pair(s.infinity, s.infinity | s.sign);
  pair(s.infinity, s.quiet);
  patterns.push_back({s.one | s.sign, s.three, s.one, s.three | s.sign, 0});
  patterns.push_back({0, 0, s.three | s.sign, 0});
  return patterns;
}

std::vector<Code> repeated(const std::vector<Code>& pattern, Shape shape) {
  std::vector<Code> values(shape.count());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = pattern[i % pattern.size()];
  return values;
}

std::vector<Code> followed_by_zeros(const std::vector<Code>& pattern, Shape shape) {
  std::vector<Code> values(shape.count());
  for (std::size_t i = 0; i < pattern.size(); ++i) values[i] = pattern[i];
  return values;
}

/// The pattern in the middle of numbers up to 2, in the second half of the tensor.
std::vector<Code> among_numbers(const FormatSpec& format, const std::vector<Code>& pattern, Shape shape,
                                std::uint64_t index) {
  RandomStream random(0x5EC1A1, index);
  std::vector<Code> values(shape.count());
  for (Code& value : values) value = nearest_code(format, 2 * random.symmetric());
  const std::size_t half = values.size() / 2;
  const std::size_t room = values.size() - half;
  const std::size_t first = half + random.below(room > pattern.size() ? room - pattern.size() : 1);
  for (std::size_t i = 0; i < pattern.size() && first + i < values.size(); ++i) values[first + i] = pattern[i];
  return values;
}

}  // namespace

TensorRecipe value_tensor(const BlockQuestion& question, Shape shape, std::function<std::vector<Code>()> values) {
  return {shape.count(), [format = question.values, shape, values = std::move(values)] {
            return TensorCase{.shape = shape, .operands = bytes_of_values(*format, values())};
          }};
}

std::vector<TensorRecipe> special_tensors(const BlockQuestion& question, std::uint64_t budget) {
  const BlockForm form(*question.spec);
  const FormatSpec& format = *question.values;
  const auto patterns = special_patterns(format);
  std::vector<TensorRecipe> recipes;
  std::uint64_t used = 0;
  const auto add = [&](Shape shape, std::function<std::vector<Code>()> values) {
    used += shape.count();
    recipes.push_back(value_tensor(question, shape, std::move(values)));
  };
  for (const auto& pattern : patterns) {
    const Shape shape = form.row_of(pattern.size());
    add(shape, [pattern, shape] { return followed_by_zeros(pattern, shape); });
  }
  for (std::size_t i = 0; i < patterns.size() && used < budget; ++i) {
    const auto& pattern = patterns[i];
    const Shape one = form.blocks(1), two = form.blocks(2);
    add(one, [pattern, one] { return repeated(pattern, one); });
    add(two, [&format, pattern, two, i] { return among_numbers(format, pattern, two, i); });
  }
  return recipes;
}

}  // namespace halfulp
