#include <sstream>
#include <vector>

#include "app/explain.h"
#include "app/neighbourhood.h"
#include "app/table.h"
#include "oracle/encode.h"
#include "oracle/neighbours.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr int kIndent = 2;

/// The profiles that differ in overflow, of the family that the format belongs to.
std::vector<const Profile*> policies_for(const FormatSpec& format) {
  std::vector<std::string_view> names{"ieee", "ieee-sat"};
  if (!format.has_infinity() || format.rule.starts_with("OCP")) names = {"ocp-sat", "ocp-nonsat"};
  if (format.rule.find("P3109") != std::string_view::npos) {
    names = {"p3109-satfinite", "p3109-satpropagate", "p3109-satnone"};
  }
  if (format.is_codebook()) names = {"ocp-sat"};  // a list has no overflow to choose about
  std::vector<const Profile*> policies;
  for (const std::string_view name : names) policies.push_back(profile_called(name));
  return policies;
}

std::string result_text(const FormatSpec& format, const Expected& expected) {
  switch (expected.match) {
    case Match::any_nan:
      return "any NaN";
    case Match::signed_nan:
      return "any NaN of this sign";
    case Match::unspecified:
      return "unspecified";
    case Match::exact:
      break;
  }
  return hex_of(format, expected.code) + "  " + decimal_of(decode(format, expected.code));
}

std::string results_table(const FormatSpec& format, const Datum& datum) {
  const std::vector<const Profile*> policies = policies_for(format);
  Table table(kIndent);
  std::vector<std::string> head{"rounding"};
  for (const Profile* policy : policies) {
    head.emplace_back(format.is_codebook() ? std::string_view("result") : policy->name);
  }
  table.add(head);
  for (int i = 0; i < kDeterministicRoundings; ++i) {
    std::vector<std::string> row{std::string(kRoundings[i].name)};
    for (const Profile* policy : policies) {
      row.push_back(result_text(format, encode(format, datum, kRoundings[i].rounding, *policy)));
    }
    table.add(row);
  }
  return table.text();
}

std::string fields_text(const FormatSpec& format, Code code) {
  if (format.is_codebook()) return "";
  std::string text;
  if (format.sign != Sign::absent) text = "sign " + std::to_string(code >> (format.k - 1)) + ", ";
  text += "exponent field " + std::to_string((code & format.magnitude_mask()) >> format.trailing_bits());
  if (format.trailing_bits() > 0) {
    text += ", trailing significand " + std::to_string(code & ((Code{1} << format.trailing_bits()) - 1));
  }
  return text;
}

/// The distance to the value of the next larger magnitude, for codes that have such a unit.
std::string ulp_text(const FormatSpec& format, const Datum& datum) {
  const bool is_number = datum.cls == DatumClass::zero || datum.cls == DatumClass::finite;
  if (format.is_codebook() || !is_number) return "";
  const int exponent = datum.cls == DatumClass::zero ? format.quantum_exponent() : datum.exponent;
  const Datum unit{.cls = DatumClass::finite, .significand = 1, .exponent = exponent};
  return decimal_of(unit) + " = 2^" + std::to_string(exponent);
}

void add_fact(Table& table, const std::string& name, const std::string& text) {
  if (!text.empty()) table.add({name, text});
}

void add_code_facts(Table& table, const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  const std::string anatomy = anatomy_of(format, code);
  const std::string fields = fields_text(format, code);
  add_fact(table, "code", hex_of(format, code));
  add_fact(table, "bits", bits_of(format, code));
  add_fact(table, "fields", fields.empty() ? "" : anatomy + "  " + fields);
  add_fact(table, "class", class_of(format, code));
  add_fact(table, "value", decimal_of(datum));
  add_fact(table, "hexfloat", hexfloat_of(datum));
  add_fact(table, "m * 2^e", product_of(datum));
  add_fact(table, "ulp", ulp_text(format, datum));
}

struct Neighbour {
  std::string name;
  Code code;
};

/// Adds the neighbours with their parts in columns of their own.
void add_neighbours(Table& table, const FormatSpec& format, const std::vector<Neighbour>& neighbours) {
  Table parts;
  for (const Neighbour& neighbour : neighbours) {
    const Datum datum = decode(format, neighbour.code);
    parts.add(
        {hex_of(format, neighbour.code), anatomy_of(format, neighbour.code), decimal_of(datum), hexfloat_of(datum)});
  }
  std::istringstream lines(parts.text());
  std::string line;
  for (const Neighbour& neighbour : neighbours) {
    std::getline(lines, line);
    table.add({neighbour.name, line});
  }
}

void add_neighbours_of(Table& table, const FormatSpec& format, Code code) {
  std::vector<Neighbour> neighbours;
  if (const auto below = next_code(format, code, Direction::down)) neighbours.push_back({"below", *below});
  if (const auto above = next_code(format, code, Direction::up)) neighbours.push_back({"above", *above});
  add_neighbours(table, format, neighbours);
}

/// Half a unit above a magnitude.
Datum midpoint_above(const FormatSpec& format, Code magnitude, bool negative) {
  const Datum lower = decode_magnitude(format, magnitude);
  const int unit = lower.cls == DatumClass::zero ? format.quantum_exponent() : lower.exponent;
  return {
      .cls = DatumClass::finite, .negative = negative, .significand = 2 * lower.significand + 1, .exponent = unit - 1};
}

