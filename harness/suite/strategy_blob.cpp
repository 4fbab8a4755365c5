#include <array>
#include <string>
#include <string_view>

#include "package/base64.h"
#include "suite/packages.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// The base64 of a valid package that ends with so many '='. A defect in it stands alone: a decoder that
/// overlooks it gets the valid package, and accepts.
std::string base64_with_padding(std::size_t padding) {
  for (char label = 'a';; ++label) {
    const std::string package = package_of(std::string(static_cast<std::size_t>(label - 'a') + 1, label));
    if ((3 - package.size() % 3) % 3 == padding) return package::encode_base64(package);
  }
}

/// A defect of base64 (RFC 4648): its kind, and what it makes of a valid text.
struct Defect {
  std::string name;
  std::string_view about;
  std::string text;
};

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

/// A package whose base64 holds that character.
std::string base64_holding(char wanted) {
  for (int i = 0;; ++i) {
    std::string text = package::encode_base64(package_of("seeking " + std::to_string(i)));
    if (text.find(wanted) != std::string::npos) return text;
  }
}

std::vector<Defect> defects() {
  const std::string none = base64_with_padding(0);
  const std::string one = base64_with_padding(1);
  const std::string two = base64_with_padding(2);
  const std::size_t middle = none.size() / 8 * 4;
  std::vector<Defect> all = {
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

/// Forms that the page leaves open: some decoders take them on purpose (MIME), so they are reported, not
/// demanded.
std::vector<Defect> open_forms() {
  const std::string one = base64_with_padding(1);
  std::string trailing_bits = one;
  trailing_bits[one.size() - 2] = static_cast<char>(trailing_bits[one.size() - 2] + 1);
  return {{"open/trailing-bits", "bits behind the last byte that are not zero", trailing_bits},
          {"open/line-break", "a line break inside", with(one, 76, "\r\n")},
          {"open/line-break-last", "a line break at the end", one + "\n"}};
}

}  // namespace

void try_blob(const Subject& subject, Cases& cases) {
  if (subject.member.shape->kind != spec::ShapeKind::blob) return;
  for (std::size_t padding = 0; padding < 3; ++padding)
    cases.push_back(accepted(subject, subject.member.clause("blob"),
                             "base64/valid/padding-" + std::to_string(padding),
                             "base64 that ends with " + std::to_string(padding) + " '='",
                             with_value(subject, base64_with_padding(padding))));
  for (const char c : {'+', '/'})
    cases.push_back(accepted(subject, subject.member.clause("blob"),
                             std::string("base64/valid/") + (c == '+' ? "plus" : "slash"),
                             std::string("base64 that holds ") + c, with_value(subject, base64_holding(c))));
  for (const Defect& defect : defects()) {
    cases.push_back(refusal(subject, subject.member.clause("blob"), "base64/" + defect.name,
                            std::string(defect.about), with_value(subject, defect.text),
                            subject.operation.unreadable));
    cases.back().subject = Value{defect.text, false};
  }
  for (const Defect& form : open_forms())
    cases.push_back(refusal(subject, subject.operation.clause("lenient-base64"), "base64/" + form.name,
                            std::string(form.about), with_value(subject, form.text),
                            subject.operation.unreadable));
}

}  // namespace plumbline::suite
