#include "moves_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace plumbline::fuzz {
namespace {

using suite::Move;

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

constexpr std::pair<std::string_view, Move::Kind> kinds[] = {
    {"update", Move::Kind::update},   {"flawed", Move::Kind::flawed_update},
    {"publish", Move::Kind::publish}, {"version_update", Move::Kind::version_update},
    {"read", Move::Kind::read},       {"read_version", Move::Kind::read_version},
    {"list", Move::Kind::list},       {"describe", Move::Kind::describe}};

constexpr std::pair<std::string_view, Move::Revision> revisions[] = {
    {"current", Move::Revision::current}, {"stale", Move::Revision::stale}, {"wrong", Move::Revision::wrong}};

constexpr std::pair<std::string_view, Move::Flaw> flaws[] = {{"zip_number", Move::Flaw::zip_number},
                                                             {"zip_alphabet", Move::Flaw::zip_alphabet},
                                                             {"no_archive", Move::Flaw::no_archive},
                                                             {"dry_run_text", Move::Flaw::dry_run_text},
                                                             {"publish_number", Move::Flaw::publish_number},
                                                             {"revision_number", Move::Flaw::revision_number},
                                                             {"no_source", Move::Flaw::no_source}};

template <class Table, class To>
void choose(const Table& table, std::string_view word, To& to) {
  for (const auto& [name, value] : table)
    if (name == word) to = value;
}

void read_word(std::string_view word, Move& move) {
  choose(revisions, word, move.revision);
  choose(flaws, word, move.flaw);
  if (word == "dry") move.is_dry_run = true;
  if (word == "publish") move.is_to_publish = true;
  if (word.size() != 1) return;
  const char c = word.front();
  if (c >= 'A' && c <= 'Z') move.package = word;
  if (c >= '0' && c <= '9') move.which = static_cast<std::size_t>(c - '0');
}

/// What a RevisionId or a description may be made of here: both are text, and text is what other targets
/// fuzz.
bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '$'; }

}  // namespace

suite::Moves read_moves(std::string_view text) {
  suite::Moves moves;
  while (!text.empty() && moves.size() < moves_max) {
    std::string_view line = take_until(text, '\n');
    const std::string_view kind = take_until(line, ' ');
    const auto* known = std::ranges::find(kinds, kind, [](const auto& row) { return row.first; });
    if (known == std::end(kinds)) continue;
    Move move;
    move.kind = known->second;
    move.text = line.substr(0, 100);
    std::erase_if(move.text, [](char c) { return !is_plain(c); });
    // Never the RevisionId that is current: those are known here, since ids count up.
    if (move.kind == Move::Kind::update) move.text = "no " + move.text;
    while (!line.empty()) read_word(take_until(line, ' '), move);
    moves.push_back(std::move(move));
  }
  return moves;
}

}  // namespace plumbline::fuzz
