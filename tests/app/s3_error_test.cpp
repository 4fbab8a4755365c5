#include "app/s3_error.h"

#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

using service::SourceError;

std::string xml(const std::string& code, const std::string& message = "m") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message +
         "</Message><Resource>/b/k</Resource></Error>";
}

TEST(S3Error, LeadsToWhatLambdaAnswers) {
  struct Row {
    int status;
    std::string body;
    bool version_was_asked;
    std::optional<SourceError> error;
  };
  const Row rows[] = {{404, xml("NoSuchBucket"), false, SourceError::no_such_bucket},
                      {404, xml("NoSuchKey"), false, SourceError::no_such_key},
                      {404, xml("NoSuchVersion"), true, SourceError::no_such_version},
                      {400, xml("InvalidArgument"), true, SourceError::no_such_version},
                      {400, xml("InvalidArgument"), false, std::nullopt},
                      {405, xml("MethodNotAllowed"), true, SourceError::no_such_key},
                      {403, xml("AccessDenied"), false, SourceError::access_denied},
                      {403, xml("SignatureDoesNotMatch"), false, SourceError::access_denied},
                      {403, xml("InvalidAccessKeyId"), false, SourceError::access_denied},
                      {301, xml("PermanentRedirect"), false, std::nullopt},
                      {403, "", false, SourceError::access_denied},
                      {404, "<html>not here</html>", false, SourceError::no_such_key},
                      {404, "", true, SourceError::no_such_version},
                      {400, "", false, std::nullopt},
                      {204, "", false, std::nullopt},
                      {404, "<Error><Code>NoSuchKey", false, SourceError::no_such_key},
                      {418, std::string(1'000'000, '<'), false, std::nullopt}};
  for (const auto& [status, body, version_was_asked, error] : rows) {
    const S3Error read = read_s3_error({status, {}, body});
    EXPECT_EQ(source_error_of(read, version_was_asked), error) << status << " " << body.substr(0, 200);
  }
}

TEST(S3Error, ReadsCodeAndMessage) {
  EXPECT_EQ(described(read_s3_error({404, {}, xml("NoSuchKey", "a &lt;b&gt; c")})), "404 NoSuchKey: a <b> c");
  EXPECT_EQ(described(read_s3_error({502, {}, "bad gateway"})), "502 without S3's error in its body");
  // Entities that stand for files or for each other are not followed.
  const std::string bomb =
      "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Error><Code>&x;</Code></Error>";
  EXPECT_EQ(read_s3_error({404, {}, bomb}).code, "&x;");
}

}  // namespace
}  // namespace plumbline::app
