#pragma once

#include <string_view>

namespace plumbline::suite {

/// Whether a JSON text holds what RFC 8259 leaves to its reader, so that neither taking nor refusing it is
/// wrong: numbers beyond the range of a double (section 6), surrogates that stand alone (8.2), a byte order
/// mark (8.1), arrays and objects nested more than twenty deep, or a million values (9). Whether the text is
/// JSON at all is another question.
///
///     leaves_leeway(R"({"a":1e999})")
[[nodiscard]] bool leaves_leeway(std::string_view text);

}  // namespace plumbline::suite
