#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "fuzzing/export.h"
#include "fuzzing/file_name.h"
#include "fuzzing/seeds.h"
#include "fuzzing/stand_in.h"
#include "json/write.h"
#include "suite/flaw.h"
#include "suite/flaws_of_blob.h"
#include "suite/generate.h"
#include "suite/macro.h"
#include "suite/packages.h"
#include "suite/request.h"
#include "suite/strategy_pattern.h"

namespace plumbline::fuzzing {
namespace {

using suite::Certainty;
using suite::Flaw;
using suite::Flaws;

constexpr std::size_t pattern_cases_each = 80;
constexpr std::size_t value_bytes_max = 4096;

/// A value, what is said of it, and where that comes from.
struct Vector {
  std::string_view verdict;
  std::string of;  ///< a member, or "body"
  std::string bytes;
  std::set<std::string> clauses;
  const suite::Case* made = nullptr;
};

class Exporter {
 public:
  Exporter(const spec::Spec& spec, const spec::Operation& operation)
      : spec_(spec),
        operation_(operation),
        bindings_(example_bindings()),
        packages_(packages_in(seeds_of_suite(spec, operation, 0), operation)) {
    // One package for all, so that bodies differ by what they are about alone.
    bindings_["label"] = "vectors";
    packages_.insert(package::sha256(suite::package_of("vectors")));
  }

  /// The value of the member that the case's id begins with, where it is a text.
  void add_value(const suite::Case& made) {
    if (!is_one_request(made)) return;
    const std::string of = made.id.substr(0, made.id.find('/'));
    const spec::Member* member = operation_.input->member(of);
    const auto input = suite::expand(made.steps.front().input, bindings_);
    const json::Value* value = input && member != nullptr ? input->find(of) : nullptr;
    // A body that is written out holds other values than the step's members.
    if (made.steps.front().wire.body && member != nullptr && member->in == spec::Member::In::body) return;
    if (value != nullptr && value->string() != nullptr) add_value(made, *member, *value->string());
  }

  void add_body(const suite::Case& made) {
    if (!is_one_request(made)) return;
    const suite::WireForm& wire = made.steps.front().wire;
    const auto request = suite::request_of(made.steps.front(), operation_, bindings_);
    if (request && !wire.method && !wire.uri && wire.headers.size() == 0) add_body(made, request->body);
  }

  [[nodiscard]] ExportedFiles files() {
    json::Array index;
    for (const auto& [path, entry] : entries_) index.push_back(entry);
    files_.push_back(
        {"index.json", json::write_pretty(json::Object{{"format_version", 1}, {"vectors", index}})});
    std::ranges::sort(files_, {}, &ExportedFile::path);
    return std::move(files_);
  }

 private:
  [[nodiscard]] bool is_one_request(const suite::Case& made) const {
    return made.steps.size() == 1 && made.steps.front().operation == operation_.name;
  }

  [[nodiscard]] bool is_contested(const Flaw& flaw) const {
    const spec::Clause* clause = spec_.clause(flaw.clause);
    return clause != nullptr && !clause->contested.empty();
  }

  [[nodiscard]] std::string_view verdict_of(const Flaws& flaws) const {
    if (flaws.empty()) return "accept";
    const auto is_sure = [&](const Flaw& flaw) {
      return flaw.certainty == Certainty::certain && !is_contested(flaw);
    };
    return std::ranges::any_of(flaws, is_sure) ? "refuse" : "either";
  }

  void add_value(const suite::Case& made, const spec::Member& member, const std::string& text) {
    Flaws flaws;
    if (member.shape->kind == spec::ShapeKind::blob) {
      // Whether the bytes are a package is another question than whether the text is base64.
      flaws = suite::read_blob(spec_, operation_, member, text, packages_).flaws;
      std::erase_if(flaws, [&](const Flaw& flaw) {
        return flaw.clause != member.clause("blob") && flaw.clause != operation_.clause("lenient-base64");
      });
    } else if (member.shape->pattern || member.shape->length) {
      flaws = suite::flaws_of_text(operation_, member, text);
    } else {
      return;
    }
    Vector vector{verdict_of(flaws), member.name, text, {}, &made};
    for (const Flaw& flaw : flaws) vector.clauses.insert(flaw.clause);
    if (flaws.empty())
      for (const std::string_view constraint : {"blob", "length", "pattern"})
        if (const std::string_view clause = member.clause(constraint); !clause.empty())
          vector.clauses.emplace(clause);
    keep(std::move(vector));
  }

  void add_body(const suite::Case& made, const std::string& body) {
    if (body.find(example::current_revision) != std::string::npos) return;
    const suite::BodyReading reading = suite::read_body(spec_, operation_, body, packages_);
    Vector vector{verdict_of(reading.flaws), "body", body, {}, &made};
    for (const Flaw& flaw : reading.flaws) vector.clauses.insert(flaw.clause);
    if (reading.flaws.empty()) vector.clauses.insert(reading.premises.begin(), reading.premises.end());
    keep(std::move(vector));
  }

  void keep(Vector vector) {
    if (vector.bytes.size() > value_bytes_max || !seen_.insert({vector.of, vector.bytes}).second) return;
    const std::string path =
        std::string(vector.verdict) + "/" + vector.of + "/" + file_name_of(vector.made->id);
    json::Array clauses;
    for (const std::string& clause : vector.clauses) clauses.emplace_back(clause);
    entries_.emplace(path, json::Object{{"file", path},
                                        {"of", vector.of},
                                        {"verdict", vector.verdict},
                                        {"clauses", std::move(clauses)},
                                        {"case", vector.made->id},
                                        {"about", vector.made->about}});
    files_.push_back({path, std::move(vector.bytes)});
  }

  const spec::Spec& spec_;
  const spec::Operation& operation_;
  suite::Bindings bindings_;
  suite::KnownPackages packages_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::map<std::string, json::Value> entries_;
  ExportedFiles files_;
};

/// The most telling texts that match the member's pattern, and as many that do not.
void add_pattern_cases(const spec::Spec& spec, const spec::Member& member, Exporter& exporter) {
  const auto stream = suite::chosen(suite::pattern_cases(spec, {}), member.name + "/*");
  std::array<std::size_t, 2> added{};
  while (const auto made = stream()) {
    std::size_t& count = added[made->subject && made->subject->valid ? 1 : 0];
    if (count < pattern_cases_each) exporter.add_value(*made);
    if (++count >= pattern_cases_each && std::ranges::min(added) >= pattern_cases_each) return;
  }
}

}  // namespace

ExportedFiles export_vectors(const spec::Spec& spec, const spec::Operation& operation) {
  Exporter exporter(spec, operation);
  const auto cases = suite::generate(spec);
  for (const suite::Case& made : cases ? *cases : suite::Cases{}) {
    exporter.add_value(made);
    exporter.add_body(made);
  }
  for (const spec::Member& member : operation.input->members)
    if (member.shape->pattern) add_pattern_cases(spec, member, exporter);
  return exporter.files();
}

}  // namespace plumbline::fuzzing
