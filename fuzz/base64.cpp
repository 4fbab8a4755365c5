#include "package/base64.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "law.h"
#include "openssl_base64.h"
#include "package/base64_path.h"

namespace plumbline::fuzz {
namespace {

using Bytes = std::optional<std::string>;

std::string text_of(const Bytes& bytes) { return bytes ? escaped(*bytes) : "refused"; }

void expect_decoded(std::string_view law, const Bytes& left, const Bytes& right) {
  if (left != right) broken(law, text_of(left), text_of(right));
}

using Decoded = Result<std::string, package::Base64Error>;

/// What one path makes of the text: into memory that ends where it may write no more, from memory that ends
/// with the text, both `offset` bytes behind an aligned address.
Decoded decoded_on(const package::Base64Path& path, std::string_view text, std::size_t offset,
                   std::size_t past_caches_from) {
  std::vector<char> from(offset + text.size());
  std::copy(text.begin(), text.end(), from.begin() + static_cast<std::ptrdiff_t>(offset));
  std::vector<char> out(offset + text.size() / 4 * 3);
  const auto size = package::decode_base64_to(out.data() + offset, {from.data() + offset, text.size()}, path,
                                              past_caches_from);
  if (!size) return refused(size.error());
  return std::string(out.data() + offset, *size);
}

bool is_named(const package::Base64Error& error) { return !package::name_of(error.kind).empty(); }

Bytes decoded_in_place(std::string_view text) {
  std::string place(text);
  return package::decode_base64_in_place(place) ? Bytes(place) : std::nullopt;
}

std::string text_of(const Decoded& decoded) {
  return decoded ? escaped(*decoded) : fmt::format("refused at {}", decoded.error().position);
}

/// Every path that this processor has gives what the portable one gives, refusals and their places too, past
/// the caches or not.
void expect_paths_agree(std::string_view text) {
  const Decoded portable =
      decoded_on(*package::find_base64_path("portable"), text, 0, package::past_caches_chars);
  for (const package::Base64Path& path : package::base64_paths()) {
    if (!path.is_supported()) continue;
    for (const std::size_t past_caches_from : {package::past_caches_chars, std::size_t{0}}) {
      const Decoded other = decoded_on(path, text, text.size() % 64, past_caches_from);
      if (other != portable)
        broken(fmt::format("the path {} agrees with the portable one", path.name), text_of(portable),
               text_of(other));
    }
  }
}

}  // namespace

/// Law: base64 is decoded as an independent strict reading decodes it, on every path, in place or not; and
/// what was encoded comes back as it was.
void hold(std::string_view bytes) {
  const auto decoded = package::decode_base64(bytes);
  const Bytes ours = decoded ? Bytes(*decoded) : std::nullopt;
  expect_decoded("decoder and second reading agree", ours, openssl_decode(bytes));
  expect_decoded("decoder and decoder in place agree", ours, decoded_in_place(bytes));
  expect_paths_agree(bytes);
  if (!decoded)
    expect("a refusal says where and what",
           decoded.error().position <= bytes.size() && is_named(decoded.error()),
           "a position within the text, and a name");

  const std::string encoded = package::encode_base64(bytes);
  expect_same("encoder and second writing agree", encoded, openssl_encode(bytes));
  const auto again = package::decode_base64(encoded);
  expect_decoded("decode of encode is identity", again ? Bytes(*again) : std::nullopt, std::string(bytes));
}

}  // namespace plumbline::fuzz
