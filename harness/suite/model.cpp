#include "suite/model.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "suite/flawed_value.h"
#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using verdict::Alternative;
using verdict::Expectation;
using verdict::ValueCheck;
using Kind = ValueCheck::Kind;

constexpr std::string_view update_code = "UpdateFunctionCode";
constexpr std::string_view update_configuration = "UpdateFunctionConfiguration";
constexpr std::string_view publish_version = "PublishVersion";
constexpr std::string_view get_configuration = "GetFunctionConfiguration";
constexpr std::string_view list_versions = "ListVersionsByFunction";

Alternative status(int code) { return {{{code, code}}, {}, {}, {}}; }

Expectation answered(std::string_view clause, Alternative answer) {
  return {std::string(clause), {std::move(answer)}, {}};
}

Expectation holds(std::string_view clause, std::vector<ValueCheck> values) {
  return {std::string(clause), {}, std::move(values)};
}

ValueCheck equals(std::string pointer, json::Value value) {
  return {Kind::equals, std::move(pointer), std::move(value)};
}

ValueCheck differs(std::string pointer, json::Value value) {
  return {Kind::differs, std::move(pointer), std::move(value)};
}

ValueCheck one_of(std::string pointer, json::Array values) {
  return {Kind::one_of, std::move(pointer), std::move(values)};
}

void append(std::vector<Expectation>& to, std::vector<Expectation> more) {
  std::ranges::move(more, std::back_inserter(to));
}

/// The FunctionArn that an update answers without publishing: of one by the name of $LATEST, none was
/// recorded.
std::vector<Expectation> unpublished_arn(const Move& move) {
  const std::string arn = "${function.arn}";
  std::vector<Expectation> expect = {
      holds("response.FunctionArn.value", {one_of("/FunctionArn", {arn, arn + ":$LATEST"})})};
  if (move.named != Move::Named::by_latest && move.named != Move::Named::by_arn_of_latest)
    expect.push_back(holds("observed.unqualified-arn", {equals("/FunctionArn", arn)}));
  return expect;
}

std::string macro(std::string_view name) { return fmt::format("${{{}}}", name); }

/// What the package is known by; empty is the one of creation.
json::Value hash_of(std::string_view package) {
  return package.empty() ? macro("function.created.CodeSha256") : macro(fmt::format("sha256:{}", package));
}

json::Value size_of(std::string_view package) {
  return package.empty() ? macro("function.created.CodeSize") : macro(fmt::format("size:{}", package));
}

Step step_of(std::string_view operation, json::Object more = {}) {
  Step step;
  step.operation = operation;
  step.input = {{"FunctionName", "${function}"}};
  step.input.insert(step.input.end(), more.begin(), more.end());
  return step;
}

json::Object with_package(std::string_view package) {
  return {{"ZipFile", macro(fmt::format("zip:{}", package))}};
}

/// UpdateFunctionCode as a move names its function.
Step update_of(const Move& move, json::Object more) {
  Step step = step_of(update_code, std::move(more));
  step.input.front().value = macro_of(move.named);
  return step;
}

/// The clause on a success: where the function has another name than its bare one, that is what is tested.
std::string_view success_clause(const Move& move) {
  return move.named == Move::Named::by_name ? "response.status" : "FunctionName.forms";
}

/// Members of configurations that updates of the code leave alone.
constexpr std::array<Model::Kept, 9> kept_members = {{{"Runtime", "response.Runtime.value"},
                                                      {"Role", "response.Role.value"},
                                                      {"Handler", "response.Handler.value"},
                                                      {"MemorySize", "response.MemorySize.value"},
                                                      {"Timeout", "response.Timeout.value"},
                                                      {"Environment", "response.Environment.value"},
                                                      {"TracingConfig", "response.TracingConfig.value"},
                                                      {"KMSKeyArn", "response.KMSKeyArn.value"},
                                                      {"PackageType", "observed.newer-members"}}};

/// Members that a dry run does not even move.
constexpr std::array<Model::Kept, 3> unmoved_members = {{{"RevisionId", "response.RevisionId.value"},
                                                         {"LastModified", "response.LastModified.value"},
                                                         {"LastUpdateStatus", "observed.newer-members"}}};

