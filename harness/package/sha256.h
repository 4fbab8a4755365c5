#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) with it, both OpenSSL's.
///
///     sha256_base64(zip)   is a function's CodeSha256
namespace plumbline::package {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);

/// SHA-256 of bytes that come in pieces.
///
///     Sha256Sum sum;
///     for (const std::string_view piece : pieces) sum.add(piece);
///     sum.digest()
class Sha256Sum {
 public:
  Sha256Sum();

  void add(std::string_view piece);

  /// The digest of all pieces; to be asked for once, at the end.
  [[nodiscard]] Sha256 digest();

 private:
  struct Return {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Return> context_;  ///< OpenSSL's EVP_MD_CTX
};

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
