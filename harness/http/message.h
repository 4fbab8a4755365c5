#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::http {

struct Header {
  std::string name;
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};

/// The header lines of a message in their order. Names compare without regard to case (RFC 9110, 5.1).
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Header> lines) : lines_(lines) {}

  /// The value of the first line of that name.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name).has_value(); }

  /// Makes room for that many lines at once.
  void reserve(std::size_t lines) { lines_.reserve(lines); }

  /// Adds a line, whether or not there is one of that name.
  void add(std::string name, std::string value) { lines_.push_back({std::move(name), std::move(value)}); }

  /// Leaves exactly one line of that name.
  void set(std::string_view name, std::string value);

  /// Removes every line of that name.
  void erase(std::string_view name);

  [[nodiscard]] auto begin() const { return lines_.begin(); }
  [[nodiscard]] auto end() const { return lines_.end(); }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }

  friend bool operator==(const Headers&, const Headers&) = default;

 private:
  std::vector<Header> lines_;
};

/// A request as it stands on the wire: `target` is the origin form (RFC 9112, 3.2.1), still percent-encoded.
struct Request {
  std::string method;
  std::string target;
  Headers headers;
  std::string body;
  friend bool operator==(const Request&, const Request&) = default;
};

struct Response {
  int status = 0;
  Headers headers;
  std::string body;
  friend bool operator==(const Response&, const Response&) = default;
};

/// Header names compared as RFC 9110 asks: ASCII letters without regard to case.
[[nodiscard]] bool same_header_name(std::string_view a, std::string_view b);

}  // namespace plumbline::http
