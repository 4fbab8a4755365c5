#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "report/baseline.h"
#include "spec/load.h"
#include "suite/generate.h"

/// What corpus/targets/ knows of real implementations names clauses and cases that there are.
namespace plumbline::report {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> known_files() {
  std::vector<fs::path> files;
  for (const auto& folder : fs::directory_iterator(PLUMBLINE_TARGETS_FOLDER))
    if (folder.is_directory()) files.push_back(folder.path() / "known.txt");
  return files;
}

/// Cases that do not come from generate(): their ids are numbered, or too many to list.
bool is_drawn(const std::string& id) {
  return id.starts_with("sequence/") || id.starts_with("concurrency/") ||
         id.starts_with("FunctionName/pattern/");
}

TEST(KnownTargets, AreThere) { EXPECT_FALSE(known_files().empty()); }

TEST(KnownTargets, NameClausesAndCasesThatThereAre) {
  const auto spec = spec::load(spec::embedded());
  ASSERT_TRUE(spec);
  const auto generated = suite::generate(*spec);
  ASSERT_TRUE(generated);
  std::set<std::string> cases;
  for (const suite::Case& made : *generated) cases.insert(made.id);

  for (const fs::path& file : known_files()) {
    SCOPED_TRACE(file.string());
    const std::string text = text_of(file);
    const auto baseline = Baseline::parse(text, file.filename().string());
    ASSERT_TRUE(baseline) << baseline.error();
    EXPECT_GT(baseline->lines(), 0U);

    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string kind;
      std::string name;
      std::string clause;
      words >> kind >> name >> clause;
      const bool names_clause = kind == "cause" || kind == "case";
      EXPECT_TRUE(!names_clause || spec->clause(kind == "cause" ? name : clause) != nullptr) << line;
      EXPECT_TRUE(kind != "untestable" || is_drawn(name) || cases.contains(name)) << line;
    }
  }
}

}  // namespace
}  // namespace plumbline::report
