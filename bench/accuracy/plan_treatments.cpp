#include "accuracy/plan_treatments.h"

#include <algorithm>
#include <span>

#include "block/block_registry.h"
#include "format/registry.h"
#include "run/selection.h"

namespace halfulp::accuracy {
namespace {

/// Element formats that networks are stored in, and the profiles under which: the first is the usual one.
struct Family {
  std::string_view formats;
  std::array<std::string_view, 2> profiles;
};

constexpr std::array kFamilies{Family{"float32", {"ieee", ""}},
                               Family{"tf32", {"ieee", "ieee-sat"}},
                               Family{"float16", {"ieee", "ieee-sat"}},
                               Family{"bfloat16", {"ieee", "ieee-sat"}},
                               Family{"float8_*", {"ocp-sat", "ocp-nonsat"}},
                               Family{"float6_*", {"ocp-sat", "ocp-nonsat"}},
                               Family{"float4_*", {"ocp-sat", "ocp-nonsat"}},
                               Family{"binary8p*", {"p3109-satfinite", "p3109-satnone"}}};

/// A treatment that could be had, and whether it is without its variant, or its mode and rounding, being named.
struct Candidate {
  Treatment treatment;
  bool is_usual_variant = true;
  bool is_usual_pick = true;
};

/// Formats without a sign or a zero hold scales, not weights.
bool holds_weights(const FormatSpec& format) {
  return !format.is_codebook() && format.is_signed() && format.has_zero();
}

void add_elements(std::vector<Candidate>& candidates, Mode mode) {
  for (const FormatSpec& format : standard_formats().rows()) {
    const auto family =
        std::ranges::find_if(kFamilies, [&](const Family& row) { return matches_pattern(row.formats, format.name); });
    if (family == kFamilies.end() || !holds_weights(format)) continue;
    for (const std::string_view profile : family->profiles) {
      if (profile.empty()) continue;
      for (const PickRow& row : kPicks) {
        // Nothing is rounded on the way from float32 to itself.
        if (format.name == "float32" && row.pick == Pick::stochastic) continue;
        candidates.push_back({.treatment = {ElementSubject{&format, profile_called(profile)}, mode, row.pick},
                              .is_usual_variant = profile == family->profiles.front(),
                              .is_usual_pick = mode != Mode::weights_and_activations || row.pick == Pick::nearest});
      }
    }
  }
}

/// Whether a variant fits the mode: one that leaves outliers out needs the activations' other format for them.
bool fits(const BlockSpec& spec, const BlockVariant& variant, Mode mode) {
  const bool leaves_outliers = variant.rules.threshold > 0;
  return leaves_outliers == (mode == Mode::weights_and_activations && spec.tensor == TensorPart::outlier_columns);
}

void add_blocks(std::vector<Candidate>& candidates, Mode mode) {
  if (mode == Mode::sums) return;
  for (const BlockSpec& spec : standard_blocks()) {
    bool is_first = true;
    for (const BlockVariant& variant : spec.variants) {
      if (!fits(spec, variant, mode)) continue;
      for (const PickRow& row : kPicks) {
        const Treatment treatment{BlockSubject{&spec, &variant}, mode, row.pick};
        if (is_llm_int8(treatment) && row.pick == Pick::stochastic) continue;
        candidates.push_back({.treatment = treatment,
                              .is_usual_variant = is_first,
                              .is_usual_pick = mode == Mode::weights || row.pick == Pick::nearest});
      }
      is_first = false;
    }
  }
}

/// The canonical names of what a plain name or alias stands for: an element and a block format may share one.
std::vector<std::string> canonical(const std::vector<std::string>& patterns) {
  std::vector<std::string> names = patterns;
  for (const std::string& name : patterns) {
    if (const BlockSpec* const spec = block_called(name)) names.push_back(spec->name);
    if (const FormatSpec* const format = standard_formats().find(name)) names.emplace_back(format->name);
  }
  return names;
}

std::string_view format_of(const Candidate& candidate) { return format_name(candidate.treatment.subject); }
std::string_view variant_of(const Candidate& candidate) { return variant_name(candidate.treatment.subject); }
std::string_view mode_of(const Candidate& candidate) { return name_of(candidate.treatment.mode); }
std::string_view rounding_of(const Candidate& candidate) { return name_of(candidate.treatment.pick); }

void refuse_unmatched(const std::vector<Candidate>& candidates, const std::vector<std::string>& patterns,
                      std::string_view kind, std::string_view (*text)(const Candidate&)) {
  for (const std::string& pattern : patterns) {
    const std::vector<std::string> names = canonical({pattern});
    const auto matches = [&](const Candidate& candidate) { return matches_any(names, text(candidate)); };
    if (std::ranges::any_of(candidates, matches)) continue;
    std::vector<std::string> known;
    for (const Candidate& candidate : candidates) {
      if (std::ranges::find(known, text(candidate)) == known.end()) known.emplace_back(text(candidate));
    }
    throw UnknownTreatment(kind, pattern, std::move(known));
  }
}

}  // namespace

std::vector<Treatment> plan_treatments(const TreatmentSelection& selection) {
  std::vector<Candidate> candidates;
  for (const ModeRow& row : kModes) {
    add_elements(candidates, row.mode);
    add_blocks(candidates, row.mode);
  }
  refuse_unmatched(candidates, selection.formats, "format", &format_of);
  refuse_unmatched(candidates, selection.variants, "variant", &variant_of);
  refuse_unmatched(candidates, selection.modes, "mode", &mode_of);
  refuse_unmatched(candidates, selection.roundings, "rounding", &rounding_of);

  const std::vector<std::string> formats = canonical(selection.formats);
  const bool are_picks_named = !selection.modes.empty() && !selection.roundings.empty();
  std::vector<Treatment> treatments;
  for (const Candidate& candidate : candidates) {
    if (selection.variants.empty() && !candidate.is_usual_variant) continue;
    if (!are_picks_named && !candidate.is_usual_pick) continue;
    if (matches_any(formats, format_of(candidate)) && matches_any(selection.variants, variant_of(candidate)) &&
        matches_any(selection.modes, mode_of(candidate)) && matches_any(selection.roundings, rounding_of(candidate))) {
      treatments.push_back(candidate.treatment);
    }
  }
  if (treatments.empty()) {
    throw TreatmentError("accuracy: no treatment has the format, variant, mode and rounding that are asked for");
  }
  return treatments;
}

}  // namespace halfulp::accuracy
