// Speeds and accuracies on the page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <regex>

#include "page/accuracy.h"
#include "page/throughput.h"
#include "page/words.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string throughput_of(const std::vector<RunRecord>& runs) {
  HtmlWriter html;
  write_throughput(html, runs);
  return html.take();
}

std::string accuracy_of(const std::vector<RunRecord>& runs) {
  HtmlWriter html;
  write_accuracy(html, runs);
  return html.take();
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

/// Elements that are opened and those that are closed; in SVG an open one swallows what follows.
void expect_balanced(const std::string& page) {
  for (const char* name : {"svg", "rect", "line", "circle", "polygon", "text", "title", "table", "tr", "details"}) {
    EXPECT_EQ(count_of(page, "<" + std::string(name) + ">") + count_of(page, "<" + std::string(name) + " "),
              count_of(page, "</" + std::string(name) + ">"))
        << name;
  }
}

TEST(ThroughputPage, a_measurement_is_a_bar_beside_the_copy_with_its_quartiles) {
  const std::string page = throughput_of({sample_run()});
  EXPECT_THAT(
      page,
      HasSubstr("<h3>A CPU, 2 threads, An OS, A &lt;GPU&gt; (9.0, 132 multiprocessors, 80 GiB, driver 13.1)</h3>"));
  EXPECT_THAT(page, HasSubstr("large, 1 thread, normal values: 2 measurements; copy 12.0 GB/s"));
  // 6 bytes in 0.5, 0.625, 0.75, 1 ns: 12, 9.6, 8 and 6 GB/s.
  EXPECT_THAT(page, HasSubstr("aria-label=\"8.73 GB/s, copy 12.00 GB/s, conforms\""));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">8.73</td>\n<td class=\"number\">7.38 \u2013 10.11</td>\n"
                              "<td class=\"number\">73\u00A0%</td>\n<td class=\"number\">0.688</td>\n"
                              "<td class=\"number\">4</td>\n"));
  EXPECT_EQ(count_of(page, "<line class=\"copy\""), 2u);
  expect_balanced(page);
}

TEST(ThroughputPage, names_are_escaped) {
  RunRecord run = sample_run();
  run.throughputs[0].mix = "<u>";
  run.throughputs[0].from = "\"'>";
  run.header.machine_cpu = "<CPU>";
  const std::string page = throughput_of({run});
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d"));
  EXPECT_THAT(page, HasSubstr("&lt;CPU&gt;"));
  for (const char* raw : {"b<a>d", "<u>", "\"'>", "<CPU>"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
}

TEST(ThroughputPage, a_failing_cell_is_marked_and_stands_behind_right_ones_however_fast) {
  const std::string page = throughput_of({sample_run()});
  EXPECT_EQ(count_of(page, "<rect class=\"wrong\""), 1u);
  EXPECT_THAT(page, HasSubstr("<td class=\"deviates\">\u2717 deviates: the speed of wrong results</td>"));
  EXPECT_LT(page.find("<rect class=\"right\""), page.find("<rect class=\"wrong\"")) << "it is twice as fast";
  RunRecord errored = sample_run();
  errored.throughputs[0].outcome = "errored";
  EXPECT_THAT(throughput_of({errored}), HasSubstr("! errored: unknown whether it is right"));
}

TEST(ThroughputPage, times_that_are_none_have_no_bar) {
  RunRecord run = sample_run();
  run.throughputs.resize(1);
  for (const std::vector<double>& none : {std::vector<double>{}, {kInfinity, 1, 1}, {0, 0, 0}}) {
    run.throughputs[0].nanoseconds = none;
    const std::string page = throughput_of({run});
    EXPECT_THAT(page, HasSubstr("no times"));
    EXPECT_THAT(page, Not(HasSubstr("<svg")));
  }
}

TEST(ThroughputPage, a_copy_that_was_not_measured_is_not_drawn) {
  RunRecord run = sample_run();
  for (ThroughputRecord& record : run.throughputs) record.copy_gigabytes_per_second = kInfinity;
  const std::string page = throughput_of({run});
  EXPECT_EQ(count_of(page, "<line class=\"copy\""), 0u);
  EXPECT_THAT(page, Not(HasSubstr("nan")));
  expect_balanced(page);
}

TEST(ThroughputPage, machines_sizes_threads_and_mixes_are_kept_apart) {
  RunRecord first = sample_run();
  first.throughputs[1].threads = 2;
  RunRecord second = sample_run();
  second.header.machine_cpu = "Another CPU";
  second.throughputs[0].size = "cache";
  second.throughputs[0].memory_gigabytes_per_second = 51.2;
  const std::string page = throughput_of({first, second, first});
  EXPECT_EQ(count_of(page, "<h3>"), 2u);
  EXPECT_EQ(count_of(page, "<details"), 4u);
  EXPECT_EQ(count_of(page, "<details open"), 2u);
  EXPECT_THAT(page, HasSubstr("large, 1 thread, normal values: 2 measurements;"));
  EXPECT_THAT(page, HasSubstr("cache, 1 thread, normal values: 1 measurement; copy 12.0 GB/s, memory 51.2 GB/s in "
                              "theory"));
}

TEST(AccuracyPage, a_row_has_mean_deviation_change_sizes_and_what_was_published) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("1 network trained: 94.00\u00A0% after the last epoch; 1 loaded from files."));
  EXPECT_THAT(page,
              HasSubstr("96.01\u00A0%, loss 0.1376, 427.2890625\u00A0KB<span class=\"note\"> the &lt;article&gt;"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">bnb_nf4<span class=\"note\"> bnb-default</span></th>\n"
                              "<td>nearest</td>\n<td class=\"number\">95.50 \u00B1 0.35</td>\n"
                              "<td class=\"number\">\u22120.50</td>\n<td class=\"number\">41.5</td>\n"
                              "<td class=\"number\">0.2500</td>\n<td class=\"number\">54.1015625</td>\n"
                              "<td class=\"number\">60.5</td>\n<td class=\"number\">4.50</td>\n<td></td>\n"));
  expect_balanced(page);
}

