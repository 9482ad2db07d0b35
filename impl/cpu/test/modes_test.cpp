// The processor's floating-point modes must not show in any result.
#include <gtest/gtest.h>

#include <cfenv>
#include <cstring>

#include "cpu/codec.h"
#include "cpu/simd.h"
#include "subjects.h"

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

namespace halfulp::cpu::test {
namespace {

/// Sets a rounding direction, and flushing of subnormals where the processor can, for as long as it lives.
class Modes {
 public:
  explicit Modes(int direction) {
    std::fegetenv(&before_);
    std::fesetround(direction);
#ifdef __SSE2__
    _mm_setcsr(_mm_getcsr() | 0x8040);  // flush results to zero, take subnormal operands for zero
#endif
  }
  ~Modes() { std::fesetenv(&before_); }
  Modes(const Modes&) = delete;
  Modes& operator=(const Modes&) = delete;

 private:
  std::fenv_t before_;
};

struct Results {
  std::vector<std::uint16_t> codes, codes_from_double;
  std::vector<float> values;
  std::vector<Code> portable;
};

Results all_results(const Layout& layout, const std::vector<float>& inputs, const std::vector<double>& doubles) {
  Results results{std::vector<std::uint16_t>(inputs.size()),
                  std::vector<std::uint16_t>(inputs.size()),
                  std::vector<float>(inputs.size()),
                  {}};
  const BatchEncoder encoder(layout, Rounding::ties_to_even);
  encoder.encode(inputs.data(), results.codes.data(), inputs.size());
  encoder.encode(doubles.data(), results.codes_from_double.data(), inputs.size());
  BatchDecoder(layout).decode(results.codes.data(), results.values.data(), inputs.size());
  for (const float x : inputs) results.portable.push_back(encode(layout, x));
  return results;
}

TEST(Modes, of_the_processor_change_no_result) {
  std::vector<float> inputs = random_inputs(20000, 7);
  for (std::uint32_t bits = 0; bits < 0x00900000; bits += 0x1003) inputs.push_back(float_of(bits));
  const std::vector<double> doubles(inputs.begin(), inputs.end());
  for (const auto& [name, layout] : element_layouts()) {
    const Results usual = all_results(layout, inputs, doubles);
    for (const int direction : {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
      const Results other = [&] {
        const Modes modes(direction);
        return all_results(layout, inputs, doubles);
      }();
      EXPECT_EQ(usual.codes, other.codes) << name;
      EXPECT_EQ(usual.codes_from_double, other.codes_from_double) << name;
      EXPECT_EQ(usual.portable, other.portable) << name;
      EXPECT_EQ(0, std::memcmp(usual.values.data(), other.values.data(), inputs.size() * sizeof(float))) << name;
    }
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
