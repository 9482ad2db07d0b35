#include "page/test_images.h"

#include <utility>

#include "chart/pixels.h"
#include "view/words.h"

namespace halfulp {

TestImages::TestImages(const Experiment& experiment, std::string id, std::size_t budget)
    : id_(std::move(id)), budget_(budget) {
  for (const ImageRecord* image : experiment.images) images_.emplace(image->number, image);
}

const ImageRecord* TestImages::find(std::uint64_t number) const {
  const auto known = images_.find(number);
  return known != images_.end() ? known->second : nullptr;
}

void TestImages::write(HtmlWriter& html, std::uint64_t number) {
  const std::string id = id_ + "-" + std::to_string(number);
  const ImageRecord* image = find(number);
  const std::string name = image == nullptr ? "" : "a " + std::to_string(image->label);
  if (drawn_.contains(number)) return write_pixels_again(html, id, name);
  const Pixels pixels = image == nullptr ? Pixels{} : Pixels{image->width, image->pixels};
  if (!can_be_drawn(pixels) || html.size() > budget_) {
    return html.element("span", {{"class", "pixels"}}, "no picture");
  }
  write_pixels(html, id, name, pixels);
  drawn_.insert(number);
}

}  // namespace halfulp
