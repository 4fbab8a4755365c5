#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/writer.h"
#include "result.h"
#include "service/function_record.h"
#include "service/operation.h"

namespace plumbline::service {

/// Lists in pages: the Marker and MaxItems parameters and the NextMarker member of ListFunctions and
/// ListVersionsByFunction. A marker names the last item of the page before, so that it stays right when items
/// come and go.
///
///     GET /2015-03-31/functions/?MaxItems=1             gives NextMarker "a:$LATEST"
///     GET /2015-03-31/functions/?Marker=a:%24LATEST     goes on after it
struct PageWanted {
  std::optional<std::string> marker;
  std::size_t items_max;  ///< 1 to 50: AWS gives no more at once, whatever MaxItems says
};

/// One line of a list, in the order of lists: by name, then $LATEST, then versions by number.
struct Listed {
  const Function* function;
  const Version* version;
  std::optional<std::string> qualifier;  ///< what its FunctionArn ends with
};

/// Reads Marker and MaxItems. ValidationException for a MaxItems that is no number from 1 to 10000.
[[nodiscard]] Result<PageWanted, Fault> read_page_wanted(const http::Request& request);

/// $LATEST and every version of a function, each with its qualifier, at the end of a list.
void list_versions_of(const Function& function, std::vector<Listed>& list);

/// The page of a list as a response: `member` names the list in it. InvalidParameterValueException for a
/// marker that no page gave.
[[nodiscard]] Outcome answer_page(const std::vector<Listed>& list, const PageWanted& wanted,
                                  json::Name member);

}  // namespace plumbline::service
