#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "documentation.h"
#include "law.h"
#include "verdict/judge.h"
#include "wire/response_reader.h"

namespace plumbline::fuzz {
namespace {

constexpr wire::ReadLimits limits{.header_bytes_max = 4096, .body_bytes_max = 16 * 1024};

/// What is read of bytes: the answer, where there is one, and what had not come when it was complete.
struct Reading {
  std::optional<http::Response> answer;
  std::string_view to_come;
};

/// When the bytes come in pieces of that size and then no more come.
Reading read(std::string_view bytes, std::size_t piece) {
  wire::ResponseReader reader(limits, false);
  wire::Progress progress = wire::Progress::more;
  while (!bytes.empty() && progress == wire::Progress::more) {
    const auto room = reader.room();
    const std::size_t size = std::min({piece, bytes.size(), room.size()});
    std::memcpy(room.data(), bytes.data(), size);
    bytes.remove_prefix(size);
    reader.add(size);
    progress = reader.read();
  }
  if (progress == wire::Progress::more) progress = reader.end();
  if (progress == wire::Progress::complete) return {reader.take(), bytes};
  expect("a failure says why", !reader.failure().detail.empty(), http::name_of(reader.failure().kind));
  return {std::nullopt, bytes};
}

using verdict::Expectation;
using Check = verdict::ValueCheck::Kind;

/// What steps ask of answers: each kind of demand once, that some answers of the corpus meet and some do not.
std::vector<Expectation> demands() {
  const verdict::Alternative refusal{
      {{400, 499}}, {"InvalidParameterValueException"}, {"failed"}, {"Traceback"}};
  const verdict::Alternative success{{{200, 200}}, {}, {}, {}};
  return {{"refused", {refusal}, {}, {}},
          {"accepted", {success}, {}, {}},
          {"either", {success, refusal}, {}, {}},
          {"equals", {}, {{Check::equals, "/FunctionName", "my-function"}}, {}},
          {"absent", {}, {{Check::equals, "/Layers/0/Arn", nullptr}}, {}},
          {"differs", {}, {{Check::differs, "/RevisionId", "r"}}, {}},
          {"one of", {}, {{Check::one_of, "/Version", json::Array{"$LATEST", nullptr}}}, {}},
          {"later", {}, {{Check::later, "/LastModified", "2020-01-01T00:00:00.000+0000"}}, {}}};
}

/// Whether an answer is as expected, and what is wrong with it, are told by the same reading.
void expect_judgement(const http::Response& answer, const Expectation& demand) {
  const verdict::Judgement judgement = verdict::judge(answer, {&demand, 1});
  const bool is_right = demand.answers.empty() || verdict::is_one_of(judgement.reading, demand.answers);
  expect_same("expected is what is one of the answers", judgement.as_expected, is_right);
  if (!is_right) expect("what is not expected is a defect", !judgement.defects.empty(), demand.clause);
  for (const verdict::Defect& defect : judgement.defects) {
    expect_same("a defect is of the clause", defect.clause, demand.clause);
    expect("a defect says what was expected", !defect.expected.empty() && !defect.observed.empty(), "texts");
  }
}

}  // namespace

/// Law: whatever an endpoint answers, the client reads it or says why not, however the bytes were cut on
/// their way, but that bytes behind an answer spoil it only where they come with its end; and the judge has
/// an opinion on every answer, and one alone on what was demanded of it.
void hold(std::string_view bytes) {
  const auto whole = read(bytes, bytes.size()).answer;
  const auto [cut, to_come] = read(bytes, 1 + bytes.size() % 7);
  const bool is_spoilt_by_what_came_later = !whole && cut && !to_come.empty();
  expect("it does not matter how bytes are cut", whole == cut || is_spoilt_by_what_came_later,
         whole ? whole->body : "no answer");
  if (!whole) return;
  const http::Request request{"PUT", "/2015-03-31/functions/my-function/code", {}, "{}"};
  for (const spec::Operation& operation : documentation().operations)
    (void)verdict::judge(request, *whole, operation, {});
  for (const Expectation& demand : demands()) expect_judgement(*whole, demand);
}

}  // namespace plumbline::fuzz
