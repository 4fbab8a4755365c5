#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "suite/peers.h"
#include "suite/shelf_spec.h"
#include "suite/worker.h"

/// A target of a few lines, to be made odd, and a worker that runs cases on it.
namespace plumbline::suite {

/// A shelf that holds a title: it takes what the spec allows and refuses the rest, but for what a test
/// changes.
class ShelfServer {
 public:
  http::Answer answer(const http::Request& request) {
    const auto body = json::parse(request.body);
    const json::Value* member = body ? body->find("Title") : nullptr;
    const std::string title = member != nullptr && member->string() != nullptr ? *member->string() : "";
    if (const auto odd = odd_answers.find(title); odd != odd_answers.end()) return odd->second(*this);
    if (title.size() < 2 || title.size() > 4) return bad();
    return taken(title);
  }

  http::Response taken(const std::string& title) {
    stored = title;
    ++revision;
    return json_answer(200, json::write(json::Object{{"Title", title}}));
  }
  static http::Response bad() {
    return json_answer(400, R"({"Type": "User", "message": "It is bad."})", "Bad");
  }

  std::map<std::string, std::function<http::Answer(ShelfServer&)>> odd_answers;  ///< by title
  std::string stored;
  int revision = 0;
  bool is_visible = true;
};

/// One shelf, and a book of what it was asked.
class ShelfFixtures final : public Fixtures {
 public:
  explicit ShelfFixtures(ShelfServer& server) : server_(server) {}

  Result<Bindings, std::string> provide(const Case& wanted) override {
    if (!why_not.empty()) return refused(why_not);
    provided.push_back(wanted.id);
    return Bindings{{"shelf", "abc"}, {"label", wanted.id}};
  }
  void release() override { ++releases; }
  json::Value snapshot() override {
    if (!server_.is_visible) return nullptr;
    json::Object configuration = {{"Title", server_.stored}};
    if (shows_revision) configuration.push_back({"Revision", server_.revision});
    return json::Object{{"configuration", std::move(configuration)}};
  }
  void settle(const json::Value& answer) override { settled.push_back(json::write(answer)); }
  void doubt() override { ++doubts; }
  std::vector<http::Request> makings() const override { return made; }

  std::string why_not;
  bool shows_revision = true;
  std::vector<http::Request> made;
  std::vector<std::string> provided;
  std::vector<std::string> settled;
  int releases = 0;
  int doubts = 0;

 private:
  ShelfServer& server_;
};

inline Step shelving(std::string title, int status, std::string clause = "Title.length") {
  Step step;
  step.operation = "Shelve";
  step.input = {{"Shelf", "${shelf}"}, {"Title", std::move(title)}};
  step.expect = {{std::move(clause), {{{{status, status}}, {}, {}, {}}}, {}}};
  return step;
}

/// A case that shelves a title that is to be refused, beside one that is not.
inline Case refusing(std::string title) {
  Case made;
  made.id = "refuse " + title;
  made.clauses = {"Title.length"};
  made.needs = {Need::function};
  made.effect = Effect::refusal;
  made.steps = {shelving(std::move(title), 400)};
  made.control = shelving("good", 200, "status");
  return made;
}

inline Case of_steps(std::vector<Step> steps) {
  Case made;
  made.id = "steps";
  made.clauses = {"Title.length"};
  made.needs = {Need::function};
  made.steps = std::move(steps);
  return made;
}

/// A worker, its shelf, and what came of the cases it ran.
class ShelfWorld : public ::testing::Test {
 protected:
  /// Runs the cases to their end; the outcomes by id are in `outcomes`, their order in `order`.
  void run(const Cases& cases) {
    for (const Case& one : cases) worker_.run(one);
    worker_.finish();
  }

  /// "pass", or "verdict: clause kind observed, ..." of a case.
  std::string said(const std::string& id) {
    const auto found = outcomes.find(id);
    if (found == outcomes.end()) return "no outcome";
    std::string text(name_of(found->second.verdict));
    for (const verdict::Defect& defect : found->second.defects)
      text += ": " + defect.clause + " " + std::string(name_of(defect.kind)) + " " + defect.observed;
    return text;
  }

  int sent(std::string_view title) {
    const std::string wanted = "\"Title\":\"" + std::string(title) + "\"";
    return static_cast<int>(std::ranges::count_if(peer.requests, [&](const http::Request& request) {
      return request.body.find(wanted) != std::string::npos;
    }));
  }

  ShelfServer server;
  ShelfFixtures fixtures{server};
  ScriptedPeer peer{[this](const http::Request& request) { return server.answer(request); }};
  std::vector<std::chrono::milliseconds> waits;
  std::map<std::string, http::Answer> links;
  std::map<std::string, Outcome> outcomes;
  std::vector<std::string> order;
  verdict::Profile profile;

 private:
  Caller caller_{peer,
                 {.wait = [this](std::chrono::milliseconds time) { waits.push_back(time); },
                  .fetch = [this](const std::string& url) -> http::Answer {
                    const auto found = links.find(url);
                    return found == links.end() ? no_answer(http::NoAnswer::Kind::unreachable)
                                                : found->second;
                  }}};

 protected:
  Worker worker_{caller_, fixtures, shelf_spec(), profile, [this](const Case&, const Outcome& outcome) {
                   order.push_back(outcome.id);
                   outcomes[outcome.id] = outcome;
                 }};
};

}  // namespace plumbline::suite
