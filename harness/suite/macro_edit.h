#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "suite/macro_function.h"

namespace plumbline::suite {

/// What is left of a call once its edit is known: which binding is edited, and the characters the edit takes.
struct MacroEdit {
  std::string_view binding;
  std::string (*edit)(std::string text, std::string_view characters);
  std::string_view characters;
};

/// A call that edits the text of a binding: "other-case:before.RevisionId", "without:-:function" (macro.h
/// lists them). nullopt for another call.
[[nodiscard]] std::optional<MacroEdit> macro_edit(const MacroCall& call);

}  // namespace plumbline::suite
