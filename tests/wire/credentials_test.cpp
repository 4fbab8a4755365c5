#include "wire/credentials.h"

#include <fstream>
#include <map>

#include <gmock/gmock.h>

#include "wire/own_file.h"

namespace plumbline::wire {
namespace {

using testing::HasSubstr;

Environment of(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
}

std::string file_of(const std::string& name, const std::string& text) {
  std::string path = own_file(name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

class FindCredentials : public testing::Test {
 protected:
  const std::string keys_ =
      file_of("credentials",
              "[default]\naws_access_key_id = D\naws_secret_access_key = DS\n"
              "[half]\naws_access_key_id = H\n"
              "[temporary]\naws_access_key_id = T\naws_secret_access_key = TS\naws_session_token = TT\n");
  const std::string config_ =
      file_of("config",
              "[default]\nregion = eu-west-1\n"
              "[profile other]\nregion = eu-west-2\naws_access_key_id = O\naws_secret_access_key = OS\n");

  Environment with(std::map<std::string, std::string> variables) const {
    variables.emplace("AWS_SHARED_CREDENTIALS_FILE", keys_);
    variables.emplace("AWS_CONFIG_FILE", config_);
    return of(std::move(variables));
  }
};

TEST_F(FindCredentials, LooksWhereTheAwsCliLooks) {
  struct Row {
    std::map<std::string, std::string> variables;
    Credentials expected;
  };
  const Row rows[] = {
      {{{"AWS_ACCESS_KEY_ID", "E"}, {"AWS_SECRET_ACCESS_KEY", "ES"}}, {"E", "ES", ""}},
      {{{"AWS_ACCESS_KEY_ID", "E"}, {"AWS_SECRET_ACCESS_KEY", "ES"}, {"AWS_SESSION_TOKEN", "ET"}},
       {"E", "ES", "ET"}},
      {{{"AWS_ACCESS_KEY_ID", "E"}, {"AWS_SECRET_ACCESS_KEY", "ES"}, {"AWS_PROFILE", "temporary"}},
       {"E", "ES", ""}},
      {{}, {"D", "DS", ""}},
      {{{"AWS_ACCESS_KEY_ID", ""}, {"AWS_SESSION_TOKEN", "stray"}}, {"D", "DS", ""}},
      {{{"AWS_PROFILE", "temporary"}}, {"T", "TS", "TT"}},
      {{{"AWS_PROFILE", "other"}}, {"O", "OS", ""}}};
  for (const auto& [variables, expected] : rows) {
    const auto found = find_credentials(with(variables));
    ASSERT_TRUE(found.has_value()) << found.error();
    EXPECT_TRUE(*found == expected) << found->access_key_id;
  }
}

TEST_F(FindCredentials, SaysWhatIsMissingAndWhere) {
  struct Row {
    std::map<std::string, std::string> variables;
    std::string expected;
  };
  const Row rows[] = {
      {{{"AWS_ACCESS_KEY_ID", "E"}}, "AWS_SECRET_ACCESS_KEY is not"},
      {{{"AWS_PROFILE", "half"}}, "[half] of " + keys_ + " has no aws_secret_access_key"},
      {{{"AWS_PROFILE", "none"}}, "neither [none] of " + keys_ + " nor [profile none] of " + config_}};
  for (const auto& [variables, expected] : rows) {
    const auto found = find_credentials(with(variables));
    ASSERT_FALSE(found.has_value()) << found->access_key_id;
    EXPECT_THAT(found.error(), HasSubstr(expected));
  }
  const auto homeless = find_credentials(of({{"HOME", "/no/such/home"}}));
  ASSERT_FALSE(homeless.has_value());
  EXPECT_THAT(homeless.error(), HasSubstr("/no/such/home/.aws/credentials"));
}

TEST_F(FindCredentials, FindsTheRegion) {
  struct Row {
    std::map<std::string, std::string> variables;
    std::string expected;
  };
  const Row rows[] = {{{{"AWS_REGION", "a"}, {"AWS_DEFAULT_REGION", "b"}}, "a"},
                      {{{"AWS_REGION", ""}, {"AWS_DEFAULT_REGION", "b"}}, "b"},
                      {{}, "eu-west-1"},
                      {{{"AWS_PROFILE", "other"}}, "eu-west-2"}};
  for (const auto& [variables, expected] : rows) EXPECT_EQ(find_region(with(variables)), expected);
  const auto none = find_region(with({{"AWS_PROFILE", "half"}}));
  ASSERT_FALSE(none.has_value());
  EXPECT_THAT(none.error(), HasSubstr("[profile half] of " + config_));
}

}  // namespace
}  // namespace plumbline::wire
