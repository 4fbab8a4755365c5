#include "suite/smaller_request.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "http/uri.h"
#include "json/parse.h"
#include "package/base64.h"
#include "package/zip.h"
#include "spec/load.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

std::string zip(std::size_t bytes) { return package::encode_base64(package_of_size(bytes)); }

http::Request update(std::string_view name, std::string body) {
  return {"PUT", "/2015-03-31/functions/" + http::percent_encode(name) + "/code", {}, std::move(body)};
}

/// The smallest request of which something holds.
class SmallerRequestTest : public ::testing::Test {
 protected:
  http::Request smallest(const http::Request& request, std::function<bool(const http::Request&)> holds) {
    RequestTrial trial{[this, holds = std::move(holds)](const http::Request& candidate) {
                         ++asked;
                         return holds(candidate);
                       },
                       [this](const std::string& package) { introduced.push_back(package); },
                       [this] { return asked < attempts_max; }};
    return smaller_request(request, *spec().operation("UpdateFunctionCode"), origin, trial);
  }

  /// Whether the body is JSON and has these parts in it.
  static auto body_has(std::vector<std::string> parts) {
    return [parts = std::move(parts)](const http::Request& request) {
      for (const std::string& part : parts)
        if (request.body.find(part) == std::string::npos) return false;
      return json::parse(request.body).has_value();
    };
  }

  /// The bytes that a body carries as its ZipFile; nullopt where it carries none.
  static std::optional<std::string> carried(const http::Request& request) {
    const auto body = json::parse(request.body);
    const json::Value* text = body ? body->find("ZipFile") : nullptr;
    const auto bytes = text != nullptr && text->string() != nullptr ? package::decode_base64(*text->string())
                                                                    : package::decode_base64("*");
    return bytes ? std::optional(*bytes) : std::nullopt;
  }

  RequestOrigin origin{{package_of_size(700)}, true};
  std::vector<std::string> introduced;
  int asked = 0;
  int attempts_max = 10'000;
};

TEST_F(SmallerRequestTest, CarriesTheSmallestPackage) {
  const http::Request smaller = smallest(update("f", R"({"ZipFile":")" + zip(700) + R"(","Publish":true})"),
                                         [](const http::Request& request) {
                                           const auto bytes = carried(request);
                                           return bytes && package::inspect_zip(*bytes);
                                         });
  EXPECT_EQ(smaller.body, R"({"ZipFile":")" + zip(package_bytes_min + 1) + R"("})");
  ASSERT_FALSE(introduced.empty());
  EXPECT_EQ(introduced.front().size(), package_bytes_min + 1) << "whose base64 ends like that of 700 bytes";
}

TEST_F(SmallerRequestTest, CarriesTheSmallestPackageThatStillShowsIt) {
  // A package of fewer than 400 bytes is well.
  const auto large = [](const http::Request& request) {
    const auto bytes = carried(request);
    return bytes && bytes->size() >= 400 && package::inspect_zip(*bytes);
  };
  const http::Request smaller = smallest(update("f", R"({"ZipFile":")" + zip(700) + R"("})"), large);
  EXPECT_EQ(smaller.body, R"({"ZipFile":")" + zip(400) + R"("})");
  EXPECT_LT(introduced.size(), 14U) << "by bisection";
}

TEST_F(SmallerRequestTest, KeepsADefectOfBase64WhereItIs) {
  const http::Request smaller =
      smallest(update("f", R"({"ZipFile":"@)" + zip(700) + R"("})"), [](const auto& r) {
        return r.body.find("@UEsDB") != std::string::npos && r.body.find("UEsFBg") != std::string::npos;
      });
  EXPECT_LT(smaller.body.size(), 180U);
}

TEST_F(SmallerRequestTest, LeavesOutMembersAndShortensStrings) {
  EXPECT_EQ(
      smallest(update("f", R"({"S3Bucket":"my_bucket","S3Key":"a/key.zip","DryRun":true,"Publish":false})"),
               body_has({"\"S3Bucket\":\"", "_", "\"S3Key\""}))
          .body,
      R"({"S3Bucket":"_","S3Key":""})");
}

TEST_F(SmallerRequestTest, MakesPlainWhatHasToBeThatLong) {
  const http::Request smaller = smallest(
      update("f", R"({"S3Key":")" + std::string(40, 'x') + R"("})"), [](const http::Request& request) {
        return request.body.size() >= 52 && request.body.starts_with(R"({"S3Key":")");
      });
  EXPECT_EQ(smaller.body, R"({"S3Key":")" + std::string(40, 'a') + R"("})");
}

TEST_F(SmallerRequestTest, ShortensBytesBehindBase64) {
  const http::Request smaller =
      smallest(update("f", R"({"ZipFile":"bm90IGEgemlwIGFyY2hpdmU="})"), [](const http::Request& request) {
        const auto bytes = carried(request);
        return bytes && !bytes->empty();
      });
  EXPECT_EQ(carried(smaller)->size(), 1U);
}

TEST_F(SmallerRequestTest, ShortensNamesThatNobodyKnows) {
  EXPECT_EQ(
      smallest(update("f", R"({"AnotherMember":1,"ZipFile":"AA=="})"), body_has({"ZipFile\":", "\":1"})).body,
      R"({"":1,"ZipFile":""})");
}

TEST_F(SmallerRequestTest, ShortensTextThatIsNoJson) {
  EXPECT_EQ(
      smallest(update("f", R"({"ZipFile":")" + zip(700) + R"(",})"),
               [](const http::Request& request) { return request.body.find(",}") != std::string::npos; })
          .body,
      ",}");
}

TEST_F(SmallerRequestTest, LeavesTheNameOfTheFixture) {
  const auto anything = [](const http::Request&) { return true; };
  const http::Request request = update("my.function", R"({"DryRun":true})");
  EXPECT_EQ(smallest(request, anything).target, request.target);
}

TEST_F(SmallerRequestTest, ShortensAnotherNameOfARequestThatChangesNothing) {
  origin.is_on_fixture = false;
  const auto has_dot = [](const http::Request& request) {
    return request.target.find('.') != std::string::npos;
  };
  const http::Request smaller = smallest(update("my.function", R"({"DryRun":true,"Publish":true})"), has_dot);
  EXPECT_EQ(smaller.target, update(".", "").target);
  EXPECT_NE(smaller.body.find(R"("DryRun":true)"), std::string::npos) << "whoever it may hit is safe";

  const http::Request request = update("my.function", R"({"Publish":true})");
  EXPECT_EQ(smallest(request, has_dot).target, request.target);
}

TEST_F(SmallerRequestTest, KeepsToItsAttempts) {
  attempts_max = 5;
  const http::Request request = update("f", R"({"S3Key":"a long key","S3Bucket":"a bucket"})");
  EXPECT_EQ(smallest(request, [](const http::Request&) { return false; }), request);
  EXPECT_EQ(asked, 5);
}

}  // namespace
}  // namespace plumbline::suite
