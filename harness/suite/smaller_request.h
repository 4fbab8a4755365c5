#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/message.h"
#include "spec/model.h"

namespace plumbline::suite {

/// How a request is made smaller: who says whether another one will do.
struct RequestTrial {
  /// Whether a request still shows what it is to show. Asks the oracle first, then the target.
  std::function<bool(const http::Request&)> still_shows;
  /// Told of a package before a request that carries it is tried: it is a good one.
  std::function<void(const std::string& package)> introduce;
  /// Whether there may be further attempts.
  std::function<bool()> may_try;
};

/// What is known of the request that is to be made smaller.
struct RequestOrigin {
  std::vector<std::string> packages;  ///< one of them may be in it, whole or with a defect
  bool is_on_fixture = false;  ///< names the fixture: the label stays. Else what keeps it harmless stays
};

/// The smallest and plainest request that can be found which still shows it. The steps, each as far as it
/// still shows:
///
/// - the deployment package becomes the smallest one; a defect in its base64 stays where it is;
/// - members are left out, of those that stay the names that the operation does not know are shortened;
/// - strings are shortened and made of plain characters; of base64 that can be decoded, the bytes are;
/// - the label is, where it does not name the fixture and the request cannot change anything;
/// - last the text of the body.
[[nodiscard]] http::Request smaller_request(http::Request request, const spec::Operation& operation,
                                            const RequestOrigin& origin, const RequestTrial& trial);

}  // namespace plumbline::suite
