#include "agreement.h"

#include <stdexcept>

#include "format/registry.h"

namespace halfulp::rational {
namespace {

std::string describe(const FormatSpec& from, Code code, const FormatSpec& to, Rounding rounding, const Profile& profile,
                     const Expected& expected, const Answer& answer) {
  const auto number = [](Code value) { return std::to_string(value); };
  return std::string(from.name) + " code " + number(code) + " -> " + std::string(to.name) + " " +
         std::string(name_of(rounding)) + " " + std::string(profile.name) + ": MPFR code " + number(expected.code) +
         " match " + number(static_cast<Code>(expected.match)) + ", rational code " + number(answer.code) +
         " accepts " + number(static_cast<Code>(answer.accepts));
}

}  // namespace

std::vector<Source> decode_all(const FormatSpec& format, std::span<const Code> codes) {
  const Magnitudes magnitudes(format);
  std::vector<Source> sources;
  for (const Code code : codes) sources.push_back({code, magnitudes.decode(code)});
  return sources;
}

std::vector<Code> every_code(const FormatSpec& format) {
  std::vector<Code> codes;
  for (Code code = 0; code <= format.code_mask(); ++code) codes.push_back(code);
  return codes;
}

bool agrees(const FormatSpec& to, const Expected& expected, const Answer& answer) {
  switch (expected.match) {
    case Match::exact:
      return answer.accepts == Accepts::one && answer.code == expected.code;
    case Match::any_nan:
      return answer.accepts == Accepts::every_nan;
    case Match::signed_nan:
      return answer.accepts == Accepts::nans_of_one_sign && answer.negative == ((expected.code & to.sign_mask()) != 0);
    case Match::unspecified:
      return answer.accepts == Accepts::everything;
  }
  return false;
}

void compare(const FormatSpec& from, std::span<const Source> sources, const Oracle& to,
             std::span<const Profile* const> profiles, Tally& tally) {
  const FormatSpec& target = to.magnitudes().spec();
  for (const Source& source : sources) {
    const bool is_finite = source.number.cls == DatumClass::finite;
    const Place place = is_finite ? to.magnitudes().place(source.number.magnitude) : Place{};
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      const Rounding rounding = kRoundings[static_cast<std::size_t>(i)].rounding;
      for (const Profile* profile : profiles) {
        const Expected expected = convert(from, target, source.code, rounding, *profile);
        const Answer answer = to.convert(source.number, place, rounding, *profile);
        ++tally.compared;
        if (agrees(target, expected, answer)) continue;
        if (tally.different++ == 0) {
          tally.first = describe(from, source.code, target, rounding, *profile, expected, answer);
        }
      }
    }
  }
}

void expect_agreement(const Tally& tally) {
  EXPECT_EQ(tally.different, 0u) << tally.first;
  EXPECT_GT(tally.compared, 0u);
  testing::Test::RecordProperty("compared", std::to_string(tally.compared));
}

const FormatSpec& format_called(std::string_view name) {
  const FormatSpec* row = standard_formats().find(name);
  if (row == nullptr) throw std::invalid_argument("no format is called " + std::string(name));
  return *row;
}

std::vector<const Profile*> profiles_called(std::span<const std::string_view> names) {
  std::vector<const Profile*> rows;
  for (const std::string_view name : names) {
    const Profile* row = profile_called(name);
    if (row == nullptr) throw std::invalid_argument("no profile is called " + std::string(name));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace halfulp::rational
