#include "app/number_line.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "result/value_text.h"
#include "value/decode.h"
#include "value/number.h"

namespace halfulp {
namespace {

constexpr int kIndent = 2, kColumns = 97;
constexpr int kLabelledBits = 4;

struct Value {
  Code code = 0;
  Datum datum;
  double number = 0;
};

std::vector<Value> finite_values(const FormatSpec& format) {
  std::vector<Value> values;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const Datum datum = decode(format, code);
    if (datum.cls != DatumClass::zero && datum.cls != DatumClass::finite) continue;
    values.push_back({code, datum, number_of(datum)});
  }
  std::ranges::stable_sort(values, {}, &Value::number);
  return values;
}

std::string line_of(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return std::string(kIndent, ' ') + text + "\n";
}

/// Codes above the places of their values, in as many lines as there are values at one place.
std::string labels(const std::vector<Value>& values, const std::vector<std::size_t>& places) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const char digit = "0123456789abcdef"[values[i].code];
    const auto free = std::ranges::find_if(lines, [&](const std::string& line) { return line[places[i]] == ' '; });
    std::string& line = free != lines.end() ? *free : lines.emplace_back(kColumns, ' ');
    line[places[i]] = digit;
  }
  std::string text;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) text += line_of(*line);
  return text;
}

/// The line: how many values there are at each place; where they are labelled, that there are any.
std::string ticks(const FormatSpec& format, const std::vector<std::size_t>& places) {
  std::string line(kColumns, '-');
  for (const std::size_t place : places) {
    const auto count = std::ranges::count(places, place);
    line[place] = count == 1 || format.k <= kLabelledBits ? '|' : count < 10 ? static_cast<char>('0' + count) : '#';
  }
  return line_of(line);
}

/// The smallest value, zero and the largest one under the line.
std::string ends(const std::vector<Value>& values, std::size_t zero) {
  const std::string least = decimal_of(values.front().datum), greatest = decimal_of(values.back().datum);
  std::string line = least;
  if (zero > line.size() && zero + 2 + greatest.size() < kColumns) line += std::string(zero - line.size(), ' ') + "0";
  line += std::string(kColumns - std::min<std::size_t>(kColumns, line.size() + greatest.size()), ' ') + greatest;
  return line_of(line);
}

}  // namespace

std::string number_line_title(const FormatSpec& format) {
  if (format.k <= kLabelledBits) return "Codes above their values on a line:";
  return "Values on a line (a digit is so many at one place, # ten or more):";
}

std::string number_line(const FormatSpec& format) {
  const std::vector<Value> values = finite_values(format);
  const double least = values.front().number, width = values.back().number - least;
  const auto place_of = [&](double number) {
    return static_cast<std::size_t>(std::lround((number - least) / width * (kColumns - 1)));
  };
  std::vector<std::size_t> places;
  for (const Value& value : values) places.push_back(place_of(value.number));
  std::string text = format.k <= kLabelledBits ? labels(values, places) : "";
  text += ticks(format, places);
  return text + ends(values, least < 0 ? place_of(0) : 0);
}

}  // namespace halfulp
