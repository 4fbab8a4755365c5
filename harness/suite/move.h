#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::suite {

/// One thing that a client does in a sequence, without what depends on what came before: a RevisionId is "the
/// current one", a version "the third of those there are". So any part of a sequence is a sequence too.
struct Move {
  enum class Kind {
    update,          ///< UpdateFunctionCode
    flawed_update,   ///< UpdateFunctionCode with one value that it must refuse
    version_update,  ///< UpdateFunctionCode by the name of a published version
    publish,         ///< PublishVersion
    describe,        ///< UpdateFunctionConfiguration with a Description
    read,            ///< GetFunctionConfiguration
    read_version,    ///< GetFunctionConfiguration with a Qualifier
    list,            ///< ListVersionsByFunction
  };
  /// Which RevisionId an update sends.
  enum class Revision { none, current, stale, wrong };
  /// What is wrong with a flawed update.
  enum class Flaw {
    zip_number,
    zip_alphabet,
    no_archive,
    dry_run_text,
    publish_number,
    revision_number,
    no_source
  };
  /// How an update names its function.
  enum class Named { by_name, by_arn, by_partial_arn, by_latest, by_arn_of_latest };

  Kind kind = Kind::update;
  std::string package = "A";  ///< the package sent, as the macro ${zip:...} names it
  bool is_dry_run = false;
  bool is_to_publish = false;
  Revision revision = Revision::none;
  Named named = Named::by_name;
  Flaw flaw = Flaw::zip_number;
  std::string text;       ///< the wrong RevisionId, or the description
  std::size_t which = 0;  ///< of the versions or stale RevisionIds that there are, counted round
  friend bool operator==(const Move&, const Move&) = default;
};

using Moves = std::vector<Move>;

/// The macros that stand for the function's name in that form.
[[nodiscard]] std::string_view macro_of(Move::Named named);

/// The move for people: "update(B, DryRun, RevisionId stale)".
[[nodiscard]] std::string text_of(const Move& move);

/// The moves in their order, "; " between them.
[[nodiscard]] std::string text_of(const Moves& moves);

/// Moves of which each is a little simpler than this one: an option less, a plainer package, a shorter text.
/// None of the simplest. Whoever replaces a move by one of these again and again comes to an end.
[[nodiscard]] Moves simpler_than(const Move& move);

}  // namespace plumbline::suite
