#include "app/merge.h"

#include <iostream>

#include "app/exit_code.h"
#include "app/fail.h"
#include "app/publish.h"
#include "result/merge.h"
#include "result/read.h"
#include "result/write.h"

namespace halfulp {

int merge_files(const MergeOptions& options) {
  try {
    std::vector<NamedRun> parts;
    for (const std::string& file : options.files) parts.push_back({file, read_run(file)});
    const RunRecord whole = merge(parts);
    std::string path = options.output;
    if (path.empty()) {
      path = publish(whole, options.publish_to);
    } else {
      write_run(path, whole);
    }
    for (const std::string& shards : incomplete_shards(parts)) {
      std::cerr << "halfulp: warning: " << shards
                << " parts of a run are among the files; a part without cells has none\n";
    }
    const std::size_t measured = whole.trainings.size() + whole.accuracies.size() + whole.throughputs.size();
    std::cout << path << ": " << whole.cells.size() << " cells, " << measured << " measurements of " << parts.size()
              << " files\n";
    return kConforms;
  } catch (const std::runtime_error& error) {  // ReadError, MergeError, WriteError
    return fail("error: " + std::string(error.what()), kInfrastructure);
  }
}

}  // namespace halfulp
