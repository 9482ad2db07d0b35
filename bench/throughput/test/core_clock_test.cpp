// What a chain of additions says of the clock.
#include "throughput/core_clock.h"

#include <gtest/gtest.h>

#include <cmath>

namespace halfulp::throughput {
namespace {

TEST(CoreClock, is_the_additions_in_the_time_they_took) {
  EXPECT_DOUBLE_EQ(megahertz_of(32768, std::vector{8192.0}), 4000);
  EXPECT_DOUBLE_EQ(megahertz_of(1, std::vector{1.0}), 1000);
}

TEST(CoreClock, of_several_stretches_the_one_that_nothing_interrupted_counts) {
  EXPECT_DOUBLE_EQ(megahertz_of(3000, {1500, 1000, 90000, 1001}), 3000);
}

TEST(CoreClock, is_unknown_without_a_time) {
  EXPECT_EQ(megahertz_of(3000, {}), 0);
  EXPECT_EQ(megahertz_of(3000, {0}), 0);
  EXPECT_EQ(megahertz_of(3000, {-5, 1000}), 0) << "a clock that goes back says nothing";
  EXPECT_EQ(megahertz_of(3000, {std::nan("")}), 0);
}

TEST(CoreClock, is_known_on_processors_whose_addition_takes_a_cycle) {
#if defined(__x86_64__) || defined(__aarch64__)
  EXPECT_GT(core_megahertz(), 0);
#else
  EXPECT_EQ(core_megahertz(), 0);
#endif
}

}  // namespace
}  // namespace halfulp::throughput
