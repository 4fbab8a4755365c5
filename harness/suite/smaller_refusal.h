#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>

#include "spec/model.h"
#include "suite/case.h"
#include "verdict/defect.h"

namespace plumbline::suite {

/// Which causes have had a case made smaller, over all workers: one for each cause is enough, and a target
/// whose every answer differs must not be asked without end.
class SmallerOnce {
 public:
  /// Whether these defects are of a cause that is new, while there are not too many.
  [[nodiscard]] bool is_first(const verdict::Defects& defects);

 private:
  using Cause = std::tuple<std::string, verdict::DefectKind, std::string>;
  static constexpr std::size_t causes_max = 200;

  std::mutex mutex_;
  std::set<Cause> causes_;
};

/// Whether a case still shows what it is to show. It asks the target anew: the case's control first.
using StillFails = std::function<bool(const Case&)>;

/// A refusal without the members that it does not need: one after the other is left out of its request and of
/// its control, where both hold the same value, and stays out where the case still fails, and its control,
/// the same request without the defect, is still accepted. So what is left is wrong for the same reason. At
/// most one attempt for each member.
struct SmallerCase {
  Case made;
  std::string left_out;  ///< "DryRun, Publish"; empty where nothing was
};
[[nodiscard]] SmallerCase smaller_refusal(Case refusal, const spec::Spec& spec,
                                          const StillFails& still_fails);

}  // namespace plumbline::suite
