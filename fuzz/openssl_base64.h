#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::fuzz {

/// Strict base64 by OpenSSL's means, as a second reading. Its decoder is lax (it trims white space and takes
/// padding nearly anywhere), its encoder is not: a text is strict where, and only where, encoding what it was
/// decoded to gives that very text.
[[nodiscard]] std::optional<std::string> openssl_decode(std::string_view text);
[[nodiscard]] std::string openssl_encode(std::string_view bytes);

}  // namespace plumbline::fuzz
