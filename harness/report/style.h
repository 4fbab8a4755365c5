#pragma once

#include <string>
#include <string_view>

#include "verdict/verdict.h"

namespace plumbline::report {

/// What is written around words to colour them; nothing by default. Who calls decides whether a reader sees
/// colours (a terminal, no NO_COLOR).
struct Style {
  std::string_view bad;
  std::string_view doubtful;
  std::string_view good;
  std::string_view strong;
  std::string_view faint;
  std::string_view reset;

  /// For terminals that follow ECMA-48.
  [[nodiscard]] static constexpr Style ansi() {
    return {"\x1b[1;31m", "\x1b[33m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"};
  }

  [[nodiscard]] constexpr std::string_view of(verdict::Verdict verdict) const {
    switch (verdict) {
      case verdict::Verdict::fail:
      case verdict::Verdict::no_answer:
        return bad;
      case verdict::Verdict::pass:
        return good;
      default:
        return doubtful;
    }
  }

  [[nodiscard]] std::string paint(std::string_view colour, std::string_view text) const {
    return std::string(colour).append(text).append(reset);
  }
};

}  // namespace plumbline::report
