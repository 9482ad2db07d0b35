#include "abi/adapter.h"

#include <deque>
#include <exception>
#include <mutex>
#include <string_view>

namespace halfulp::adapter {
namespace {

/// An adapter with the C structs that point into it.
struct Exposed {
  halfulp_adapter face;  // first member: prepare() gets back from the face to the whole
  Adapter adapter;
  std::vector<halfulp_support> support;
};

struct PreparedCall {
  Columns columns;
  BlockRun blocks;
  std::once_flag failed;  // the first failure of any thread is the one that is told
  std::string error;
};

bool matches_pattern(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '*') {
    return matches_pattern(pattern.substr(1), text) || (!text.empty() && matches_pattern(pattern, text.substr(1)));
  }
  return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
         matches_pattern(pattern.substr(1), text.substr(1));
}

bool matches_list(std::string_view patterns, std::string_view text) {
  while (true) {
    const auto comma = patterns.find(',');
    if (matches_pattern(patterns.substr(0, comma), text)) return true;
    if (comma == std::string_view::npos) return false;
    patterns.remove_prefix(comma + 1);
  }
}

std::int32_t run(void* state, const void* const* operands, void* result, std::size_t count) {
  auto& call = *static_cast<PreparedCall*>(state);
  try {
    call.columns(operands, result, count);
    return HALFULP_OK;
  } catch (const std::exception& error) {
    std::call_once(call.failed, [&] { call.error = error.what(); });
    return HALFULP_FAILED;
  }
}

std::int32_t run_blocks(void* state, const halfulp_blocks* tensor) {
  auto& call = *static_cast<PreparedCall*>(state);
  try {
    return call.blocks(*tensor);
  } catch (const std::exception& error) {
    std::call_once(call.failed, [&] { call.error = error.what(); });
    return HALFULP_FAILED;
  }
}

void release(void* state) { delete static_cast<PreparedCall*>(state); }

const char* last_error(void* state) { return static_cast<PreparedCall*>(state)->error.c_str(); }

/// Whether the query is answered by run_blocks. The weights of "linear" may be of an element format, without blocks.
bool is_on_tensors(const halfulp_query& query) {
  return query.block != nullptr || (std::string_view(query.operation) == "linear" && query.operand_count == 1);
}

/// The name of the format of the weights of "linear".
std::string_view weights_of(const halfulp_query& query) {
  return query.block != nullptr ? query.block->name : query.operands[0].name;
}

/// The names on both sides of a block operation's arrow.
std::pair<std::string_view, std::string_view> sides_of(const halfulp_query& query) {
  const std::string_view operation = query.operation;
  if (operation == "quantize") return {query.operands[0].name, query.block->name};
  if (operation == "dequantize") return {query.block->name, query.result->name};
  if (operation == "linear") return {weights_of(query), query.result->name};
  if (operation == "pack") return {query.block->element->name, query.block->name};
  return {query.block->name, query.block->element->name};
}

std::int32_t prepare_blocks(const Exposed& exposed, const halfulp_query& query, halfulp_call* call) {
  const auto [operand, result] = sides_of(query);
  for (const BlockOperation& row : exposed.adapter.blocks) {
    if (row.operation != query.operation || !matches_list(row.operand, operand) || !matches_list(row.result, result) ||
        !matches_list(row.rounding, query.rounding) || !matches_list(row.profile, query.profile)) {
      continue;
    }
    if (BlockRun blocks = row.prepare(query)) {
      *call = {new PreparedCall{.columns = {}, .blocks = std::move(blocks), .failed = {}, .error = {}}, nullptr,
               &release, &last_error, &run_blocks};
      return HALFULP_OK;
    }
  }
  return HALFULP_UNSUPPORTED;
}

/// A conversion by functions of one operand.
Columns columns_of(Batch batch) {
  if (!batch) return {};
  return [batch = std::move(batch)](const void* const* operands, void* result, std::size_t count) {
    batch(operands[0], result, count);
  };
}

/// Whether a row of conversions or functions is about the query.
bool is_about(const auto& row, const halfulp_query& query) {
  return matches_list(row.operand, query.operands[0].name) && matches_list(row.result, query.result->name) &&
         matches_list(row.rounding, query.rounding) && row.profile == query.profile;
}

/// The first offer of an operation on single values; empty if there is none.
Columns find_columns(const Exposed& exposed, const halfulp_query& query) {
  if (std::string_view(query.operation) == "convert" && query.operand_count == 1) {
    for (const Conversion& row : exposed.adapter.conversions) {
      if (!is_about(row, query)) continue;
      if (Columns columns = columns_of(row.prepare(query))) return columns;
    }
  }
  for (const Function& row : exposed.adapter.functions) {
    if (row.operation != query.operation || !is_about(row, query)) continue;
    if (Columns columns = row.prepare(query)) return columns;
  }
  return {};
}

std::int32_t prepare(const halfulp_adapter* self, const halfulp_query* query, halfulp_call* call) {
  const auto& exposed = *reinterpret_cast<const Exposed*>(self);
  if (is_on_tensors(*query)) return prepare_blocks(exposed, *query, call);
  if (query->operand_count == 0) return HALFULP_UNSUPPORTED;
  Columns columns = find_columns(exposed, *query);
  if (!columns) return HALFULP_UNSUPPORTED;
  *call = {new PreparedCall{.columns = std::move(columns), .blocks = {}, .failed = {}, .error = {}}, &run, &release,
           &last_error, nullptr};
  return HALFULP_OK;
}

}  // namespace

const halfulp_adapter* expose(Adapter adapter) {
  static std::deque<Exposed> all;
  Exposed& exposed = all.emplace_back();
  exposed.adapter = std::move(adapter);
  for (const Conversion& row : exposed.adapter.conversions) {
    exposed.support.push_back(
        {"convert", row.operand.c_str(), row.result.c_str(), row.rounding.c_str(), row.profile.c_str()});
  }
  for (const Function& row : exposed.adapter.functions) {
    exposed.support.push_back(
        {row.operation.c_str(), row.operand.c_str(), row.result.c_str(), row.rounding.c_str(), row.profile.c_str()});
  }
  for (const BlockOperation& row : exposed.adapter.blocks) {
    exposed.support.push_back(
        {row.operation.c_str(), row.operand.c_str(), row.result.c_str(), row.rounding.c_str(), row.profile.c_str()});
  }
  exposed.face = {HALFULP_ADAPTER_ABI_VERSION,     sizeof(halfulp_adapter),          exposed.adapter.name.c_str(),
                  exposed.adapter.version.c_str(), exposed.adapter.homepage.c_str(), exposed.adapter.memory,
                  exposed.support.size(),          exposed.support.data(),           &prepare};
  return &exposed.face;
}

}  // namespace halfulp::adapter
