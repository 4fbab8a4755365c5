#include <string>
#include <string_view>
#include <vector>

#include "http/framing.h"
#include "suite/whole_request.h"

namespace plumbline::suite {
namespace {

/// One way to put the same request on the wire, told by header lines.
struct Way {
  std::string_view id;
  std::string_view about;
  http::Headers lines;
};

std::vector<Way> chunked_ways() {
  const std::string words(http::framing_line);
  const http::Header chunked = {"Transfer-Encoding", "chunked"};
  return {
      {"one", "a chunked body, one chunk", {chunked}},
      {"tiny", "a chunked body, many tiny chunks", {chunked, {words, "tiny-chunks"}}},
      {"extensions", "a chunked body with chunk extensions", {chunked, {words, "chunk-extensions"}}},
      {"trailer", "a chunked body with a trailer", {chunked, {"Trailer", "X-Trailer"}, {words, "trailer"}}},
      {"in-capitals", "a chunked body, the word in capitals", {{"Transfer-Encoding", "CHUNKED"}}},
      {"name-in-small-letters",
       "a chunked body, the name in small letters",
       {{"transfer-encoding", "chunked"}}},
      {"expect", "a chunked body that waits for 100 Continue", {chunked, {"Expect", "100-continue"}}},
  };
}

std::vector<Way> expecting_ways() {
  return {
      {"continue", "a body that waits for 100 Continue", {{"Expect", "100-continue"}}},
      {"continue-in-capitals",
       "a body that waits for 100 Continue, in capitals",
       {{"EXPECT", "100-CONTINUE"}}},
  };
}

std::vector<Way> ways_of_http_1_0() {
  const http::Header version = {std::string(http::framing_line), "http-1.0"};
  return {
      {"plain", "a request in HTTP/1.0", {version}},
      {"keep-alive",
       "a request in HTTP/1.0 that would keep the connection",
       {version, {"Connection", "keep-alive"}}},
      {"expect", "a request in HTTP/1.0, which knows no 100 Continue", {version, {"Expect", "100-continue"}}},
  };
}

Step sent_so(const WholeRequest& whole, const Way& way) {
  Step step = whole.step();
  for (const http::Header& line : way.lines) step.wire.headers.add(line.name, line.value);
  return step;
}

WholeRequest::Title title(std::string_view folder, const Way& way) {
  return {std::string(folder) + "/" + std::string(way.id), std::string(way.about)};
}

}  // namespace

void try_framings(WholeRequest& whole) {
  const spec::Operation& operation = whole.operation();
  // A server may want to know the length of a body beforehand (RFC 9112, 6.3), and may have no HTTP/1.0.
  const verdict::Alternative wants_length = {{{411, 411}}, {}, {}, {}};
  const verdict::Alternative wants_version = {{{426, 426}, {505, 505}}, {}, {}, {}};
  for (const Way& way : chunked_ways())
    whole.accept_or(title("chunked", way), operation.clause("chunked-body"), sent_so(whole, way),
                    {wants_length});
  for (const Way& way : expecting_ways())
    whole.accept(title("expect", way), operation.clause("expect-continue"), sent_so(whole, way));
  for (const Way& way : ways_of_http_1_0())
    whole.accept_or(title("http-1.0", way), operation.clause("http-1.0"), sent_so(whole, way),
                    {wants_version});
}

}  // namespace plumbline::suite