TEST(AccuracyPage, text_from_files_is_escaped) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("ternary &lt;i&gt;, nearest: 10.00 %"));
  for (const char* raw : {"<i>", "<article>", "<b>"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
}

TEST(AccuracyPage, the_chart_has_a_mark_per_format_and_shows_the_worst_at_its_edge) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_EQ(count_of(page, "<circle class=\"mark\""), 2u);
  EXPECT_EQ(count_of(page, "<polygon class=\"mark\""), 1u);
  EXPECT_THAT(page, HasSubstr(">ternary 10.0 %</text>"));
  EXPECT_EQ(count_of(page, "<line class=\"baseline\""), 1u);
  RunRecord stochastic = sample_run();
  stochastic.accuracies[1].rounding = "stochastic";
  EXPECT_THAT(accuracy_of({stochastic}), HasSubstr("<circle class=\"mark hollow\""));
}

TEST(AccuracyPage, what_has_no_number_gets_no_mark_and_does_not_spoil_the_others) {
  RunRecord run = sample_run();
  run.accuracies[1].samples.clear();
  run.accuracies[2].samples[0].accuracy = std::numeric_limits<double>::quiet_NaN();
  std::string page = accuracy_of({run});
  EXPECT_THAT(page, Not(HasSubstr("<svg"))) << "one mark is no chart";
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">nan \u00B1 nan</td>"));
  run.accuracies.push_back(sample_accuracy("float16", "ieee", 95.5));
  run.accuracies.back().bits_per_weight = 0;
  run.accuracies.push_back(sample_accuracy("nf4", "x", 95.5));
  page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<circle"), 2u);
  const std::string chart = page.substr(page.find("<svg"), page.find("</svg>") - page.find("<svg"));
  EXPECT_THAT(chart, Not(HasSubstr("nan")));
  EXPECT_THAT(chart, Not(HasSubstr("inf")));
}

TEST(AccuracyPage, equal_accuracies_at_equal_bits_can_be_drawn) {
  RunRecord run = sample_run();
  run.accuracies = {sample_accuracy("a", "x", 100), sample_accuracy("b", "x", 100)};
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<circle"), 2u);
  EXPECT_THAT(page, Not(HasSubstr("nan")));
  EXPECT_THAT(page, Not(HasSubstr("inf")));
}

TEST(AccuracyPage, every_mode_has_its_own_chart_and_table) {
  RunRecord run = sample_run();
  for (AccuracyRecord accuracy : sample_run().accuracies) {
    accuracy.id += "sums";
    accuracy.mode = "sums";
    run.accuracies.push_back(accuracy);
  }
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<svg"), 2u);
  EXPECT_EQ(count_of(page, "<details open"), 1u);
  EXPECT_THAT(page, HasSubstr("Rounded: sums (3 rows)"));
}

TEST(Words, numbers_are_fixed_signed_or_exact) {
  EXPECT_EQ(fixed(12.345, 2), "12.35");
  EXPECT_EQ(fixed(-kInfinity, 2), "-inf");
  EXPECT_EQ(fixed(-std::numeric_limits<double>::quiet_NaN(), 2), "nan");
  EXPECT_EQ(signed_fixed(0.25, 2), "+0.25");
  EXPECT_EQ(signed_fixed(-0.25, 2), "\u22120.25");
  EXPECT_EQ(signed_fixed(-0.001, 2), "0.00");
  EXPECT_EQ(exact(427.2890625), "427.2890625");
  EXPECT_EQ(exact(-kInfinity), "-inf");
}

}  // namespace
}  // namespace halfulp
