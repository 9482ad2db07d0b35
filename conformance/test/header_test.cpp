// The header of a result file: when it names a GPU.
#include "app/header.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "abi/builtins.h"
#include "device/chosen_device.h"
#include "result/json.h"
#include "stand_in_device.h"

namespace halfulp {
namespace {

Implementation working_on(std::uint32_t memory) {
  adapter::Adapter adapter =
      std::ranges::find(impl::builtins(), std::string_view("cpu-scalar"), &impl::Builtin::id)->make();
  adapter.memory = memory;
  return {adapter::expose(std::move(adapter)), "builtin", "builtin:cpu-scalar"};
}

TEST(Header, names_the_gpu_only_where_an_implementation_works_on_it) {
  choose_device(stand_in_device(std::make_shared<StandInState>()));
  const Implementation on_host = working_on(HALFULP_MEMORY_HOST);
  const Implementation on_device = working_on(HALFULP_MEMORY_CUDA_DEVICE);
  EXPECT_FALSE(make_header({&on_host}, {}, {}).gpu);
  const HeaderRecord header = make_header({&on_host, &on_device}, {}, {});
  ASSERT_TRUE(header.gpu);
  EXPECT_EQ(header.gpu->name, chosen_device().facts().name);
  choose_no_device("a test took it away");
  EXPECT_FALSE(make_header({&on_host, &on_device}, {}, {}).gpu);
}

}  // namespace
}  // namespace halfulp
