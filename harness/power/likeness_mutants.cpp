#include <algorithm>
#include <cctype>

#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// What a text is taken for: two texts of one key are one text to the mutant.
using Key = std::string (*)(std::string text);

std::string small(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}
std::string without_hyphens(std::string text) {
  std::erase(text, '-');
  return text;
}
std::string with_hyphens(std::string text) {
  std::ranges::replace(text, '_', '-');
  return text;
}
std::string without_last(std::string text) { return text.substr(0, text.empty() ? 0 : text.size() - 1); }
std::string without_first(std::string text) { return text.substr(text.empty() ? 0 : 1); }
std::string first_63(std::string text) { return text.substr(0, 63); }
std::string last_8(std::string text) {
  return text.substr(text.size() - std::min<std::size_t>(8, text.size()));
}
std::string trimmed_end(std::string text) {
  while (text.ends_with('-') || text.ends_with('_')) text.pop_back();
  return text;
}
std::string sorted(std::string text) {
  std::ranges::sort(text);
  return text;
}
std::string printable(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\t' || c == '{' || c == '}'; });
  return text;
}

/// A name of nothing hits a function whose name has the same key.
Make names_alike(Key key) {
  return on_update([key](const Request& request, const Handler& reference) {
    Response response = reference(request);
    const std::string name = name_in(request);
    if (response.status != 404 || name.find(':') != std::string::npos) return response;
    const Value listing = object_of(reference({"GET", "/2015-03-31/functions/", {}, {}}).body);
    const Value* functions = listing.find("Functions");
    if (functions == nullptr || functions->array() == nullptr) return response;
    for (const Value& function : *functions->array())
      if (const std::string known = text_in(function, "FunctionName"); key(known) == key(name))
        return reference(with_name(request, known));
    return response;
  });
}

/// A RevisionId of the same key as the current one is the current one.
Make revisions_alike(Key key) {
  return on_update([key](const Request& request, const Handler& reference) {
    const std::string sent = text_in(object_of(request.body), "RevisionId");
    const std::string current = text_in(configuration_of(reference, name_in(request)), "RevisionId");
    const bool is_taken = !sent.empty() && !current.empty() && key(sent) == key(current);
    return reference(is_taken ? without_member(request, "RevisionId") : request);
  });
}

/// RevisionIds that are so are not compared.
Make revision_overlooked(bool (*is_so)(const std::string& sent, const std::string& current)) {
  return on_update([is_so](const Request& request, const Handler& reference) {
    const Value body = object_of(request.body);
    const std::string current = text_in(configuration_of(reference, name_in(request)), "RevisionId");
    const bool is_overlooked =
        body.find("RevisionId") != nullptr && !current.empty() && is_so(text_in(body, "RevisionId"), current);
    return reference(is_overlooked ? without_member(request, "RevisionId") : request);
  });
}

/// A part of an ARN of this account is as good as the right one where they begin alike.
Make part_by_beginning(std::size_t part, std::string_view beginning, std::string_view right) {
  return on_update([=](const Request& request, const Handler& reference) {
    std::string name = name_in(request);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < part; ++i) begin = name.find(':', begin) + 1;
    const std::size_t end = std::min(name.find(':', begin), name.size());
    if (!name.starts_with("arn:") || !std::string_view(name).substr(begin).starts_with(beginning))
      return reference(request);
    return reference(with_name(request, name.replace(begin, end - begin, right)));
  });
}

/// Another spelling of a member's name is the member.
Make spelled(std::string_view member, std::string_view spelling) {
  return input_edited([=](Value& body) {
    const Value* value = body.find(spelling);
    if (value == nullptr) return;
    const Value meant = *value;
    body.set(member, meant);
  });
}

/// ZipFile with characters changed before it is decoded; dropped where the change says '\0'.
Make characters_read_as(char (*read)(char c)) {
  return input_edited([read](Value& body) {
    std::string text;
    for (const char c : text_in(body, "ZipFile"))
      if (const char meant = read(c); meant != '\0') text += meant;
    if (!text.empty()) body.set("ZipFile", text);
  });
}

