#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/value.h"
#include "report/run_result.h"
#include "verdict/defect.h"

/// The deviations of a target that its owners know of, one a line:
///
///     cause FunctionName.length status "404 ResourceNotFoundException"   # every case that shows just this
///     case FunctionName/length/* FunctionName.length                     # these cases, whatever they show
///     of the clause untestable ZipFile/s3/*                                            # these cases show
///     nothing
///
/// Globs are those of --filter; a comment begins with '#'. What is observed is a JSON string.
namespace plumbline::report {

/// Which line of a baseline, counted from 0 among those that hold something.
using KnownLine = std::size_t;

class Baseline {
 public:
  /// Refused with "NAME:LINE: what". A text of comments alone is a baseline that knows nothing.
  [[nodiscard]] static Result<Baseline, std::string> parse(std::string_view text, std::string name);

  /// The lines that know of a defect of a case, and of a case that is untestable; there may be several.
  [[nodiscard]] std::vector<KnownLine> known(const std::string& id, const verdict::Defect& defect) const;
  [[nodiscard]] std::vector<KnownLine> known_untestable(const std::string& id) const;

  /// The lines that name just this case.
  [[nodiscard]] const std::vector<KnownLine>& naming(const std::string& id) const;

  [[nodiscard]] std::size_t lines() const { return lines_.size(); }

  /// Whether the line names one case, so that it can be judged by that case alone.
  [[nodiscard]] bool names_one_case(KnownLine line) const;

  /// Whether the line speaks of random sequences alone: each run draws others, so that what one does not show
  /// is not gone.
  [[nodiscard]] bool is_of_sequences(KnownLine line) const;

  /// "baseline.txt:3: cause FunctionName.length ...", for people.
  [[nodiscard]] std::string text_of(KnownLine line) const;

  /// The file's text without the stale lines, and with one for each finding and untestable case that no line
  /// knew. Comments and order stay.
  [[nodiscard]] std::string updated(const RunResult& result) const;

 private:
  struct Line {
    enum class Kind { cause, cases, untestable };
    Kind kind = Kind::cause;
    std::string clause;
    std::string glob;
    verdict::DefectKind defect = verdict::DefectKind::status;
    std::string observed;
    std::size_t number = 0;  ///< in the file, from 1
  };
  using Cause = std::tuple<std::string, verdict::DefectKind, std::string>;

  [[nodiscard]] static Result<Line, std::string> read_line(std::string_view text);
  void add(Line line);
  [[nodiscard]] std::vector<KnownLine> of_case(const std::string& id, Line::Kind kind) const;

  std::string name_;
  std::vector<std::string> texts_;  ///< of all lines of the file
  std::vector<Line> lines_;
  std::map<Cause, KnownLine> causes_;
  std::map<std::string, std::vector<KnownLine>, std::less<>> named_;
  std::vector<KnownLine> globs_;
};

/// An observation as causes tell it: on one line, fit for a file that people edit.
[[nodiscard]] std::string cause_text(std::string_view observed);

}  // namespace plumbline::report
