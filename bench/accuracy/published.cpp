#include "accuracy/published.h"

#include <algorithm>

namespace halfulp::accuracy {

const PublishedRow* published_row(std::string_view format, std::string_view mode, std::string_view rounding) {
  if (rounding != name_of(Pick::nearest)) return nullptr;
  const auto row = std::ranges::find_if(
      kPublished, [&](const PublishedRow& one) { return one.format == format && name_of(one.mode) == mode; });
  return row == kPublished.end() ? nullptr : &*row;
}

PublishedAccuracy published_for(const Treatment& treatment) {
  const PublishedRow* const row =
      published_row(format_name(treatment.subject), name_of(treatment.mode), name_of(treatment.pick));
  if (row == nullptr) return {};
  return {std::string(kPublishedSource), row->accuracy, row->loss, row->kilobytes};
}

}  // namespace halfulp::accuracy
