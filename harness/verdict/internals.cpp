#include "verdict/internals.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "http/uri.h"
#include "json/parse.h"
#include "json/write.h"

namespace plumbline::verdict {
namespace {

/// A request target without its escapes, those apart that are none.
std::string decoded_where_it_can_be(std::string_view target) {
  constexpr std::size_t escape_bytes = 3;
  std::string text;
  while (!target.empty()) {
    const auto letter =
        target.front() == '%' ? http::percent_decode(target.substr(0, escape_bytes)) : std::nullopt;
    text += letter.value_or(std::string(1, target.front()));
    target.remove_prefix(letter ? escape_bytes : 1);
  }
  return text;
}

/// A body of JSON with no more escapes in its strings than there must be; nothing of others.
std::string plainly_written(std::string_view body) {
  const auto value = json::parse(body);
  return value ? json::write(*value) : std::string();
}

/// Whether the request itself holds the text, escaped or not, so that an error may do no more than repeat it.
bool was_sent(const http::Request& request, std::string_view text) {
  return request.body.find(text) != std::string::npos ||
         decoded_where_it_can_be(request.target).find(text) != std::string::npos ||
         plainly_written(request.body).find(text) != std::string::npos;
}

/// A place in a program: "Update.java:31", "index.js:10:5".
bool shows_source_line(const http::Request& request, std::string_view body) {
  static constexpr std::array<std::string_view, 10> endings = {
      ".java:", ".kt:", ".js:", ".ts:", ".py:", ".go:", ".rs:", ".rb:", ".cs:", ".php:"};
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    const auto at = body.find(ending);
    if (at == body.npos || was_sent(request, ending)) return false;
    const char next = body.substr(at + ending.size(), 1).empty() ? ' ' : body[at + ending.size()];
    return next >= '0' && next <= '9';
  });
}

/// What programs print when they fall over, and what web frameworks make of it.
constexpr std::array<std::string_view, 17> marks_of_internals = {"Traceback (most recent call last)",
                                                                 "\n    at ",
                                                                 "\n\tat ",
                                                                 "Exception in thread",
                                                                 "NullPointerException",
                                                                 "goroutine ",
                                                                 "panicked at",
                                                                 ".py\", line ",
                                                                 "\"stackTrace\"",
                                                                 "\"stack_trace\"",
                                                                 "\"stacktrace\"",
                                                                 "\"stack\"",
                                                                 "\"traceback\"",
                                                                 "<html",
                                                                 "<HTML",
                                                                 "<!doctype",
                                                                 "<!DOCTYPE"};

/// A mark as it is, and as it stands within a string of JSON.
struct Mark {
  std::string plain;
  std::string in_json;
};

std::vector<Mark> in_both_forms(std::span<const std::string_view> texts) {
  std::vector<Mark> marks;
  for (const std::string_view text : texts) {
    const std::string quoted = json::write(json::Value(text));
    marks.push_back({std::string(text), quoted.substr(1, quoted.size() - 2)});
  }
  return marks;
}

}  // namespace

bool shows_internals(const http::Request& request, std::string_view body) {
  static const std::vector<Mark> marks = in_both_forms(marks_of_internals);
  const auto shows = [&](const Mark& mark) {
    const bool is_there = body.find(mark.plain) != body.npos || body.find(mark.in_json) != body.npos;
    return is_there && !was_sent(request, mark.plain) && !was_sent(request, mark.in_json);
  };
  return std::ranges::any_of(marks, shows) || shows_source_line(request, body);
}

}  // namespace plumbline::verdict
