#include "fuzzing/export.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fuzzing/file_name.h"
#include "fuzzing/world.h"
#include "json/parse.h"
#include "names/function_name.h"
#include "names/s3_location.h"
#include "package/base64.h"
#include "spec/fields.h"

namespace plumbline::fuzzing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;

std::map<std::string, std::string> by_path(const ExportedFiles& files) {
  std::map<std::string, std::string> map;
  for (const ExportedFile& file : files) EXPECT_TRUE(map.emplace(file.path, file.bytes).second) << file.path;
  return map;
}

std::string beginning_of(const std::string& path) { return path.substr(0, path.find('/')); }

TEST(FileNameTest, IsReadableAndFitsAnyFileSystem) {
  EXPECT_EQ(file_name_of("FunctionName/length/bare-65"), "FunctionName.length.bare-65");
  EXPECT_THAT(file_name_of("FunctionName/pattern/a%3Ab"),
              ::testing::MatchesRegex("FunctionName.pattern.a_3Ab-[0-9a-f]{6}"));
  EXPECT_NE(file_name_of("a%3Ab"), file_name_of("a_3Ab"));
  EXPECT_LE(file_name_of(std::string(1000, 'x')).size(), 120U);
}

TEST(ExportTest, WritesTheCasesAsSeeds) {
  const auto files = by_path(export_corpus(spec(), operation()));
  std::set<std::string> folders;
  for (const auto& [path, bytes] : files) folders.insert(beginning_of(path));
  EXPECT_THAT(folders, ::testing::ElementsAre("base64", "function_name", "json", "request"));
  EXPECT_EQ(files.at("function_name/FunctionName.length.bare-65"), std::string(65, 'a'));
  EXPECT_EQ(files.at("base64/ZipFile.base64.padding.alone"), "====");
  EXPECT_THAT(
      files.at("request/FunctionName.form.arn-latest-raw"),
      ::testing::StartsWith("PUT /2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:"
                            "my-function:$LATEST/code\n"));
  EXPECT_EQ(files, by_path(export_corpus(spec(), operation())));
}

/// The vectors, held against the reference endpoint's own readers: another reading of the same page.
TEST(VectorsTest, AgreeWithTheRecognisers) {
  std::map<std::string, int> checked;
  for (const ExportedFile& file : export_vectors(spec(), operation())) {
    const bool is_accepted = file.path.starts_with("accept/");
    if (!is_accepted && !file.path.starts_with("refuse/")) continue;
    const fs::path folder = fs::path(file.path).parent_path();
    const std::string of = folder.filename().string();
    if (of == "FunctionName")
      EXPECT_EQ(names::parse_function_name(file.bytes).has_value(), is_accepted) << file.path;
    else if (of == "ZipFile")
      EXPECT_EQ(package::decode_base64(file.bytes).has_value(), is_accepted) << file.path;
    else if (of == "S3Bucket")
      EXPECT_EQ(names::check_bucket_name(file.bytes).has_value(), is_accepted) << file.path;
    else
      continue;
    ++checked[folder.string()];
  }
  for (const char* folder : {"accept/FunctionName", "refuse/FunctionName", "accept/ZipFile", "refuse/ZipFile",
                             "accept/S3Bucket", "refuse/S3Bucket"})
    EXPECT_GT(checked[folder], 1) << folder;
}

TEST(VectorsTest, HaveAnIndexThatNamesTheirClauses) {
  const auto files = by_path(export_vectors(spec(), operation()));
  const auto index = json::parse(files.at("index.json"));
  ASSERT_TRUE(index.has_value());
  const json::Array& vectors = spec::items_of(spec::value_at(*index, "vectors"));
  EXPECT_EQ(vectors.size() + 1, files.size());
  for (const json::Value& vector : vectors) {
    EXPECT_TRUE(files.contains(spec::text_at(vector, "file")));
    EXPECT_EQ(beginning_of(spec::text_at(vector, "file")), spec::text_at(vector, "verdict"));
    EXPECT_FALSE(spec::texts_at(vector, "clauses").empty()) << spec::text_at(vector, "file");
    for (const std::string& clause : spec::texts_at(vector, "clauses"))
      EXPECT_NE(spec().clause(clause), nullptr) << clause;
  }
}

/// `plumbline list --export-vectors corpus/vectors` writes them anew.
TEST(VectorsTest, AreCurrentInTheTree) {
  const fs::path folder = fs::path(PLUMBLINE_SOURCE_DIR) / "corpus" / "vectors";
  std::map<std::string, std::string> there;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename() == "README.md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    there[fs::relative(entry.path(), folder).generic_string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  EXPECT_TRUE(there == by_path(export_vectors(spec(), operation())))
      << "write them anew: rm -r corpus/vectors/{accept,refuse,either}; plumbline list --export-vectors "
         "corpus/vectors";
}

}  // namespace
}  // namespace plumbline::fuzzing
