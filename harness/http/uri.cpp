#include "http/uri.h"

#include <algorithm>
#include <charconv>

namespace plumbline::http {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// RFC 3986, 2.3.
bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

std::optional<unsigned> hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  return std::nullopt;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// The text before the first of `stops`, which is taken off `rest` together with what it precedes.
std::string_view take_until(std::string_view& rest, std::string_view stops) {
  const std::string_view taken = rest.substr(0, rest.find_first_of(stops));
  rest.remove_prefix(taken.size());
  return taken;
}

std::uint16_t default_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

std::optional<std::uint16_t> read_port(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || stop != digits.data() + digits.size() || port == 0) return std::nullopt;
  return port;
}

bool is_ipv6_literal(std::string_view text) {
  const auto fits = [](char c) { return hex_value(c).has_value() || c == ':' || c == '.'; };
  return text.find(':') != std::string_view::npos && std::ranges::all_of(text, fits);
}

/// Takes the host off the front of an authority; the brackets of an IPv6 address go with it.
std::optional<std::string_view> take_host(std::string_view& authority) {
  if (authority.empty() || authority.front() != '[') {
    const std::string_view host = take_until(authority, ":");
    const bool fits = !host.empty() && std::ranges::all_of(host, is_unreserved);
    return fits ? std::optional(host) : std::nullopt;
  }
  const std::size_t close = authority.find(']');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view host = authority.substr(1, close - 1);
  authority.remove_prefix(close + 1);
  return is_ipv6_literal(host) ? std::optional(host) : std::nullopt;
}

}  // namespace

std::string percent_encode(std::string_view text) { return percent_encode(text, {}); }

std::string percent_encode(std::string_view text, std::string_view also_plain) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || also_plain.find(c) != std::string_view::npos) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += '%';
    result += digits[byte >> 4U];
    result += digits[byte & 0xFU];
  }
  return result;
}

std::optional<std::string> percent_decode(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      result += text[at];
      continue;
    }
    if (text.size() - at < 3) return std::nullopt;
    const auto high = hex_value(text[at + 1]);
    const auto low = hex_value(text[at + 2]);
    if (!high || !low) return std::nullopt;
    result += static_cast<char>(*high * 16 + *low);
    at += 2;
  }
  return result;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::optional<std::string> query_value(std::string_view target, std::string_view name) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return std::nullopt;
  std::string_view rest = target.substr(mark);
  while (!rest.empty()) {
    rest.remove_prefix(1);  // the '?' or '&' that begins a parameter
    std::string_view value = take_until(rest, "&");
    if (percent_decode(take_until(value, "=")) != name) continue;
    return percent_decode(value.empty() ? value : value.substr(1));
  }
  return std::nullopt;
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path.empty()) return segments;
  if (path.front() == '/') path.remove_prefix(1);
  segments.push_back(take_until(path, "/"));
  while (!path.empty()) {
    path.remove_prefix(1);
    segments.push_back(take_until(path, "/"));
  }
  return segments;
}

std::string Url::authority() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  std::string result;
  if (is_ipv6) result += '[';
  result += host;
  if (is_ipv6) result += ']';
  if (port != default_port(scheme)) {
    result += ':';
    result += std::to_string(port);
  }
  return result;
}

Result<Url, std::string> parse_url(std::string_view text) {
  const auto visible = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!std::ranges::all_of(text, visible)) {
    return refused(std::string("a URL has no spaces, control characters or bytes beyond ASCII"));
  }
  const std::size_t separator = text.find("://");
  if (separator == std::string_view::npos)
    return refused(std::string("a URL begins with http:// or https://"));

  Url url;
  url.scheme = lower(text.substr(0, separator));
  if (url.scheme != "http" && url.scheme != "https") {
    return refused(std::string("only http and https are spoken here"));
  }
  std::string_view rest = text.substr(separator + 3);
  if (rest.find('#') != std::string_view::npos) return refused(std::string("a fragment names no endpoint"));

  std::string_view authority = take_until(rest, "/?");
  if (authority.find('@') != std::string_view::npos) {
    return refused(std::string("a user name does not belong into the URL"));
  }
  const auto host = take_host(authority);
  if (!host) return refused(std::string("the host is neither a name nor an address"));
  url.host = lower(*host);
  url.port = default_port(url.scheme);
  if (!authority.empty()) {
    const auto port = authority.front() == ':' ? read_port(authority.substr(1)) : std::nullopt;
    if (!port) return refused(std::string("the port is a number from 1 to 65535"));
    url.port = *port;
  }
  url.path = take_until(rest, "?");
  while (url.path.ends_with('/')) url.path.pop_back();
  if (!rest.empty()) url.query = rest.substr(1);
  return url;
}

}  // namespace plumbline::http
