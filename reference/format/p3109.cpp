#include "format/p3109.h"

#include <deque>
#include <string>

namespace halfulp {
namespace {

/// Keeps generated names alive for the program's life, since a row refers to its name.
std::string_view keep(std::string name) {
  static std::deque<std::string> names;
  return names.emplace_back(std::move(name));
}

}  // namespace

FormatSpec p3109_format(int k, int p, Signedness signedness, Domain domain) {
  const bool is_signed = signedness == Signedness::signed_;
  const bool is_extended = domain == Domain::extended;
  const std::string name =
      "binary" + std::to_string(k) + "p" + std::to_string(p) + (is_signed ? "s" : "u") + (is_extended ? "e" : "f");
  // Older drafts wrote binary8p4 for what is now binary8p4se.
  const std::string alias = is_signed && is_extended ? "binary" + std::to_string(k) + "p" + std::to_string(p) : "";
  return {.name = keep(name),
          .aliases = keep(alias),
          .k = k,
          .p = p,
          .bias = 1 << (is_signed ? k - p - 1 : k - p),  // v4.0 4.2: B = 2^(K-P-1) signed, 2^(K-P) unsigned
          .sign = is_signed ? Sign::sign_magnitude : Sign::absent,
          .nan = is_signed ? Nan::negative_zero : Nan::top_magnitude,
          .inf = is_extended ? Inf::below_nan : Inf::none,
          .rule = "IEEE P3109 Interim Report v4.0 4.2, 4.7"};
}

std::vector<FormatSpec> p3109_formats() {
  std::vector<FormatSpec> rows;
  for (int k = 3; k <= 8; ++k) {
    for (const Signedness signedness : {Signedness::signed_, Signedness::unsigned_}) {
      const int max_p = signedness == Signedness::signed_ ? k - 1 : k;
      for (int p = 1; p <= max_p; ++p) {
        for (const Domain domain : {Domain::extended, Domain::finite}) {
          rows.push_back(p3109_format(k, p, signedness, domain));
        }
      }
    }
  }
  return rows;
}

bool is_p3109(const FormatSpec& format) { return format.rule.starts_with("IEEE P3109"); }

}  // namespace halfulp
