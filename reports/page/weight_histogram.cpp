#include "page/weight_histogram.h"

#include <algorithm>
#include <map>
#include <string>

#include "page/no_room.h"
#include "page/weight_binades.h"
#include "page/weight_chart.h"
#include "page/weight_formats.h"
#include "page/weight_lines.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What the weights of the first network are called together.
constexpr std::string_view kAll = "all";

struct MatrixWeights {
  std::string name;
  std::vector<const WeightsRecord*> spreads;  ///< As they are, and by blocks.
};

/// What formats have, once for all drawings.
struct Formats {
  std::vector<const FormatSpec*> elements;
  std::vector<ValueRow> values, levels;
};

/// Those of the first network in the file, that of all weights first.
std::vector<MatrixWeights> matrices_of(const Experiment& experiment) {
  std::vector<MatrixWeights> matrices;
  std::map<std::string, std::size_t> places;
  for (const WeightsRecord* weights : experiment.weights) {
    if (weights->seed != experiment.weights.front()->seed) continue;
    const auto [place, is_new] = places.try_emplace(weights->matrix, matrices.size());
    if (is_new) matrices.push_back({weights->matrix, {}});
    matrices[place->second].spreads.push_back(weights);
  }
  std::ranges::stable_partition(matrices, [](const MatrixWeights& matrix) { return matrix.name == kAll; });
  return matrices;
}

void write_caption(HtmlWriter& html, std::string_view title, std::string_view text) {
  html.element("p", {{"class", "soft"}}, [&] {
    html.element("strong", {}, title);
    html.text(" \u00B7 ");
    html.text(text);
  });
}

void write_as_they_are(HtmlWriter& html, const Links& links, const WeightsRecord& weights, const Formats& formats) {
  write_caption(html, "The weights as they are",
                "Below the histogram the values that element formats have there. Where strokes would touch there is a "
                "bar.");
  write_weight_lines(html, {"Histogram of the weights", "weight"}, weights, formats.values);
  write_caption(html, "Magnitudes by powers of two",
                "Below the histogram the ranges of element formats: a full bar for normal values, a faint one for "
                "subnormal ones; what lies where it is dashed becomes zero. Some ranges go on beyond the drawing: the "
                "table has the numbers.");
  write_weight_binades(html, links, weights, formats.elements);
}

void write_blocks(HtmlWriter& html, const WeightsRecord& weights, const Formats& formats) {
  write_weight_lines(html,
                     {"Histogram of the weights in parts of their block's largest magnitude",
                      "weight / largest magnitude among " + grouped(weights.block)},
                     weights, formats.levels);
}

/// The drawing of the first size is open.
void write_by_blocks(HtmlWriter& html, const std::vector<const WeightsRecord*>& sizes, const Formats& formats,
                     std::size_t budget) {
  if (sizes.empty()) return;
  write_caption(
      html, "Divided by the largest magnitude of their block",
      "Blocks of " + grouped(sizes.front()->block) +
          " weights beside each other in a row: in each at least "
          "one becomes 1 or \u22121. Below the histogram the elements of block formats whose scale is the largest "
          "magnitude divided by a constant. Scales that are powers of two or rounded to few bits leave elements "
          "no fixed place.");
  for (const WeightsRecord* weights : sizes) {
    if (html.size() > budget) return;
    if (weights == sizes.front()) {
      write_blocks(html, *weights, formats);
      continue;
    }
    html.element("details", {}, [&] {
      html.element("summary", {}, "Blocks of " + grouped(weights->block));
      write_blocks(html, *weights, formats);
    });
  }
}

void write_matrix(HtmlWriter& html, const Links& links, const MatrixWeights& matrix, const Formats& formats,
                  std::size_t budget) {
  std::vector<const WeightsRecord*> sizes;
  for (const WeightsRecord* weights : matrix.spreads) {
    if (weights->block != 0) {
      sizes.push_back(weights);
    } else if (html.size() < budget) {
      write_as_they_are(html, links, *weights, formats);
    }
  }
  write_by_blocks(html, sizes, formats, budget);
}

/// How many of how many are zero.
std::string sentence_of(const MatrixWeights& matrix) {
  const WeightsRecord& weights = *matrix.spreads.front();
  const std::string which = matrix.name == kAll ? "All weights" : "Matrix " + matrix.name;
  const std::string zeros = weights.zeros == 0 ? "none" : grouped(weights.zeros);
  return which + " of the network of seed " + std::to_string(weights.seed) +
         " as it was trained, in float32, before any format touches them: " + weights_text(sum_of(weights.counts)) +
         ", of which " + zeros + (weights.zeros > 1 ? " are" : " is") + " zero.";
}

}  // namespace

void write_weight_histograms(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                             std::size_t budget) {
  if (experiment.weights.empty()) return;
  html.element("h3", {{"id", std::string(id) + "-weights"}}, "The weights on the number line");
  if (html.size() > budget) return write_no_room(html);
  const std::vector<MatrixWeights> matrices = matrices_of(experiment);
  const std::vector<const FormatSpec*> elements = drawn_formats(experiment);
  const Formats formats{elements, values_of(elements), block_levels_of(experiment)};
  html.element("p", {}, sentence_of(matrices.front()));
  write_matrix(html, links, matrices.front(), formats, budget);
  if (matrices.size() == 1) return;
  html.element("details", {}, [&] {
    html.element("summary", {}, "Matrix by matrix");
    for (std::size_t i = 1; i < matrices.size() && html.size() < budget; ++i) {
      html.element("h4", {}, matrices[i].name);
      write_matrix(html, links, matrices[i], formats, budget);
    }
  });
}

}  // namespace halfulp
