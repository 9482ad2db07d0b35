// Lines of result files with a field missing or spoiled, and what a reader says about them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "result/json.h"

namespace halfulp {

/// What a reader says about a bad line, with the name of its file and its number: "run:9: ".
inline std::string message_of(const std::string& line) {
  try {
    parse_line(line, {"run", 9});
  } catch (const ReadError& error) {
    EXPECT_EQ(error.kind, ReadError::Kind::bad_field) << line;
    return error.what();
  }
  return "was read";
}

/// The line with the value of the first `"name":` replaced; the name and all, where `with` is empty.
inline std::string with_field(const std::string& line, const std::string& name, const std::string& with) {
  const std::string key = "\"" + name + "\":";
  const auto begin = line.find(key);
  EXPECT_NE(begin, std::string::npos) << name;
  auto end = begin + key.size();
  for (int depth = 0; depth > 0 || (line[end] != ',' && line[end] != '}'); ++end) {
    if (line[end] == '[' || line[end] == '{') ++depth;
    if (line[end] == ']' || line[end] == '}') --depth;
    if (line[end] == '"') end = line.find('"', end + 1);
  }
  if (!with.empty()) return line.substr(0, begin) + key + with + line.substr(end);
  if (line[end] == ',') return line.substr(0, begin) + line.substr(end + 1);
  return line.substr(0, begin - 1) + line.substr(end);
}

/// Takes every field away and spoils it in turn. Requires a line without objects in it.
inline void expect_every_field_wanted(const std::string& line, std::size_t fields) {
  const std::regex name("\"([a-z0-9_]+)\":");
  std::size_t seen = 0;
  for (std::sregex_iterator it(line.begin(), line.end(), name), end; it != end; ++it, ++seen) {
    const std::string field = (*it)[1];
    EXPECT_THAT(message_of(with_field(line, field, "")),
                ::testing::HasSubstr("has no field '" + field + "'; expected a"));
    EXPECT_THAT(message_of(with_field(line, field, "true")),
                ::testing::HasSubstr("field '" + field + "' is true; expected "));
  }
  EXPECT_EQ(seen, fields);
}

}  // namespace halfulp
