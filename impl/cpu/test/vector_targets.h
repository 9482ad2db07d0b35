// Tests that run once with every instruction set this machine has.
#pragma once

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cstdint>
#include <string>
#include <vector>

namespace halfulp::cpu::test {

/// A test whose parameter is the one instruction set that is dispatched to.
class EachVectorTarget : public testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::SetSupportedTargetsForTest(GetParam()); }
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }
};

/// Of the instruction sets that the kernels are built for, those that this machine has. Without vectors batches go
/// through tables, which some of the layouts do in any case.
inline std::vector<std::int64_t> vector_targets() {
  std::vector<std::int64_t> targets;
  for (const std::int64_t target : {HWY_SSE4, HWY_AVX2, HWY_AVX3, HWY_NEON}) {
    if ((hwy::SupportedTargets() & target) != 0) targets.push_back(target);
  }
  if (targets.empty()) targets.push_back(hwy::SupportedTargets());
  return targets;
}

inline std::string target_name(const testing::TestParamInfo<std::int64_t>& target) {
  return hwy::TargetName(target.param);
}

}  // namespace halfulp::cpu::test
