#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace plumbline::http {

/// Percent-encodes all but RFC 3986's unreserved characters: a value becomes one path segment or query value.
/// `percent_encode("a:b/c d") == "a%3Ab%2Fc%20d"`.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// As percent_encode, but leaves the characters of `also_plain` as they are: clients send ':' and '$' either
/// way.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view also_plain);

/// Decodes percent-encoding once; nullopt where a '%' is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);

/// The path of a request target, before any '?'.
[[nodiscard]] std::string_view path_of(std::string_view target);

/// A query parameter of a request target, decoded; nullopt where it is absent or badly encoded.
[[nodiscard]] std::optional<std::string> query_value(std::string_view target, std::string_view name);

/// The segments of a path, still encoded: "/a/b%2F/" gives "a", "b%2F", "".
[[nodiscard]] std::vector<std::string_view> segments_of(std::string_view path);

/// Where an endpoint is: `http://localhost:4566/prefix`.
struct Url {
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< without brackets, also for IPv6
  std::uint16_t port = 0;
  std::string path;   ///< prefix of every target, without a trailing '/'; may be empty
  std::string query;  ///< without '?'; may be empty
  friend bool operator==(const Url&, const Url&) = default;

  /// host, or host:port where the port is not the scheme's own, with brackets for IPv6: the value of Host.
  [[nodiscard]] std::string authority() const;
};

/// Reads an http or https URL. User names, fragments and ports outside 1 to 65535 are refused with the
/// reason.
[[nodiscard]] Result<Url, std::string> parse_url(std::string_view text);

}  // namespace plumbline::http
