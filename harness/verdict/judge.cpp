#include "verdict/judge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "json/write.h"
#include "verdict/date.h"
#include "verdict/date_of_change.h"
#include "verdict/envelope.h"
#include "verdict/select.h"
#include "verdict/shape.h"

namespace plumbline::verdict {
namespace {

bool has_status(const Alternative& answer, int status) {
  return std::ranges::any_of(answer.statuses,
                             [&](const StatusRange& r) { return status >= r.first && status <= r.last; });
}

bool has_type(const Alternative& answer, const Reading& reading) {
  return answer.types.empty() || std::ranges::find(answer.types, reading.error_type) != answer.types.end();
}

bool says(const Reading& reading, const std::string& text) {
  return reading.message.find(text) != std::string::npos;
}

bool has_message(const Alternative& answer, const Reading& reading) {
  const auto said = [&](const std::string& text) { return says(reading, text); };
  return (answer.saying.empty() || std::ranges::any_of(answer.saying, said)) &&
         std::ranges::none_of(answer.not_saying, said);
}

/// "400 ValidationException": what varies from request to request (the message) is left out.
std::string written(const Reading& reading) {
  std::string text = std::to_string(reading.status);
  if (!reading.error_type.empty()) text += " " + reading.error_type;
  return text;
}

std::string quoted(std::span<const std::string> texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "\"" : "\" or \"") + text;
  return all.empty() ? all : all + "\"";
}

/// "400 ValidationException, saying "member must not be null"": an answer where its message counts.
std::string text_with_message(const Alternative& answer) {
  std::string text = text_of(answer);
  if (!answer.saying.empty()) text += ", saying " + quoted(answer.saying);
  if (!answer.not_saying.empty()) text += ", not saying " + quoted(answer.not_saying);
  return text;
}

/// Each answer once, though they differ in what is not written.
std::string written(std::span<const Alternative> answers, std::string (*text_of_one)(const Alternative&)) {
  std::vector<std::string> texts;
  for (const Alternative& answer : answers) {
    std::string text = text_of_one(answer);
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  }
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", or ") + text;
  return all;
}

/// Which part of the answer is wrong: judged against the alternatives that come nearest.
DefectKind nearest_defect(const Reading& reading, std::span<const Alternative> answers) {
  DefectKind kind = DefectKind::status;
  for (const Alternative& answer : answers) {
    if (!has_status(answer, reading.status)) continue;
    kind = has_type(answer, reading) ? DefectKind::message : std::max(kind, DefectKind::error_type);
    if (kind == DefectKind::message) break;
  }
  return kind;
}

/// The documented error that an answer with the right status and no type at all should have been; nullptr
/// where it is another one, or none is documented.
const spec::Error* untyped_error(const Reading& reading, const Expectation& expectation,
                                 const spec::Operation& operation) {
  if (!reading.error_type.empty()) return nullptr;
  for (const Alternative& answer : expectation.answers) {
    if (!has_status(answer, reading.status)) continue;
    for (const std::string& type : answer.types)
      if (const spec::Error* error = operation.error(type); error != nullptr) return error;
  }
  return nullptr;
}

/// An answer without a type says nothing of the constraint that was broken: it is the error that is told
/// wrong, and one finding for all of its cases.
void judge_answer(Judgement& judgement, const Expectation& expectation, const spec::Operation* operation) {
  const Reading& reading = judgement.reading;
  if (is_one_of(reading, expectation.answers)) return;
  judgement.as_expected = false;
  const DefectKind kind = nearest_defect(reading, expectation.answers);
  const spec::Error* untyped =
      operation != nullptr ? untyped_error(reading, expectation, *operation) : nullptr;
  if (untyped != nullptr) {
    judgement.defects.push_back({untyped->clause, kind, written(reading) + " without an error type",
                                 std::to_string(untyped->status) + " " + untyped->type});
    return;
  }
  const bool is_message = kind == DefectKind::message;
  judgement.defects.push_back({expectation.clause, kind,
                               written(reading) + (is_message ? " with another message" : ""),
                               written(expectation.answers, is_message ? text_with_message : text_of)});
}

/// A 5xx says that the service is at fault: never right, unless it was asked for.
void judge_fault(Judgement& judgement, const spec::Operation& operation) {
  if (judgement.as_expected || judgement.reading.status < 500) return;
  judgement.defects.push_back({std::string(operation.clause("no-server-error")), DefectKind::status,
                               written(judgement.reading), "an answer that does not blame the service"});
}

/// Whether both are the same JSON: the members of objects have no order (RFC 8259, 1).
bool are_same(const json::Value& a, const json::Value& b) {
  if (a.array() != nullptr && b.array() != nullptr)
    return std::ranges::equal(*a.array(), *b.array(), are_same);
  if (a.object() == nullptr || b.object() == nullptr) return a == b;
  return a.object()->size() == b.object()->size() &&
         std::ranges::all_of(*a.object(), [&](const json::Member& member) {
           const json::Value* other = b.find(member.name);
           return other != nullptr && are_same(member.value, *other);
         });
}

