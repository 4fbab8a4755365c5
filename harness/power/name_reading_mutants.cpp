#include <algorithm>
#include <functional>

#include "http/uri.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using Reading = std::function<std::string(std::string name)>;

/// An endpoint that makes another name of the one it is sent, and looks only then.
Make reading(Reading read) {
  return on_update([read = std::move(read)](const Request& request, const Handler& reference) {
    return reference(with_name(request, read(name_in(request))));
  });
}

/// As above, from the label as it came.
Make reading_raw(Reading read) {
  return on_update([read = std::move(read)](const Request& request, const Handler& reference) {
    const std::string raw = raw_name_in(request);
    return reference(with_name(request, http::percent_decode(read(raw)).value_or(raw)));
  });
}

Reading ending_at(std::string_view end) {
  return [end = std::string(end)](std::string name) { return name.substr(0, name.find(end)); };
}

Reading dropping(std::string_view text) {
  return [text = std::string(text)](std::string name) {
    for (auto at = name.find(text); at != std::string::npos; at = name.find(text))
      name.erase(at, text.size());
    return name;
  };
}

Reading replacing(std::string_view text, std::string_view with) {
  return [text = std::string(text), with = std::string(with)](std::string name) {
    for (auto at = name.find(text); at != std::string::npos; at = name.find(text, at + with.size()))
      name.replace(at, text.size(), with);
    return name;
  };
}

Reading trimming(std::string_view characters) {
  return [characters = std::string(characters)](std::string name) {
    const auto begin = name.find_first_not_of(characters);
    if (begin == std::string::npos) return std::string();
    return name.substr(begin, name.find_last_not_of(characters) + 1 - begin);
  };
}

std::string behind_last_slash(std::string name) { return name.substr(name.rfind('/') + 1); }

