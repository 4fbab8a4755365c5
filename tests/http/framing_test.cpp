#include "http/framing.h"

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

Framing framing(Headers headers, std::string body = "{}") {
  return framing_of({"PUT", "/", std::move(headers), std::move(body)});
}

TEST(FramingOf, IsPlainWhereNothingIsSaid) {
  const Framing plain = framing({{"Content-Type", "application/json"}});
  EXPECT_FALSE(plain.is_chunked || plain.has_tiny_chunks || plain.has_extensions || plain.has_trailer ||
               plain.awaits_leave || plain.is_http_1_0);
}

TEST(FramingOf, ReadsTheLinesOfHttp) {
  EXPECT_TRUE(framing({{"Transfer-Encoding", "chunked"}}).is_chunked);
  EXPECT_TRUE(framing({{"transfer-encoding", "CHUNKED"}}).is_chunked);
  EXPECT_FALSE(framing({{"Transfer-Encoding", "xchunked"}}).is_chunked);
  EXPECT_TRUE(framing({{"expect", "100-Continue"}}).awaits_leave);
  EXPECT_FALSE(framing({{"Expect", "100-continue"}}, "").awaits_leave);
  EXPECT_FALSE(framing({{"Expect", "100-continue"}, {"Plumbline-Framing", "http-1.0"}}).awaits_leave);
}

TEST(FramingOf, ReadsTheLineOfOurOwn) {
  const Framing all = framing({{"Plumbline-Framing", "tiny-chunks,chunk-extensions , trailer,\thttp-1.0"}});
  EXPECT_TRUE(all.has_tiny_chunks);
  EXPECT_TRUE(all.has_extensions);
  EXPECT_TRUE(all.has_trailer);
  EXPECT_TRUE(all.is_http_1_0);
  EXPECT_FALSE(framing({{"Plumbline-Framing", ", tiny,trailers, "}}).has_trailer);
}

}  // namespace
}  // namespace plumbline::http
