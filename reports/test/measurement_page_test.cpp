// Speeds on their page, and numbers in words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "markup.h"
#include "numbers_source.h"
#include "page/performance.h"
#include "sample_run.h"
#include "view/words.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string performance_of(const std::vector<RunRecord>& runs) {
  return performance_page(NumbersSource(named("run", runs)).source).content;
}

TEST(PerformancePage, a_measurement_is_a_bar_beside_the_copy_with_its_numbers) {
  const std::string page = performance_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("<h2 id=\"performance--machine1\">A CPU with A &lt;GPU&gt;</h2>"));
  EXPECT_THAT(page, HasSubstr("<dd>core 1\u202F980 MHz, memory 2\u202F619 MHz</dd>"));
  EXPECT_THAT(page, HasSubstr("<caption><strong>convert float32 \u2192 float16, ties_to_even</strong> \u00B7 large, 1 "
                              "thread, normal values \u00B7 copy 12.0 GB/s</caption>"));
  // 6 bytes in 0.5, 0.625, 0.75, 1 ns: 12, 9.6, 8 and 6 GB/s.
  EXPECT_THAT(page, HasSubstr("aria-label=\"8.73 GB/s, copy 12.00 GB/s, conforms\""));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">8.73</td>\n<td class=\"number\">73\u00A0%</td>\n"
                              "<td class=\"number\">1.455</td>\n<td class=\"number\">0.688</td>\n"
                              "<td class=\"number\">0.594 \u2013 0.812</td>\n<td class=\"number\">0.500</td>\n"
                              "<td class=\"number\">4</td>\n<td class=\"number\">4.19</td>\n"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\" class=\"number\">clock, GHz</th>"));
  EXPECT_EQ(count_of(page, "<line class=\"copy\""), 2u);
  EXPECT_THAT(page, HasSubstr("<a href=\"implementation-good.html\">good</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"format-float16.html\">About float16</a>"));
  expect_balanced(page);
  expect_good_drawings(page);
}

TEST(PerformancePage, a_clock_that_is_not_known_is_a_dash) {
  for (const double megahertz : {0.0, std::nan("")}) {
    RunRecord run = sample_run();
    for (ThroughputRecord& record : run.throughputs) record.core_megahertz = megahertz;
    EXPECT_THAT(performance_of({run}), HasSubstr("<td class=\"number\">4</td>\n<td class=\"number\">\u2013</td>\n"));
  }
}

TEST(PerformancePage, what_the_memory_can_do_is_a_line_where_it_is_known) {
  RunRecord run = sample_run();
  EXPECT_THAT(performance_of({run}), Not(HasSubstr("<line class=\"memory\"")));
  run.throughputs[0].memory_gigabytes_per_second = 24;
  const std::string page = performance_of({run});
  EXPECT_EQ(count_of(page, "<line class=\"memory\""), 1u);
  EXPECT_THAT(page, HasSubstr("memory 24.0 GB/s in theory"));
  EXPECT_THAT(page, HasSubstr(">0 to 24.0 GB/s</th>"));
  run.throughputs[0].memory_gigabytes_per_second = 5000;
  EXPECT_THAT(performance_of({run}), Not(HasSubstr("<line class=\"memory\""))) << "it would press the bars to nothing";
}