json::Object flawed_input(const FlawedValue& flaw) {
  json::Value input(with_package("flawed"));
  if (flaw.value.is(json::Kind::null)) return {};
  input.set(flaw.member, flaw.value);
  return *input.object();
}

}  // namespace

bool Model::is_known_to(const spec::Spec& spec) {
  static constexpr std::array operations = {update_code, update_configuration, publish_version,
                                            get_configuration, list_versions};
  return std::ranges::all_of(operations, [&](auto name) { return spec.operation(name) != nullptr; });
}

std::string Model::seen(std::string_view member) const { return macro(fmt::format("{}.{}", look_, member)); }

/// A member is told as it was seen last, where it was seen at all.
Expectation Model::told(const Kept& kept) const {
  Expectation same = holds(kept.clause, {equals(fmt::format("/{}", kept.member), seen(kept.member))});
  same.unless = {{seen(kept.member), nullptr}};
  return same;
}

/// What every update answers beside the code and the version: the function's name and its configuration as
/// it was seen last.
std::vector<Expectation> Model::configuration_told() const {
  std::vector<Expectation> all = {
      holds("response.FunctionName.value", {equals("/FunctionName", "${function.name}")}),
      holds("response.Description.value", {equals("/Description", description_)})};
  for (const Kept& kept : kept_members) all.push_back(told(kept));
  return all;
}

Expectation Model::code_is(std::string_view clause) const {
  return holds(clause, {equals("/CodeSha256", hash_of(package_)), equals("/CodeSize", size_of(package_))});
}

void Model::look(Steps& steps, std::vector<Expectation> expect) {
  Step step = step_of(get_configuration);
  step.expect = std::move(expect);
  step.expect.insert(step.expect.begin(), answered("observed.read.status", status(200)));
  step.expect.push_back(holds("response.Description.value", {equals("/Description", description_)}));
  look_ = fmt::format("look{}", ++looks_);
  step.bind = {{look_, ""}};
  steps.push_back(std::move(step));
}

void Model::count_versions(Steps& steps, std::string_view clause) const {
  Step step = step_of(list_versions);
  step.expect = {answered("observed.read.status", status(200)),
                 holds(clause, {equals("/Versions/#", static_cast<std::int64_t>(versions_.size() + 1))})};
  steps.push_back(std::move(step));
}

void Model::look_unchanged(Steps& steps, std::string_view clause) {
  Expectation same = code_is(clause);
  for (const std::string_view member : {"RevisionId", "LastModified"})
    same.values.push_back(equals(fmt::format("/{}", member), seen(member)));
  look(steps, {std::move(same)});
  count_versions(steps, clause);
}

void Model::look_changed(Steps& steps, std::string_view clause, std::string_view revision_clause) {
  look(steps, {code_is(clause), holds(revision_clause, {differs("/RevisionId", older_revisions_.back())})});
}

void Model::add_version(std::string package, const std::string& answer) {
  versions_.push_back(
      {std::to_string(versions_.size() + 1), std::move(package), macro(answer + ".RevisionId")});
  is_changed_since_publish_ = false;
}

Model::Steps Model::begin() {
  Steps steps;
  look(steps,
       {holds("observed.revision-id.stable", {equals("/RevisionId", "${function.created.RevisionId}")})});
  return steps;
}

Model::Steps Model::make(const Move& move) {
  switch (move.kind) {
    case Move::Kind::update:
      if (move.revision == Move::Revision::wrong || move.revision == Move::Revision::stale)
        return mismatched_update(move);
      return move.is_dry_run ? dry_run(move) : update(move);
    case Move::Kind::flawed_update:
      return flawed_update(move);
    case Move::Kind::version_update:
      return versions_.empty() ? Steps{} : version_update(move);
    case Move::Kind::publish:
      return publish();
    case Move::Kind::describe:
      return describe(move);
    case Move::Kind::read: {
      Steps steps;
      look_unchanged(steps, "observed.revision-id.stable");
      return steps;
    }
    case Move::Kind::read_version:
      return versions_.empty() ? Steps{} : read_version(versions_[move.which % versions_.size()]);
    case Move::Kind::list:
      return list();
  }
  return {};
}

