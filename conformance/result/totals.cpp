#include "result/totals.h"

namespace halfulp {

FooterRecord totals_of(const std::vector<CellRecord>& cells) {
  FooterRecord totals;
  for (const CellRecord& cell : cells) {
    ++totals.cells;
    totals.conforms += cell.outcome == "conforms";
    totals.deviates += cell.outcome == "deviates";
    totals.errored += cell.outcome == "errored";
    totals.skipped += cell.outcome == "skipped";
    totals.cases += cell.cases;
  }
  return totals;
}

FooterRecord totals_of(const RunRecord& run) {
  FooterRecord totals = totals_of(run.cells);
  totals.trainings = run.trainings.size();
  totals.accuracies = run.accuracies.size();
  totals.throughputs = run.throughputs.size();
  totals.weights = run.weights.size();
  totals.images = run.images.size();
  return totals;
}

}  // namespace halfulp
