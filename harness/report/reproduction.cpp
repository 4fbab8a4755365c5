#include "report/reproduction.h"

#include <algorithm>

#include <fmt/format.h>

#include "http/framing.h"
#include "http/uri.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "report/credentials.h"
#include "report/same_run.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

bool is_plain_in_shell(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_./:@%+,").find(c) != std::string_view::npos;
}

std::string single_quoted(std::string_view text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

/// A word with bytes that a terminal should not see, for `printf` to write.
std::string octal(std::string_view text) {
  std::string format;
  for (const char c : text) {
    const bool is_option = format.empty() && c == '-';
    const bool plain = c >= ' ' && c <= '~' && c != '\'' && c != '\\' && c != '%' && !is_option;
    format += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return "\"$(printf '" + format + "')\"";
}

bool is_url(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

/// Whether curl sends a target as it stands in a URL: it drops what is behind '#' and refuses blanks and
/// controls.
bool survives_in_url(std::string_view target) {
  return target.starts_with('/') && is_printable(target) &&
         target.find_first_of(" #\"<>\\^`{|}") == target.npos;
}

std::string url_words(const std::string& target, std::string_view base_url) {
  if (is_url(target)) return shell_word(target);
  while (base_url.ends_with('/')) base_url.remove_suffix(1);
  const std::string base(base_url);
  if (survives_in_url(target)) return shell_word(base + target);
  const auto url = http::parse_url(base);
  const std::string prefix = url && target.starts_with('/') ? url->path : "";
  return "--request-target " + shell_word(prefix + target) + " " + shell_word(base + "/");
}

/// AWS Signature Version 4 as curl makes it, from the environment that the AWS CLI reads.
constexpr std::string_view signing_words =
    R"( --aws-sigv4 "aws:amz:${AWS_REGION:-${AWS_DEFAULT_REGION:-us-east-1}}:lambda" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY")"
    R"( ${AWS_SESSION_TOKEN:+-H "X-Amz-Security-Token: $AWS_SESSION_TOKEN"})";

/// Whether a request of that method says that its body is empty (RFC 9110, 8.6).
bool tells_empty_body(std::string_view method) {
  return method == "PUT" || method == "POST" || method == "PATCH";
}

/// The header lines as options. curl writes Content-Length itself, and a Content-Type that nobody asked for
/// where there is a body.
std::string header_words(const http::Request& request, std::uint64_t body_bytes, bool sends_body) {
  std::string words;
  for (const http::Header& line : request.headers) {
    if (http::same_header_name(line.name, "Content-Length") && line.value == std::to_string(body_bytes))
      continue;
    if (http::same_header_name(line.name, http::framing_line)) continue;
    words += " -H " + shell_word(line.value.empty() ? line.name + ";" : line.name + ": " + line.value);
  }
  if (sends_body && !request.headers.contains("Content-Type")) words += " -H 'Content-Type:'";
  // Of the rest that the line of our own tells curl can do this alone.
  if (http::framing_of(request).is_http_1_0) words += " --http1.0";
  return words;
}

/// A body as curl's option, with what has to stand before and behind the command.
struct BodyWords {
  std::string before;
  std::string option;
  std::string behind;
};

BodyWords body_words(const suite::Exchange& exchange) {
  const std::string& body = exchange.request.body;
  if (body.empty()) return {"", tells_empty_body(exchange.request.method) ? " --data-binary ''" : "", ""};
  if (body.size() > inline_body_bytes_max) {
    const std::string hash = exchange.cut_body ? exchange.cut_body->sha256_hex : package::sha256_hex(body);
    return {"", " --data-binary @body",
            fmt::format("  # the file body: {} with SHA-256 {}, too long to stand here",
                        counted(sent_bytes(exchange), "byte"), printable(hash))};
  }
  if (is_printable(body) && !body.starts_with('@')) return {"", " --data-binary " + single_quoted(body), ""};
  return {"printf %s '" + package::encode_base64(body) + "' | base64 -d | ", " --data-binary @-", ""};
}

}  // namespace

std::string shell_word(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, is_plain_in_shell)) return std::string(text);
  return is_printable(text) ? single_quoted(text) : octal(text);
}

std::uint64_t sent_bytes(const suite::Exchange& exchange) {
  return exchange.cut_body ? exchange.cut_body->bytes : exchange.request.body.size();
}

CurlTarget curl_target_of(const RunFacts& facts) { return {facts.endpoint, is_signed(facts)}; }

std::string curl_of_exchange(const suite::Exchange& exchange, CurlTarget target) {
  const http::Request request = without_credentials(exchange.request);
  const BodyWords body = body_words(exchange);
  const std::string method = request.method == "HEAD" ? "-I" : "-X " + shell_word(request.method);
  return fmt::format("{}curl -sSi -g --path-as-is {}{}{}{} {}{}", body.before, method,
                     target.is_signed && !is_url(request.target) ? signing_words : "",
                     header_words(request, sent_bytes(exchange), !body.option.empty()), body.option,
                     url_words(request.target, target.base_url), body.behind);
}

std::string curl_of_outcome(const suite::Outcome& outcome, CurlTarget target) {
  if (!outcome.exchange) return {};
  std::string lines;
  for (const suite::Exchange& before : outcome.before) lines += curl_of_exchange(before, target) + "\n";
  return lines + curl_of_exchange(*outcome.exchange, target);
}

std::string curl_of(const http::Request& request, std::string_view base_url) {
  return curl_of_exchange({request, std::nullopt}, {base_url});
}

}  // namespace plumbline::report
