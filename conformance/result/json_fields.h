// One JSON object of a result file, read field by field; and numbers as its lines write them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result/read_error.h"

namespace halfulp::json {

/// What lines are written from: keys keep their order.
using Json = nlohmann::ordered_json;

/// What lines are read into: keys are found without a look at all others.
using Parsed = nlohmann::json;

/// Readers in other languages hold numbers as float64: counts above 2^53 become strings.
Json number(std::uint64_t value);

/// JSON has no infinities and NaNs: they become the strings "inf", "-inf" and "nan".
Json number(double value);

/// All of `values`, as number() has them.
Json numbers(const std::vector<double>& values);
Json counts(const std::vector<std::uint64_t>& values);

/// One line of valid UTF-8.
std::string dump(const Json& json);

/// The fields of one JSON object. Every failure is a ReadError bad_field that names the field and its owner. Refers to
/// the object and the position.
class Fields {
 public:
  Fields(const Parsed& object, const FilePosition& at, std::string owner);

  std::string text(const char* name) const;
  /// A text that must be one of a few words.
  std::string word(const char* name, std::initializer_list<std::string_view> words) const;
  std::uint64_t count(const char* name) const;
  /// A count of threads and the like, below 2^32.
  unsigned small_count(const char* name) const;
  std::optional<unsigned> small_count_or_null(const char* name) const;
  /// A whole number that may be negative, from `least` to `greatest`.
  int whole(const char* name, int least, int greatest) const;
  std::vector<std::uint64_t> counts(const char* name) const;
  double real(const char* name) const;
  std::vector<double> reals(const char* name) const;
  Fields object(const char* name) const;
  bool is_null(const char* name) const;
  /// Whether there is such a field at all: some are left out where they would say nothing.
  bool has(const char* name) const;
  /// Every field of the object, each a text.
  std::map<std::string, std::string> texts() const;

  /// The list's elements, each made by `make(Fields)`.
  template <class Make>
  auto each(const char* name, Make make) const {
    std::vector<decltype(make(*this))> made;
    for (const Parsed& element : list(name)) {
      made.push_back(make(Fields(element, at_, owner_ + "." + name + "[" + std::to_string(made.size()) + "]")));
    }
    return made;
  }

  [[noreturn]] void reject(const std::string& name, const Parsed& value, const std::string& wanted) const;

  const FilePosition& at() const { return at_; }

 private:
  const Parsed& list(const char* name) const;
  const Parsed& field(const char* name, const std::string& wanted) const;
  std::uint64_t count_of(const Parsed& value, const std::string& name) const;
  double real_of(const Parsed& value, const std::string& name) const;
  [[noreturn]] void fail(const std::string& what, const std::string& wanted) const;

  const Parsed& object_;
  const FilePosition& at_;
  std::string owner_;
};

}  // namespace halfulp::json
