// The property tests as a program: one GoogleTest per implementation, family and property.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "property/run_property.h"

namespace halfulp::property {
namespace {

/// What all tests share.
struct Session {
  std::string program;
  Settings settings;
  std::vector<std::unique_ptr<Subject>> subjects;
  int properties = 0;  ///< That were run.
};

/// The command that shows a failure again.
std::string replay_command(const Session& session, const PropertyTest& test, const Outcome& outcome) {
  std::string command = "HALFULP_IMPLEMENTATIONS='" + test.subject->locator() + "'";
  command += " HALFULP_SEED=" + std::to_string(session.settings.seed);
  if (!outcome.reproduce.empty()) command += " RC_PARAMS='" + outcome.reproduce + "'";
  return command + " '" + session.program + "' --gtest_filter='" + test.id() + "'";
}

class PropertyRun : public testing::Test {
 public:
  PropertyRun(Session& session, const PropertyTest& test) : session_(session), test_(test) {}

  void TestBody() override {
    for (const std::string& reason : test_.not_offered) std::cout << "not offered: " << reason << "\n";
    if (test_.plan.schemes.empty()) {
      GTEST_SKIP() << test_.subject->name() << " does not offer " << test_.not_offered.front();
    }
    const Outcome outcome = run_test(test_, session_.settings);
    ++session_.properties;
    RecordProperty("cases", outcome.cases);
    if (outcome.failure.empty()) return;
    ADD_FAILURE() << test_.property->meaning << "\n"
                  << outcome.failure << "\nreplay: " << replay_command(session_, test_, outcome);
  }

 private:
  Session& session_;
  const PropertyTest& test_;
};

/// An implementation that cannot be opened is a failure by its own name.
class NotOpened : public testing::Test {
 public:
  explicit NotOpened(std::string reason) : reason_(std::move(reason)) {}
  void TestBody() override { FAIL() << reason_; }

 private:
  std::string reason_;
};

void register_tests(Session& session, std::vector<PropertyTest>& tests) {
  for (const std::string& locator : session.settings.implementations) {
    try {
      session.subjects.push_back(open_subject(locator));
      const std::vector<PropertyTest> planned = plan_tests(*session.subjects.back());
      tests.insert(tests.end(), planned.begin(), planned.end());
    } catch (const LoadError& error) {
      testing::RegisterTest("Implementations", "can_be_opened", nullptr, nullptr, __FILE__, __LINE__,
                            [reason = std::string(error.what())] { return new NotOpened(reason); });
    }
  }
  for (const PropertyTest& test : tests) {
    testing::RegisterTest(test.suite.c_str(), test.name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [&session, &test] { return new PropertyRun(session, test); });
  }
}

int print_claims() {
  std::puts("| property | formats and variants | | tensors | why |\n|---|---|---|---|---|");
  for (const std::string& line : claim_lines()) std::puts(line.c_str());
  return 0;
}

int run(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--claims") return print_claims();
  testing::InitGoogleTest(&argc, argv);
  Session session{.program = std::filesystem::absolute(argv[0]).lexically_normal().string(),
                  .settings = settings_from_environment(),
                  .subjects = {}};
  std::vector<PropertyTest> tests;
  register_tests(session, tests);
  if (!GTEST_FLAG_GET(list_tests)) {
    std::printf("HALFULP_SEED=%llu HALFULP_MAX_SUCCESS=%d\n", static_cast<unsigned long long>(session.settings.seed),
                session.settings.cases);
  }
  const int result = RUN_ALL_TESTS();
  if (result == 0 && session.properties == 0 && !GTEST_FLAG_GET(list_tests)) {
    std::fputs("no property was run\n", stderr);
    return 1;
  }
  return result;
}

}  // namespace
}  // namespace halfulp::property

int main(int argc, char** argv) {
  try {
    return halfulp::property::run(argc, argv);
  } catch (const halfulp::property::SettingsError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
