#include "app/waive.h"

#include <iostream>

#include "app/exit_code.h"
#include "app/fail.h"
#include "app/read_runs.h"
#include "result/read_error.h"
#include "waive/list_waivers.h"

namespace halfulp {

int waive(const std::vector<std::string>& files) {
  try {
    std::cout << list_waivers(read_runs(files));
    return kConforms;
  } catch (const ReadError& error) {
    return fail("error: " + std::string(error.what()), kInfrastructure);
  }
}

}  // namespace halfulp