Model::Steps Model::update(const Move& move) {
  Step step = update_of(move, with_package(move.package));
  step.expect = {answered(success_clause(move), status(200))};
  append(step.expect, configuration_told());
  step.expect.push_back(holds("response.CodeSize.value", {equals("/CodeSize", size_of(move.package))}));
  const bool is_same = move.package == package_;
  if (move.revision == Move::Revision::current) {
    step.input.push_back({"RevisionId", seen("RevisionId")});
    step.expect.push_back(answered("RevisionId.match", status(200)));
  }
  older_revisions_.push_back(seen("RevisionId"));
  stale_ = older_revisions_.size();
  package_ = move.package;
  is_changed_since_publish_ = true;
  const std::string answer = fmt::format("answer{}", ++answers_);
  step.bind = {{answer, ""}};
  if (move.is_to_publish) {
    step.input.push_back({"Publish", true});
    add_version(package_, answer);
    const std::string& number = versions_.back().number;
    step.expect.push_back(holds("Publish.after-update", {equals("/CodeSha256", hash_of(package_))}));
    step.expect.push_back(holds("Publish.publishes", {equals("/Version", number)}));
    step.expect.push_back(
        holds("observed.publish.qualified-arn", {equals("/FunctionArn", "${function.arn}:" + number)}));
    step.expect.push_back(
        holds("observed.newer-members", {one_of("/LastUpdateStatus", {nullptr, "Successful"})}));
  } else {
    step.expect.push_back(holds("response.CodeSha256.value", {equals("/CodeSha256", hash_of(package_))}));
    step.expect.push_back(holds("response.Version.value", {equals("/Version", "$LATEST")}));
    append(step.expect, unpublished_arn(move));
  }
  Steps steps = {std::move(step)};
  look_changed(steps, "operation.updates-code",
               is_same ? "observed.identical-bytes.revision" : "observed.revision-id.changes");
  count_versions(steps, move.is_to_publish ? "Publish.publishes" : "Publish.optional");
  return steps;
}

Model::Steps Model::dry_run(const Move& move) {
  Step step = update_of(move, with_package(move.package));
  step.input.push_back({"DryRun", true});
  if (move.is_to_publish) step.input.push_back({"Publish", true});
  step.expect = {answered(success_clause(move), status(200))};
  append(step.expect, configuration_told());
  step.expect.push_back(holds("response.CodeSha256.value",
                              {one_of("/CodeSha256", {hash_of(move.package), hash_of(package_)})}));
  step.expect.push_back(
      holds("response.CodeSize.value", {one_of("/CodeSize", {size_of(move.package), size_of(package_)})}));
  append(step.expect, unpublished_arn(move));
  step.expect.push_back(holds("response.Version.value", {equals("/Version", "$LATEST")}));
  for (const Kept& kept : unmoved_members) step.expect.push_back(told(kept));
  if (move.revision == Move::Revision::current) {
    step.input.push_back({"RevisionId", seen("RevisionId")});
    step.expect.push_back(answered("RevisionId.match", status(200)));
  }
  Steps steps = {std::move(step)};
  look_unchanged(steps, "DryRun.changes-nothing");
  return steps;
}

Model::Steps Model::mismatched_update(const Move& move) {
  const bool is_stale = move.revision == Move::Revision::stale;
  if (is_stale && stale_ == 0) return {};
  Steps steps;
  Step step = update_of(move, with_package(move.package));
  if (is_stale) {
    // The stale RevisionId proves something only where the current one is another.
    const std::string& stale = older_revisions_[move.which % stale_];
    look(steps, {holds("observed.revision-id.changes", {differs("/RevisionId", stale)})});
    step.input.push_back({"RevisionId", stale});
  } else {
    step.input.push_back({"RevisionId", literal(move.text.empty() ? "wrong" : move.text)});
  }
  if (move.is_dry_run) step.input.push_back({"DryRun", true});
  if (move.is_to_publish) step.input.push_back({"Publish", true});
  const std::string_view clause = move.is_dry_run ? "DryRun.validates"
                                  : is_stale      ? "RevisionId.stale"
                                                  : "RevisionId.mismatch";
  step.expect = {
      answered(clause, status(412)),
      answered("error.PreconditionFailedException", {{{412, 412}}, {"PreconditionFailedException"}, {}, {}})};
  steps.push_back(std::move(step));
  look_unchanged(steps, move.is_dry_run ? "DryRun.changes-nothing" : clause);
  return steps;
}

