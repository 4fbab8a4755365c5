#include "report/journal_outcome.h"

#include <optional>
#include <string_view>
#include <vector>

#include "report/kept.h"

namespace plumbline::report {
namespace {

using suite::Exchange;
using suite::Outcome;
using verdict::DefectKind;
using verdict::Verdict;

constexpr int status_max = 999;

/// The value of an enumeration by its name: from the first to the last, all of which name_of knows.
template <class Enum>
Enum named(Fields& fields, std::string_view member, Enum last) {
  const std::string name = fields.text(member);
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  fields.says("unknown " + std::string(member));
  return static_cast<Enum>(0);
}

int status(Fields& fields) {
  const std::uint64_t status = fields.number("status");
  if (status > status_max) fields.says("'status' is no status of HTTP");
  return status > status_max ? 0 : static_cast<int>(status);
}

http::Headers headers(Fields& fields, JournalWrong& wrong) {
  http::Headers lines;
  for (const json::Value& item : fields.items("headers")) {
    const json::Array* pair = item.array();
    if (pair == nullptr || pair->size() != 2) {
      fields.says("a header is an array of a name and a value");
      return lines;
    }
    const std::string place = fields.place() + ".headers";
    lines.add(bytes_of((*pair)[0], place, wrong), bytes_of((*pair)[1], place, wrong));
  }
  return lines;
}

void read_request(const json::Value& value, const std::string& place, Exchange& exchange,
                  JournalWrong& wrong) {
  Fields fields(value, place + ".request", wrong);
  exchange.request.method = fields.bytes("method");
  exchange.request.target = fields.bytes("target");
  exchange.request.headers = headers(fields, wrong);
  exchange.request.body = fields.bytes("body");
  if (const json::Value* cut = fields.find("cut"); cut != nullptr) {
    Fields facts(*cut, fields.place() + ".cut", wrong);
    exchange.cut_body = {facts.number("bytes"), facts.text("sha256")};
    facts.end();
  }
  fields.end();
}

http::Response read_response(const json::Value& value, const std::string& place, JournalWrong& wrong) {
  Fields fields(value, place + ".response", wrong);
  http::Response response;
  response.status = status(fields);
  response.headers = headers(fields, wrong);
  response.body = fields.bytes("body");
  fields.end();
  return response;
}

Exchange read_exchange(const json::Value& value, JournalWrong& wrong) {
  Fields fields(value, "exchange", wrong);
  Exchange exchange;
  if (const json::Value* request = fields.want("request"); request != nullptr)
    read_request(*request, fields.place(), exchange, wrong);
  if (const json::Value* response = fields.find("response"); response != nullptr)
    exchange.response = read_response(*response, fields.place(), wrong);
  else
    exchange.no_answer = fields.bytes("no_answer");
  fields.end();
  return exchange;
}

void read_exchanges(Fields& fields, Outcome& outcome, std::vector<std::shared_ptr<const Exchange>>& later,
                    JournalWrong& wrong) {
  const json::Array& items = fields.items("exchanges");
  if (items.size() > kept_exchanges_max + 1) fields.says("more exchanges than a case keeps");
  for (std::size_t i = 0; i < items.size() && !wrong; ++i) {
    if (i == 0)
      outcome.exchange = read_exchange(items[i], wrong);
    else
      later.push_back(std::make_shared<const Exchange>(read_exchange(items[i], wrong)));
  }
}

void read_before(Fields& fields, Outcome& outcome, JournalWrong& wrong) {
  if (fields.find("before") == nullptr) return;
  const json::Array& items = fields.items("before");
  if (items.size() > kept_before_max) fields.says("more requests before than a case keeps");
  for (std::size_t i = 0; i < items.size() && !wrong; ++i)
    read_request(items[i], "before", outcome.before.emplace_back(), wrong);
}

void read_defects(Fields& fields, Outcome& outcome, const std::vector<std::shared_ptr<const Exchange>>& later,
                  JournalWrong& wrong) {
  const json::Array& items = fields.items("defects");
  if (items.size() > kept_defects_max) fields.says("more defects than a case keeps");
  for (std::size_t i = 0; i < items.size() && !wrong; ++i) {
    Fields defect(items[i], "defect", wrong);
    outcome.defects.push_back({defect.text("clause"), named(defect, "kind", DefectKind::no_answer),
                               defect.bytes("observed"), defect.bytes("expected")});
    if (defect.find("exchange") != nullptr) {
      const std::uint64_t shown = defect.number("exchange");
      if (shown == 0 || shown > later.size())
        defect.says("'exchange' is none of the case's later ones");
      else
        outcome.later[i] = later[shown - 1];
    }
    defect.end();
  }
}

}  // namespace

Outcome read_outcome(const json::Value& line, JournalWrong& wrong) {
  Fields fields(line, "case", wrong);
  Outcome outcome;
  outcome.id = fields.bytes("case");
  outcome.verdict = named(fields, "verdict", Verdict::fail);
  outcome.status = status(fields);
  for (const json::Value& clause : fields.items("clauses")) {
    if (clause.string() == nullptr) fields.says("'clauses' wants strings");
    outcome.clauses.push_back(clause.string() != nullptr ? *clause.string() : std::string());
  }
  if (fields.find("about") != nullptr) {
    outcome.about = fields.bytes("about");
    outcome.reason = fields.bytes("reason");
    std::vector<std::shared_ptr<const Exchange>> later;
    read_exchanges(fields, outcome, later, wrong);
    read_defects(fields, outcome, later, wrong);
    read_before(fields, outcome, wrong);
  } else if (outcome.verdict != Verdict::pass) {
    fields.says("wants 'about', and what was wrong");
  }
  fields.end();
  return outcome;
}

}  // namespace plumbline::report
