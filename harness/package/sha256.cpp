#include "package/sha256.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "package/base64.h"

namespace plumbline::package {
namespace {

/// Only an OpenSSL without SHA-256, or no memory at all, comes here: there is nothing to go on with.
void require(bool done) {
  if (done) return;
  std::fputs("plumbline: OpenSSL could not compute SHA-256\n", stderr);
  std::abort();
}

// Finding the algorithm and making a context cost OpenSSL more than hashing a kilobyte: once is enough.

const EVP_MD* fetched_sha256() {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(
      EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
  require(fetched != nullptr);
  return fetched.get();
}

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// The context that the thread's last sum has left.
thread_local Context spare(nullptr, &EVP_MD_CTX_free);

}  // namespace

Sha256Sum::Sha256Sum() : context_(spare != nullptr ? spare.release() : EVP_MD_CTX_new()) {
  require(context_ != nullptr);
  require(EVP_DigestInit_ex2(context_.get(), fetched_sha256(), nullptr) == 1);
}

void Sha256Sum::Return::operator()(evp_md_ctx_st* context) const { spare.reset(context); }

void Sha256Sum::add(std::string_view piece) {
  require(EVP_DigestUpdate(context_.get(), piece.data(), piece.size()) == 1);
}

Sha256 Sha256Sum::digest() {
  Sha256 digest{};
  unsigned size = 0;
  require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
  require(size == digest.size());
  return digest;
}

Sha256 sha256(std::string_view bytes) {
  Sha256Sum sum;
  sum.add(bytes);
  return sum.digest();
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

std::string sha256_base64(std::string_view bytes) { return encode_base64(bytes_of(sha256(bytes))); }

Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
  require(key.size() <= INT_MAX);
  Sha256 digest{};
  unsigned size = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  require(HMAC(EVP_sha256(), key.empty() ? "" : key.data(), static_cast<int>(key.size()), data, bytes.size(),
               digest.data(), &size) != nullptr);
  require(size == digest.size());
  return digest;
}

std::string hex(const Sha256& digest) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace plumbline::package
