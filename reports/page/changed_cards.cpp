#include "page/changed_cards.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "page/changed_list.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostCards = 24;

/// So many formats are named before the rest is folded.
constexpr std::size_t kMostNamed = 2;

using Names = std::vector<std::string>;

/// One answer, and the formats that give it.
struct Answer {
  std::optional<unsigned> answer;
  Names formats;
};

struct Card {
  std::uint64_t number = 0;
  std::optional<unsigned> was;
  std::vector<Answer> answers;  ///< In order of appearance.
  std::size_t formats = 0;
};

void add(Card& card, const ChangedImage& changed, const std::string& format) {
  const auto known = std::ranges::find(card.answers, changed.is, &Answer::answer);
  Answer& answer = known != card.answers.end() ? *known : card.answers.emplace_back(Answer{changed.is, {}});
  if (!answer.formats.empty() && answer.formats.back() == format) return;  // twice in one list
  answer.formats.push_back(format);
  ++card.formats;
}

/// Those that most formats changed; the answers of most formats first.
std::vector<Card> cards_of(const AccuracyRecords& records) {
  std::map<std::uint64_t, Card> all;
  for (const AccuracyRecord* record : records) {
    for (const ChangedImage& changed : listed_of(*record).images) {
      const auto [card, is_new] =
          all.try_emplace(changed.number, Card{.number = changed.number, .was = changed.was, .answers = {}});
      add(card->second, changed, record->format);
    }
  }
  std::vector<Card> cards;
  for (auto& [number, card] : all) cards.push_back(std::move(card));
  std::ranges::stable_sort(cards, std::greater{}, &Card::formats);
  cards.resize(std::min(cards.size(), kMostCards));
  for (Card& card : cards) {
    std::ranges::stable_sort(card.answers, std::greater{}, [](const Answer& answer) { return answer.formats.size(); });
  }
  return cards;
}

std::string joined(Names::const_iterator begin, Names::const_iterator end) {
  std::string text;
  for (auto name = begin; name != end; ++name) text.append(text.empty() ? "" : ", ").append(*name);
  return text;
}

void write_answer(HtmlWriter& html, const Answer& answer, const ImageRecord* image) {
  const Names& names = answer.formats;
  const auto named = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNamed));
  const auto write = [&](const std::string& rest) {
    write_judged(html, answer.answer, image);
    html.element("span", {{"class", "line"}}, "in " + joined(names.begin(), named) + rest);
  };
  html.element("li", {}, [&] {
    if (named == names.end()) return write("");
    html.element("details", {}, [&] {
      html.element("summary", {},
                   [&] { write(" and " + grouped(static_cast<std::uint64_t>(names.end() - named)) + " more"); });
      html.text(joined(named, names.end()));
    });
  });
}

void write_card(HtmlWriter& html, const Card& card, TestImages& images) {
  const ImageRecord* image = images.find(card.number);
  html.element("figure", {{"class", "card"}}, [&] {
    images.write(html, card.number);
    html.element("figcaption", {}, [&] {
      html.element(
          "strong", {{"class", "line"}},
          "Test image " + grouped(card.number) + (image == nullptr ? "" : ": a " + std::to_string(image->label)));
      html.element("span", {{"class", "line"}}, [&] {
        html.text("float32: ");
        write_judged(html, card.was, image);
      });
      html.element("span", {{"class", "note line"}}, "changed in " + counted(card.formats, "format"));
      html.element("ul", {}, [&] {
        for (const Answer& answer : card.answers) write_answer(html, answer, image);
      });
    });
  });
}

}  // namespace

void write_changed_cards(HtmlWriter& html, const AccuracyRecords& records, TestImages& images, std::size_t budget) {
  const AccuracyRecords compared = one_of_each_format(records);
  const std::vector<Card> cards = cards_of(compared);
  if (cards.empty()) return;
  html.element("p", {},
               "The images that are in the lists of most formats, of " + counted(compared.size(), "format") +
                   " in one variant and block size each:");
  html.element("div", {{"class", "cards"}}, [&] {
    for (const Card& card : cards) {
      if (html.size() < budget) write_card(html, card, images);
    }
  });
}

}  // namespace halfulp
