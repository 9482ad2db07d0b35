#include "page/changed_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "html/parts.h"
#include "page/accuracy_table.h"
#include "page/changed_list.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Of one record; those of today have twelve.
constexpr std::size_t kMostShown = 24;

enum class Change : std::uint8_t { lost, won, other, unknown };

struct ChangeRow {
  Change change;
  const char* head;  ///< Of its column.
};

constexpr std::array kChanges{
    ChangeRow{Change::lost, "\u2717 was right, is wrong"},
    ChangeRow{Change::won, "\u2713 was wrong, is right"},
    ChangeRow{Change::other, "\u2260 was wrong, is wrong otherwise"},
    ChangeRow{Change::unknown, "? not known what the image shows"},
};

Change change_of(const ChangedImage& changed, const ImageRecord* image) {
  if (image == nullptr) return Change::unknown;
  return changed.was == image->label ? Change::lost : changed.is == image->label ? Change::won : Change::other;
}

using Images = std::vector<const ChangedImage*>;

/// One record's images, by column.
using Sorted = std::array<Images, kChanges.size()>;

Sorted sorted_by_change(const AccuracyRecord& record, const TestImages& images) {
  Sorted sorted;
  std::span<const ChangedImage> listed = listed_of(record).images;
  for (const ChangedImage& changed : listed.first(std::min(listed.size(), kMostShown))) {
    sorted[static_cast<std::size_t>(change_of(changed, images.find(changed.number)))].push_back(&changed);
  }
  return sorted;
}

void write_cell(HtmlWriter& html, const Images& listed, TestImages& images) {
  if (listed.empty()) return html.element("td", {{"class", "none"}}, "\u2013");
  html.element("td", {}, [&] {
    html.element("ul", {{"class", "answers"}}, [&] {
      for (const ChangedImage* changed : listed) {
        html.element("li", {}, [&] {
          images.write(html, changed->number);
          html.text(answer_text(changed->was) + "\u00A0\u2192\u00A0" + answer_text(changed->is));
          html.element("span", {}, grouped(changed->number));
        });
      }
    });
  });
}

}  // namespace

void write_changed_table(HtmlWriter& html, const Links& links, const AccuracyRecords& records, TestImages& images,
                         std::size_t budget) {
  const AccuracyRecords listing = listing_of(records);
  std::vector<Sorted> all;
  std::array<bool, kChanges.size()> has_column{};
  for (const AccuracyRecord* record : listing) {
    const Sorted& sorted = all.emplace_back(sorted_by_change(*record, images));
    for (std::size_t i = 0; i < sorted.size(); ++i) has_column[i] = has_column[i] || !sorted[i].empty();
  }
  std::size_t more = 0;
  write_scroll(html, "Changed images by format", [&] {
    html.element("table", {{"class", "accuracies changes"}}, [&] {
      html.element("caption", {}, "Below a picture: float32's answer and that of the format, and the image's number");
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "format");
          html.element("th", {{"scope", "col"}, {"class", "number"}}, "changed in all");
          for (std::size_t i = 0; i < kChanges.size(); ++i) {
            if (has_column[i]) html.element("th", {{"scope", "col"}}, kChanges[i].head);
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (std::size_t row = 0; row < listing.size(); ++row) {
          if (html.size() > budget) {
            ++more;
            continue;
          }
          html.element("tr", {}, [&] {
            write_treated(html, links, *listing[row]);
            write_number_cell(html, grouped(listed_of(*listing[row]).changed));
            for (std::size_t i = 0; i < has_column.size(); ++i) {
              if (has_column[i]) write_cell(html, all[row][i], images);
            }
          });
        }
      });
    });
  });
  if (more > 0) html.element("p", {{"class", "warning"}}, "and " + counted(more, "row") + " more in the result file.");
}

}  // namespace halfulp
