#include "verdict/internals.h"

#include <algorithm>
#include <array>
#include <string>

#include "http/uri.h"
#include "json/parse.h"
#include "json/value.h"

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

/// Adds what a value says to people: its strings, and in quotes the names of members, each ended by a NUL.
void add_words(const json::Value& value, std::string& words) {
  if (const std::string* text = value.string()) words.append(*text).push_back('\0');
  if (const json::Array* items = value.array())
    for (const json::Value& item : *items) add_words(item, words);
  if (const json::Object* members = value.object()) {
    for (const json::Member& member : *members) {
      words.append(1, '"').append(member.name).append("\"\0", 2);
      add_words(member.value, words);
    }
  }
}

std::string words_of(const json::Value& value, std::size_t bytes_usual) {
  std::string words;
  words.reserve(bytes_usual);
  add_words(value, words);
  return words;
}

/// Whether the request itself holds the text, so that an error may do no more than repeat it: its target,
/// decoded or not, its body, or what that says as JSON.
bool was_sent(const http::Request& request, std::string_view text) {
  const auto holds = [&](const std::string& part) { return part.find(text) != part.npos; };
  if (holds(request.target) || holds(decoded_where_it_can_be(request.target)) || holds(request.body))
    return true;
  const auto body = json::parse(request.body);
  return body && holds(words_of(*body, request.body.size()));
}

/// A place in a program: "Update.java:31", "index.js:10:5".
bool shows_source_line(const http::Request& request, std::string_view words) {
  static constexpr std::array<std::string_view, 10> endings = {
      ".java:", ".kt:", ".js:", ".ts:", ".py:", ".go:", ".rs:", ".rb:", ".cs:", ".php:"};
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    const auto at = words.find(ending);
    if (at == words.npos || was_sent(request, ending)) return false;
    const char next = words.substr(at + ending.size(), 1).empty() ? ' ' : words[at + ending.size()];
    return next >= '0' && next <= '9';
  });
}

/// What programs print when they fall over, and what web frameworks make of it. The escaped ones stand in
/// JSON within a string, or in JSON that is broken.
constexpr std::array<std::string_view, 20> marks = {"Traceback (most recent call last)",
                                                    "\\n    at ",
                                                    "\n    at ",
                                                    "\\n\\tat ",
                                                    "\n\tat ",
                                                    "Exception in thread",
                                                    "NullPointerException",
                                                    "goroutine ",
                                                    "panicked at",
                                                    ".py\\\", line ",
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

}  // namespace

bool shows_internals(const http::Request& request, const http::Response& response, const Reading& reading) {
  const std::string words = reading.body ? words_of(*reading.body, response.body.size()) : response.body;
  return std::ranges::any_of(marks,
                             [&](std::string_view mark) {
                               return words.find(mark) != words.npos && !was_sent(request, mark);
                             }) ||
         shows_source_line(request, words);
}

}  // namespace plumbline::verdict
