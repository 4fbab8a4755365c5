#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Texts that look like base64 (RFC 4648) and are none. Each is that of a valid package but for its one
/// defect: a decoder that overlooks the defect gets the package, and accepts.
namespace plumbline::suite {

struct Base64Defect {
  std::string name;  ///< "padding/missing-1": kind and place
  std::string_view about;
  std::string text;
};

/// Texts that must be refused.
[[nodiscard]] std::vector<Base64Defect> base64_defects();

/// Forms that the page leaves open: some decoders take them on purpose (MIME).
[[nodiscard]] std::vector<Base64Defect> open_base64_forms();

/// The base64 of a valid package that ends with so many '='.
[[nodiscard]] std::string base64_with_padding(std::size_t padding);

/// The base64 of a valid package that holds that character.
[[nodiscard]] std::string base64_holding(char wanted);

}  // namespace plumbline::suite