Model::Steps Model::flawed_update(const Move& move) {
  const FlawedValue flaw = flawed_value(move.flaw);
  Step step = update_of(move, flawed_input(flaw));
  step.expect = {answered(flaw.clause, answers_of(update_.*flaw.refusal))};
  Steps steps = {std::move(step)};
  look_unchanged(steps, flaw.clause);
  return steps;
}

/// Whether such an update is refused is nowhere documented; that it leaves the version alone is.
Model::Steps Model::version_update(const Move& move) {
  const Version& version = versions_[move.which % versions_.size()];
  Step step = step_of(update_code, with_package(move.package));
  step.input.front().value = "${function}:" + version.number;
  step.expect = {{"operation.versions-immutable", {{{{200, 299}, {400, 499}}, {}, {}, {}}}, {}}};
  Steps steps = {std::move(step)};
  for (Step& read : read_version(version)) steps.push_back(std::move(read));
  look_unchanged(steps, "inferred.qualifier-not-latest");
  return steps;
}

Model::Steps Model::publish() {
  Step step = step_of(publish_version);
  step.expect = {answered("observed.publish-version.status", status(201))};
  const bool is_new = is_changed_since_publish_ || versions_.empty();
  const std::string answer = fmt::format("answer{}", ++answers_);
  if (is_new) {
    older_revisions_.push_back(seen("RevisionId"));
    add_version(package_, answer);
    step.bind = {{answer, ""}};
  }
  const Version& version = versions_.back();
  const std::string_view clause =
      is_new ? "observed.publish-version.after-update" : "observed.publish-version.idempotent";
  step.expect.push_back(
      holds(clause, {equals("/Version", version.number), equals("/CodeSha256", hash_of(version.package))}));
  Steps steps = {std::move(step)};
  look(steps, {code_is(clause)});
  count_versions(steps, clause);
  return steps;
}

Model::Steps Model::describe(const Move& move) {
  description_ = literal(move.text);
  older_revisions_.push_back(seen("RevisionId"));
  stale_ = older_revisions_.size();
  is_changed_since_publish_ = true;
  Step step = step_of(update_configuration, {{"Description", description_}});
  step.expect = {answered("observed.update-configuration.status", status(200))};
  Steps steps = {std::move(step)};
  look_changed(steps, "observed.read.configuration", "observed.revision-id.changes");
  count_versions(steps, "observed.read.versions");
  return steps;
}

Model::Steps Model::read_version(const Version& version) const {
  Step step = step_of(get_configuration, {{"Qualifier", version.number}});
  step.expect = {answered("observed.read.status", status(200)),
                 holds("operation.versions-immutable",
                       {equals("/CodeSha256", hash_of(version.package)),
                        equals("/CodeSize", size_of(version.package)), equals("/Version", version.number)}),
                 holds("observed.publish.version-revision", {equals("/RevisionId", version.revision)})};
  return {std::move(step)};
}

Model::Steps Model::list() const {
  Step step = step_of(list_versions);
  Expectation order = holds("observed.read.versions", {equals("/Versions/0/Version", "$LATEST")});
  Expectation codes = holds("operation.versions-immutable", {});
  for (std::size_t i = 0; i < versions_.size(); ++i) {
    const std::string item = fmt::format("/Versions/{}", i + 1);
    order.values.push_back(equals(item + "/Version", versions_[i].number));
    codes.values.push_back(equals(item + "/CodeSha256", hash_of(versions_[i].package)));
  }
  order.values.push_back(equals("/Versions/#", static_cast<std::int64_t>(versions_.size() + 1)));
  Expectation latest = holds("operation.updates-code", {equals("/Versions/0/CodeSha256", hash_of(package_))});
  step.expect = {answered("observed.read.status", status(200)), std::move(order), std::move(codes),
                 std::move(latest)};
  return {std::move(step)};
}

Model::Steps Model::look_at_versions() const {
  Steps steps = list();
  for (const Version& version : versions_)
    for (Step& read : read_version(version)) steps.push_back(std::move(read));
  return steps;
}

}  // namespace plumbline::suite