bool holds(const ValueCheck& check, const std::optional<json::Value>& found) {
  const bool absent = !found || found->is(json::Kind::null);
  switch (check.kind) {
    case ValueCheck::Kind::equals:
      return check.value.is(json::Kind::null) ? absent : !absent && are_same(*found, check.value);
    case ValueCheck::Kind::differs:
      return !absent && !are_same(*found, check.value);
    case ValueCheck::Kind::one_of:
      return check.value.array() != nullptr &&
             std::ranges::any_of(*check.value.array(), [&](const json::Value& item) {
               return item.is(json::Kind::null) ? absent : !absent && are_same(item, *found);
             });
    case ValueCheck::Kind::later: {
      const auto* text = absent ? nullptr : found->string();
      const auto after = text != nullptr ? read_date(*text) : std::nullopt;
      const auto before = check.value.string() != nullptr ? read_date(*check.value.string()) : std::nullopt;
      return after && before && *after > *before;
    }
  }
  return false;
}

constexpr std::string_view relation(ValueCheck::Kind kind) {
  switch (kind) {
    case ValueCheck::Kind::equals:
      return "";
    case ValueCheck::Kind::differs:
      return "another value than ";
    case ValueCheck::Kind::one_of:
      return "one of ";
    case ValueCheck::Kind::later:
      return "a date after ";
  }
  return "";
}

/// A pointer as an observation tells it: which item was chosen by its name varies from case to case.
std::string place_of(std::string_view pointer) {
  if (pointer.empty()) return "the body";
  std::string place;
  bool is_name = false;
  for (const char c : pointer.substr(1)) {
    is_name = c != '/' && (is_name || c == '=');
    if (!is_name) place += c;
  }
  return place;
}

void judge_values(Judgement& judgement, const Expectation& expectation) {
  static const json::Value nothing;
  for (const ValueCheck& check : expectation.values) {
    const auto found = select(judgement.reading.body ? *judgement.reading.body : nothing, check.pointer);
    if (holds(check, found)) continue;
    const std::string place = place_of(check.pointer);
    judgement.defects.push_back({expectation.clause, DefectKind::value,
                                 place + (found ? " holds another value" : " is missing"),
                                 std::string(relation(check.kind)) + json::write(check.value) +
                                     (found ? ", not " + json::write(*found) : "")});
  }
}

bool is_success(int status) { return status >= 200 && status < 300; }

}  // namespace

std::string text_of(const Alternative& answer) {
  std::string text;
  for (const StatusRange& range : answer.statuses) {
    if (!text.empty()) text += " or ";
    text +=
        range.first == range.last ? std::to_string(range.first) : std::to_string(range.first / 100) + "xx";
  }
  for (std::size_t i = 0; i < answer.types.size(); ++i) text += (i == 0 ? " " : "|") + answer.types[i];
  return text;
}

bool is_one_of(const Reading& reading, std::span<const Alternative> answers) {
  return answers.empty() || std::ranges::any_of(answers, [&](const Alternative& answer) {
           return has_status(answer, reading.status) && has_type(answer, reading) &&
                  has_message(answer, reading);
         });
}

Judgement judge(const http::Request& request, const http::Response& response,
                const spec::Operation& operation, std::span<const Expectation> expectations) {
  Judgement judgement;
  judgement.reading = read(response);
  for (const Expectation& expectation : expectations) judge_answer(judgement, expectation, &operation);
  judge_fault(judgement, operation);
  Defects around = judge_envelope(request, response, judgement.reading, operation);
  judgement.defects.insert(judgement.defects.end(), around.begin(), around.end());
  if (!judgement.as_expected) return judgement;

  if (is_success(judgement.reading.status) && operation.output != nullptr) {
    const json::Value body = judgement.reading.body.value_or(json::Object{});
    Defects shape = judge_shape(operation, body);
    judgement.defects.insert(judgement.defects.end(), shape.begin(), shape.end());
    Defects dates = judge_date_of_change(request, response, body, operation);
    judgement.defects.insert(judgement.defects.end(), dates.begin(), dates.end());
  }
  for (const Expectation& expectation : expectations) judge_values(judgement, expectation);
  return judgement;
}

Judgement judge(const http::Response& response, std::span<const Expectation> expectations) {
  Judgement judgement;
  judgement.reading = read(response);
  for (const Expectation& expectation : expectations) judge_answer(judgement, expectation, nullptr);
  if (!judgement.as_expected) return judgement;
  for (const Expectation& expectation : expectations) judge_values(judgement, expectation);
  return judgement;
}

}  // namespace plumbline::verdict
