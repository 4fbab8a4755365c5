#include "service/lifecycle.h"

#include <set>

#include <gmock/gmock.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;

constexpr milliseconds delay{1000};

/// A world in which changes take a second.
class SlowWorld : public World {
 public:
  SlowWorld() : World(slow()) {}
  void pass(milliseconds time) { now += time; }

 private:
  static Settings slow() {
    Settings settings;
    settings.lifecycle_delay = delay;
    return settings;
  }
};

/// State, its reason, LastUpdateStatus and its reason, with what is absent left out.
std::string state_of(const Reply& reply) {
  std::string text;
  for (const char* name :
       {"State", "StateReasonCode", "StateReason", "LastUpdateStatus", "LastUpdateStatusReasonCode"}) {
    const std::string value = reply.text(name);
    if (value != "(absent)") text += (text.empty() ? "" : ", ") + value;
  }
  return text;
}

const std::string pending = "Pending, Creating, The function is being created.";
const std::string in_progress = "Active, InProgress, Creating";
const std::string done = "Active, Successful";

TEST(Lifecycle, IsOverAtOnceUnlessToldOtherwise) {
  World world;
  EXPECT_EQ(state_of(world.create("fn")), done);
  EXPECT_EQ(state_of(world.update_code("fn", zip_of("two"))), done);
}

TEST(Lifecycle, CreationIsPendingForAWhile) {
  SlowWorld world;
  EXPECT_EQ(state_of(world.create("fn")), pending);
  world.pass(delay - milliseconds(1));
  EXPECT_EQ(state_of(world.configuration_of("fn")), pending);
  world.pass(milliseconds(1));
  EXPECT_EQ(state_of(world.configuration_of("fn")), done);
}

TEST(Lifecycle, UpdatesAreInProgressForAWhile) {
  SlowWorld world;
  world.create("fn");
  world.pass(delay);
  const Reply updated = world.update_code("fn", zip_of("two"));
  EXPECT_EQ(state_of(updated), in_progress);
  EXPECT_EQ(updated.text("LastUpdateStatusReason"), "The function is being created.");
  EXPECT_EQ(updated.text("CodeSha256"), hash_of(zip_of("two"))) << "what is read is new at once";
  EXPECT_EQ(world.configuration_of("fn").body, updated.body);
  world.pass(delay);
  EXPECT_EQ(state_of(world.configuration_of("fn")), done);

  const Reply configured =
      world.send_json("PUT", "/2015-03-31/functions/fn/configuration", json::Object{{"Description", "new"}});
  EXPECT_EQ(state_of(configured), in_progress);
}

TEST(Lifecycle, TheRevisionChangesOnceMoreAtTheEnd) {
  SlowWorld world;
  std::set<std::string> revisions = {world.create("fn").text("RevisionId")};
  for (int i = 0; i < 3; ++i) {
    world.pass(delay);
    const Reply idle = world.configuration_of("fn");
    revisions.insert(idle.text("RevisionId"));
    EXPECT_EQ(world.configuration_of("fn").body, idle.body) << "and is then the same for every reader";
    revisions.insert(world.update_code("fn", zip_of("same")).text("RevisionId"));
  }
  EXPECT_EQ(revisions.size(), 7U);
}

TEST(Lifecycle, RefusesChangesMeanwhile) {
  struct Row {
    const char* name;
    std::string method;
    std::string path;
    std::string member;
  };
  const Row rows[] = {{"code", "PUT", "/code", "ZipFile"},
                      {"configuration", "PUT", "/configuration", "Description"},
                      {"publish", "POST", "/versions", "Description"}};
  for (const Row& row : rows) {
    SlowWorld world;
    world.create("fn");
    const json::Value body =
        json::Object{{row.member, package::encode_base64(zip_of("x"))}, {"RevisionId", "of another time"}};
    const auto change = [&] {
      return world.send_json(row.method, "/2015-03-31/functions/fn" + row.path, body);
    };
    const Reply while_pending = change();
    EXPECT_EQ(while_pending.status(), 409) << row.name;
    EXPECT_EQ(while_pending.error_type(), "ResourceConflictException") << row.name;
    EXPECT_THAT(while_pending.message(), EndsWith("in the following state: Pending")) << row.name;

    world.pass(delay);
    ASSERT_EQ(world.update_code("fn", zip_of("two")).status(), 200);
    const std::string before = world.everything_of("fn");
    const Reply while_updating = change();
    EXPECT_EQ(while_updating.status(), 409) << row.name;
    EXPECT_THAT(while_updating.message(),
                HasSubstr("An update is in progress for resource: " + std::string(arn_prefix) + "fn"));
    EXPECT_EQ(world.everything_of("fn"), before) << row.name;

    world.pass(delay);
    EXPECT_EQ(change().status(), 412) << row.name << ": the revision is looked at after that";
  }
}

TEST(Lifecycle, ADryRunIsRefusedMeanwhileAndStartsNothing) {
  SlowWorld world;
  world.create("fn");
  const json::Value dry = json::Object{{"DryRun", true}, {"ZipFile", package::encode_base64(zip_of("two"))}};
  EXPECT_EQ(world.update("fn", dry).status(), 409);
  world.pass(delay);
  EXPECT_EQ(state_of(world.update("fn", dry)), done);
  EXPECT_EQ(world.update_code("fn", zip_of("two")).status(), 200);
}

TEST(Lifecycle, APublishedVersionIsPendingAndKeepsItsRevision) {
  SlowWorld world;
  world.create("fn");
  world.pass(delay);
  const Reply published =
      world.update("fn", json::Object{{"Publish", true}, {"ZipFile", package::encode_base64(zip_of("two"))}});
  EXPECT_EQ(published.text("Version"), "1");
  EXPECT_EQ(state_of(published), pending);
  const Reply latest = world.configuration_of("fn");
  EXPECT_EQ(state_of(latest), in_progress);
  EXPECT_NE(latest.text("RevisionId"), published.text("RevisionId"));

  world.pass(delay);
  const Reply version = world.configuration_of("fn", "?Qualifier=1");
  EXPECT_EQ(state_of(version), done);
  EXPECT_EQ(version.text("RevisionId"), published.text("RevisionId"));
  EXPECT_NE(world.configuration_of("fn").text("RevisionId"), latest.text("RevisionId"));
}

TEST(Lifecycle, AFunctionCanBeDeletedMeanwhile) {
  SlowWorld world;
  world.create("fn");
  EXPECT_EQ(world.send("DELETE", "/2015-03-31/functions/fn").status(), 204);
  EXPECT_EQ(world.configuration_of("fn").status(), 404);
}

TEST(Lifecycle, LeavesARecordAloneInWhichNothingHasEnded) {
  EXPECT_EQ(settled(nullptr, Time{}), nullptr);
  Function function;
  function.latest.progress = Progress{Progress::Kind::updating, Time{} + delay, "next"};
  const auto record = std::make_shared<const Function>(function);
  EXPECT_EQ(settled(record, Time{}), record);
  const auto after = settled(record, Time{} + delay);
  EXPECT_EQ(after->latest.revision_id, "next");
  EXPECT_TRUE(record->latest.progress.has_value()) << "what others may be reading does not change";
}

}  // namespace
}  // namespace plumbline::service
