#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"
#include "report/run_result.h"
#include "suite/outcome.h"

/// A request as a command that a reader can paste into a POSIX shell.
///
///     curl_of({"GET", "/a", {{"Accept", "it's"}}, ""}, "http://localhost:9001") ==
///         "curl -sSi -g --path-as-is -X GET -H 'Accept: it'\\''s' http://localhost:9001/a"
namespace plumbline::report {

/// Bodies up to this size stand in the command itself.
constexpr std::size_t inline_body_bytes_max = 2048;

/// A text as one word of a POSIX shell, quoted where it must be. A text that is not printable is spelt in
/// octal for printf. Texts with a zero byte, or with a newline at the end, are beyond what a shell can hand
/// over: those bytes are lost.
[[nodiscard]] std::string shell_word(std::string_view text);

/// Where commands send their requests.
struct CurlTarget {
  std::string_view base_url;  ///< the endpoint's, `http://host:port/prefix`
  bool is_signed = false;     ///< it asks for signatures: of the credentials and region in AWS_* variables
};
[[nodiscard]] CurlTarget curl_target_of(const RunFacts& facts);

/// The curl command that sends the request to the endpoint, on one printable line. A request's target that is
/// a URL itself stands for itself, and is not signed.
///
/// Credentials are replaced by a placeholder. What curl would add of itself (Content-Type) is taken away. A
/// body that is not printable goes through base64; one past `inline_body_bytes_max` is told by size and hash,
/// to be given as a file.
[[nodiscard]] std::string curl_of_exchange(const suite::Exchange& exchange, CurlTarget target);
[[nodiscard]] std::string curl_of(const http::Request& request, std::string_view base_url);

/// The commands that show again what an outcome tells, one a line: first what is to be there for its
/// exchange, the functions that cases have had made for them among that, then the exchange. Empty without an
/// exchange. What earlier answers have told, a RevisionId say, stands in them as it was told then.
[[nodiscard]] std::string curl_of_outcome(const suite::Outcome& outcome, CurlTarget target);

/// The size of the body that was sent, of which the exchange may keep only the beginning.
[[nodiscard]] std::uint64_t sent_bytes(const suite::Exchange& exchange);

}  // namespace plumbline::report
