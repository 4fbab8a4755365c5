#include "spec/load.h"

#include <algorithm>

#include <fmt/format.h>

#include "json/parse.h"
#include "spec/clauses.h"
#include "spec/operations.h"
#include "spec/scenarios.h"
#include "spec/schema.h"
#include "spec/shapes.h"
#include "spec/source.h"

namespace plumbline::spec {
namespace {

/// A spec's files as JSON, by name.
using Documents = std::map<std::string, json::Value, std::less<>>;

Result<Documents, SpecError> parse_all(const Files& files) {
  Documents documents;
  for (const auto& [name, text] : files) {
    const Where where{name};
    auto value = json::parse(text);
    if (!value)
      return refused(where.says(fmt::format("{} at byte {}", value.error().reason, value.error().offset)));
    if (auto wrong = expect_no_duplicates(*value, where)) return refused(*wrong);
    documents.emplace(name, std::move(*value));
  }
  for (const char* name : {"clauses.json", "traits.json"})
    if (!documents.contains(name)) return refused(Where{name}.says("is not there"));
  return documents;
}

bool is_model(std::string_view name) {
  return name != "clauses.json" && name != "traits.json" && !is_scenario_file(name);
}

Result<Source, SpecError> gather(const Documents& documents, const Schema& schema) {
  Source source;
  for (const auto& [name, document] : documents) {
    if (!is_model(name)) continue;
    if (auto wrong = add_file(document, schema, Where{name}, source)) return refused(*wrong);
  }
  return source;
}

std::vector<ScenarioFile> scenario_files(const Documents& documents) {
  std::vector<ScenarioFile> files;
  for (const auto& [name, document] : documents)
    if (is_scenario_file(name)) files.push_back({name, document});
  return files;
}

}  // namespace

Result<Spec, SpecError> load(const Files& files) {
  auto documents = parse_all(files);
  if (!documents) return refused(documents.error());
  auto schema = Schema::read(documents->find("traits.json")->second, Where{"traits.json"});
  if (!schema) return refused(schema.error());
  auto clauses = read_clauses(documents->find("clauses.json")->second, *schema, Where{"clauses.json"});
  if (!clauses) return refused(clauses.error());
  auto source = gather(*documents, *schema);
  if (!source) return refused(source.error());
  auto shapes = build_shapes(*source, *clauses);
  if (!shapes) return refused(shapes.error());

  Spec spec;
  spec.clauses = std::move(*clauses);
  auto scenarios = gather_scenarios(scenario_files(*documents), *schema);
  if (!scenarios) return refused(scenarios.error());
  spec.scenarios = *std::move(scenarios);
  auto operations = read_operations({*source, *shapes, spec.clauses, spec.scenarios});
  if (!operations) return refused(operations.error());
  spec.operations = std::move(*operations);
  spec.shapes = std::move(shapes->owned);
  return spec;
}

}  // namespace plumbline::spec
