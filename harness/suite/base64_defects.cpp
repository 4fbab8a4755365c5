#include "suite/base64_defects.h"

#include <array>
#include <string_view>

#include "http/uri.h"
#include "package/base64.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

/// A text with something put in at a place.
std::string with(std::string text, std::size_t at, std::string_view put) { return text.insert(at, put); }

/// A text with a character replaced.
std::string replaced(std::string text, std::size_t at, std::string_view put) {
  return text.replace(at, 1, put);
}

/// The text in the alphabet of RFC 4648, section 5, sure to hold one of its two own characters.
std::string url_safe(std::string text, char plain, char safe) {
  if (text.find(plain) == std::string::npos) return {};
  for (char& c : text)
    if (c == plain) c = safe;
  return text;
}

/// A text with the first such character replaced.
std::string instead_of(std::string text, char there, std::string_view put) {
  return replaced(text, text.find(there), put);
}

std::vector<Base64Defect> common_defects() {
  const std::string none = base64_with_padding(0);
  const std::string one = base64_with_padding(1);
  const std::string two = base64_with_padding(2);
  const std::size_t middle = none.size() / 8 * 4;
  std::vector<Base64Defect> all = {
      {"padding/missing-1", "the one '=' at the end is missing", one.substr(0, one.size() - 1)},
      {"padding/missing-2", "both '=' at the end are missing", two.substr(0, two.size() - 2)},
      {"padding/missing-1-of-2", "one of two '=' is missing", two.substr(0, two.size() - 1)},
      {"padding/extra-1", "a '=' too many where none belongs", none + "="},
      {"padding/extra-2", "two '=' where none belongs", none + "=="},
      {"padding/extra-4", "a quantum of '='", none + "===="},
      {"padding/3", "three '='", two + "="},
      {"padding/first", "a '=' at the start", "=" + none},
      {"padding/middle", "padding inside, data behind it", one + none},
      {"padding/middle-2", "padding inside, data behind it", two + none},
      {"padding/alone", "nothing but padding", "===="},
      {"length/1", "one character left over", none + "A"},
      {"length/first-cut", "the first character is missing", none.substr(1)},
      {"length/last-cut", "the last character is missing", none.substr(0, none.size() - 1)},
      {"alphabet/url-safe-minus", "'-' for '+' (base64url)", url_safe(base64_holding('+'), '+', '-')},
      {"alphabet/url-safe-underscore", "'_' for '/' (base64url)", url_safe(base64_holding('/'), '/', '_')},
      {"alphabet/all-outside", "not one character of the alphabet", "@@@@"},
      {"alphabet/hole-in-quantum", "padding before a character", replaced(none, none.size() - 2, "=")},
  };
  struct Intruder {
    std::string_view name;
    std::string_view text;
  };
  static constexpr std::array<Intruder, 14> intruders = {{{"at", "@"},
                                                          {"star", "*"},
                                                          {"dot", "."},
                                                          {"comma", ","},
                                                          {"minus", "-"},
                                                          {"underscore", "_"},
                                                          {"bang", "!"},
                                                          {"percent", "%"},
                                                          {"backslash", "\\"},
                                                          {"nul", std::string_view("\0", 1)},
                                                          {"delete", "\x7F"},
                                                          {"e-acute", "\xC3\xA9"},
                                                          {"emoji", "\xF0\x9F\x98\x80"},
                                                          {"space", " "}}};
  for (const Intruder& intruder : intruders) {
    const std::string name = "alphabet/" + std::string(intruder.name);
    all.push_back(
        {name + "-first", "a character outside the alphabet put first", with(none, 0, intruder.text)});
    all.push_back(
        {name + "-middle", "a character outside the alphabet put inside", with(none, middle, intruder.text)});
    all.push_back({name + "-last", "a character outside the alphabet put last",
                   with(none, none.size(), intruder.text)});
    all.push_back({name + "-instead", "a character outside the alphabet in place of one of it",
                   replaced(none, middle + 1, intruder.text)});
  }
  return all;
}

