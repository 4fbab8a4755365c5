#include "suite/flaws_of_blob.h"

#include <algorithm>

#include "package/base64.h"
#include "package/zip.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using package::Base64Error;
using package::PackageError;

bool is_line_break(char c) { return c == '\r' || c == '\n'; }

/// Whether the text is base64 but for what some decoders overlook on purpose.
bool is_lenient_base64(std::string_view text) {
  std::string joined(text);
  std::erase_if(joined, is_line_break);
  const auto decoded = package::decode_base64(joined);
  return decoded ? joined.size() != text.size() : decoded.error().kind == Base64Error::Kind::trailing_bits;
}

bool speaks_of(const spec::Rule& rule, spec::Rule::Kind kind, const spec::Member& member) {
  return rule.kind == kind && std::ranges::find(rule.members, member.name) != rule.members.end();
}

/// How sure it is that these bytes are refused as no archive; nullopt where it is sure that they are not.
std::optional<Certainty> certainty_of_no_archive(const std::string& bytes, const KnownPackages& packages) {
  if (packages.contains(package::sha256(bytes))) return std::nullopt;
  const auto inspected = package::inspect_zip(bytes);
  if (inspected) return Certainty::open;
  const bool holds_entries = bytes.find("PK\x03\x04") != std::string::npos;
  const bool is_none = !holds_entries || inspected.error().kind == PackageError::Kind::not_a_zip ||
                       inspected.error().kind == PackageError::Kind::truncated;
  return is_none ? Certainty::certain : Certainty::open;
}

Flaws flaws_of_bytes(const spec::Operation& operation, const spec::Member& member, const std::string& bytes,
                     const KnownPackages& packages) {
  Flaws flaws;
  for (const spec::Rule& rule : operation.rules) {
    const std::vector<verdict::Alternative> answers = {answers_of(operation.invalid)};
    if (bytes.empty() && speaks_of(rule, spec::Rule::Kind::not_empty, member))
      flaws.push_back({rule.clause, answers, Certainty::certain, std::nullopt});
    if (!bytes.empty() && speaks_of(rule, spec::Rule::Kind::archive, member))
      if (const auto certainty = certainty_of_no_archive(bytes, packages))
        flaws.push_back({rule.clause, answers, *certainty, std::nullopt});
  }
  return flaws;
}

}  // namespace

BlobReading read_blob(const spec::Spec& spec, const spec::Operation& operation, const spec::Member& member,
                      std::string_view text, const KnownPackages& packages) {
  auto bytes = package::decode_base64(text);
  if (!bytes) {
    const std::string_view clause =
        is_lenient_base64(text) ? operation.clause("lenient-base64") : member.clause("blob");
    return {
        {{std::string(clause), {answers_of(operation.unreadable)}, certainty_of(spec, clause), std::nullopt}},
        std::nullopt};
  }
  Flaws flaws = flaws_of_bytes(operation, member, *bytes, packages);
  return {std::move(flaws), *std::move(bytes)};
}

}  // namespace plumbline::suite
