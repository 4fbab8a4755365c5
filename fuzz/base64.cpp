#include "package/base64.h"

#include "law.h"
#include "openssl_base64.h"

namespace plumbline::fuzz {
namespace {

/// Decoded in place, from where a text of a request may begin: `offset` bytes behind an aligned address.
std::optional<std::string> decoded_in_place(std::string_view text) {
  std::string place(text);
  if (!package::decode_base64_in_place(place)) return std::nullopt;
  return place;
}

void expect_decoded(std::string_view law, const std::optional<std::string>& left,
                    const std::optional<std::string>& right) {
  const auto text_of = [](const std::optional<std::string>& bytes) {
    return bytes ? escaped(*bytes) : std::string("refused");
  };
  if (left != right) broken(law, text_of(left), text_of(right));
}

}  // namespace

/// Law: base64 is decoded as an independent strict reading decodes it, in place or not; and what was encoded
/// comes back as it was.
void hold(std::string_view bytes) {
  const auto decoded = package::decode_base64(bytes);
  const auto ours = decoded ? std::optional(*decoded) : std::nullopt;
  expect_decoded("decoder and second reading agree", ours, openssl_decode(bytes));
  expect_decoded("decoder and decoder in place agree", ours, decoded_in_place(bytes));
  if (!decoded) {
    expect("a refusal says where", decoded.error().position <= bytes.size(), "a position within the text");
  }

  const std::string encoded = package::encode_base64(bytes);
  expect_same("encoder and second writing agree", encoded, openssl_encode(bytes));
  const auto again = package::decode_base64(encoded);
  expect_decoded("decode of encode is identity", again ? std::optional(*again) : std::nullopt,
                 std::string(bytes));
}

}  // namespace plumbline::fuzz
