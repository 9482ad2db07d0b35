#include "app/validate.h"

#include <iostream>

#include "app/exit_code.h"
#include "result/read.h"

namespace halfulp {
namespace {

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

int validate(const std::vector<std::string>& files) {
  int code = kConforms;
  for (const std::string& file : files) {
    try {
      const RunRecord run = read_run(file);
      const std::size_t measured = run.trainings.size() + run.accuracies.size() + run.throughputs.size();
      std::cout << file << ": ok, " << counted(run.cells.size(), "cell");
      if (measured > 0) std::cout << ", " << counted(measured, "measurement");
      std::cout << "\n";
    } catch (const ReadError& error) {
      std::cerr << error.what() << "\n";
      code = kInfrastructure;
    }
  }
  return code;
}

}  // namespace halfulp