/// Characters that decoders have taken for one of the alphabet: each stands where, so read, it makes the
/// valid package.
std::vector<Base64Defect> misread_characters() {
  struct Misread {
    std::string_view name;
    char meant;
    std::string_view put;
  };
  static constexpr std::array<Misread, 11> all = {{{"at-for-A", 'A', "@"},
                                                   {"bang-for-A", 'A', "!"},
                                                   {"nul-for-A", 'A', std::string_view("\0", 1)},
                                                   {"wide-for-A", 'A', "\xC5\x81"},
                                                   {"space-for-plus", '+', " "},
                                                   {"dot-for-plus", '+', "."},
                                                   {"comma-for-slash", '/', ","},
                                                   {"backslash-for-slash", '/', "\\"},
                                                   {"percent-for-padding", '=', "%3D"},
                                                   {"dollar-for-padding", '=', "$"},
                                                   {"tilde-for-padding", '=', "~"}}};
  std::vector<Base64Defect> defects;
  for (const Misread& misread : all)
    defects.push_back({"alphabet/" + std::string(misread.name),
                       "a character outside the alphabet, where some take it for one inside",
                       instead_of(base64_holding(misread.meant), misread.meant, misread.put)});
  return defects;
}

/// Every other character of ASCII, put in once. Line breaks are among the open forms.
std::vector<Base64Defect> ascii_intruders() {
  constexpr std::string_view letters_and_digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const std::string none = base64_with_padding(0);
  std::vector<Base64Defect> defects;
  for (char c = 1; c >= 0 && c < 0x7F; ++c) {
    const std::string_view put(&c, 1);
    const bool is_elsewhere = std::string_view("+/=\r\n").find(c) != std::string_view::npos;
    if (is_elsewhere || letters_and_digits.find(c) != std::string_view::npos) continue;
    defects.push_back({"alphabet/inside-" + http::percent_encode(put),
                       "a character outside the alphabet put inside", with(none, none.size() / 2, put)});
  }
  return defects;
}

/// A long text that ends with so many '=' and holds '+' and '/' near its end.
std::string long_base64_with_padding(std::size_t padding) {
  std::string content;
  while (content.size() < 75'000) content += "~~~???";
  while ((3 - package_holding(content).size() % 3) % 3 != padding) content += '.';
  return package::encode_base64(package_holding(content));
}

/// Defects far inside a long text: who decodes piece by piece, or checks no more than a part, is found there.
std::vector<Base64Defect> late_defects() {
  const std::string text = long_base64_with_padding(0);
  const std::string padded = long_base64_with_padding(1);
  return {{"late/at-5000", "a character outside the alphabet behind 5000 others", with(text, 5000, "@")},
          {"late/at-90000", "a character outside the alphabet behind 90000 others", with(text, 90'000, "@")},
          {"late/url-safe-minus", "'-' for the last of many '+'", replaced(text, text.rfind('+'), "-")},
          {"late/url-safe-underscore", "'_' for the last of many '/'", replaced(text, text.rfind('/'), "_")},
          {"late/padding-inside", "padding behind 65536 characters", with(text, 65'536, "====")},
          {"late/length", "one character left over behind many", text + "A"},
          {"late/padding-missing", "the '=' at the end of a long text is missing",
           padded.substr(0, padded.size() - 1)}};
}

/// The text of a valid package inside something else.
std::vector<Base64Defect> wrappings() {
  const std::string text = base64_with_padding(0);
  return {{"wrapped/data-url", "a data URL", "data:application/zip;base64," + text},
          {"wrapped/quotes", "quotes around", "\"" + text + "\""},
          {"wrapped/python-bytes", "the way Python writes bytes", "b'" + text + "'"},
          {"wrapped/byte-order-mark", "a byte order mark first", "\xEF\xBB\xBF" + text}};
}

}  // namespace

std::string base64_with_padding(std::size_t padding) {
  for (char label = 'a';; ++label) {
    const std::string package = package_of(std::string(static_cast<std::size_t>(label - 'a') + 1, label));
    if ((3 - package.size() % 3) % 3 == padding) return package::encode_base64(package);
  }
}

std::string base64_holding(char wanted) {
  for (int i = 0;; ++i) {
    std::string text = package::encode_base64(package_of("seeking " + std::to_string(i)));
    if (text.find(wanted) != std::string::npos) return text;
  }
}

std::vector<Base64Defect> base64_defects() {
  std::vector<Base64Defect> all = common_defects();
  for (const auto& more : {misread_characters(), ascii_intruders(), late_defects(), wrappings()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::vector<Base64Defect> open_base64_forms() {
  const std::string one = base64_with_padding(1);
  std::string trailing_bits = one;
  trailing_bits[one.size() - 2] = static_cast<char>(trailing_bits[one.size() - 2] + 1);
  return {{"open/trailing-bits", "bits behind the last byte that are not zero", trailing_bits},
          {"open/line-break", "a line break inside", with(one, 76, "\r\n")},
          {"open/line-break-last", "a line break at the end", one + "\n"}};
}

}  // namespace plumbline::suite