/// Behind so many characters, those outside the alphabet are dropped.
Make unchecked_behind(std::size_t checked) {
  return input_edited([checked](Value& body) {
    std::string text = text_in(body, "ZipFile");
    if (text.size() <= checked) return;
    const auto is_outside = [](unsigned char c) {
      return std::isalnum(c) == 0 && c != '+' && c != '/' && c != '=';
    };
    const auto rest = text.begin() + static_cast<std::ptrdiff_t>(checked);
    text.erase(std::remove_if(rest, text.end(), is_outside), text.end());
    body.set("ZipFile", text);
  });
}

char space_is_plus(char c) { return c == ' ' ? '+' : c; }
char dollar_is_padding(char c) { return c == '$' ? '=' : c; }
char without_tilde(char c) { return c == '~' ? '\0' : c; }
char without_hash(char c) { return c == '#' ? '\0' : c; }

/// What stands in a path is taken for something else.
Make path_read_as(std::string_view written, std::string_view meant) {
  return everywhere([=](const Request& request, const Handler& reference) {
    Request other = request;
    if (const auto at = other.target.find(written); at != std::string::npos)
      other.target.replace(at, written.size(), meant);
    return reference(other);
  });
}

/// A header line that the operation does not know stops it.
Make header_stops(std::string_view name) {
  return on_update([=](const Request& request, const Handler& reference) {
    if (!request.headers.find(name)) return reference(request);
    return error(412, "PreconditionFailedException", "The header says otherwise.");
  });
}

Mutants alike_mutants() {
  const std::vector<std::string> selects = {"FunctionName.selects", "FunctionName.bare-length"};
  const std::vector<std::string> mismatch = {"RevisionId.mismatch"};
  struct Row {
    std::string_view id;
    std::string_view about;
    Make make;
    const std::vector<std::string>& clauses;
  };
  const Row rows[] = {
      {"name/alike-underscores", "Underscores and hyphens are the same in names", names_alike(with_hyphens),
       selects},
      {"name/alike-hyphens-dropped", "Names are compared without their hyphens", names_alike(without_hyphens),
       selects},
      {"name/alike-last", "The last character of names is not compared", names_alike(without_last), selects},
      {"name/alike-first", "The first character of names is not compared", names_alike(without_first),
       selects},
      {"name/alike-63", "Of names 63 characters are compared", names_alike(first_63), selects},
      {"name/alike-end", "The last characters of names are compared", names_alike(last_8), selects},
      {"name/alike-trimmed", "Hyphens and underscores behind names are dropped", names_alike(trimmed_end),
       selects},
      {"name/alike-sorted", "The order of characters in names does not matter", names_alike(sorted), selects},
      {"revision/alike-case", "RevisionIds are compared without regard to case", revisions_alike(small),
       mismatch},
      {"revision/alike-hyphens", "RevisionIds are compared without their hyphens",
       revisions_alike(without_hyphens), mismatch},
      {"revision/alike-last", "The last character of RevisionIds is not compared",
       revisions_alike(without_last), mismatch},
      {"revision/alike-first", "The first character of RevisionIds is not compared",
       revisions_alike(without_first), mismatch},
      {"revision/alike-sorted", "The order of characters in RevisionIds does not matter",
       revisions_alike(sorted), mismatch},
      {"revision/alike-printable", "Braces, tabs and line feeds in RevisionIds are dropped",
       revisions_alike(printable), mismatch},
      {"revision/inside", "A text inside the RevisionId is the RevisionId",
       revision_overlooked([](const std::string& sent, const std::string& current) {
         return !sent.empty() && current.find(sent) != std::string::npos;
       }),
       mismatch},
      {"revision/around", "A text around the RevisionId is the RevisionId",
       revision_overlooked([](const std::string& sent, const std::string& current) {
         return sent.find(current) != std::string::npos;
       }),
       mismatch},
      {"revision/empty-overlooked", "An empty RevisionId is overlooked",
       revision_overlooked([](const std::string& sent, const std::string&) { return sent.empty(); }),
       mismatch},
      {"revision/words-overlooked", "Words for nothing are no RevisionId",
       revision_overlooked([](const std::string& sent, const std::string&) {
         return sent == "null" || sent == "None" || sent == "0";
       }),
       mismatch},
  };
  Mutants mutants;
  for (const Row& row : rows)
    mutants.push_back({std::string(row.id), std::string(row.about), row.clauses, "statement", row.make});
  return mutants;
}

