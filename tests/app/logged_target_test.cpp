#include "app/logged_target.h"

#include <gmock/gmock.h>

namespace plumbline::app {
namespace {

TEST(LoggedTarget, HasNoSecretsAndStaysOnItsLine) {
  struct Row {
    std::string target;
    std::string logged;
  };
  const Row rows[] = {{"/2015-03-31/functions/a:$LATEST/code", "/2015-03-31/functions/a:$LATEST/code"},
                      {"/f?Qualifier=1&Marker=x", "/f?Qualifier=1&Marker=x"},
                      {"/f?X-Amz-Signature=5d67&X-Amz-Credential=AKID%2F&Qualifier=2",
                       "/f?X-Amz-Signature=***&X-Amz-Credential=***&Qualifier=2"},
                      {"/f?X-Amz-Security-Token=t?o=k&X-Amz-Security-Token=u",
                       "/f?X-Amz-Security-Token=***&X-Amz-Security-Token=***"},
                      {"/f?qualifier=1", "/f?qualifier=***"},
                      {"/f?secret", "/f?secret"},
                      {"/f?", "/f?"},
                      {"/f?&&=x&", "/f?&&=***&"},
                      {"/_plumbline/code/5b1c", "/_plumbline/code/***"},
                      {"/_plumbline/code/5b1c?x=y", "/_plumbline/code/***"},
                      {"", ""},
                      {"/a\nforged=1 b\"\\\r\x1b[2J\x7f", "/a%0Aforged=1%20b%22%5C%0D%1B[2J%7F"},
                      {"/\xC3\xBC\xFF%00", "/%C3%BC%FF%00"},
                      {"/" + std::string(5'000, 'x'), "/" + std::string(1'023, 'x') + "..."}};
  for (const auto& [target, logged] : rows) EXPECT_EQ(logged_target(target), logged) << target;
}

}  // namespace
}  // namespace plumbline::app