TEST(PerformancePage, names_are_escaped) {
  RunRecord run = sample_run();
  run.throughputs[0].mix = "<u>";
  run.throughputs[0].from = "\"'>";
  run.header.machine_cpu = "<CPU>";
  const std::string page = performance_of({run});
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d"));
  EXPECT_THAT(page, HasSubstr("&lt;CPU&gt;"));
  for (const char* raw : {"b<a>d", "<u>", "\"'>", "<CPU>"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
}

TEST(PerformancePage, a_failing_cell_is_marked_and_stands_behind_right_ones_however_fast) {
  const std::string page = performance_of({sample_run()});
  EXPECT_EQ(count_of(page, "<rect class=\"wrong\""), 1u);
  EXPECT_THAT(page, HasSubstr("<td class=\"deviates\">\u2717 deviates: the speed of wrong results</td>"));
  EXPECT_THAT(page, HasSubstr("\u2717 1 of wrong results"));
  EXPECT_LT(page.find("<rect class=\"right\""), page.find("<rect class=\"wrong\"")) << "it is twice as fast";
  RunRecord errored = sample_run();
  errored.throughputs[0].outcome = "errored";
  EXPECT_THAT(performance_of({errored}), HasSubstr("! errored: unknown whether it is right"));
}

TEST(PerformancePage, times_that_are_none_have_no_bar) {
  RunRecord run = sample_run();
  run.throughputs.resize(1);
  for (const std::vector<double>& none : {std::vector<double>{}, {kInfinity, 1, 1}, {0, 0, 0}}) {
    run.throughputs[0].nanoseconds = none;
    const std::string page = performance_of({run});
    EXPECT_THAT(page, Not(HasSubstr("<svg")));
    EXPECT_THAT(page, HasSubstr("<td class=\"number\">\u2013</td>"));
  }
  run.throughputs.push_back(sample_throughput("good", {1, 1, 1}));
  EXPECT_THAT(performance_of({run}), HasSubstr("<td class=\"soft\">no times</td>"));
}

TEST(PerformancePage, a_copy_that_was_not_measured_is_not_drawn) {
  RunRecord run = sample_run();
  for (ThroughputRecord& record : run.throughputs) record.copy_gigabytes_per_second = kInfinity;
  const std::string page = performance_of({run});
  EXPECT_EQ(count_of(page, "<line class=\"copy\""), 0u);
  EXPECT_THAT(page, Not(HasSubstr(">nan")));
  expect_good_drawings(page);
  expect_balanced(page);
}

TEST(PerformancePage, machines_sizes_threads_and_mixes_are_kept_apart) {
  RunRecord first = sample_run();
  first.throughputs[1].threads = 2;
  RunRecord second = sample_run();
  second.header.machine_cpu = "Another CPU";
  second.throughputs[0].size = "cache";
  const std::string page = performance_of({first, second, first});
  EXPECT_EQ(count_of(page, "<h2"), 2u);
  EXPECT_EQ(count_of(page, "<caption>"), 4u);
  EXPECT_THAT(page, HasSubstr("large, 2 threads, normal values"));
  EXPECT_THAT(page, HasSubstr("<dt>Run 2</dt>\n<dd>run3, 2026-01-31 12:00:00 UTC</dd>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"note\"> ieee, run 2</span>"));
}

TEST(PerformancePage, machines_with_the_same_cpu_are_told_apart_and_linked) {
  RunRecord second = sample_run();
  second.header.machine_threads = 64;
  const std::string page = performance_of({sample_run(), second});
  EXPECT_THAT(page, HasSubstr("<h2 id=\"performance--machine2\">A CPU with A &lt;GPU&gt;, 64 threads</h2>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#performance--machine1\">A CPU with A &lt;GPU&gt;, 2 threads</a>"));
  EXPECT_THAT(performance_of({sample_run()}), Not(HasSubstr("href=\"#performance--machine1\"")));
}

TEST(PerformancePage, several_sizes_are_a_line) {
  RunRecord run = sample_run();
  run.throughputs.resize(1);
  EXPECT_THAT(performance_of({run}), Not(HasSubstr("Speed by size")));
  run.throughputs.push_back(run.throughputs[0]);
  run.throughputs[1].size = "cache";
  run.throughputs[1].elements = 1u << 12;
  run.throughputs[1].copy_gigabytes_per_second = 60;
  run.throughputs[1].nanoseconds = {0.125, 0.125, 0.125};
  const std::string page = performance_of({run});
  EXPECT_EQ(count_of(page, "<path class=\"line series1\""), 1u);
  EXPECT_EQ(count_of(page, "<path class=\"line copied\""), 1u);
  EXPECT_THAT(page, HasSubstr("Speed by size: 1 thread, normal values"));
  expect_good_drawings(page);
  run.throughputs[1].outcome = "deviates";
  EXPECT_THAT(performance_of({run}), HasSubstr(">good \u2717</text>"));
}

TEST(PerformancePage, the_fastest_right_implementation_of_every_format_is_drawn) {
  RunRecord run = sample_run();
  run.throughputs.push_back(sample_throughput("good", {1, 1, 1}));
  run.throughputs.back().subject = run.throughputs.back().to = "bfloat16";
  const std::string page = performance_of({run});
  EXPECT_THAT(page, HasSubstr("From float32 to the format, fastest right implementation"));
  EXPECT_THAT(page, HasSubstr(">8.7  good</text>")) << "the other one is faster and wrong";
  EXPECT_THAT(page, Not(HasSubstr("From the format to float32, fastest")));
  run.throughputs[0].outcome = "deviates";
  EXPECT_THAT(performance_of({run}), Not(HasSubstr("fastest right implementation"))) << "one format is no comparison";
}

TEST(PerformancePage, of_many_measurements_the_page_stays_small_and_says_what_it_leaves_out) {
  RunRecord run = sample_run();
  const ThroughputRecord sample = run.throughputs[0];
  for (int format = 0; format < 100; ++format) {
    for (int i = 0; i < 60; ++i) {
      run.throughputs.push_back(sample);
      run.throughputs.back().subject = run.throughputs.back().to = "format" + std::to_string(format);
      run.throughputs.back().implementation = "implementation" + std::to_string(i);
    }
  }
  const std::string page = performance_of({run});
  EXPECT_LT(page.size(), 1'950'000u);
  EXPECT_THAT(page, HasSubstr("measurements more in the result file."));
  EXPECT_EQ(count_of(page, "<details open"), 1u);
  expect_balanced(page);
}

TEST(PerformancePage, without_measurements_says_how_to_make_them) {
  RunRecord run = sample_run();
  run.throughputs.clear();
  EXPECT_THAT(performance_of({run}), HasSubstr("halfulp bench -o speed.jsonl"));
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
