#include "result/read.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "result/json.h"
#include "result/totals.h"

namespace halfulp {
namespace {

using Kind = ReadError::Kind;

/// No record comes near this; what is longer is not a result file.
constexpr std::size_t kMaxLine = std::size_t{16} << 20;

/// The lines of a file, one after the other.
class Lines {
 public:
  explicit Lines(const std::string& path) : at_{path, 0}, buffer_(kMaxLine + 1) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
      throw ReadError(Kind::cannot_open, at_, "is a directory; expected a result file");
    }
    file_.open(path, std::ios::binary);
    if (!file_) throw ReadError(Kind::cannot_open, at_, std::string("cannot be opened: ") + std::strerror(errno));
  }

  /// Moves to the next line; false at the end of the file.
  bool next() {
    file_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    const auto got = static_cast<std::size_t>(file_.gcount());
    if (got == 0) return false;
    ++at_.line;
    is_terminated_ = !file_.eof();
    if (file_.fail() && is_terminated_) {
      throw ReadError(Kind::line_too_long, at_, "line of more than " + std::to_string(kMaxLine) + " bytes");
    }
    size_ += got;
    text_ = std::string_view(buffer_.data(), is_terminated_ ? got - 1 : got);
    if (!text_.empty() && text_.back() == '\r') text_.remove_suffix(1);
    return true;
  }

  const FilePosition& at() const { return at_; }
  std::string_view text() const { return text_; }
  bool is_terminated() const { return is_terminated_; }  ///< Whether the line ends in a newline.
  std::size_t size() const { return size_; }             ///< Bytes up to the end of the line.

 private:
  FilePosition at_;
  std::vector<char> buffer_;
  std::ifstream file_;
  std::string_view text_;
  bool is_terminated_ = false;
  std::size_t size_ = 0;
};

/// The current line; one that is cut off says so instead of "not JSON".
Line parse(const Lines& lines) {
  try {
    return parse_line(lines.text(), lines.at());
  } catch (const ReadError& error) {
    if (error.kind != Kind::not_json || lines.is_terminated()) throw;
    throw ReadError(Kind::truncated_line, lines.at(), "the last line is cut off; expected a whole record");
  }
}

HeaderRecord read_header(Lines& lines) {
  if (!lines.next()) throw ReadError(Kind::empty, {lines.at().file, 0}, "is empty; expected a header");
  Line line = parse(lines);
  if (auto* header = std::get_if<HeaderRecord>(&line)) return std::move(*header);
  throw ReadError(Kind::missing_header, lines.at(), "the first line is no header; expected one");
}

/// Takes cells in file order and refuses a second one of the same id.
class Cells {
 public:
  void add(CellRecord cell, const FilePosition& at) {
    if (!ids_.insert(cell.id).second) {
      throw ReadError(Kind::duplicate_cell, at, "a second cell '" + cell.id + "'; expected each cell once");
    }
    cells_.push_back(std::move(cell));
  }
  std::vector<CellRecord> take() { return std::move(cells_); }

 private:
  std::set<std::string> ids_;
  std::vector<CellRecord> cells_;
};

void require_equal(std::uint64_t said, std::uint64_t found, const std::string& what, const FilePosition& at) {
  if (said == found) return;
  throw ReadError(
      Kind::counts_disagree, at,
      what + " is " + std::to_string(said) + "; expected " + std::to_string(found) + ", as the lines add up to");
}

void check_cell(const CellRecord& cell, const FilePosition& at) {
  if (cell.outcome != "conforms" && cell.outcome != "deviates") return;
  std::uint64_t covered = 0;
  std::uint64_t explained = 0;
  for (const DomainRecord& part : cell.domain) covered += part.cases;
  for (const CauseRecord& cause : cell.causes) explained += cause.count;
  require_equal(cell.cases, covered, "cell: cases", at);
  require_equal(cell.deviating, explained, "cell: deviating", at);
  if ((cell.deviating != 0) != (cell.outcome == "deviates") || cell.cases == 0) {
    throw ReadError(Kind::counts_disagree, at,
                    "cell: " + std::to_string(cell.deviating) + " of " + std::to_string(cell.cases) +
                        " cases deviate; expected an outcome " + "that says so, not '" + cell.outcome + "'");
  }
}

void check_footer(const RunRecord& run, const FilePosition& at) {
  const FooterRecord sums = totals_of(run.cells);
  require_equal(run.footer.cells, sums.cells, "footer: cells", at);
  require_equal(run.footer.conforms, sums.conforms, "footer: conforms", at);
  require_equal(run.footer.deviates, sums.deviates, "footer: deviates", at);
  require_equal(run.footer.errored, sums.errored, "footer: errored", at);
  require_equal(run.footer.skipped, sums.skipped, "footer: skipped", at);
  require_equal(run.footer.cases, sums.cases, "footer: cases", at);
  require_equal(run.header.planned_cells, sums.cells, "header: planned_cells", at);
}

}  // namespace

RunRecord read_run(const std::string& path) {
  Lines lines(path);
  RunRecord run{.header = read_header(lines), .cells = {}, .footer = {}};
  Cells cells;
  bool has_footer = false;
  FilePosition footer_at;
  while (lines.next()) {
    if (has_footer) {
      throw ReadError(Kind::after_footer, lines.at(), "a line after the footer; expected the end of the file");
    }
    Line line = parse(lines);
    if (std::holds_alternative<HeaderRecord>(line)) {
      throw ReadError(Kind::second_header, lines.at(), "a second header; expected a cell or the footer");
    }
    if (auto* cell = std::get_if<CellRecord>(&line)) {
      check_cell(*cell, lines.at());
      cells.add(std::move(*cell), lines.at());
    }
    if (auto* footer = std::get_if<FooterRecord>(&line)) {
      run.footer = *footer;
      footer_at = lines.at();
      has_footer = true;
    }
  }
  if (!has_footer) {
    throw ReadError(Kind::missing_footer, lines.at(),
                    "the file ends without a footer; expected one (was the run cut short?)");
  }
  run.cells = cells.take();
  check_footer(run, footer_at);
  return run;
}

PartialRun read_partial(const std::string& path) {
  Lines lines(path);
  PartialRun partial{.header = read_header(lines), .cells = {}, .size = lines.size()};
  if (!lines.is_terminated()) {
    throw ReadError(Kind::missing_header, lines.at(), "the header is cut off; expected a whole line");
  }
  Cells cells;
  while (lines.next() && lines.is_terminated()) {
    Line line = parse(lines);
    if (std::holds_alternative<FooterRecord>(line)) break;  // stopped between the footer and the file's final name
    if (auto* cell = std::get_if<CellRecord>(&line)) {
      cells.add(std::move(*cell), lines.at());
      partial.size = lines.size();
    }
  }
  partial.cells = cells.take();
  return partial;
}

}  // namespace halfulp
