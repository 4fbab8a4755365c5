#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/corpus_folder.h"
#include "app/exit_status.h"
#include "app/spec_source.h"
#include "fuzzing/export.h"
#include "json/write.h"
#include "package/base64.h"
#include "suite/concurrency.h"
#include "suite/generate.h"
#include "suite/sequence.h"
#include "suite/strategy_pattern.h"
#include "verdict/judge.h"

namespace plumbline::app {
namespace {

struct ListOptions {
  std::string filter;
  std::string specs;
  std::string scenarios;
  suite::PatternSettings pattern;
  suite::SequenceSettings sequences;
  bool as_json = false;
  std::string corpus;   ///< folder to write seeds for fuzz targets to
  std::string vectors;  ///< folder to write values for others to
};

json::Value statuses_of(const verdict::Expectation& expectation) {
  json::Array answers;
  for (const verdict::Alternative& answer : expectation.answers)
    answers.emplace_back(verdict::text_of(answer));
  return answers;
}

json::Value texts(const std::vector<std::string>& items) {
  json::Array array;
  for (const std::string& item : items) array.emplace_back(item);
  return array;
}

/// A case as one line of JSON: what it is, what it rests on, and what its steps send and expect, as
/// templates.
json::Value described(const suite::Case& listed) {
  json::Array steps;
  for (const suite::Step& step : listed.steps) {
    json::Object item = {{"call", step.fetch.empty() ? step.operation : step.fetch}, {"with", step.input}};
    if (step.wire.method) item.push_back({"method", *step.wire.method});
    if (step.wire.body) item.push_back({"body", *step.wire.body});
    json::Array expect;
    for (const verdict::Expectation& expectation : step.expect)
      expect.push_back(json::Object{{"clause", expectation.clause}, {"answers", statuses_of(expectation)}});
    item.push_back({"expect", std::move(expect)});
    steps.emplace_back(std::move(item));
  }
  json::Object line = {{"id", listed.id}, {"about", listed.about}, {"clauses", texts(listed.clauses)}};
  if (listed.subject) {
    line.push_back({"value_base64", package::encode_base64(listed.subject->bytes)});
    line.push_back({"valid", listed.subject->valid});
  }
  line.push_back({"steps", std::move(steps)});
  return line;
}

/// Writes the files below the folder, and says how many they are.
int write_files(const fuzzing::ExportedFiles& files, const std::string& folder) {
  for (const fuzzing::ExportedFile& file : files) {
    const auto written = write_corpus_file(folder + "/" + file.path, file.bytes);
    if (written) continue;
    std::cerr << "plumbline list: " << written.error() << "\n";
    return wrong_usage;
  }
  std::cout << files.size() << " files below " << folder << "\n";
  return conforms;
}

int list(const ListOptions& options) {
  const auto spec = load_spec(options.specs, options.scenarios);
  if (!spec) {
    std::cerr << "plumbline list: " << spec.error() << "\n";
    return wrong_usage;
  }
  if (!options.corpus.empty())
    return write_files(fuzzing::export_corpus(*spec, spec->operations.front()), options.corpus);
  if (!options.vectors.empty())
    return write_files(fuzzing::export_vectors(*spec, spec->operations.front()), options.vectors);
  const auto cases = suite::generate(*spec);
  if (!cases) {
    std::cerr << "plumbline list: " << cases.error().text() << "\n";
    return wrong_usage;
  }
  const auto print = [&](const suite::Case& listed) {
    std::cout << (options.as_json ? json::write(described(listed)) : listed.id) << "\n";
  };
  for (const suite::Case& listed : *cases)
    if (suite::is_chosen(listed.id, options.filter)) print(listed);
  for (const suite::Case& listed : suite::concurrency_cases(*spec))
    if (suite::is_chosen(listed.id, options.filter)) print(listed);
  suite::SequenceSettings sequences = options.sequences;
  sequences.filter = options.filter;
  for (const suite::Sequence& listed : suite::choose_sequences(*spec, sequences))
    print(suite::case_of(listed, *spec));
  const auto stream = suite::chosen(suite::pattern_cases(*spec, options.pattern), options.filter);
  while (const auto listed = stream()) {
    print(*listed);
    if (!std::cout) break;
  }
  return conforms;
}

}  // namespace

void add_list_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command =
      program.add_subcommand("list", "The cases, by id; an id is a path and never changes its meaning");
  command->footer(
      "  plumbline list --filter 'FunctionName/*'\n"
      "  plumbline list --filter 'ZipFile/base64/*' --json | jq -r .about\n"
      "  plumbline list --export-corpus seeds      the cases as seeds of fuzz targets\n"
      "  plumbline list --export-vectors vectors   names, base64, bodies to accept and to refuse, for your own tests");
  command->add_option("--filter", options->filter, "Only cases whose id this glob matches")
      ->type_name("GLOB");
  command->add_option("--depth", options->pattern.depth, "Extra states that pattern cases guard against")
      ->capture_default_str()
      ->check(CLI::Range(0U, 3U));
  command->add_option("--budget", options->pattern.budget, "Pattern cases at most, the most telling first")
      ->type_name("N");
  command->add_option("--sequences", options->sequences.count, "Also so many random sequences of --seed")
      ->type_name("N");
  command->add_option("--seed", options->sequences.seed, "Of the random sequences")->type_name("N");
  command->add_flag("--json", options->as_json, "One JSON object a line: what each case sends and expects");
  CLI::Option* corpus =
      command
          ->add_option("--export-corpus", options->corpus,
                       "Instead: write the cases as seeds below DIR, a folder for each fuzz target")
          ->type_name("DIR");
  command
      ->add_option("--export-vectors", options->vectors,
                   "Instead: write the values of the cases below DIR, by whether they are to be accepted")
      ->type_name("DIR")
      ->excludes(corpus);
  command->add_option("--specs", options->specs, "Folder of another spec")->check(CLI::ExistingDirectory);
  command->add_option("--scenarios", options->scenarios, "Folder of further scenarios")
      ->check(CLI::ExistingDirectory);
  command->callback([options, &chosen] { chosen = [options] { return list(*options); }; });
}

}  // namespace plumbline::app
