#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/world.h"

/// How large the request, its package, what is in it, and all packages of an account may be.
namespace plumbline::service {
namespace {

TEST(UpdateLimits, RefusesAtTheSizesOfItsLimits) {
  Settings settings;
  const std::string zip = zip_of("two");
  const auto unzipped = std::string_view("two").size();
  settings.limits.request_bytes_max = 4096;
  settings.limits.zipped_inline_bytes_max = zip.size();
  settings.limits.unzipped_bytes_max = unzipped + 1;
  World world(settings);
  ASSERT_EQ(world.create("fn", zip_of("one")).status(), 201);
  EXPECT_EQ(world.update_code("fn", zip).status(), 200);

  const Reply unzipped_too_large = world.update_code("fn", zip_of("four"));
  EXPECT_EQ(unzipped_too_large.status(), 413) << "one byte more zipped, too";
  EXPECT_EQ(unzipped_too_large.error_type(), "RequestEntityTooLargeException");
  EXPECT_EQ(unzipped_too_large.message(),
            fmt::format("Zipped size must be smaller than {} bytes", zip.size()));
  EXPECT_EQ(unzipped_too_large.body.find("Type"), nullptr);

  const std::string filler(4096 - zipped().size() - std::string_view(R"(,"Filler":"")").size(), 'x');
  const auto with_filler = [&](const std::string& text) {
    return world.send("PUT", "/2015-03-31/functions/fn/code", zipped(fmt::format(R"(,"Filler":"{}")", text)));
  };
  EXPECT_EQ(with_filler(filler).status(), 200);
  const Reply too_large = with_filler(filler + "x");
  EXPECT_EQ(too_large.status(), 413);
  EXPECT_EQ(too_large.message(),
            "Request must be smaller than 4096 bytes for the UpdateFunctionCode operation");
}

TEST(UpdateLimits, RefusesWhatIsTooLargeUnzipped) {
  Settings settings;
  settings.limits.unzipped_bytes_max = 100;
  World world(settings);
  world.create("fn");
  EXPECT_EQ(world.update_code("fn", zip_of(std::string(99, 'x'))).status(), 200);
  const Reply reply = world.update_code("fn", zip_of(std::string(100, 'x')));
  EXPECT_EQ(reply.status(), 400);
  EXPECT_EQ(reply.error_type(), "InvalidParameterValueException");
  EXPECT_EQ(reply.message(), "Unzipped size must be smaller than 100 bytes");
}

TEST(UpdateLimits, CountsThePackagesOfAllVersionsAgainstTheAccount) {
  Settings settings;
  const std::string zip = zip_of("one");
  settings.limits.code_storage_bytes_max = 3 * zip.size();
  World world(settings);
  world.create("fn", zip);
  const json::Object publish{{"Publish", true}, {"ZipFile", package::encode_base64(zip)}};
  EXPECT_EQ(world.update("fn", publish).status(), 200);
  EXPECT_EQ(world.update("fn", publish).status(), 200);
  const std::string before = world.everything_of("fn");
  for (const bool dry_run : {true, false}) {
    json::Value body = publish;
    body.set("DryRun", dry_run);
    const Reply full = world.update("fn", body);
    EXPECT_EQ(full.status(), 400);
    EXPECT_EQ(full.error_type(), "CodeStorageExceededException");
    EXPECT_EQ(full.message(), "Code storage limit exceeded.");
  }
  EXPECT_EQ(world.everything_of("fn"), before);
  EXPECT_EQ(world.create("other", zip).error_type(), "CodeStorageExceededException");
  EXPECT_EQ(world.update_code("fn", zip).status(), 200) << "in the place of bytes of the same length";
  world.send("DELETE", "/2015-03-31/functions/fn?Qualifier=1");
  EXPECT_EQ(world.create("other", zip).status(), 201) << "a deleted version makes room";
}

}  // namespace
}  // namespace plumbline::service
