// The test images of an experiment, as its page shows them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "html/writer.h"
#include "view/accuracies.h"

namespace halfulp {

/// Every picture is on the page once, where it first appears, and is referred to from there on.
class TestImages {
 public:
  /// Ids of pictures begin with `id`. Where the page has `budget` bytes it gets no further ones.
  TestImages(const Experiment& experiment, std::string id, std::size_t budget);

  /// What the file has of the image, or nullptr.
  const ImageRecord* find(std::uint64_t number) const;

  /// The picture, named by what it shows, with the CSS class "pixels"; or words where there is none.
  void write(HtmlWriter& html, std::uint64_t number);

 private:
  std::map<std::uint64_t, const ImageRecord*> images_;
  std::set<std::uint64_t> drawn_;
  std::string id_;
  std::size_t budget_;
};

}  // namespace halfulp
