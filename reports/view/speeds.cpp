#include "view/speeds.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Lists of elements that are found by a key and stay in order of appearance.
template <class Key>
class Places {
 public:
  /// The element with the key, made by `make()` at the end of the list if there is none.
  template <class Element, class Make>
  Element& find(std::vector<Element>& list, const Key& key, Make make) {
    const auto [place, is_new] = places_.emplace(key, list.size());
    if (is_new) list.push_back(make());
    return list[place->second];
  }

 private:
  std::map<Key, std::size_t> places_;
};

void sort_rows(SpeedSetting& setting) {
  std::ranges::stable_sort(setting.rows, {}, [](const Speed& speed) {
    return std::tuple(!speed.is_right(), speed.gigabytes ? -speed.gigabytes->median : 0);
  });
}

}  // namespace

double SpeedSetting::top() const {
  double top = 0;
  for (const Speed& row : rows) {
    if (row.gigabytes) top = std::max({top, row.gigabytes->q3, finite_or_zero(row.record->copy_gigabytes_per_second)});
  }
  return top;
}

std::string SpeedQuestion::text() const { return operation + " " + from + " \u2192 " + to + ", " + rounding; }

Speed speed_of(const ThroughputRecord& record, const HeaderRecord& run) {
  Speed speed{.record = &record, .run = &run, .nanoseconds = quartiles_of(record.nanoseconds), .gigabytes = {}};
  const bool has_bytes = finite_or_zero(record.bytes_per_element) > 0;
  if (!speed.nanoseconds || !(speed.nanoseconds->q1 > 0) || !has_bytes) {
    speed.nanoseconds.reset();
    return speed;
  }
  const double bytes = record.bytes_per_element;  // by nanoseconds: gigabytes per second
  speed.gigabytes = {bytes / speed.nanoseconds->q3, bytes / speed.nanoseconds->median, bytes / speed.nanoseconds->q1};
  speed.least = std::ranges::min(record.nanoseconds);
  return speed;
}

std::vector<SpeedMachine> speeds_by_machine(const std::vector<NamedRun>& runs) {
  std::vector<SpeedMachine> machines;
  Places<std::string> machine_places;
  Places<std::tuple<std::string, std::string>> subject_places;
  Places<std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>> question_places;
  using SettingKey = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string,
                                std::string, std::string, unsigned>;
  Places<SettingKey> setting_places;
  for (const NamedRun& named : runs) {
    if (named.run.throughputs.empty()) continue;
    const std::string text = machine_text(named.run.header);
    SpeedMachine& machine = machine_places.find(machines, text, [&] { return SpeedMachine{text, {}, {}}; });
    machine.runs.push_back(&named);
    for (const ThroughputRecord& record : named.run.throughputs) {
      SpeedSubject& subject = subject_places.find(machine.subjects, std::tuple(text, record.subject), [&] {
        return SpeedSubject{record.subject, {}};
      });
      ++subject.count;
      const auto& [operation, from, to, rounding] = std::tie(record.operation, record.from, record.to, record.rounding);
      SpeedQuestion& question =
          question_places.find(subject.questions, std::tuple(text, record.subject, operation, from, to, rounding), [&] {
            return SpeedQuestion{operation, from, to, rounding, {}};
          });
      SpeedSetting& setting = setting_places.find(
          question.settings,
          std::tuple(text, record.subject, operation, from, to, rounding, record.mix, record.size, record.threads),
          [&] {
            return SpeedSetting{record.mix, record.size, record.threads, {}};
          });
      setting.rows.push_back(speed_of(record, named.run.header));
    }
  }
  for (SpeedMachine& machine : machines) {
    for (SpeedSubject& subject : machine.subjects) {
      for (SpeedQuestion& question : subject.questions) std::ranges::for_each(question.settings, sort_rows);
    }
  }
  return machines;
}

}  // namespace halfulp
