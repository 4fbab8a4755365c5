#include "suite/move.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace plumbline::suite {
namespace {

using Kind = Move::Kind;
using Named = Move::Named;
using Revision = Move::Revision;

template <class Enum>
constexpr std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

constexpr std::array<std::string_view, 8> kinds = {
    "update", "flawed update", "update of a version", "publish", "describe", "read", "read version", "list"};
constexpr std::array<std::string_view, 4> revisions = {"", "RevisionId current", "RevisionId stale",
                                                       "RevisionId wrong"};
constexpr std::array<std::string_view, 5> names = {"", "by ARN", "by partial ARN", "by $LATEST",
                                                   "by ARN of $LATEST"};
constexpr std::array<std::string_view, 7> flaws = {
    "ZipFile a number", "ZipFile no base64", "ZipFile no archive",
    "DryRun a text",    "Publish a number",  "RevisionId a number",
    "no code"};

/// What a move of each kind is made of.
std::vector<std::string> parts_of(const Move& move) {
  std::vector<std::string> parts;
  const auto counted = [&] { return fmt::format("#{}", move.which + 1); };
  switch (move.kind) {
    case Kind::update:
      parts.push_back(move.package);
      if (move.is_dry_run) parts.emplace_back("DryRun");
      if (move.is_to_publish) parts.emplace_back("Publish");
      if (move.revision != Revision::none) parts.emplace_back(revisions[index_of(move.revision)]);
      if (move.revision == Revision::stale) parts.back() += " " + counted();
      if (move.named != Named::by_name) parts.emplace_back(names[index_of(move.named)]);
      break;
    case Kind::flawed_update:
      parts.emplace_back(flaws[index_of(move.flaw)]);
      if (move.named != Named::by_name) parts.emplace_back(names[index_of(move.named)]);
      break;
    case Kind::version_update:
      parts = {counted(), move.package};
      break;
    case Kind::describe:
      parts.push_back(fmt::format("{} bytes", move.text.size()));
      break;
    case Kind::read_version:
      parts.push_back(counted());
      break;
    case Kind::publish:
    case Kind::read:
    case Kind::list:
      break;
  }
  return parts;
}

/// The beginning of a text in UTF-8, so many bytes long or as many fewer as leave no character cut.
std::string begin_of(const std::string& text, std::size_t bytes) {
  const auto is_inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (bytes > 0 && is_inside(bytes)) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string_view macro_of(Named named) {
  switch (named) {
    case Named::by_name:
      break;
    case Named::by_arn:
      return "${function.arn}";
    case Named::by_partial_arn:
      return "${function.account}:function:${function.name}";
    case Named::by_latest:
      return "${function.name}:$LATEST";
    case Named::by_arn_of_latest:
      return "${function.arn}:$LATEST";
  }
  return "${function}";
}

std::string text_of(const Move& move) {
  const auto parts = parts_of(move);
  const std::string name(kinds[index_of(move.kind)]);
  return parts.empty() ? name : fmt::format("{}({})", name, fmt::join(parts, ", "));
}

std::string text_of(const Moves& moves) {
  std::string text;
  for (const Move& move : moves) text.append(text.empty() ? "" : "; ").append(text_of(move));
  return text;
}

Moves simpler_than(const Move& move) {
  Moves simpler;
  const auto with = [&](auto change) {
    Move changed = move;
    change(changed);
    if (changed != move) simpler.push_back(std::move(changed));
  };
  if (move.kind == Kind::update) {
    with([](Move& m) { m.revision = Revision::none; });
    with([](Move& m) { m.is_dry_run = false; });
    with([](Move& m) { m.is_to_publish = false; });
  }
  with([](Move& m) { m.named = Named::by_name; });
  with([](Move& m) { m.package = "A"; });
  with([](Move& m) { m.which = 0; });
  with([](Move& m) { m.text = begin_of(m.text, 1); });
  with([](Move& m) { m.text = begin_of(m.text, (m.text.size() + 1) / 2); });
  return simpler;
}

}  // namespace plumbline::suite
