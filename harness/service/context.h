#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "service/code_links.h"
#include "service/code_source.h"
#include "service/settings.h"
#include "service/store.h"

namespace plumbline::service {

using Ids = std::function<std::string()>;

/// What an operation works with beside its request: everything that is not a pure function of it.
///
///     const Hold hold = context.hold("my-function");
struct Context {
  const Settings& settings;
  const Home& home;  ///< the caller's
  const Clock& clock;
  const Ids& ids;
  const CodeSource& code_source;
  Store& store;
  CodeLinks& links;

  /// The caller's function of that name as of now; nullptr where there is none.
  [[nodiscard]] std::shared_ptr<const Function> find(std::string_view name) const;

  /// The caller's functions as of now, ascending by name.
  [[nodiscard]] std::vector<std::shared_ptr<const Function>> functions() const;

  /// The right to change the caller's function of that name.
  [[nodiscard]] Hold hold(std::string name) const;
};

}  // namespace plumbline::service
