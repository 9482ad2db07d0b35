#include "app/validate.h"

#include <iostream>

#include "app/exit_code.h"
#include "result/read.h"

namespace halfulp {

int validate(const std::vector<std::string>& files) {
  int code = kConforms;
  for (const std::string& file : files) {
    try {
      const RunRecord run = read_run(file);
      std::cout << file << ": ok, " << run.cells.size() << (run.cells.size() == 1 ? " cell\n" : " cells\n");
    } catch (const ReadError& error) {
      std::cerr << error.what() << "\n";
      code = kInfrastructure;
    }
  }
  return code;
}

}  // namespace halfulp
