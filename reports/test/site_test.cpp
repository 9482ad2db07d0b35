// A site on disk, and as one file.
#include "site/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "result/file.h"
#include "sample_run.h"
#include "site/single_file.h"
#include "site/write_site.h"

namespace halfulp {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  return (std::ostringstream() << file.rdbuf()).str();
}

std::vector<Page> sample_pages() { return make_pages({{"run.jsonl", sample_run()}}); }

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) found.insert((*it)[1]);
  return found;
}

class SiteFolder : public ::testing::Test {
 protected:
  SiteFolder() { fs::remove_all(folder_); }
  ~SiteFolder() override { fs::remove_all(folder_); }

  std::string write(const std::vector<SiteFile>& files) const { return write_site(files, folder_.string()); }
  bool has(const std::string& name) const { return fs::exists(folder_ / name); }

  const fs::path folder_ = fs::path(::testing::TempDir()) / "halfulp_site_test";
};

TEST_F(SiteFolder, is_made_with_every_file_and_a_list_of_them) {
  EXPECT_EQ(write({{"index.html", "one"}, {"badges/x.svg", "two"}}), (folder_ / "index.html").string());
  EXPECT_EQ(text_of(folder_ / "index.html"), "one");
  EXPECT_EQ(text_of(folder_ / "badges/x.svg"), "two");
  EXPECT_EQ(text_of(folder_ / ".halfulp-site"), "badges/x.svg\nindex.html\n");
}

TEST_F(SiteFolder, loses_what_an_earlier_call_wrote_and_keeps_what_others_did) {
  write({{"index.html", "one"}, {"old.html", "old"}, {"badges/old.svg", "old"}});
  std::ofstream(folder_ / "run.jsonl") << "mine";
  write({{"index.html", "two"}});
  EXPECT_EQ(text_of(folder_ / "index.html"), "two");
  EXPECT_FALSE(has("old.html"));
  EXPECT_FALSE(has("badges"));
  EXPECT_EQ(text_of(folder_ / "run.jsonl"), "mine");
}

TEST_F(SiteFolder, a_list_that_was_changed_removes_nothing_outside) {
  write({{"index.html", "one"}});
  const fs::path outside = folder_.parent_path() / "halfulp_site_test_outside";
  std::ofstream(outside) << "mine";
  fs::create_directories(folder_ / "a" / "b");
  std::ofstream(folder_ / "a" / "b" / "deep") << "mine";
  std::ofstream(folder_ / ".hidden") << "mine";
  fs::create_directories(folder_ / ".git");
  std::ofstream(folder_ / ".git" / "config") << "mine";
  std::ofstream(folder_ / ".halfulp-site")
      << "../halfulp_site_test_outside\n"
      << outside.string() << "\n.\n..\na/b/deep\na/../index.html\n.hidden\n.git/config\n\n";
  write({{"other.html", "two"}});
  EXPECT_TRUE(fs::exists(outside));
  EXPECT_TRUE(has("a/b/deep"));
  EXPECT_TRUE(has(".hidden"));
  EXPECT_TRUE(has(".git/config"));
  EXPECT_TRUE(has("index.html"));
  fs::remove(outside);
}

TEST_F(SiteFolder, that_cannot_be_made_is_an_error) {
  std::ofstream(folder_) << "a file";
  EXPECT_THROW(write({{"index.html", "one"}}), WriteError);
}

TEST(Site, every_link_leads_to_a_page_and_every_part_is_there) {
  const std::vector<SiteFile> files = files_of(sample_pages());
  std::set<std::string> targets;
  for (const SiteFile& file : files) {
    targets.insert(file.name);
    for (const std::string& id : all_matches(file.content, " id=\"([^\"]*)\"")) targets.insert(file.name + "#" + id);
  }
  for (const SiteFile& file : files) {
    for (const std::string& href : all_matches(file.content, "<a[^>]* href=\"([^\"]*)\"")) {
      if (href.starts_with("http")) continue;
      EXPECT_TRUE(targets.contains(href.starts_with("#") ? file.name + href : href)) << file.name << ": " << href;
    }
  }
}

TEST(Site, ids_are_unlike_those_of_any_other_page) {
  std::set<std::string> ids;
  for (const Page& page : sample_pages()) {
    for (const std::string& id : all_matches(page.content, " id=\"([^\"]*)\"")) {
      EXPECT_TRUE(id.starts_with(page.slug + "--")) << page.slug << ": " << id;
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
  }
}

TEST(Site, no_page_is_above_two_megabytes) {
  for (const SiteFile& file : files_of(sample_pages())) EXPECT_LT(file.content.size(), 2'000'000u) << file.name;
}

TEST(Site, equal_runs_give_equal_files) {
  const std::vector<SiteFile> one = files_of(sample_pages()), other = files_of(sample_pages());
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].content, other[i].content) << one[i].name;
}

TEST(SingleFile, links_to_pages_become_links_to_their_sections) {
  const std::vector<Page> pages{{.slug = "index", .title = "", .content = ""},
                                {.slug = "format-a.b", .title = "", .content = ""}};
  const auto inside = [&](const std::string& content) { return with_links_inside(content, pages); };
  EXPECT_EQ(inside("<a href=\"index.html\">x</a>"), "<a href=\"#index\">x</a>");
  EXPECT_EQ(inside("<a href=\"format-a.b.html#format-a.b--c\">"), "<a href=\"#format-a.b--c\">");
  EXPECT_EQ(inside("<a href=\"format-a.b.html#?sort-x=1.ascending&amp;y=\">"),
            "<a href=\"#format-a.b?sort-x=1.ascending&amp;y=\">");
  EXPECT_EQ(inside("<a class=\"y\" href=\"#index--z\">"), "<a class=\"y\" href=\"#index--z\">");
  EXPECT_EQ(inside("<a href=\"other.html\">"), "<a href=\"other.html\">");
  EXPECT_EQ(inside("<a href=\"https://x/index.html\">"), "<a href=\"https://x/index.html\">");
  EXPECT_EQ(inside("text href=&quot;index.html&quot;"), "text href=&quot;index.html&quot;");
}

TEST(SingleFile, has_every_page_as_a_section_and_no_link_to_another_file) {
  const std::vector<Page> pages = sample_pages();
  const SiteFile file = single_file(pages);
  EXPECT_EQ(file.name, "index.html");
  const std::set<std::string> ids = all_matches(file.content, " id=\"([^\"]*)\"");
  for (const Page& page : pages) EXPECT_TRUE(ids.contains(page.slug)) << page.slug;
  for (const std::string& href : all_matches(file.content, "<a[^>]* href=\"([^\"]*)\"")) {
    if (href.starts_with("http")) continue;
    ASSERT_TRUE(href.starts_with("#")) << href;
    EXPECT_TRUE(ids.contains(href.substr(1))) << href;
  }
  EXPECT_THAT(file.content, Not(HasSubstr(".html\"")));
}

}  // namespace
}  // namespace halfulp
