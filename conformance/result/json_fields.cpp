#include "result/json_fields.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace halfulp::json {
namespace {

constexpr std::uint64_t kExactInDouble = std::uint64_t{1} << 53;

constexpr const char* kCount = "a number that is whole and not negative";
constexpr const char* kSmallCount = "a number below 2^32";

template <class Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value value : values) list.push_back(number(value));
  return list;
}

}  // namespace

Json number(std::uint64_t value) { return value <= kExactInDouble ? Json(value) : Json(std::to_string(value)); }

Json number(double value) {
  if (std::isfinite(value)) return value;
  return std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
}

Json numbers(const std::vector<double>& values) { return list_of(values); }
Json counts(const std::vector<std::uint64_t>& values) { return list_of(values); }

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Fields::Fields(const Parsed& object, const FilePosition& at, std::string owner)
    : object_(object), at_(at), owner_(std::move(owner)) {
  if (!object.is_object()) fail("is " + std::string(object.type_name()), "an object");
}

std::string Fields::text(const char* name) const {
  const Parsed& value = field(name, "a string");
  if (!value.is_string()) reject(name, value, "a string");
  return value.get<std::string>();
}

std::string Fields::word(const char* name, std::initializer_list<std::string_view> words) const {
  std::string found = text(name);
  std::string wanted;
  for (const std::string_view known : words) {
    if (found == known) return found;
    wanted.append(wanted.empty() ? "" : ", ").append(known);
  }
  reject(name, found, "one of " + wanted);
}

std::uint64_t Fields::count(const char* name) const { return count_of(field(name, kCount), name); }

unsigned Fields::small_count(const char* name) const {
  const std::uint64_t value = count(name);
  if (value > std::numeric_limits<unsigned>::max()) reject(name, field(name, ""), kSmallCount);
  return static_cast<unsigned>(value);
}

std::optional<unsigned> Fields::small_count_or_null(const char* name) const {
  if (field(name, kSmallCount + std::string(" or null")).is_null()) return std::nullopt;
  return small_count(name);
}

int Fields::whole(const char* name, int least, int greatest) const {
  const std::string wanted = "a whole number from " + std::to_string(least) + " to " + std::to_string(greatest);
  const Parsed& value = field(name, wanted);
  const auto is_within = [&](auto number) {
    return std::cmp_less_equal(least, number) && std::cmp_less_equal(number, greatest);
  };
  // As a signed number one of 2^63 and more would be negative.
  const bool fits = value.is_number_unsigned() ? is_within(value.get<std::uint64_t>())
                                               : value.is_number_integer() && is_within(value.get<std::int64_t>());
  if (!fits) reject(name, value, wanted);
  return value.get<int>();
}

std::vector<std::uint64_t> Fields::counts(const char* name) const {
  std::vector<std::uint64_t> values;
  for (const Parsed& value : list(name)) {
    values.push_back(count_of(value, std::string(name) + "[" + std::to_string(values.size()) + "]"));
  }
  return values;
}

double Fields::real(const char* name) const { return real_of(field(name, "a number"), name); }

std::vector<double> Fields::reals(const char* name) const {
  std::vector<double> values;
  for (const Parsed& value : list(name)) {
    values.push_back(real_of(value, std::string(name) + "[" + std::to_string(values.size()) + "]"));
  }
  return values;
}

Fields Fields::object(const char* name) const { return {field(name, "an object"), at_, owner_ + "." + name}; }

bool Fields::is_null(const char* name) const { return field(name, "an object or null").is_null(); }

bool Fields::has(const char* name) const { return object_.contains(name); }

std::map<std::string, std::string> Fields::texts() const {
  std::map<std::string, std::string> all;
  for (const auto& [key, value] : object_.items()) all[key] = text(key.c_str());
  return all;
}

void Fields::reject(const std::string& name, const Parsed& value, const std::string& wanted) const {
  std::string shown = value.dump(-1, ' ', false, Parsed::error_handler_t::replace);
  constexpr std::size_t kShown = 60;
  if (shown.size() > kShown) shown = std::string(value.type_name()) + " of " + std::to_string(shown.size()) + " bytes";
  fail("field '" + name + "' is " + shown, wanted);
}

const Parsed& Fields::list(const char* name) const {
  const Parsed& value = field(name, "a list");
  if (!value.is_array()) reject(name, value, "a list");
  return value;
}

const Parsed& Fields::field(const char* name, const std::string& wanted) const {
  const auto found = object_.find(name);
  if (found == object_.end()) fail("has no field '" + std::string(name) + "'", wanted);
  return *found;
}

std::uint64_t Fields::count_of(const Parsed& value, const std::string& name) const {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  if (value.is_string()) {
    const auto digits = value.get<std::string>();
    std::uint64_t parsed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
    if (error == std::errc{} && end == digits.data() + digits.size()) return parsed;
  }
  reject(name, value, kCount);
}

double Fields::real_of(const Parsed& value, const std::string& name) const {
  if (value.is_number()) return value.get<double>();
  if (value == "inf") return std::numeric_limits<double>::infinity();
  if (value == "-inf") return -std::numeric_limits<double>::infinity();
  if (value == "nan") return std::numeric_limits<double>::quiet_NaN();
  reject(name, value, "a number");
}

void Fields::fail(const std::string& what, const std::string& wanted) const {
  throw ReadError(ReadError::Kind::bad_field, at_, owner_ + " " + what + "; expected " + wanted);
}

}  // namespace halfulp::json
