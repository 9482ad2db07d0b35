// Results that depend on more than their operand are found, wherever they hide.
#include "run/batch_shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "abi/builtins.h"
#include "format/registry.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;

/// What is found in an adapter of float32 -> float8_e4m3fn whose results go through `change`.
template <class Change>
std::string found_in(Change change) {
  adapter::Adapter adapter = std::ranges::find(impl::builtins(), "cpu-scalar", &impl::Builtin::id)->make();
  adapter.name = "shapes";
  for (adapter::Conversion& row : adapter.conversions) {
    row.prepare = [=, prepare = row.prepare](const halfulp_query& query) -> adapter::Batch {
      const adapter::Batch batch = prepare(query);
      if (!batch) return {};
      return [=](const void* operands, void* results, std::size_t count) {
        batch(operands, results, count);
        change(static_cast<const std::uint32_t*>(operands), static_cast<std::uint8_t*>(results), count);
      };
    };
  }
  const Implementation implementation(adapter::expose(std::move(adapter)), "test", "shapes");
  const Selection selection{.formats = {"float32->float8_e4m3fn"},
                            .operations = {},
                            .roundings = {"ties_to_even"},
                            .profiles = {"ocp-sat"},
                            .tier = Tier::smoke};
  const auto cells = plan_cells({&implementation}, standard_formats(), selection);
  const PreparedCall call(cells.at(0));
  ConversionLane lane;
  lane.cell = &cells.at(0);
  lane.id = cells.at(0).id();
  lane.call = &call;
  return find_shape_dependence(lane);
}

bool is_nan(std::uint32_t bits) { return (bits & 0x7FFFFFFF) > 0x7F800000; }

TEST(BatchShapes, find_nothing_where_there_is_nothing) {
  EXPECT_EQ(found_in([](const std::uint32_t*, std::uint8_t*, std::size_t) {}), "");
}

TEST(BatchShapes, find_a_lane_that_a_nan_beside_it_changes) {
  for (const std::size_t width : {2u, 4u, 16u}) {
    const std::string problem = found_in([=](const std::uint32_t* operands, std::uint8_t* results, std::size_t count) {
      for (std::size_t i = width - 1; i < count; i += width) {
        if (is_nan(operands[i - 1]) && !is_nan(operands[i])) results[i] = 0x7F;
      }
    });
    EXPECT_THAT(problem, HasSubstr("it depends on its neighbours")) << width;
    EXPECT_THAT(problem, HasSubstr("gives 0x7f for ")) << width;
  }
}

TEST(BatchShapes, find_a_tail_of_another_kind) {
  for (const std::size_t width : {2u, 4u, 64u}) {
    const std::string problem = found_in([=](const std::uint32_t*, std::uint8_t* results, std::size_t count) {
      for (std::size_t i = count / width * width; i < count; ++i) results[i] ^= 1;
    });
    EXPECT_THAT(problem, HasSubstr("it depends on the batch, here operand 0 of 1")) << width;
  }
}

TEST(BatchShapes, find_a_beginning_that_is_not_aligned) {
  const std::string problem = found_in([](const std::uint32_t*, std::uint8_t* results, std::size_t) {
    if (reinterpret_cast<std::uintptr_t>(results) % 16 == 3) results[0] ^= 1;
  });
  EXPECT_THAT(problem, HasSubstr("it depends on the batch, here operand 0 of 13"));
}

TEST(BatchShapes, find_a_write_before_the_results) {
  const std::string problem = found_in([](const std::uint32_t*, std::uint8_t* results, std::size_t count) {
    if (count == 5) results[-60] = 0;
  });
  EXPECT_EQ(problem, "wrote before its results in a batch of 5");
}

}  // namespace
}  // namespace halfulp
