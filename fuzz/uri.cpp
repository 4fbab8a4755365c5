#include "http/uri.h"

#include "law.h"

namespace plumbline::fuzz {
namespace {

bool is_plain(std::string_view text) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%:$";
  return text.find_first_not_of(plain) == std::string_view::npos;
}

/// What is encoded comes back, and fits into a segment and into a value of the query.
void expect_encoding(std::string_view bytes) {
  for (const std::string& encoded : {http::percent_encode(bytes), http::percent_encode(bytes, ":$")}) {
    expect("what is encoded holds plain characters alone", is_plain(encoded), encoded);
    const auto decoded = http::percent_decode(encoded);
    expect_same("decode of encode is identity", decoded.value_or("refused"), bytes);
    const std::string target = "/a?x=1&name=" + encoded + "&y";
    expect_same("a value of the query is read as it was", http::query_value(target, "name").value_or("none"),
                bytes);
    expect_same("an encoded text is one segment", http::segments_of("/" + encoded).size(), 1U);
  }
}

void expect_segments(std::string_view bytes) {
  const std::string_view path = http::path_of(bytes);
  expect("the path is the front of the target", bytes.starts_with(path), path);
  std::string joined;
  for (const std::string_view segment : http::segments_of(path)) joined.append("/").append(segment);
  const bool is_whole = path.empty() || path.starts_with('/');
  const std::string wanted = (is_whole ? "" : "/") + std::string(path);
  expect_same("segments make the path again", joined, wanted);
}

void expect_url(std::string_view bytes) {
  const auto url = http::parse_url(bytes);
  if (!url) return expect("a refusal says why", !url.error().empty(), "a reason");
  const std::string query = url->query.empty() ? "" : "?" + url->query;
  const auto again = http::parse_url(url->scheme + "://" + url->authority() + url->path + query);
  if (!again) broken("a URL is read again", bytes, again.error());
  expect("a URL is read again as the same", *again == *url, url->authority());
}

}  // namespace

/// Law: percent-encoding loses nothing and leaves no character that means something in a URL; segments make
/// their path again; and a URL that was read, written again, is read as the same.
void hold(std::string_view bytes) {
  expect_encoding(bytes);
  expect_segments(bytes);
  expect_url(bytes);
}

}  // namespace plumbline::fuzz