/// What encloses a finite value that is no value of a binary format.
void add_enclosure(Table& table, const FormatSpec& format, const Datum& datum, const Neighbours& around) {
  if (datum.negative && !format.is_signed()) {
    add_fact(table, "range", "below zero, and the format has no sign");
    return;
  }
  const Code sign = datum.negative ? format.sign_mask() : 0;
  if (around.lower >= format.max_finite_code()) {
    const Code maximum = format.max_finite_code();
    const Datum midpoint = midpoint_above(format, maximum, datum.negative);
    add_fact(table, "range", datum.negative ? "below the smallest finite value" : "above the largest finite value");
    add_neighbours(table, format, {{"limit", maximum | sign}});
    add_fact(table, "overflow", "to nearest, beyond the midpoint " + decimal_of(midpoint));
    return;
  }
  if (around.lower == around.upper) {  // a format without zero
    add_fact(table, "range", "between zero, which the format lacks, and the smallest value");
    add_neighbours(table, format, {{"above", around.lower}});
    return;
  }
  const bool keeps_sign = around.lower != 0 || format.has_negative_zero();
  const Code nearer_zero = around.lower | (keeps_sign ? sign : 0);
  const Code farther = around.upper | sign;
  add_neighbours(
      table, format,
      {{"below", datum.negative ? farther : nearer_zero}, {"above", datum.negative ? nearer_zero : farther}});
  const std::string midpoint = decimal_of(midpoint_above(format, around.lower, datum.negative));
  const Code nearest = around.position == Position::below_midpoint ? nearer_zero : farther;
  add_fact(table, "midpoint",
           around.position == Position::at_midpoint ? midpoint + ": the value itself, a tie"
                                                    : midpoint + ": the value is nearer to " + hex_of(format, nearest));
}

void add_codebook_enclosure(Table& table, const FormatSpec& format, const Datum& datum) {
  const Neighbours around = enclose_in_codebook(format, datum);
  if (around.lower == around.upper) {
    add_fact(table, "range", "outside the list; the nearest value is its end");
    return;
  }
  add_neighbours(table, format, {{"below", around.lower}, {"above", around.upper}});
}

/// How the typed value is held.
std::string typed_text(const Operand& operand) {
  Datum datum = operand.datum;
  switch (operand.precision) {
    case Precision::bounded:
      return datum.exponent > 0 ? "far above the range of every format"
                                : "far below the smallest value of every format";
    case Precision::sticky:
      datum.significand &= ~std::uint64_t{1};
      return hexfloat_of(datum) + " and more: it needs over 64 bits, so a sticky bit stands for the rest";
    case Precision::exact:
      break;
  }
  return hexfloat_of(datum) + ", exact";
}

bool is_value_of(const FormatSpec& format, const Datum& datum, Code code) {
  Datum held = decode(format, code);
  if (held.cls != datum.cls || held.negative != datum.negative) return false;
  return datum.cls != DatumClass::finite || product_of(held) == product_of(datum);
}

std::string explain_code(const FormatSpec& format, const Operand& operand) {
  Table facts(kIndent);
  add_code_facts(facts, format, operand.code);
  add_neighbours_of(facts, format, operand.code);
  const std::string head = std::string(format.name) + " " + operand.text + "\n\n" + facts.text();
  if (operand.datum.cls == DatumClass::reserved) return head;
  return head + "\nConverted to " + std::string(format.name) + " again:\n\n" + results_table(format, operand.datum);
}

std::string explain_value(const FormatSpec& format, const Operand& operand) {
  const Datum& datum = operand.datum;
  const Profile& policy = *policies_for(format).front();
  const Expected nearest = encode(format, datum, Rounding::ties_to_even, policy);
  const bool is_exact = is_value_of(format, datum, nearest.code);

  Table enclosure(kIndent);
  add_fact(enclosure, "typed", typed_text(operand));
  if (is_exact) add_fact(enclosure, "result", "a value of the format");
  if (datum.cls == DatumClass::finite && !is_exact) {
    if (format.is_codebook()) {
      add_codebook_enclosure(enclosure, format, datum);
    } else {
      add_enclosure(enclosure, format, datum, enclose(format, datum));
    }
  }
  std::string text = operand.text + " in " + std::string(format.name) + "\n\n" + enclosure.text();
  if (nearest.match != Match::unspecified) {
    Table facts(kIndent);
    add_code_facts(facts, format, nearest.code);
    if (is_exact) add_neighbours_of(facts, format, nearest.code);
    text += "\nTo nearest, ties to even" + (format.is_codebook() ? "" : " (" + std::string(policy.name) + ")") +
            ":\n\n" + facts.text();
  }
  return text + "\nUnder every rounding" + (format.is_codebook() ? "" : " and overflow policy") + ":\n\n" +
         results_table(format, datum);
}

}  // namespace

std::string explain_number(const FormatSpec& format, const Operand& operand) {
  return operand.kind == OperandKind::code ? explain_code(format, operand) : explain_value(format, operand);
}

}  // namespace halfulp
