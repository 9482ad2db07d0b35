#include "result/json.h"

#include "result/json_records.h"

namespace halfulp {
namespace {

using json::Fields;
using json::Json;
using json::number;
using Kind = ReadError::Kind;

void require_schema(const std::string& schema, const FilePosition& at) {
  const bool is_ours = schema == kSchemaVersion || schema.rfind(std::string(kSchemaVersion) + ".", 0) == 0;
  if (is_ours) return;
  throw ReadError(Kind::wrong_schema_version, at,
                  "schema " + json::dump(schema) + "; expected \"" + std::string(kSchemaVersion) + "\"");
}

GpuRecord gpu_of(const Fields& fields) {
  return {.name = fields.text("name"),
          .compute_capability = fields.text("compute_capability"),
          .driver = fields.text("driver"),
          .toolkit = fields.text("toolkit"),
          .memory_bytes = fields.count("memory_bytes"),
          .multiprocessors = fields.small_count("multiprocessors"),
          .core_megahertz = fields.small_count("core_megahertz"),
          .memory_megahertz = fields.small_count("memory_megahertz")};
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
  header.machine_threads = machine.small_count("threads");
  if (machine.has("gpu")) header.gpu = gpu_of(machine.object("gpu"));
  header.started = fields.text("started");
  header.tier = fields.text("tier");
  header.seed = fields.count("seed");
  header.shard = fields.count("shard");
  header.shards = fields.count("shards");
  header.planned_cells = fields.count("planned_cells");
  header.plan = fields.text("plan");
  header.implementations = fields.each("implementations", [](const Fields& row) -> ImplementationRecord {
    return {row.text("name"), row.text("version"), row.text("homepage"), row.word("kind", {"builtin", "dso"})};
  });
  header.not_built = fields.object("not_built").texts();
  return header;
}

FooterRecord footer_of(const Fields& fields) {
  return {.cells = fields.count("cells"),
          .conforms = fields.count("conforms"),
          .deviates = fields.count("deviates"),
          .errored = fields.count("errored"),
          .skipped = fields.count("skipped"),
          .cases = fields.count("cases"),
          .trainings = fields.count("trainings"),
          .accuracies = fields.count("accuracies"),
          .throughputs = fields.count("throughputs"),
          .weights = fields.has("weights") ? fields.count("weights") : 0,  // files written before do not say
          .images = fields.has("images") ? fields.count("images") : 0,
          .seconds = fields.real("seconds")};
}

Json machine_of(const HeaderRecord& header) {
  Json machine = {{"cpu", header.machine_cpu}, {"os", header.machine_os}, {"threads", header.machine_threads}};
  if (header.gpu) {
    machine["gpu"] = {{"name", header.gpu->name},
                      {"compute_capability", header.gpu->compute_capability},
                      {"driver", header.gpu->driver},
                      {"toolkit", header.gpu->toolkit},
                      {"memory_bytes", number(header.gpu->memory_bytes)},
                      {"multiprocessors", header.gpu->multiprocessors},
                      {"core_megahertz", header.gpu->core_megahertz},
                      {"memory_megahertz", header.gpu->memory_megahertz}};
  }
  return machine;
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
  return json::dump({{"t", "header"},
                     {"schema", header.schema},
                     {"suite_version", header.suite_version},
                     {"git", header.git},
                     {"oracle", header.oracle},
                     {"compiler", header.compiler},
                     {"machine", machine_of(header)},
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

std::string to_line(const FooterRecord& footer) {
  return json::dump({{"t", "footer"},
                     {"cells", number(footer.cells)},
                     {"conforms", number(footer.conforms)},
                     {"deviates", number(footer.deviates)},
                     {"errored", number(footer.errored)},
                     {"skipped", number(footer.skipped)},
                     {"cases", number(footer.cases)},
                     {"trainings", number(footer.trainings)},
                     {"accuracies", number(footer.accuracies)},
                     {"throughputs", number(footer.throughputs)},
                     {"weights", number(footer.weights)},
                     {"images", number(footer.images)},
                     {"seconds", number(footer.seconds)}});
}

Line parse_line(std::string_view text, const FilePosition& at) {
  json::Parsed object;
  try {
    object = json::Parsed::parse(text);
  } catch (const json::Parsed::parse_error& error) {
    throw ReadError(Kind::not_json, at, "not JSON at byte " + std::to_string(error.byte) + "; expected one object");
  }
  const std::string type = Fields(object, at, "line").text("t");
  const Fields fields(object, at, type);
  if (type == "header") return header_of(fields);
  if (type == "cell") return json::cell_of(fields);
  if (type == "training") return json::training_of(fields);
  if (type == "accuracy") return json::accuracy_of(fields);
  if (type == "throughput") return json::throughput_of(fields);
  if (type == "weights") return json::weights_of(fields);
  if (type == "image") return json::image_of(fields);
  if (type == "footer") return footer_of(fields);
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

std::string to_json_object(const std::vector<std::pair<std::string, ListValue>>& fields) {
  Json object = Json::object();
  for (const auto& [name, field] : fields) {
    std::visit([&object, &key = name](const auto& value) { object[key] = value; }, field);
  }
  return json::dump(object);
}

}  // namespace halfulp
