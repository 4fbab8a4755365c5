#include "service/directory_source.h"

#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

namespace fs = std::filesystem;

/// A root with a bucket in it, beside a file that no key may reach; gone when the test is.
class DirectorySourceTest : public ::testing::Test {
 protected:
  DirectorySourceTest()
      : folder_(fs::temp_directory_path() / fmt::format("plumbline-{}", std::random_device()())) {
    write("secret.zip", "secret");
    write("root/bucket/app.zip", "app");
    write("root/bucket/a/b c/%2e.zip", "deep");
    write("root/bucket/.versions/app.zip/v1", "old");
    write("root/loose.zip", "in no bucket");
    fs::create_symlink(folder_ / "secret.zip", folder_ / "root/bucket/link.zip");
    fs::create_symlink(folder_ / "root/bucket/app.zip", folder_ / "root/bucket/inner.zip");
    fs::create_directory(folder_ / "root/empty");
    EXPECT_EQ(::mkfifo((folder_ / "root/bucket/pipe").c_str(), 0600), 0);
  }
  ~DirectorySourceTest() override { fs::remove_all(folder_); }

  void write(const fs::path& path, std::string_view content) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << content;
  }

  fs::path folder_;
};

TEST_F(DirectorySourceTest, ReadsObjectsAndNothingElse) {
  using Outcome = Result<std::string, SourceError>;
  const auto no_key = Outcome(tl::unexpect, SourceError::no_such_key);
  const auto no_bucket = Outcome(tl::unexpect, SourceError::no_such_bucket);
  const auto no_version = Outcome(tl::unexpect, SourceError::no_such_version);
  struct Row {
    ObjectAddress address;
    Outcome outcome;
  };
  const std::vector<Row> rows{
      {{"bucket", "app.zip", {}}, "app"},
      {{"bucket", "a/b c/%2e.zip", {}}, "deep"},
      {{"bucket", "inner.zip", {}}, "app"},
      {{"bucket", "app.zip", "v1"}, "old"},
      {{"bucket", "app.zip", "v2"}, no_version},
      {{"bucket", "app.zip", "../app.zip/v1"}, no_version},
      {{"bucket", "app.zip", ".."}, no_version},
      {{"bucket", "none.zip", "v1"}, no_version},
      {{"none", "app.zip", {}}, no_bucket},
      {{"loose.zip", "app.zip", {}}, no_bucket},
      {{"..", "secret.zip", {}}, no_bucket},
      {{"", "bucket", {}}, no_bucket},
      {{"bucket/a", "b c/%2e.zip", {}}, no_bucket},
      {{"empty", "app.zip", {}}, no_key},
      {{"bucket", "none.zip", {}}, no_key},
      {{"bucket", "a", {}}, no_key},
      {{"bucket", "a/", {}}, no_key},
      {{"bucket", "/app.zip", {}}, no_key},
      {{"bucket", "a//b c/%2e.zip", {}}, no_key},
      {{"bucket", "./app.zip", {}}, no_key},
      {{"bucket", "../../secret.zip", {}}, no_key},
      {{"bucket", "a/../app.zip", {}}, no_key},
      {{"bucket", "%2e%2e/%2e%2e/secret.zip", {}}, no_key},
      {{"bucket", "link.zip", {}}, no_key},
      {{"bucket", "pipe", {}}, no_key},
      {{"bucket", ".versions/app.zip/v1", {}}, no_key},
      {{"bucket", std::string("app.zip\0x", 9), {}}, no_key},
      {{"bucket", std::string(1024, 'k'), {}}, no_key},
      {{"bucket", "", {}}, no_key},
  };
  const DirectorySource source(folder_ / "root");
  for (const Row& row : rows) {
    EXPECT_EQ(source.fetch(row.address, 100), row.outcome)
        << row.address.bucket << " " << row.address.key << " " << row.address.version.value_or("");
  }
  EXPECT_EQ(source.fetch({"bucket", "app.zip", {}}, 3), Outcome("app"));
  EXPECT_EQ(source.fetch({"bucket", "app.zip", {}}, 2), Outcome(tl::unexpect, SourceError::too_large));
  EXPECT_EQ(DirectorySource(folder_ / "none").fetch({"bucket", "app.zip", {}}, 3), no_bucket);
}

TEST_F(DirectorySourceTest, FeedsUpdates) {
  const std::string zip = zip_of("from the bucket");
  const std::string old_zip = zip_of("an older one");
  write("root/bucket/fn.zip", zip);
  write("root/bucket/.versions/fn.zip/v1", old_zip);
  World world({}, std::make_shared<DirectorySource>(folder_ / "root"));
  world.create("fn");
  struct Row {
    json::Object body;
    int status;
    std::string hash_or_message;
  };
  const std::string failed = "Error occurred while GetObject. S3 Error Code: ";
  const std::vector<Row> rows{
      {{{"S3Bucket", "bucket"}, {"S3Key", "fn.zip"}}, 200, hash_of(zip)},
      {{{"S3Bucket", "bucket"}, {"S3Key", "fn.zip"}, {"S3ObjectVersion", "v1"}}, 200, hash_of(old_zip)},
      {{{"S3Bucket", "other"}, {"S3Key", "fn.zip"}},
       400,
       failed + "NoSuchBucket. S3 Error Message: The specified bucket does not exist"},
      {{{"S3Bucket", "bucket"}, {"S3Key", "none.zip"}},
       400,
       failed + "NoSuchKey. S3 Error Message: The specified key does not exist."},
      {{{"S3Bucket", "bucket"}, {"S3Key", "fn.zip"}, {"S3ObjectVersion", "v9"}},
       400,
       failed + "NoSuchVersion. S3 Error Message: The specified version does not exist."},
      {{{"S3Bucket", "bucket"}, {"S3Key", "app.zip"}},
       400,
       "Could not unzip uploaded file. Please check your file, then try to upload again."},
  };
  for (const Row& row : rows) {
    const Reply reply = world.update("fn", row.body);
    EXPECT_EQ(reply.status(), row.status);
    EXPECT_EQ(row.status == 200 ? reply.text("CodeSha256") : reply.message(), row.hash_or_message);
  }
}

}  // namespace
}  // namespace plumbline::service
