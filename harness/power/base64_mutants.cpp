#include <algorithm>

#include "package/base64.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_base64(char c) { return alphabet.find(c) != std::string_view::npos; }

/// What a lenient decoder makes of the text, as text that a strict one reads the same way.
using Repair = std::string (*)(std::string text);

Make repaired(Repair repair) {
  return input_edited([repair](Value& body) {
    Value* value = body.find("ZipFile");
    if (value != nullptr && value->string() != nullptr && !package::decode_base64(*value->string()))
      *value = repair(*value->string());
  });
}

/// The same where the text is right as well: a decoder that is too strict, or does something else.
Make mangled(Repair mangle) {
  return input_edited([mangle](Value& body) {
    Value* value = body.find("ZipFile");
    if (value != nullptr && value->string() != nullptr) *value = mangle(*value->string());
  });
}

std::string padded(std::string text) {
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string without_padding(std::string text) {
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::string repadded(std::string text) { return padded(without_padding(std::move(text))); }

std::string without(std::string text, std::string_view junk) {
  std::erase_if(text, [&](char c) { return junk.find(c) != std::string_view::npos; });
  return text;
}

std::string url_safe_accepted(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  return text;
}

std::string junk_skipped(std::string text) {
  std::erase_if(text, [](char c) { return !is_base64(c) && c != '='; });
  return text;
}

std::string cut_at(std::string text, bool (*ends)(char)) {
  const auto end = std::ranges::find_if(text, ends);
  text.erase(end, text.end());
  return repadded(std::move(text));
}

std::string cut_at_padding(std::string text) {
  return cut_at(std::move(text), [](char c) { return c == '='; });
}

std::string cut_at_junk(std::string text) {
  return cut_at(std::move(text), [](char c) { return !is_base64(c); });
}

std::string cut_at_nul(std::string text) {
  return cut_at(std::move(text), [](char c) { return c == '\0'; });
}

std::string padding_overlooked(std::string text) { return repadded(without(std::move(text), "=")); }

std::string odd_character_dropped(std::string text) {
  if (without_padding(text).size() % 4 != 1) return text;
  text = without_padding(std::move(text));
  text.pop_back();
  return padded(std::move(text));
}

std::string junk_is_a(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return !is_base64(c) && c != '='; }, 'A');
  return text;
}

/// The bits behind the last byte, cleared.
std::string trailing_bits_dropped(std::string text) {
  const std::size_t padding = text.size() - without_padding(text).size();
  if (padding == 0 || padding > 2) return text;
  char& last = text[text.size() - padding - 1];
  const std::size_t value = alphabet.find(last);
  if (value != std::string_view::npos) last = alphabet[value & (padding == 1 ? 0x3CU : 0x30U)];
  return text;
}

std::string plus_is_space(std::string text) {
  std::ranges::replace(text, '+', ' ');
  return text;
}

Mutant lenient(std::string_view id, std::string_view about, Repair repair, std::string_view source = "D29") {
  return {"base64/" + std::string(id),
          std::string(about),
          {"ZipFile.base64"},
          std::string(source),
          repaired(repair)};
}

Mutant open(std::string_view id, std::string_view about, Repair repair) {
  return {"base64/" + std::string(id),
          std::string(about),
          {"inferred.lenient-base64"},
          "constraint",
          repaired(repair)};
}

Response fail_on_bad_base64(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  const Value* value = body.find("ZipFile");
  if (value != nullptr && value->string() != nullptr && !package::decode_base64(*value->string()))
    return error(500, "ServiceException", "Incorrect padding");
  return reference(request);
}

Response accept_bad_base64(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  const Value* value = body.find("ZipFile");
  if (value != nullptr && value->string() != nullptr && !package::decode_base64(*value->string()))
    return as_if_updated(request, reference);
  return reference(request);
}

Mutant strict(std::string_view id, std::string_view about, Repair mangle) {
  return {"base64/" + std::string(id), std::string(about), {"ZipFile.base64"}, "constraint", mangled(mangle)};
}

}  // namespace

Mutants base64_mutants() {
  return {
      lenient("padding-added", "Padding that is missing is added", padded),
      lenient("padding-repaired", "Padding is made what it should be", repadded),
      lenient("padding-overlooked", "'=' is overlooked wherever it stands", padding_overlooked),
      lenient("padding-ends", "What stands behind the first '=' is dropped", cut_at_padding),
      lenient("padding-superfluous", "'=' behind whole groups is dropped",
              [](std::string text) {
                const std::string bare = without_padding(text);
                return bare.size() % 4 == 0 ? bare : text;
              }),
      lenient("leading-padding", "'=' before the text is dropped",
              [](std::string text) { return text.erase(0, text.find_first_not_of('=')); }),
      lenient("odd-character-dropped", "A character left over is dropped", odd_character_dropped),
      lenient("url-safe", "The alphabet of base64url is taken as well", url_safe_accepted),
      lenient("space-skipped", "Spaces are skipped",
              [](std::string text) { return without(std::move(text), " "); }),
      lenient("junk-skipped", "Characters outside the alphabet are skipped, as MIME has it", junk_skipped),
      lenient("junk-ends", "The text ends at the first character outside the alphabet", cut_at_junk),
      lenient("junk-is-zero", "Characters outside the alphabet count as zero bits", junk_is_a),
      lenient("nul-ends", "The text ends at a NUL", cut_at_nul, "constraint"),
      lenient(
          "high-bit-skipped", "Bytes beyond ASCII are skipped",
          [](std::string text) {
            std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
            return text;
          },
          "constraint"),
      lenient(
          "percent-skipped", "'%' is skipped", [](std::string text) { return without(std::move(text), "%"); },
          "constraint"),
      lenient(
          "dots-skipped", "Punctuation is skipped",
          [](std::string text) { return without(std::move(text), ".,!*@"); }, "constraint"),
      {"base64/not-looked-at",
       "A text that is no base64 is taken, and nothing updated",
       {"ZipFile.base64"},
       "D29",
       on_update(accept_bad_base64)},
      {"base64/server-error",
       "A text that is no base64 is answered with 500",
       {"ZipFile.base64", "protocol.no-server-error"},
       "D29",
       on_update(fail_on_bad_base64)},
      open("line-breaks-skipped", "Line breaks are skipped",
           [](std::string text) { return without(std::move(text), "\r\n"); }),
      open("trailing-bits-dropped", "Bits behind the last byte are dropped", trailing_bits_dropped),
      strict("plus-is-space", "'+' is read as a space", plus_is_space),
      strict("slash-refused", "'/' is not of the alphabet",
             [](std::string text) {
               std::ranges::replace(text, '/', '_');
               return text;
             }),
      strict("padding-refused", "Padding is refused",
             [](std::string text) {
               std::ranges::replace(text, '=', '*');
               return text;
             }),
      strict("padding-of-two-refused", "Padding of two '=' is refused",
             [](std::string text) { return text.ends_with("==") ? text + "=" : text; }),
      strict("padding-required", "A text without padding is refused",
             [](std::string text) { return text.ends_with('=') ? text : text + "===="; }),
      {"base64/not-decoded",
       "The text itself is taken for the package",
       {"ZipFile.replaces-code", "ZipFile.base64", "response.status"},
       "statement",
       mangled([](std::string text) { return package::encode_base64(text); })},
  };
}

}  // namespace plumbline::power
