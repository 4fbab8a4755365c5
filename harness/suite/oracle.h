#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "spec/model.h"
#include "suite/flaw.h"
#include "suite/known_fixture.h"
#include "suite/label_reading.h"
#include "verdict/expectation.h"
#include "verdict/judge.h"

namespace plumbline::suite {

/// What must come of a request.
struct Prediction {
  enum class Kind {
    accepted,  ///< it succeeds
    refused,   ///< for one of its flaws
    missing,   ///< it is valid and names what is not there
    open,      ///< the documents do not settle it: only what no answer may be is wrong
  };
  Kind kind = Kind::open;
  std::vector<std::string> clauses;                     ///< it rests on, the one that counts first
  std::vector<verdict::Expectation> expect;             ///< of every answer
  std::vector<verdict::Expectation> expect_of_success;  ///< the values of an answer that succeeds
  bool is_on_fixture = false;                           ///< names it in one of the forms of its name
  bool changes_nothing = false;                         ///< whether it succeeds or not: it is refused, or dry
  bool takes_options = false;  ///< asks for more than the plain effect: to publish, say
};
[[nodiscard]] std::string_view name_of(Prediction::Kind kind);

/// Predicts the answer to any request of one operation from what the spec says of its members: the suite's
/// strategies make requests whose answer they know, this knows the answer to requests that somebody else
/// made. Where a request has several flaws the refusal of any is right; where the documents leave something
/// open, so does the prediction.
///
///     const Oracle oracle(spec, *spec.operation("UpdateFunctionCode"), fixture);
///     const Prediction prediction = oracle.predict(request);
///     const verdict::Judgement judgement = oracle.judge(prediction, request, response);
class Oracle {
 public:
  /// The spec must outlive the oracle; the operation must be one of its operations with a sample.
  Oracle(const spec::Spec& spec, const spec::Operation& operation, KnownFixture fixture);

  [[nodiscard]] Prediction predict(const http::Request& request) const;

  [[nodiscard]] verdict::Judgement judge(const Prediction& prediction, const http::Request& request,
                                         const http::Response& response) const;

  /// Notes a value that a state of the fixture may have now: a RevisionId that an answer told.
  void learn_state(std::string value);

  /// Notes a package of which it is sure that every reader takes it.
  void learn_package(const package::Sha256& hash) { fixture_.packages.insert(hash); }

 private:
  struct Reading;

  void expect_refusal(Prediction& prediction, const Reading& reading) const;
  void expect_answer(Prediction& prediction, const Reading& reading) const;
  void expect_values(Prediction& prediction, const BodyReading& body) const;
  [[nodiscard]] std::string premise_of(const Reading& reading) const;
  [[nodiscard]] Flaws state_flaws(const json::Object& members) const;

  const spec::Spec& spec_;
  const spec::Operation& operation_;
  KnownFixture fixture_;
  LabelReader labels_;
};

}  // namespace plumbline::suite
