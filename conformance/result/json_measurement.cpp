// Trainings, accuracies and throughputs to lines and back.
#include <algorithm>

#include "result/json.h"
#include "result/json_records.h"

namespace halfulp {
namespace {

using json::Fields;
using json::Json;
using json::number;

Json object_of(const TrainingRecord& training) {
  Json epochs = Json::array();
  for (const EpochRecord& epoch : training.epochs) {
    epochs.push_back(
        {{"accuracy", number(epoch.accuracy)}, {"loss", number(epoch.loss)}, {"seconds", number(epoch.seconds)}});
  }
  return {{"experiment", training.experiment},
          {"seed", number(training.seed)},
          {"source", training.source},
          {"epochs", epochs}};
}

Json object_of(const DifferenceRecord& difference) {
  return {{"images", number(difference.images)}, {"first", number(difference.first)}};
}

Json object_of(const AccuracySample& sample) {
  Json object = {{"seed", number(sample.seed)},
                 {"accuracy", number(sample.accuracy)},
                 {"loss", number(sample.loss)},
                 {"changed", number(sample.changed)},
                 {"largest_error", number(sample.largest_error)},
                 {"mean_error", number(sample.mean_error)},
                 {"clipped", number(sample.clipped)},
                 {"zeroed", number(sample.zeroed)},
                 {"digit", json::numbers({sample.digit.begin(), sample.digit.end()})}};
  if (sample.difference) object["difference"] = object_of(*sample.difference);
  if (!sample.changed_images.empty()) object["changed_images"] = json::list_of(sample.changed_images);
  return object;
}

Json object_of(const PublishedAccuracy& published) {
  if (published.source.empty()) return nullptr;
  return {{"source", published.source},
          {"accuracy", number(published.accuracy)},
          {"loss", number(published.loss)},
          {"kilobytes", number(published.kilobytes)}};
}

/// Products of this program are not mentioned.
void add_products(const std::string& products, Json& object) {
  if (!products.empty()) object["products"] = products;
}

Json object_of(const SideRecord& side) {
  Json object = {{"implementation", side.implementation}};
  add_products(side.products, object);
  return object;
}

Json object_of(const AccuracyRecord& accuracy) {
  Json samples = Json::array();
  for (const AccuracySample& sample : accuracy.samples) samples.push_back(object_of(sample));
  Json object = {{"id", accuracy.id},
                 {"experiment", accuracy.experiment},
                 {"implementation", accuracy.implementation},
                 {"format", accuracy.format},
                 {"variant", accuracy.variant},
                 {"mode", accuracy.mode},
                 {"rounding", accuracy.rounding},
                 {"kilobytes", number(accuracy.kilobytes)},
                 {"kilobytes_with_scales", number(accuracy.kilobytes_with_scales)},
                 {"bits_per_weight", number(accuracy.bits_per_weight)},
                 {"samples", samples},
                 {"published", object_of(accuracy.published)}};
  add_products(accuracy.products, object);
  if (accuracy.against) object["against"] = object_of(*accuracy.against);
  return object;
}

Json object_of(const ThroughputRecord& throughput) {
  return {{"id", throughput.id},
          {"cell", throughput.cell},
          {"implementation", throughput.implementation},
          {"operation", throughput.operation},
          {"from", throughput.from},
          {"to", throughput.to},
          {"rounding", throughput.rounding},
          {"profile", throughput.profile},
          {"subject", throughput.subject},
          {"mix", throughput.mix},
          {"size", throughput.size},
          {"threads", throughput.threads},
          {"elements", number(throughput.elements)},
          {"bytes_per_element", number(throughput.bytes_per_element)},
          {"nanoseconds", json::numbers(throughput.nanoseconds)},
          {"copy_gigabytes_per_second", number(throughput.copy_gigabytes_per_second)},
          {"memory_gigabytes_per_second", number(throughput.memory_gigabytes_per_second)},
          {"core_megahertz", number(throughput.core_megahertz)},
          {"outcome", throughput.outcome}};
}

template <class Record>
std::string line_of(const char* type, const Record& record) {
  Json line = {{"t", type}};
  line.update(object_of(record));
  return json::dump(line);
}

template <class Record>
std::string array_of(const std::vector<Record>& records) {
  Json all = Json::array();
  for (const Record& record : records) all.push_back(object_of(record));
  return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

EpochRecord epoch_of(const Fields& fields) {
  return {fields.real("accuracy"), fields.real("loss"), fields.real("seconds")};
}

DifferenceRecord difference_of(const Fields& fields) { return {fields.count("images"), fields.count("first")}; }

/// An implementation's name, or empty if the field is left out.
std::string products_of(const Fields& fields) {
  if (!fields.has("products")) return "";
  const std::string products = fields.text("products");
  if (products.empty()) fields.reject("products", products, "the name of an implementation");
  return products;
}

SideRecord side_of(const Fields& fields) { return {fields.text("implementation"), products_of(fields)}; }

AccuracySample sample_of(const Fields& fields) {
  AccuracySample sample{.seed = fields.count("seed"),
                        .accuracy = fields.real("accuracy"),
                        .loss = fields.real("loss"),
                        .changed = fields.count("changed"),
                        .largest_error = fields.real("largest_error"),
                        .mean_error = fields.real("mean_error"),
                        .clipped = fields.real("clipped"),
                        .zeroed = fields.real("zeroed")};
  const std::vector<double> digit = fields.reals("digit");
  if (digit.size() != sample.digit.size()) fields.reject("digit", json::numbers(digit), "a list of 10 numbers");
  std::ranges::copy(digit, sample.digit.begin());
  if (fields.has("difference")) sample.difference = difference_of(fields.object("difference"));
  sample.changed_images = json::changed_images_of(fields, sample.changed);
  return sample;
}

PublishedAccuracy published_of(const Fields& fields) {
  PublishedAccuracy published{fields.text("source"), fields.real("accuracy"), fields.real("loss"),
                              fields.real("kilobytes")};
  if (published.source.empty()) fields.reject("source", published.source, "the name of a source");
  return published;
}

}  // namespace

TrainingRecord json::training_of(const Fields& fields) {
  return {.experiment = fields.text("experiment"),
          .seed = fields.count("seed"),
          .source = fields.text("source"),
          .epochs = fields.each("epochs", epoch_of)};
}

AccuracyRecord json::accuracy_of(const Fields& fields) {
  return {.id = fields.text("id"),
          .experiment = fields.text("experiment"),
          .implementation = fields.text("implementation"),
          .products = products_of(fields),
          .format = fields.text("format"),
          .variant = fields.text("variant"),
          .mode = fields.text("mode"),
          .rounding = fields.text("rounding"),
          .kilobytes = fields.real("kilobytes"),
          .kilobytes_with_scales = fields.real("kilobytes_with_scales"),
          .bits_per_weight = fields.real("bits_per_weight"),
          .samples = fields.each("samples", sample_of),
          .published = fields.is_null("published") ? PublishedAccuracy{} : published_of(fields.object("published")),
          .against = fields.has("against") ? std::optional(side_of(fields.object("against"))) : std::nullopt};
}

ThroughputRecord json::throughput_of(const Fields& fields) {
  return {.id = fields.text("id"),
          .cell = fields.text("cell"),
          .implementation = fields.text("implementation"),
          .operation = fields.text("operation"),
          .from = fields.text("from"),
          .to = fields.text("to"),
          .rounding = fields.text("rounding"),
          .profile = fields.text("profile"),
          .subject = fields.text("subject"),
          .mix = fields.text("mix"),
          .size = fields.text("size"),
          .threads = fields.small_count("threads"),
          .elements = fields.count("elements"),
          .bytes_per_element = fields.real("bytes_per_element"),
          .nanoseconds = fields.reals("nanoseconds"),
          .copy_gigabytes_per_second = fields.real("copy_gigabytes_per_second"),
          .memory_gigabytes_per_second = fields.real("memory_gigabytes_per_second"),
          .core_megahertz = fields.has("core_megahertz") ? fields.real("core_megahertz") : 0,
          .outcome = fields.word("outcome", {"conforms", "deviates", "errored", "skipped"})};
}

std::string to_line(const TrainingRecord& training) { return line_of("training", training); }
std::string to_line(const AccuracyRecord& accuracy) { return line_of("accuracy", accuracy); }
std::string to_line(const ThroughputRecord& throughput) { return line_of("throughput", throughput); }

std::string to_json(const std::vector<TrainingRecord>& trainings) { return array_of(trainings); }
std::string to_json(const std::vector<AccuracyRecord>& accuracies) { return array_of(accuracies); }
std::string to_json(const std::vector<ThroughputRecord>& throughputs) { return array_of(throughputs); }

}  // namespace halfulp
