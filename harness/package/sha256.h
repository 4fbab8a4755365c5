#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) with it, both OpenSSL's.
///
///     sha256_base64(zip)   is a function's CodeSha256
namespace plumbline::package {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);

/// As 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// As 44 characters of padded base64: the form of CodeSha256.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

/// HMAC-SHA-256 of the bytes under the key.
[[nodiscard]] Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

/// A digest as lower-case hexadecimal digits.
[[nodiscard]] std::string hex(const Sha256& digest);

/// A digest as the bytes that it is, to be the key of the next HMAC.
[[nodiscard]] std::string_view bytes_of(const Sha256& digest);

}  // namespace plumbline::package
