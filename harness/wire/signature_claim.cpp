#include "wire/signature_claim.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "http/uri.h"
#include "wire/grammar.h"

namespace plumbline::wire {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr std::int64_t expires_max_s = 7 * 24 * 3600;

using Parts = std::map<std::string, std::string, std::less<>>;

auto incomplete(std::string message) {
  return refused(SignatureFault{"IncompleteSignatureException", std::move(message)});
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// A number of that many digits at that place; -1 where there is none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = -1;
  const char* begin = text.data() + at;
  if (*begin < '0' || *begin > '9') return -1;
  const auto [end, error] = std::from_chars(begin, begin + count, value);
  return error == std::errc() && end == begin + count ? value : -1;
}

std::optional<std::chrono::sys_seconds> read_timestamp(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const int month_of_year = digits(text, 4, 2);
  const int day_of_month = digits(text, 6, 2);
  const int hour = digits(text, 9, 2);
  const int minute = digits(text, 11, 2);
  const int second = digits(text, 13, 2);
  if (month_of_year < 0 || day_of_month < 0) return std::nullopt;
  const year_month_day date{year(digits(text, 0, 4)), month(static_cast<unsigned>(month_of_year)),
                            day(static_cast<unsigned>(day_of_month))};
  const bool is_time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (date.year() < year(1970) || !date.ok() || !is_time) return std::nullopt;
  return sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
}

/// The parameters of the query whose names begin with X-Amz-; nullopt where one of them comes twice.
std::optional<Parts> amz_parameters(std::string_view target) {
  Parts parts;
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return parts;
  for (const std::string& parameter : split(target.substr(mark + 1), '&')) {
    const std::size_t equals = parameter.find('=');
    const auto name = http::percent_decode(std::string_view(parameter).substr(0, equals));
    if (!name || !name->starts_with("X-Amz-")) continue;
    const auto value = http::percent_decode(
        equals == std::string::npos ? std::string_view() : std::string_view(parameter).substr(equals + 1));
    if (!parts.emplace(*name, value.value_or("")).second) return std::nullopt;
  }
  return parts;
}

Parts authorization_parts(std::string_view value) {
  Parts parts;
  for (const std::string& part : split(value, ',')) {
    const std::string_view text = without_spaces(part);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    parts.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return parts;
}

/// What is missing of these, as AWS words it; empty where nothing is.
std::string missing_of(const Parts& parts, const std::vector<std::string_view>& names,
                       std::string_view place) {
  std::string text;
  for (const std::string_view name : names) {
    const auto at = parts.find(name);
    if (at != parts.end() && !at->second.empty()) continue;
    text += fmt::format("{}{} requires '{}' parameter.", text.empty() ? "" : " ", place, name);
  }
  return text;
}

/// Key id, day, region, service and terminator. A key id may itself have slashes, the others not.
std::optional<SignatureFault> read_credential(const std::string& text, SignatureClaim& claim) {
  auto parts = split(text, '/');
  if (parts.size() < 5) {
    return SignatureFault{"IncompleteSignatureException",
                          "Credential must have at least 5 slash-separated parts: a key, and its scope of "
                          "date, region, service and terminator."};
  }
  const std::size_t scope = parts.size() - 4;
  claim.access_key_id = fmt::format("{}", fmt::join(parts.begin(), parts.end() - 4, "/"));
  claim.scope_day = parts[scope];
  claim.region = parts[scope + 1];
  claim.service = parts[scope + 2];
  if (parts[scope + 3] == "aws4_request") return std::nullopt;
  return SignatureFault{"InvalidSignatureException",
                        "Credential should be scoped with a valid terminator: 'aws4_request'."};
}

/// Names of header lines, lower-case and ascending, as both sides write them.
bool are_signed_headers(const std::vector<std::string>& names) {
  const auto is_name = [](const std::string& name) {
    return is_token(name) && std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  return std::ranges::all_of(names, is_name) &&
         std::ranges::adjacent_find(names, std::greater_equal<>()) == names.end();
}

Result<SignatureClaim, SignatureFault> complete(SignatureClaim claim, const std::string& credential,
                                                const std::string& signed_headers) {
  if (auto fault = read_credential(credential, claim)) return refused(*std::move(fault));
  const auto time = read_timestamp(claim.timestamp);
  if (!time) return incomplete("Date must be in ISO-8601 'basic format'.");
  claim.signed_at = *time;
  claim.signed_headers = split(signed_headers, ';');
  if (!are_signed_headers(claim.signed_headers)) {
    return incomplete("SignedHeaders must be names of header lines in lower case, ascending.");
  }
  return claim;
}

Result<SignatureClaim, SignatureFault> read_header_claim(const http::Request& request,
                                                         std::string_view authorization) {
  const std::string_view scheme = authorization.substr(0, authorization.find(' '));
  if (scheme != algorithm) return incomplete("Authorization header must begin with 'AWS4-HMAC-SHA256'.");
  const Parts parts = authorization_parts(authorization.substr(scheme.size()));
  const std::string missing =
      missing_of(parts, {"Credential", "Signature", "SignedHeaders"}, "Authorization header");
  if (!missing.empty()) return incomplete(missing);
  const auto date = request.headers.find("X-Amz-Date");
  if (!date) return incomplete("Authorization header requires existence of an 'X-Amz-Date' header.");

  SignatureClaim claim;
  claim.timestamp = *date;
  claim.signature = parts.at("Signature");
  claim.session_token = request.headers.find("X-Amz-Security-Token").value_or("");
  return complete(std::move(claim), parts.at("Credential"), parts.at("SignedHeaders"));
}

Result<SignatureClaim, SignatureFault> read_query_claim(const Parts& parts) {
  const std::string missing = missing_of(parts,
                                         {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date",
                                          "X-Amz-Expires", "X-Amz-Signature", "X-Amz-SignedHeaders"},
                                         "The query");
  if (!missing.empty()) return incomplete(missing);
  if (parts.at("X-Amz-Algorithm") != algorithm)
    return incomplete("X-Amz-Algorithm must be AWS4-HMAC-SHA256.");
  const std::string& expires = parts.at("X-Amz-Expires");
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(expires.data(), expires.data() + expires.size(), seconds);
  const bool is_number = error == std::errc() && end == expires.data() + expires.size();
  if (!is_number || seconds < 1 || seconds > expires_max_s) {
    return incomplete("X-Amz-Expires must be a number of seconds from 1 to 604800.");
  }
  SignatureClaim claim;
  claim.form = SignatureClaim::Form::query;
  claim.timestamp = parts.at("X-Amz-Date");
  claim.valid_for = std::chrono::seconds(seconds);
  claim.signature = parts.at("X-Amz-Signature");
  if (const auto token = parts.find("X-Amz-Security-Token"); token != parts.end()) {
    claim.session_token = token->second;
  }
  return complete(std::move(claim), parts.at("X-Amz-Credential"), parts.at("X-Amz-SignedHeaders"));
}

}  // namespace

Result<SignatureClaim, SignatureFault> read_claim(const http::Request& request) {
  const auto parts = amz_parameters(request.target);
  if (!parts) return incomplete("A query parameter of the signature comes twice.");
  const auto headers = std::ranges::count_if(request.headers, [](const http::Header& line) {
    return http::same_header_name(line.name, "Authorization");
  });
  const bool is_in_query = parts->contains("X-Amz-Signature") || parts->contains("X-Amz-Algorithm");
  if (headers > 1 || (headers == 1 && is_in_query)) {
    return incomplete("Only one authentication mechanism is allowed.");
  }
  if (is_in_query) return read_query_claim(*parts);
  if (headers == 1) return read_header_claim(request, *request.headers.find("Authorization"));
  return refused(SignatureFault{"MissingAuthenticationTokenException", "Missing Authentication Token"});
}

std::string without_parameters(std::string_view target, const std::vector<std::string_view>& names) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return std::string(target);
  std::string kept(target.substr(0, mark));
  char before = '?';
  for (const std::string& parameter : split(target.substr(mark + 1), '&')) {
    const auto name = http::percent_decode(std::string_view(parameter).substr(0, parameter.find('=')));
    if (name && std::ranges::find(names, *name) != names.end()) continue;
    kept += std::exchange(before, '&');
    kept += parameter;
  }
  return kept;
}

}  // namespace plumbline::wire
