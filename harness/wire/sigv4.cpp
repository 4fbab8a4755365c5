#include "wire/sigv4.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "http/framing.h"
#include "http/uri.h"
#include "package/sha256.h"
#include "wire/canonical_uri.h"

namespace plumbline::wire {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

bool is_rewritten_on_the_way(std::string_view name) {
  static constexpr std::array<std::string_view, 10> names = {
      "authorization",     "connection", "expect",     "keep-alive",      "te",
      "transfer-encoding", "upgrade",    "user-agent", "x-amzn-trace-id", http::framing_line};
  return std::ranges::any_of(names,
                             [&](std::string_view other) { return http::same_header_name(name, other); });
}

/// Without spaces at the ends, and with one where there were several; a folded line counts as one.
std::string trimmed(std::string_view value) {
  static constexpr std::string_view blanks = " \t\r\n";
  std::string result;
  for (;;) {
    const std::size_t begin = value.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return result;
    const std::size_t length = value.substr(begin).find_first_of(blanks);
    if (!result.empty()) result += ' ';
    result += value.substr(begin, length);
    if (length == std::string_view::npos) return result;
    value.remove_prefix(begin + length);
  }
}

std::string joined_values(const http::Headers& headers, std::string_view name) {
  std::string values;
  bool first = true;
  for (const http::Header& line : headers) {
    if (!http::same_header_name(line.name, name)) continue;
    if (!std::exchange(first, false)) values += ',';
    values += trimmed(line.value);
  }
  return values;
}

std::string credential_scope(std::string_view timestamp, const SigningScope& scope) {
  return fmt::format("{}/{}/{}/aws4_request", timestamp.substr(0, 8), scope.region, scope.service);
}

}  // namespace

void sign(http::Request& request, std::string_view host, const Credentials& credentials,
          const SigningScope& scope, std::chrono::system_clock::time_point now,
          const SigningOptions& options) {
  const std::string timestamp = amz_timestamp(now);
  const std::string body_hash = package::sha256_hex(request.body);
  const bool has_token = !credentials.session_token.empty();
  auto& headers = request.headers;
  if (!headers.contains("Host")) headers.add("Host", std::string(host));
  headers.set("X-Amz-Date", timestamp);
  headers.erase("X-Amz-Security-Token");
  if (has_token && options.sign_session_token) headers.add("X-Amz-Security-Token", credentials.session_token);
  if (options.body_hash_header) headers.set("X-Amz-Content-Sha256", body_hash);

  const auto names = signed_header_names(headers);
  const std::string text =
      string_to_sign(timestamp, scope, canonical_request(request, names, body_hash, options));
  headers.set("Authorization", fmt::format("{} Credential={}/{}, SignedHeaders={}, Signature={}", algorithm,
                                           credentials.access_key_id, credential_scope(timestamp, scope),
                                           fmt::join(names, ";"),
                                           signature(credentials.secret_access_key, timestamp, scope, text)));
  if (has_token && !options.sign_session_token)
    headers.add("X-Amz-Security-Token", credentials.session_token);
}

std::vector<std::string> signed_header_names(const http::Headers& headers) {
  std::vector<std::string> names;
  for (const http::Header& line : headers) {
    if (!is_rewritten_on_the_way(line.name)) names.push_back(lower(line.name));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string canonical_request(const http::Request& request, const std::vector<std::string>& signed_headers,
                              std::string_view body_hash, const SigningOptions& options) {
  std::string path(http::path_of(request.target));
  if (options.normalize_path) path = normalized_path(path);
  if (options.encode_path) path = http::percent_encode(path, "/");
  std::string lines;
  for (const std::string& name : signed_headers)
    lines += fmt::format("{}:{}\n", name, joined_values(request.headers, name));
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method, path, canonical_query(request.target), lines,
                     fmt::join(signed_headers, ";"), body_hash);
}

std::string string_to_sign(std::string_view timestamp, const SigningScope& scope,
                           std::string_view canonical) {
  return fmt::format("{}\n{}\n{}\n{}", algorithm, timestamp, credential_scope(timestamp, scope),
                     package::sha256_hex(canonical));
}

std::string signature(std::string_view secret_access_key, std::string_view timestamp,
                      const SigningScope& scope, std::string_view text) {
  using package::bytes_of;
  using package::hmac_sha256;
  const auto day = hmac_sha256(fmt::format("AWS4{}", secret_access_key), timestamp.substr(0, 8));
  const auto region = hmac_sha256(bytes_of(day), scope.region);
  const auto service = hmac_sha256(bytes_of(region), scope.service);
  const auto key = hmac_sha256(bytes_of(service), "aws4_request");
  return package::hex(hmac_sha256(bytes_of(key), text));
}

std::string amz_timestamp(std::chrono::system_clock::time_point time) {
  using namespace std::chrono;
  const auto midnight = floor<days>(time);
  const year_month_day date{midnight};
  const hh_mm_ss clock{floor<seconds>(time) - midnight};
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace plumbline::wire
