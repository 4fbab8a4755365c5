#pragma once

#include <span>
#include <string>
#include <string_view>

namespace plumbline::spec {

/// What a test needs to say of a clause.
struct ClauseRow {
  std::string_view id;
  std::string_view tier = "documented";
  std::string_view contested = "";
};

/// The text of a clauses.json that holds these clauses.
[[nodiscard]] std::string clause_file(std::span<const ClauseRow> rows);

}  // namespace plumbline::spec
