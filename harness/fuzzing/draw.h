#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzzing/input.h"
#include "fuzzing/plain.h"
#include "fuzzing/seeds.h"
#include "mutate/random.h"
#include "spec/model.h"

namespace plumbline::fuzzing {

/// Which part of a request is changed.
enum class Mode { all, name, base64, body };

/// "all", "name" and so on; nullopt for another word.
[[nodiscard]] std::optional<Mode> mode_named(std::string_view word);

/// Draws inputs: a seed, seldom as it is, mostly changed by the mutators, or two of them crossed. What
/// surrounds the part that is changed is valid, so that the change alone decides on the answer; in mode `all`
/// name and body are sometimes changed together.
class Draw {
 public:
  Draw(Mode mode, const Seeds& seeds, const spec::Operation& operation);

  [[nodiscard]] Input next(mutate::Random& random) const;

  /// Takes an input as one more to start from.
  void keep(const Input& input);

 private:
  using Texts = std::vector<std::string>;
  /// Texts to start from: those of the seeds, then the last ones that were kept, in a ring.
  struct Pool {
    Texts texts;
    std::size_t seeds = 0;
    std::size_t kept = 0;

    explicit Pool(Texts from);
    void keep(std::string text);
  };

  using Change = std::string (*)(std::string_view, mutate::Random&);
  using Cross = std::string (*)(std::string_view, std::string_view, mutate::Random&);

  [[nodiscard]] static std::string drawn(const Pool& from, Change change, Cross cross,
                                         mutate::Random& random);
  [[nodiscard]] Input next_name(mutate::Random& random) const;
  [[nodiscard]] Input next_blob(mutate::Random& random) const;
  [[nodiscard]] Input next_body(mutate::Random& random) const;

  Mode mode_;
  const spec::Operation& operation_;
  PlainBodies plain_;
  Texts forms_;  ///< of the fixture's name
  Pool names_;
  Pool blobs_;
  Pool bodies_;
};

}  // namespace plumbline::fuzzing
