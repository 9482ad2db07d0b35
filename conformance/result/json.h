// Records to lines of JSON and back. The only place that knows the field names of the result file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "result/read_error.h"
#include "result/record.h"

namespace halfulp {

/// One line, without its newline: keys in a fixed order, text made valid UTF-8.
std::string to_line(const HeaderRecord& header);
std::string to_line(const CellRecord& cell);
std::string to_line(const TrainingRecord& training);
std::string to_line(const AccuracyRecord& accuracy);
std::string to_line(const ThroughputRecord& throughput);
std::string to_line(const WeightsRecord& weights);
std::string to_line(const ImageRecord& image);
std::string to_line(const FooterRecord& footer);

/// A line of a kind that this version does not know.
struct OtherLine {};

using Line = std::variant<HeaderRecord, CellRecord, TrainingRecord, AccuracyRecord, ThroughputRecord, WeightsRecord,
                          ImageRecord, FooterRecord, OtherLine>;

/// Parses one line. Unknown fields are ignored. Errors: ReadError not_json, bad_field or wrong_schema_version.
Line parse_line(std::string_view text, const FilePosition& at);

/// A value of a list that the command line prints.
using ListValue = std::variant<std::string, std::int64_t>;

/// An array with one object per row: [rows][columns] values under the columns' names.
std::string to_json(const std::vector<std::string>& columns, const std::vector<std::vector<ListValue>>& rows);

/// One object with these fields, on one line.
std::string to_json_object(const std::vector<std::pair<std::string, ListValue>>& fields);

/// Arrays with one object per record: the fields of its line but for "t".
std::string to_json(const std::vector<TrainingRecord>& trainings);
std::string to_json(const std::vector<AccuracyRecord>& accuracies);
std::string to_json(const std::vector<ThroughputRecord>& throughputs);

}  // namespace halfulp
