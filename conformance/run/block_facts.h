// Rows of the reference in the words of the adapter interface.
#pragma once

#include "abi/halfulp_adapter.h"
#include "case/block_question.h"

namespace halfulp {

/// The facts of a format. Points into the row's name and codebook.
halfulp_format facts_of(const FormatSpec& format);

/// The facts of a question's block format, with the formats that they point to.
class BlockFacts {
 public:
  explicit BlockFacts(const BlockQuestion& question);
  BlockFacts(const BlockFacts&) = delete;
  BlockFacts& operator=(const BlockFacts&) = delete;

  const halfulp_block* block() const { return &block_; }

 private:
  halfulp_format element_, scale_;
  halfulp_block block_;
};

}  // namespace halfulp
