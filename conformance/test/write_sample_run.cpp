// Writes the sample run to the given file.
#include "result/write.h"
#include "sample_run.h"

int main(int, char** argv) {
  const halfulp::RunRecord run = halfulp::sample_run();
  halfulp::ResultWriter writer(argv[1], run.header);
  for (const halfulp::CellRecord& cell : run.cells) writer.add(cell);
  for (const halfulp::TrainingRecord& training : run.trainings) writer.add(training);
  for (const halfulp::AccuracyRecord& accuracy : run.accuracies) writer.add(accuracy);
  for (const halfulp::ThroughputRecord& throughput : run.throughputs) writer.add(throughput);
  writer.finish(run.footer);
}
