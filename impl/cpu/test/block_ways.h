// One operation done in three ways that have to give the same bytes: portable, by vectors, and by vectors in parallel.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "block_inputs.h"
#include "block_subjects.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::test {

/// What an operation wrote into up to three buffers, and whether it left alone what lies around them.
struct Written {
  std::int32_t status = HALFULP_FAILED;
  std::array<Bytes, 3> parts;
  bool is_unharmed = false;
};

/// Whether two results are the same; else tells the first byte that is not.
testing::AssertionResult same(const Written& actual, const Written& expected);

block::Sizes sizes_for(const BlockSubject& subject, const block::Shape& shape);

/// Whether the format can hold the shape.
bool can_hold(const BlockSubject& subject, const block::Shape& shape);

/// Codes, scales and the plane `tensor`.
using Planes = std::array<Bytes, 3>;

/// What `run` makes of its operands.
Written quantized(const adapter::BlockRun& run, const BlockSubject& subject, const block::Shape& shape, Bytes values);
Written dequantized(const adapter::BlockRun& run, const block::Shape& shape, std::string_view format, Planes planes);
Written packed(const adapter::BlockRun& run, const BlockSubject& subject, const block::Shape& shape, Bytes codes,
               Bytes scales);
Written unpacked(const adapter::BlockRun& run, const BlockSubject& subject, const block::Shape& shape, Bytes codes,
                 Bytes scales);

/// What the adapters work with; in parallel seven ranges of even the smallest tensor.
extern const block::Functions kPortable, kVectors, kParallel;

/// One operation on one subject.
class ThreeWays {
 public:
  ThreeWays(const BlockSubject& subject, std::string_view operation, std::string_view values = "float32");

  /// Compares what written(run) returns for the three.
  template <class Run>
  void compare(const block::Shape& shape, Run written) const {
    const Written expected = written(portable_);
    ASSERT_EQ(expected.status, HALFULP_OK) << where(shape);
    ASSERT_TRUE(expected.is_unharmed) << where(shape);
    ASSERT_TRUE(same(written(vectors_), expected)) << "vectors, " << where(shape);
    ASSERT_TRUE(same(written(parallel_), expected)) << "parallel, " << where(shape);
  }

 private:
  std::string where(const block::Shape& shape) const;

  std::string name_;
  adapter::BlockRun portable_, vectors_, parallel_;
};

}  // namespace halfulp::cpu::test
