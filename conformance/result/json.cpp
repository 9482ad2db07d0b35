#include "result/json.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace halfulp {
namespace {

using Json = nlohmann::ordered_json;
using Kind = ReadError::Kind;

constexpr std::uint64_t kExactInDouble = std::uint64_t{1} << 53;

/// Readers in other languages hold numbers as float64: larger counts become strings.
Json number(std::uint64_t value) { return value <= kExactInDouble ? Json(value) : Json(std::to_string(value)); }

/// JSON has no infinities and NaNs: they become strings.
Json number(double value) {
  if (std::isfinite(value)) return value;
  return std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json to_json(const ExampleRecord& example) {
  return {{"index", number(example.index)},     {"input", example.input},
          {"input_value", example.input_value}, {"input_decimal", example.input_decimal},
          {"expected", example.expected},       {"expected_value", example.expected_value},
          {"actual", example.actual},           {"actual_value", example.actual_value}};
}

Json to_json(const CauseRecord& cause) {
  Json examples = Json::array();
  for (const ExampleRecord& example : cause.examples) examples.push_back(to_json(example));
  return {{"cause", cause.cause}, {"sentence", cause.sentence}, {"count", number(cause.count)}, {"examples", examples}};
}

/// The fields of one JSON object; every failure names the field and its owner.
class Fields {
 public:
  Fields(const Json& object, const FilePosition& at, std::string owner)
      : object_(object), at_(at), owner_(std::move(owner)) {
    if (!object.is_object()) fail("is " + std::string(object.type_name()), "an object");
  }

  std::string text(const char* name) const {
    const Json& value = field(name, "a string");
    if (!value.is_string()) reject(name, value, "a string");
    return value.get<std::string>();
  }

  std::uint64_t count(const char* name) const {
    constexpr const char* kWanted = "a number that is whole and not negative";
    const Json& value = field(name, kWanted);
    if (value.is_number_unsigned()) return value.get<std::uint64_t>();
    if (value.is_string()) {
      const auto digits = value.get<std::string>();
      std::uint64_t parsed = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
      if (error == std::errc{} && end == digits.data() + digits.size()) return parsed;
    }
    reject(name, value, kWanted);
  }

  double real(const char* name) const {
    const Json& value = field(name, "a number");
    if (value.is_number()) return value.get<double>();
    if (value == "inf") return std::numeric_limits<double>::infinity();
    if (value == "-inf") return -std::numeric_limits<double>::infinity();
    if (value == "nan") return std::numeric_limits<double>::quiet_NaN();
    reject(name, value, "a number");
  }

  Fields object(const char* name) const { return {field(name, "an object"), at_, owner_ + "." + name}; }

  const Json& list(const char* name) const {
    const Json& value = field(name, "a list");
    if (!value.is_array()) reject(name, value, "a list");
    return value;
  }

  /// The list's elements, each made by `make(Fields)`.
  template <class Make>
  auto each(const char* name, Make make) const {
    std::vector<decltype(make(*this))> made;
    for (const Json& element : list(name)) {
      made.push_back(make(Fields(element, at_, owner_ + "." + name + "[" + std::to_string(made.size()) + "]")));
    }
    return made;
  }

  std::map<std::string, std::string> texts() const {
    std::map<std::string, std::string> all;
    for (const auto& [key, value] : object_.items()) all[key] = text(key.c_str());
    return all;
  }

  [[noreturn]] void reject(const char* name, const Json& value, const std::string& wanted) const {
    std::string shown = dump(value);
    constexpr std::size_t kShown = 60;
    if (shown.size() > kShown)
      shown = std::string(value.type_name()) + " of " + std::to_string(shown.size()) + " bytes";
    fail("field '" + std::string(name) + "' is " + shown, wanted);
  }

  const FilePosition& at() const { return at_; }

 private:
  const Json& field(const char* name, const std::string& wanted) const {
    const auto found = object_.find(name);
    if (found == object_.end()) fail("has no field '" + std::string(name) + "'", wanted);
    return *found;
  }

  [[noreturn]] void fail(const std::string& what, const std::string& wanted) const {
    throw ReadError(Kind::bad_field, at_, owner_ + " " + what + "; expected " + wanted);
  }

  const Json& object_;
  const FilePosition& at_;
  std::string owner_;
};

/// The text of a field that must be one of a few words.
std::string word(const Fields& fields, const char* name, std::initializer_list<std::string_view> words) {
  std::string text = fields.text(name);
  std::string wanted;
  for (const std::string_view known : words) {
    if (text == known) return text;
    wanted.append(wanted.empty() ? "" : ", ").append(known);
  }
  fields.reject(name, text, "one of " + wanted);
}

void require_schema(const std::string& schema, const FilePosition& at) {
  const bool is_ours = schema == kSchemaVersion || schema.rfind(std::string(kSchemaVersion) + ".", 0) == 0;
  if (is_ours) return;
  throw ReadError(Kind::wrong_schema_version, at,
                  "schema " + dump(schema) + "; expected \"" + std::string(kSchemaVersion) + "\"");
}

HeaderRecord header_of(const Fields& fields) {
  HeaderRecord header;
  header.schema = fields.text("schema");
  require_schema(header.schema, fields.at());
  header.suite_version = fields.text("suite_version");
  header.git = fields.text("git");
  header.oracle = fields.text("oracle");
  header.compiler = fields.text("compiler");
  const Fields machine = fields.object("machine");
  header.machine_cpu = machine.text("cpu");
  header.machine_os = machine.text("os");
  header.machine_threads = static_cast<unsigned>(machine.count("threads"));
  header.started = fields.text("started");
  header.tier = fields.text("tier");
  header.seed = fields.count("seed");
  header.shard = fields.count("shard");
  header.shards = fields.count("shards");
  header.planned_cells = fields.count("planned_cells");
  header.plan = fields.text("plan");
  header.implementations = fields.each("implementations", [](const Fields& row) -> ImplementationRecord {
    return {row.text("name"), row.text("version"), row.text("homepage"), word(row, "kind", {"builtin", "dso"})};
  });
  header.not_built = fields.object("not_built").texts();
  return header;
}

ExampleRecord example_of(const Fields& fields) {
  return {.index = fields.count("index"),
          .input = fields.text("input"),
          .input_value = fields.text("input_value"),
          .input_decimal = fields.text("input_decimal"),
          .expected = fields.text("expected"),
          .expected_value = fields.text("expected_value"),
          .actual = fields.text("actual"),
          .actual_value = fields.text("actual_value")};
}

CauseRecord cause_of(const Fields& fields) {
  return {.cause = fields.text("cause"),
          .sentence = fields.text("sentence"),
          .count = fields.count("count"),
          .examples = fields.each("examples", example_of)};
}

DomainRecord domain_of(const Fields& fields) {
  return {word(fields, "coverage", {"exhaustive", "boundary", "sampled"}), fields.count("cases")};
}

CellRecord cell_of(const Fields& fields) {
  return {.id = fields.text("id"),
          .implementation = fields.text("implementation"),
          .operation = fields.text("operation"),
          .from = fields.text("from"),
          .to = fields.text("to"),
          .rounding = fields.text("rounding"),
          .profile = fields.text("profile"),
          .subject = fields.text("subject"),
          .outcome = word(fields, "outcome", {"conforms", "deviates", "errored", "skipped"}),
          .reason = fields.text("reason"),
          .domain = fields.each("domain", domain_of),
          .cases = fields.count("cases"),
          .deviating = fields.count("deviating"),
          .unspecified = fields.count("unspecified"),
          .digest = fields.text("digest"),
          .causes = fields.each("causes", cause_of),
          .seconds = fields.real("seconds")};
}

FooterRecord footer_of(const Fields& fields) {
  return {.cells = fields.count("cells"),
          .conforms = fields.count("conforms"),
          .deviates = fields.count("deviates"),
          .errored = fields.count("errored"),
          .skipped = fields.count("skipped"),
          .cases = fields.count("cases"),
          .seconds = fields.real("seconds")};
}

}  // namespace

std::string to_line(const HeaderRecord& header) {
  Json implementations = Json::array();
  for (const ImplementationRecord& row : header.implementations) {
    implementations.push_back(
        {{"name", row.name}, {"version", row.version}, {"homepage", row.homepage}, {"kind", row.kind}});
  }
  Json not_built = Json::object();
  for (const auto& [name, reason] : header.not_built) not_built[name] = reason;
  return dump(
      {{"t", "header"},
       {"schema", header.schema},
       {"suite_version", header.suite_version},
       {"git", header.git},
       {"oracle", header.oracle},
       {"compiler", header.compiler},
       {"machine", {{"cpu", header.machine_cpu}, {"os", header.machine_os}, {"threads", header.machine_threads}}},
       {"started", header.started},
       {"tier", header.tier},
       {"seed", number(header.seed)},
       {"shard", number(header.shard)},
       {"shards", number(header.shards)},
       {"planned_cells", number(header.planned_cells)},
       {"plan", header.plan},
       {"implementations", implementations},
       {"not_built", not_built}});
}

std::string to_line(const CellRecord& cell) {
  Json domain = Json::array();
  for (const DomainRecord& part : cell.domain) {
    domain.push_back({{"coverage", part.coverage}, {"cases", number(part.cases)}});
  }
  Json causes = Json::array();
  for (const CauseRecord& cause : cell.causes) causes.push_back(to_json(cause));
  return dump({{"t", "cell"},
               {"id", cell.id},
               {"implementation", cell.implementation},
               {"operation", cell.operation},
               {"from", cell.from},
               {"to", cell.to},
               {"rounding", cell.rounding},
               {"profile", cell.profile},
               {"subject", cell.subject},
               {"outcome", cell.outcome},
               {"reason", cell.reason},
               {"domain", domain},
               {"cases", number(cell.cases)},
               {"deviating", number(cell.deviating)},
               {"unspecified", number(cell.unspecified)},
               {"digest", cell.digest},
               {"causes", causes},
               {"seconds", number(cell.seconds)}});
}

std::string to_line(const FooterRecord& footer) {
  return dump({{"t", "footer"},
               {"cells", number(footer.cells)},
               {"conforms", number(footer.conforms)},
               {"deviates", number(footer.deviates)},
               {"errored", number(footer.errored)},
               {"skipped", number(footer.skipped)},
               {"cases", number(footer.cases)},
               {"seconds", number(footer.seconds)}});
}

Line parse_line(std::string_view text, const FilePosition& at) {
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    throw ReadError(Kind::not_json, at, "not JSON at byte " + std::to_string(error.byte) + "; expected one object");
  }
  const Fields fields(json, at, "line");
  const std::string type = fields.text("t");
  if (type == "header") return header_of(Fields(json, at, "header"));
  if (type == "cell") return cell_of(Fields(json, at, "cell"));
  if (type == "footer") return footer_of(Fields(json, at, "footer"));
  return OtherLine{};
}

std::string to_json(const std::vector<std::string>& columns, const std::vector<std::vector<ListValue>>& rows) {
  Json all = Json::array();
  for (const auto& row : rows) {
    Json object = Json::object();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      std::visit([&](const auto& value) { object[columns[i]] = value; }, row[i]);
    }
    all.push_back(object);
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace halfulp
