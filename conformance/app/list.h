// `halfulp list`: what this build knows and can do.
#pragma once

#include <string>
#include <vector>

#include "block/block_spec.h"
#include "format/registry.h"
#include "result/json.h"
#include "run/selection.h"

namespace halfulp {

/// Rows of values under named columns; the first column is the name that --filter looks at.
struct Listing {
  std::vector<std::string> columns;
  std::vector<std::vector<ListValue>> rows;
};

Listing list_formats(const Registry& formats);
/// Block formats; bits per element with scales, and the error of an element as a part of its block's largest magnitude.
Listing list_blocks(const std::vector<BlockSpec>& blocks);
/// Every variant of every block format as FORMAT/VARIANT, with what it chooses otherwise than by default.
Listing list_variants(const std::vector<BlockSpec>& blocks);
Listing list_operations();
Listing list_implementations();
Listing list_profiles();
Listing list_roundings();
Listing list_tiers();
/// The cells a check would run. Errors: LoadError.
Listing list_cells(const std::vector<std::string>& implementations, const Selection& selection);

/// Aligned columns; the head is left out where there is one column.
std::string text_of(const Listing& listing);

enum class ListStyle { text, json };

struct ListOptions {
  std::string kind;    ///< "formats", "cells", ...
  std::string filter;  ///< Pattern for the first column; empty for all.
  ListStyle style = ListStyle::text;
  std::vector<std::string> implementations;  ///< Cells only; empty for "all".
  Selection selection;                       ///< Cells only.
};

/// Lists to stdout. Returns an ExitCode: kNothingRan if nothing matches. Errors: UsageError, LoadError.
int list(const ListOptions& options);

}  // namespace halfulp
