#pragma once

#include <map>
#include <string>
#include <string_view>

#include "json/value.h"
#include "result.h"

namespace plumbline::suite {

/// What macros stand for: fixtures ("function.name") and what steps bound ("before": a whole answer).
using Bindings = std::map<std::string, json::Value, std::less<>>;

/// Replaces the macros in a template. A text that is one macro becomes the value itself, of any JSON type; a
/// macro inside a longer text must stand for a string, number or boolean.
///
///     ${function.name}          a binding
///     ${before.Code.Location}   a member of a bound answer; array items by number, `#` for their count
///     ${zip:A} ${sha256:A} ${size:A}   a small deployment package as base64, its CodeSha256, its CodeSize;
///                               packages of the same label have the same bytes, of others never
///     ${zip:bytes:N}            a package of exactly N bytes (N at least 200)
///     ${zip:with:TRAIT}         a package that some readers stumble over (package_with_trait in packages.h)
///     ${base64:TEXT}            the text as base64
///     ${repeat:N:TEXT}          the text N times
///     ${fill:N:C}               the character C as often as makes the whole text N code points long
///     ${other-case:NAME}        the text of a binding with its letters in the other case; so also
///                               without-first, without-last (character), first-half, last-half, turned
///     ${without:C:NAME}         the text of a binding without any C; ${exchange:CD:NAME} with D for each C
///     ${dollar}                 a dollar sign (see literal)
///
/// Without a label `${zip}` is the package of the binding "label" (the case's own id). The answer is refused
/// with the macro that stands for nothing (an edit that changes nothing is none), or that has no end, and
/// why: among others where the macros of one template stand for more than 256 MiB.
[[nodiscard]] Result<json::Value, std::string> expand(const json::Value& value, const Bindings& bindings);

/// As above, for a text that stays text.
[[nodiscard]] Result<std::string, std::string> expand_text(std::string_view text, const Bindings& bindings);

/// The template that expands to exactly this text, whatever it holds.
[[nodiscard]] std::string literal(std::string_view text);

}  // namespace plumbline::suite
