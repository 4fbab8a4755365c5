#include "report/credentials.h"

#include <algorithm>
#include <array>

namespace plumbline::report {
namespace {

struct Secret {
  std::string_view name;  ///< in lower case
  std::string_view ends;  ///< characters that end its value in a text
};

constexpr std::string_view word_ends = "\"\\<>\r\n\t '&,;";

/// The last three: queries that older S3 signatures are in, and the reference's own links to packages.
constexpr std::array secrets{
    Secret{"authorization", "\"\\<>\r\n"}, Secret{"x-amz-security-token", word_ends},
    Secret{"x-amz-signature", word_ends},  Secret{"&signature", word_ends},
    Secret{"?signature", word_ends},       Secret{"/_plumbline/code/", "\"\\<>\r\n\t '&,;?#"},
};

/// Whether the value stands right behind the name, as a part of a path does.
constexpr bool is_path(std::string_view name) { return name.ends_with('/'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

bool same_letter(char a, char b) { return lower(a) == lower(b); }

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, same_letter);
}

/// What may stand between a name and its value; without one that assigns, the name is mere prose.
struct Separator {
  std::string_view text;
  bool assigns;
};

constexpr std::array separators{
    Separator{":", true},     Separator{"=", true},      Separator{"%3a", true}, Separator{"%3d", true},
    Separator{"\",\"", true}, Separator{"\", \"", true}, Separator{"\"", false}, Separator{"'", false},
    Separator{"\\", false},   Separator{" ", false},     Separator{"\t", false}, Separator{"%22", false},
    Separator{"[", false},
};

/// How many bytes stand between a name and its value; 0 where no value follows.
std::size_t separator_bytes(std::string_view text) {
  std::size_t bytes = 0;
  bool assigns = false;
  for (;;) {
    const auto* next = std::ranges::find_if(
        separators, [&](const Separator& s) { return starts_with(text.substr(bytes), s.text); });
    if (next == separators.end()) return assigns ? bytes : 0;
    bytes += next->text.size();
    assigns = assigns || next->assigns;
  }
}

/// Where a value ends: at one of its own characters, or at the encoded '&' of a query within a query.
std::size_t value_bytes(std::string_view text, const Secret& secret) {
  std::size_t bytes = 0;
  while (bytes < text.size() && secret.ends.find(text[bytes]) == std::string_view::npos &&
         !starts_with(text.substr(bytes), "%26"))
    ++bytes;
  return bytes;
}

std::string without(std::string_view text, const Secret& secret) {
  std::string clean;
  for (;;) {
    const auto* const found =
        std::search(text.begin(), text.end(), secret.name.begin(), secret.name.end(), same_letter);
    if (found == text.end()) return clean.append(text);
    const std::size_t named = static_cast<std::size_t>(found - text.begin()) + secret.name.size();
    const std::size_t separator = is_path(secret.name) ? 0 : separator_bytes(text.substr(named));
    clean += text.substr(0, named + separator);
    text.remove_prefix(named + separator);
    const bool has_value = separator > 0 || is_path(secret.name);
    const std::size_t value = has_value ? value_bytes(text, secret) : 0;
    if (value > 0) clean += credential_placeholder;
    text.remove_prefix(value);
  }
}

http::Headers cleaned(const http::Headers& headers) {
  http::Headers clean;
  for (const http::Header& line : headers) {
    const bool is_secret = std::ranges::any_of(
        secrets, [&](const Secret& secret) { return http::same_header_name(line.name, secret.name); });
    clean.add(line.name, is_secret ? std::string(credential_placeholder)
                                   : without_credentials(std::string_view(line.value)));
  }
  return clean;
}

}  // namespace

std::string without_credentials(std::string_view text) {
  std::string clean(text);
  const auto is_named = [in = lowered(text)](const Secret& secret) {
    return in.find(secret.name) != in.npos;
  };
  if (std::ranges::none_of(secrets, is_named)) return clean;  // nearly always
  for (const Secret& secret : secrets) clean = without(clean, secret);
  return clean;
}

http::Request without_credentials(http::Request request) {
  request.target = without_credentials(std::string_view(request.target));
  request.headers = cleaned(request.headers);
  return request;
}

suite::Exchange without_credentials(suite::Exchange exchange) {
  exchange.request = without_credentials(std::move(exchange.request));
  exchange.no_answer = without_credentials(std::string_view(exchange.no_answer));
  if (exchange.response) {
    exchange.response->headers = cleaned(exchange.response->headers);
    exchange.response->body = without_credentials(std::string_view(exchange.response->body));
  }
  return exchange;
}

}  // namespace plumbline::report
