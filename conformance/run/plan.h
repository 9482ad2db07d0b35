// From implementations and a selection to the list of cells, in the one order every run and every file uses.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "block/block_registry.h"
#include "case/block_question.h"
#include "format/registry.h"
#include "judge/answers.h"
#include "run/implementation.h"
#include "run/selection.h"

namespace halfulp {

/// What a cell asks: a conversion, or an operation on tensors of blocks.
using AnyQuestion = std::variant<Question, BlockQuestion>;

/// The parts of a question as ids and files name them.
struct QuestionName {
  std::string_view operation, from, to, rounding, profile;
  std::string_view subject;  ///< The format it is about: the narrower of two, or the block format.
};
QuestionName name_of(const AnyQuestion& question);

/// One implementation asked one question.
struct Cell {
  const Implementation* implementation = nullptr;
  AnyQuestion question;

  std::string id() const;
};

/// Expands what the implementations declare over the known formats and keeps what the selection and shard take. Of
/// block variants that ask the same the first one stands for all. Conversions are sorted by from and to, block
/// operations after them by block format, operation, values and variant; within one question implementations keep the
/// order in which they were given. Errors: LoadError if a declaration names an unknown operation, format, rounding,
/// profile or variant.
std::vector<Cell> plan_cells(const std::vector<const Implementation*>& implementations, const Registry& formats,
                             const Selection& selection, const std::vector<BlockSpec>& blocks = standard_blocks());

/// Fingerprint of the ids in order, with tier and seed: equal for equal runs.
std::string plan_fingerprint(const std::vector<Cell>& cells, const Selection& selection);

}  // namespace halfulp
