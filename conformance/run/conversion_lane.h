// One cell on its way through the cases of a source.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "diagnose/diagnosis.h"
#include "judge/judge.h"
#include "run/prepared.h"

namespace halfulp {

inline const Question& conversion_of(const Cell& cell) { return std::get<Question>(cell.question); }

/// What a cell needs while it runs over one source.
struct ConversionLane {
  const Cell* cell = nullptr;
  std::string id;
  const PreparedCall* call = nullptr;
  const Answers* answers = nullptr;
  std::vector<Diagnosis> diagnoses;    ///< By chunk.
  std::vector<std::uint64_t> digests;  ///< By chunk.
  std::atomic<std::uint64_t> deviating{0}, unspecified{0};
  std::atomic<bool> failed{false};

  const Question& question() const { return conversion_of(*cell); }

  /// Keeps what was found in one chunk. `offset` is the index of the source's first case within the cell.
  void take(ChunkVerdict& verdict, const CaseSource& source, std::uint64_t offset, std::uint64_t chunk) {
    deviating += verdict.deviating;
    unspecified += verdict.unspecified;
    digests[chunk] = verdict.digest.finish();
    for (const Segment& segment : verdict.segments) diagnoses[chunk].add(question(), source, offset, segment);
    diagnoses[chunk].add_unrecorded(verdict.unrecorded);
  }
};

/// Deviations next to each other are one where neighbours in index are neighbours in value.
inline Merging merging_of(const Question& question, const CaseSource& source) {
  const bool are_neighbours =
      source.is_contiguous() && has_one_operand(question) && question.from->nan == Nan::above_infinity;
  return are_neighbours ? Merging::adjacent : Merging::apart;
}

}  // namespace halfulp
