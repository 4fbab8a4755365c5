#include "wire/keyring.h"

#include <gmock/gmock.h>

namespace plumbline::wire {
namespace {

using testing::HasSubstr;

TEST(Keyring, ReadsTheFileThatClientsRead) {
  const auto keyring = Keyring::read(
      "# two people and a role\n"
      "[default]\naws_access_key_id = AKIDONE\naws_secret_access_key = one/+=\n\n"
      "[other]\naws_access_key_id=AKIDTWO\naws_secret_access_key=two\naws_account_id=210987654321\n"
      "[role]\naws_access_key_id=ASIA3\naws_secret_access_key=three\naws_session_token=token==\n",
      "123456789012");
  ASSERT_TRUE(keyring.has_value()) << keyring.error();
  EXPECT_EQ(keyring->find("AKIDONE")->credentials, (Credentials{"AKIDONE", "one/+=", ""}));
  EXPECT_EQ(keyring->find("AKIDONE")->account, "123456789012");
  EXPECT_EQ(keyring->find("AKIDTWO")->account, "210987654321");
  EXPECT_EQ(keyring->find("ASIA3")->credentials.session_token, "token==");
  EXPECT_EQ(keyring->find("AKID"), nullptr);
  EXPECT_EQ(keyring->find(""), nullptr);
}

TEST(Keyring, SaysWhatIsWrongAndWhere) {
  const std::string key = "aws_access_key_id=A\n";
  const std::string secret = "aws_secret_access_key=B\n";
  struct Row {
    std::string text;
    std::string error;
  };
  const Row rows[] = {{"", "no section"},
                      {key + secret, "no section"},
                      {"[a]\n" + secret, "[a]: it has no aws_access_key_id"},
                      {"[a]\n" + key, "[a]: it has no aws_secret_access_key"},
                      {"[a]\n" + key + secret + "aws_account_id = 12345", "[a]: its aws_account_id"},
                      {"[a]\n" + key + secret + "[b]\n" + key + secret, "[b]: another section"}};
  for (const Row& row : rows) {
    const auto keyring = Keyring::read(row.text, "123456789012");
    ASSERT_FALSE(keyring.has_value()) << row.text;
    EXPECT_THAT(keyring.error(), HasSubstr(row.error));
  }
}

}  // namespace
}  // namespace plumbline::wire
