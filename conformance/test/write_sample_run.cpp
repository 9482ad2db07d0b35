// Writes the sample run to the given file; with another word behind it the run with its deviation waived.
#include "result/write.h"
#include "sample_run.h"

int main(int count, char** argv) {
  const halfulp::RunRecord run = count > 2 ? halfulp::waived_run() : halfulp::sample_run();
  halfulp::ResultWriter writer(argv[1], run.header);
  for (const halfulp::CellRecord& cell : run.cells) writer.add(cell);
  writer.add_measurements(run);
  writer.finish(run.footer);
}