Mutants reading_mutants() {
  Mutants mutants = {
      {"name/account-by-beginning",
       "Of accounts eleven digits are compared",
       {"observed.foreign-account"},
       "statement",
       part_by_beginning(4, "12345678901", "123456789012")},
      {"name/region-by-beginning",
       "The number of a region is not compared",
       {"observed.foreign-region"},
       "statement",
       part_by_beginning(3, "us-west-", "us-west-2")},
      {"name/any-partition-updates",
       "The ARN of another partition updates the function here",
       {"FunctionName.selects"},
       "statement",
       part_by_beginning(1, "aws-cn", "aws")},
      {"base64/space-is-plus",
       "A space is a plus sign",
       {"ZipFile.base64"},
       "constraint",
       characters_read_as(space_is_plus)},
      {"base64/dollar-is-padding",
       "A dollar sign is padding",
       {"ZipFile.base64"},
       "constraint",
       characters_read_as(dollar_is_padding)},
      {"base64/tilde-dropped",
       "A tilde is dropped",
       {"ZipFile.base64"},
       "constraint",
       characters_read_as(without_tilde)},
      {"base64/hash-dropped",
       "A number sign is dropped",
       {"ZipFile.base64"},
       "constraint",
       characters_read_as(without_hash)},
      {"base64/4096-checked",
       "Behind 4096 characters anything may stand",
       {"ZipFile.base64"},
       "constraint",
       unchecked_behind(4096)},
      {"base64/65536-checked",
       "Behind 65536 characters anything may stand",
       {"ZipFile.base64"},
       "constraint",
       unchecked_behind(65'536)},
  };
  struct Spelling {
    std::string_view member;
    std::string_view spelling;
  };
  static constexpr Spelling spellings[] = {
      {"DryRun", "dryrun"},     {"Publish", "PUBLISH"}, {"RevisionId", "revision_id"},
      {"S3Bucket", "s3bucket"}, {"S3Key", "s3Key"},     {"S3ObjectVersion", "s3objectversion"},
      {"ZipFile", "zip-file"}};
  for (const Spelling& row : spellings)
    mutants.push_back({"members/" + std::string(row.spelling) + "-is-" + std::string(row.member),
                       std::string(row.spelling) + " is " + std::string(row.member),
                       {"protocol.unknown-members"},
                       "constraint",
                       spelled(row.member, row.spelling)});
  struct Path {
    std::string_view id;
    std::string_view written;
    std::string_view meant;
  };
  static constexpr Path paths[] = {{"parameter", "/code;v=1", "/code"},
                                   {"extension", "/code.json", "/code"},
                                   {"two-slashes", "//code", "/code"},
                                   {"two-slashes-first", "//2015", "/2015"},
                                   {"slash-encoded", "%2Fcode", "/code"},
                                   {"space-behind", "/code%20", "/code"},
                                   {"nul-behind", "/code%00", "/code"},
                                   {"collection-cut", "/function/", "/functions/"},
                                   {"collection-capital", "/Functions/", "/functions/"},
                                   {"short-date", "/2015-3-31/", "/2015-03-31/"}};
  for (const Path& row : paths)
    mutants.push_back({"route/" + std::string(row.id),
                       std::string(row.written) + " is " + std::string(row.meant),
                       {"operation.route"},
                       "statement",
                       path_read_as(row.written, row.meant)});
  for (const std::string_view name : {"If-Match", "If-None-Match", "Range", "Cookie", "Origin"})
    mutants.push_back({"header/stops-" + small(std::string(name)),
                       "The header " + std::string(name) + " stops an update",
                       {"protocol.other-headers"},
                       "statement",
                       header_stops(name)});
  return mutants;
}

}  // namespace

Mutants likeness_mutants() { return joined({alike_mutants, reading_mutants}); }

}  // namespace plumbline::power
