// From implementations and a selection to the list of cells, in the one order every run and every file uses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/registry.h"
#include "judge/answers.h"
#include "run/implementation.h"
#include "run/selection.h"

namespace halfulp {

/// One implementation asked one question.
struct Cell {
  const Implementation* implementation = nullptr;
  Question question;

  std::string id() const;
};

/// The format a cell is about: the narrower of its two.
const FormatSpec& subject_of(const Question& question);

/// Expands what the implementations declare over the known formats and keeps what the selection and shard take.
/// Sorted by from, to, implementation, rounding, profile. Errors: LoadError if a declaration names an unknown format,
/// rounding or profile.
std::vector<Cell> plan_cells(const std::vector<const Implementation*>& implementations, const Registry& formats,
                             const Selection& selection);

/// Fingerprint of the ids in order, with tier and seed: equal for equal runs.
std::string plan_fingerprint(const std::vector<Cell>& cells, const Selection& selection);

}  // namespace halfulp