/// Everything before the region, in small letters.
std::string with_small_prefix(std::string name) {
  if (!name.starts_with("ARN:")) return name;
  int colons = 0;
  for (char& c : name) {
    if (c == ':' && ++colons == 3) break;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

std::string without_stray_percent(std::string raw) {
  std::string kept;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const bool is_whole = raw[at] != '%' || http::percent_decode(std::string_view(raw).substr(at, 3));
    if (is_whole && (raw[at] != '%' || at + 2 < raw.size())) kept += raw[at];
  }
  return kept;
}

std::string printable(std::string name) {
  std::erase_if(name, [](char c) { return c < '!' || c > '~'; });
  return name;
}

std::string with_arn_before(const std::string& name) {
  return name.rfind("aws:lambda:", 0) == 0 ? "arn:" + name : name;
}

/// What stands for the account is not looked at.
std::string any_account(std::string name) {
  if (const auto at = name.find("::function:"); at != std::string::npos) name.insert(at + 1, "123456789012");
  return name;
}

std::string any_region(std::string name) {
  if (const auto at = name.find(":lambda::"); at != std::string::npos) name.insert(at + 8, "us-west-2");
  return name;
}

struct Row {
  std::string_view id;
  std::string_view about;
  Make make;
};

std::vector<Row> rows() {
  return {
      {"ends-at-nul", "A name ends at a NUL", reading(ending_at(std::string_view("\0", 1)))},
      {"ends-at-slash", "A name ends at an encoded slash", reading(ending_at("/"))},
      {"last-of-path", "A name begins behind its last encoded slash", reading(behind_last_slash)},
      {"ends-at-question-mark", "A name ends at an encoded question mark", reading(ending_at("?"))},
      {"ends-at-number-sign", "A name ends at an encoded number sign", reading(ending_at("#"))},
      {"ends-at-semicolon", "A name ends at a semicolon", reading(ending_at(";"))},
      {"ends-at-comma", "A name ends at a comma", reading(ending_at(","))},
      {"spaces-trimmed", "White space around a name is dropped", reading(trimming(" \t\r\n"))},
      {"tabs-trimmed", "Tabs around a name are dropped", reading(trimming("\t"))},
      {"no-break-space-dropped", "No-break spaces are dropped", reading(dropping("\xC2\xA0"))},
      {"zero-width-dropped", "Zero-width spaces are dropped", reading(dropping("\xE2\x80\x8B"))},
      {"byte-order-mark-dropped", "A byte order mark is dropped", reading(dropping("\xEF\xBB\xBF"))},
      {"wide-letters", "Letters in full width are letters", reading(replacing("\xEF\xBD\x81", "a"))},
      {"quotes-dropped", "Quotes around a name are dropped", reading(dropping("\""))},
      {"unprintable-dropped", "What cannot be printed is dropped", reading(printable)},
      {"colon-behind-dropped", "Colons behind a name are dropped", reading(trimming(":"))},
      {"slash-for-colon", "A slash is as good as a colon", reading(replacing("function/", "function:"))},
      {"prefix-in-capitals", "The prefix of an ARN may be in capitals", reading(with_small_prefix)},
      {"word-in-capitals", "The word function may begin with a capital",
       reading(replacing(":Function:", ":function:"))},
      {"arn-without-prefix", "An ARN may begin with its partition", reading(with_arn_before)},
      {"empty-account", "An ARN without an account is of this one", reading(any_account)},
      {"empty-region", "An ARN without a region is of this one", reading(any_region)},
      {"stray-percent-dropped", "A percent sign that begins no encoding is dropped",
       reading_raw(without_stray_percent)},
      {"overlong-dropped", "Bytes that are no UTF-8 are dropped", reading(dropping("\xC0\xAF"))},
  };
}

bool is_small_hexadecimal(std::string_view digits) { return digits.find_first_of("abcdef") != digits.npos; }

/// A letter, a digit or another character that need not be encoded (RFC 3986, 2.3).
bool is_unreserved(std::string_view digits) {
  const auto byte = http::percent_decode("%" + std::string(digits));
  return byte && http::percent_encode(*byte) == *byte;
}

/// Leaves what the rule chooses as it is: those percent signs are taken for themselves.
Reading leaving_encoded(bool (*chooses)(std::string_view digits)) {
  return [chooses](const std::string& raw) {
    std::string label;
    for (std::size_t at = 0; at < raw.size(); ++at) {
      label += raw[at];
      if (raw[at] == '%' && chooses(std::string_view(raw).substr(at + 1, 2))) label += "25";
    }
    return label;
  };
}

std::vector<Row> encoding_rows() {
  return {
      {"small-hexadecimal-unknown", "Hexadecimal digits are capitals alone",
       reading_raw(leaving_encoded(is_small_hexadecimal))},
      {"letters-stay-encoded", "Only what has to be encoded is decoded",
       reading_raw(leaving_encoded(is_unreserved))},
      {"encoding-of-16-bits", "%u003A is a colon", reading_raw(replacing("%u003A", "%3A"))},
      {"overlong-colon", "A colon in overlong UTF-8 is one", reading(replacing("\xC0\xBA", ":"))},
      {"dollar-decoded-twice", "An encoded dollar sign is decoded once more", reading(replacing("%24", "$"))},
      {"colon-decoded-twice", "An encoded colon is decoded once more", reading(replacing("%3A", ":"))},
      {"spaces-dropped", "Spaces in a name are dropped", reading(dropping(" "))},
  };
}

/// Names of these forms are of nothing that there is.
Make unknown_where(bool (*chooses)(std::string_view name)) {
  return on_update([chooses](const Request& request, const Handler& reference) {
    const std::string name = name_in(request);
    return chooses(name) ? not_found(name) : reference(request);
  });
}

/// Names that are let pass, and then not found.
Mutants unknown_mutants() {
  return {
      {"name-reading/function-prefix-unknown",
       "function and a name are the name of nothing",
       {"inferred.other-forms"},
       "D36",
       unknown_where([](std::string_view name) {
         return name.starts_with("function:") && name.find(":$LATEST") == name.npos;
       })},
      {"name-reading/word-function-refused",
       "No function is called function",
       {"FunctionName.pattern"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         if (name_in(request) != "function") return reference(request);
         return error(400, "ValidationException", "function is no name");
       })},
      {"name-reading/longer-bare-unknown",
       "A bare name past 140 characters is not found",
       {"FunctionName.length"},
       "constraint",
       unknown_where([](std::string_view name) { return name.size() > 140 && name.find(':') == name.npos; })},
      {"name-reading/kelvin-sign-unknown",
       "The Kelvin sign passes for a K, whose name is not found",
       {"FunctionName.pattern"},
       "constraint",
       unknown_where([](std::string_view name) { return name.find("\xE2\x84\xAA") != name.npos; })},
      {"name-reading/account-of-11-unknown",
       "An account of eleven digits passes, and is not found",
       {"FunctionName.pattern"},
       "constraint",
       unknown_where([](std::string_view name) { return name.find(":12345678901:") != name.npos; })},
  };
}

}  // namespace

Mutants name_reading_mutants() {
  Mutants all = unknown_mutants();
  for (Row& row : encoding_rows())
    all.push_back({"name-reading/" + std::string(row.id),
                   std::string(row.about),
                   {"protocol.label-encoding"},
                   "statement",
                   std::move(row.make)});
  for (Row& row : rows())
    all.push_back({"name-reading/" + std::string(row.id),
                   std::string(row.about),
                   {"FunctionName.pattern", "FunctionName.forms"},
                   "constraint",
                   std::move(row.make)});
  return all;
}

}  // namespace plumbline::power
