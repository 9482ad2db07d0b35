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
  Batch batch;
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
    call.batch(operands[0], result, count);
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

/// The names on both sides of a block operation's arrow.
std::pair<std::string_view, std::string_view> sides_of(const halfulp_query& query) {
  const std::string_view operation = query.operation;
  if (operation == "quantize") return {query.operands[0].name, query.block->name};
  if (operation == "dequantize") return {query.block->name, query.result->name};
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
      *call = {new PreparedCall{.batch = {}, .blocks = std::move(blocks), .failed = {}, .error = {}}, nullptr, &release,
               &last_error, &run_blocks};
      return HALFULP_OK;
    }
  }
  return HALFULP_UNSUPPORTED;
}

std::int32_t prepare(const halfulp_adapter* self, const halfulp_query* query, halfulp_call* call) {
  const auto& exposed = *reinterpret_cast<const Exposed*>(self);
  if (std::string_view(query->operation) != "convert") {
    return query->block != nullptr ? prepare_blocks(exposed, *query, call) : HALFULP_UNSUPPORTED;
  }
  if (query->operand_count != 1) return HALFULP_UNSUPPORTED;
  for (const Conversion& conversion : exposed.adapter.conversions) {
    if (matches_list(conversion.operand, query->operands[0].name) &&
        matches_list(conversion.result, query->result->name) && matches_list(conversion.rounding, query->rounding) &&
        conversion.profile == query->profile) {
      if (Batch batch = conversion.prepare(*query)) {
        *call = {new PreparedCall{.batch = std::move(batch), .blocks = {}, .failed = {}, .error = {}}, &run, &release,
                 &last_error, nullptr};
        return HALFULP_OK;
      }
    }
  }
  return HALFULP_UNSUPPORTED;
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
