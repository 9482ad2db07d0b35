// The lean decoder against the portable one, for every code.
#include "cuda/decode.h"

#include <gtest/gtest.h>

#include "cpu/codec.h"
#include "subjects.h"

namespace halfulp::cuda::test {
namespace {

TEST(Decode, gives_what_the_portable_codec_gives_for_every_code) {
  int judged = 0;
  for (const auto& [name, layout] : cpu::test::all_layouts()) {
    const auto plan = plan_decoding(layout);
    if (!plan) continue;
    ++judged;
    for (cpu::Code code = 0; code < cpu::Code{1} << layout.k; ++code) {
      ASSERT_EQ(decode(*plan, code), std::bit_cast<std::uint32_t>(cpu::decode(layout, code))) << name << ' ' << code;
    }
  }
  EXPECT_GT(judged, 80);
}

}  // namespace
}  // namespace halfulp::cuda::test
