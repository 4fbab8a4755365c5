#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

/// So long that the body's reader leaves it to the base64 decoder (json/document.h).
std::string large_zip() {
  std::string content;
  for (int i = 0; i < 40'000; ++i) content += static_cast<char>(i * 7919 >> 5);
  return zip_of(content);
}

std::string member(std::string_view name, std::string_view text) {
  return fmt::format(R"("{}":"{}")", name, text);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

class LargeBody : public testing::Test {
 protected:
  LargeBody() { world_.create("fn"); }
  Reply update(const std::string& members) {
    return world_.send("PUT", "/2015-03-31/functions/fn/code", "{" + members + "}");
  }

  World world_;
  const std::string zip_ = large_zip();
  const std::string text_ = package::encode_base64(zip_);
};

TEST_F(LargeBody, BringsItsPackageWhereverItStandsAndHoweverItIsWritten) {
  const std::string zip_file = member("ZipFile", text_);
  const std::string rows[] = {
      zip_file,
      R"("Publish":false,"Architectures":["x86_64"],)" + zip_file,
      zip_file + R"(,"Publish":false,"Architectures":["x86_64"],"Other":{"ZipFile":[]})",
      member("ZipFile", replaced(text_, "/", "\\/")),
      member("ZipFile", replaced(text_, "+", "\\u002b")),
      member("ZipFile", std::string(50'000, ' ')) + "," + zip_file,  // the last of two counts
      member("Other", std::string(50'000, ' ')) + "," + zip_file,
  };
  for (const std::string& row : rows) {
    const Reply updated = update(row);
    ASSERT_EQ(updated.status(), 200) << row.substr(0, 60) << updated.message();
    EXPECT_EQ(updated.text("CodeSha256"), hash_of(zip_)) << row.substr(0, 60);
    EXPECT_EQ(updated.text("CodeSize"), std::to_string(zip_.size())) << row.substr(0, 60);
    EXPECT_EQ(updated.text("FunctionName"), "fn");
  }
}

TEST_F(LargeBody, IsRefusedForABadByteAnywhere) {
  const std::string good = member("ZipFile", text_);
  for (const std::string_view bad : {"\xFF", "\x1A", "\x1F", "\xED\xA0\x80", "\x01", "\n"}) {
    std::string within = text_;
    within.replace(within.size() / 2, bad.size(), bad);
    const std::string rows[] = {
        member("ZipFile", within),
        member("ZipFile", within) + "," + good,
        member("ZipFile", within) + R"(,"ZipFile":null)",
        good + "," + member("Other", within),
        member("Other", within) + "," + good,
        good + R"(,"Code":{)" + member("ZipFile", within) + "}",
        member(within, "") + "," + good,
        good + "," + member("Other", bad),
    };
    const std::string before = world_.everything_of("fn");
    for (const std::string& row : rows) {
      const Reply refused = update(row);
      EXPECT_EQ(refused.status(), 400) << row.substr(0, 40);
      EXPECT_EQ(refused.error_type(), "SerializationException") << row.substr(0, 40);
    }
    EXPECT_EQ(world_.everything_of("fn"), before);

    const Reply creation = world_.send("POST", "/2015-03-31/functions",
                                       R"({"FunctionName":"new",)" + member("Role", role) + "," +
                                           member("ZipFile", within) + R"(,"Code":{)" + good + "}}");
    EXPECT_EQ(creation.error_type(), "SerializationException");
  }
}

TEST_F(LargeBody, BringsThePackageOfANewFunction) {
  const Reply created = world_.send_json("POST", "/2015-03-31/functions", World::creation_of("new", zip_));
  ASSERT_EQ(created.status(), 201) << created.message();
  EXPECT_EQ(created.text("CodeSha256"), hash_of(zip_));
}

}  // namespace
}  // namespace plumbline::service
