#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace plumbline::suite {

/// How a text is made smaller: what asks whether another one will do, and for how long there is to be asked.
struct TextTrial {
  std::function<bool(const std::string&)> take;  ///< whether the text still shows what it is to show
  std::function<bool()> may_try;
};

/// The text without the runs of bytes that it can be without, in halves down to single ones (delta debugging:
/// A. Zeller, R. Hildebrandt, 2002). What is left was taken, or is the text itself.
[[nodiscard]] std::string shortened(std::string text, const TextTrial& trial);

/// The text with plain characters ('a') in the place of those that do not matter, as many as there were code
/// points, runs of them first, then halves of these; those in `kept` stay. What remains odd matters.
[[nodiscard]] std::string flattened(std::string text, std::string_view kept, const TextTrial& trial);

}  // namespace plumbline::suite
