#pragma once

#include <string>
#include <string_view>

#include "suite/strategy.h"

namespace plumbline::suite {

/// An operation's first sample as what restJson1 says of requests needs it: sent as it is, but for one thing
/// that is not about any member.
///
///     WholeRequest whole(operation, cases);
///     Step step = whole.step();
///     step.wire.method = "GET";
///     whole.refuse({"method/GET", "another method"}, operation.clause("method"), step, any_4xx);
class WholeRequest {
 public:
  struct Title {
    std::string id;
    std::string about;
  };

  WholeRequest(const spec::Operation& operation, Cases& cases);

  /// The sample's body, a JSON object, and the sample's request.
  [[nodiscard]] const std::string& body() const { return body_; }
  [[nodiscard]] Step step() const { return unchanged(operation_, sample_); }
  [[nodiscard]] const spec::Operation& operation() const { return operation_; }

  /// The request with that text for a body: BODY in it stands for the sample's, INSIDE for that without
  /// braces.
  [[nodiscard]] Step with_body(std::string_view text) const;

  /// Adds the case that a request is refused so, beside its control. Without a clause there is no case: the
  /// operation does not speak of it.
  void refuse(Title title, std::string_view clause, Step step, verdict::Alternative answer,
              Need need = Need::function);

  /// Adds the case that a request is accepted, and does what the sample does.
  void accept(Title title, std::string_view clause, Step step);

  /// Adds the case that a request is answered with success, or in one of these ways as well.
  void accept_or(Title title, std::string_view clause, Step step, std::vector<verdict::Alternative> others,
                 std::vector<Need> needs = {Need::function});

 private:
  const spec::Operation& operation_;
  const spec::Sample& sample_;
  Cases& cases_;
  std::string body_;
};

/// Any refusal of a client's mistake.
[[nodiscard]] verdict::Alternative any_4xx();

// What restJson1 and HTTP say of requests, by theme; try_protocol is all of them.
void try_json_texts(WholeRequest& whole);  ///< bodies that are JSON, that are none, and those between
void try_headers(WholeRequest& whole);     ///< Content-Type, Accept, names in any case, overrides
void try_paths(WholeRequest& whole);       ///< other methods and other paths
void try_framings(WholeRequest& whole);    ///< chunked bodies, Expect, HTTP/1.0

}  // namespace plumbline::suite
