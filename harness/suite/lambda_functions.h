#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/fixtures.h"
#include "suite/target_habits.h"
#include "verdict/reading.h"

namespace plumbline::suite {

/// What is known of a deployment package's bytes: its hash as Lambda writes it, and its size.
struct PackageFacts {
  std::string code_sha256;
  std::int64_t code_size = 0;
};

/// An object in S3 that holds a deployment package, and, where the bucket is versioned, an older version of
/// it.
struct S3Object {
  std::string bucket;
  std::string key;
  PackageFacts facts;
  std::string version;  ///< of the older one; empty where there is none
  PackageFacts version_facts;
};

/// Where Lambda functions for cases come from.
struct FunctionSettings {
  std::string existing;  ///< use this function and make none; empty: make them by CreateFunction
  std::string role_arn = "arn:aws:iam::123456789012:role/lambda-role";
  std::string name_prefix =
      "plumbline";  ///< of every function made, followed by what tells runs and workers apart
  std::optional<S3Object> s3_object;
  bool may_send_much = false;  ///< the target may be sent 70 MB
  std::chrono::milliseconds settle_max{60'000};
  std::shared_ptr<TargetHabits> habits = std::make_shared<TargetHabits>();  ///< of the one target of a run
};

/// Lambda functions as fixtures: made through the target's own CreateFunction, or one that exists already.
class LambdaFunctions final : public Fixtures {
 public:
  LambdaFunctions(Caller& caller, const spec::Spec& spec, const FunctionSettings& settings,
                  std::string worker);
  ~LambdaFunctions() override;
  LambdaFunctions(const LambdaFunctions&) = delete;
  LambdaFunctions& operator=(const LambdaFunctions&) = delete;

  [[nodiscard]] Result<Bindings, std::string> provide(const Case& wanted) override;
  void release() override;
  [[nodiscard]] json::Value snapshot() override;
  void settle(const json::Value& answer) override;
  void doubt() override { doubtful_ = true; }
  [[nodiscard]] std::vector<http::Request> makings() const override;

  /// Whether the target answers at all, whatever it says.
  [[nodiscard]] bool is_reachable();

  /// Whether the settings can meet a need at all; where they cannot, what the user can do about it.
  [[nodiscard]] static std::optional<std::string> cannot_meet(Need need, const FunctionSettings& settings);

 private:
  struct Function {
    std::string name;
    json::Value configuration;
  };

  [[nodiscard]] Result<verdict::Reading, std::string> call(std::string_view operation,
                                                           const json::Object& input);
  [[nodiscard]] std::optional<json::Value> read_configuration(const std::string& name);
  [[nodiscard]] Result<Function, std::string> create(const std::string& name);
  [[nodiscard]] json::Object creation(const std::string& name, const std::string& runtime) const;
  [[nodiscard]] Result<Function, std::string> adopt(const std::string& name);
  [[nodiscard]] Result<Function, std::string> shared();
  [[nodiscard]] json::Value look();
  void remove(const std::string& name);
  void learn_what_moves();
  [[nodiscard]] std::string next_name();

  Caller& caller_;
  const spec::Spec& spec_;
  const FunctionSettings& settings_;
  std::string worker_;
  int made_ = 0;
  bool doubtful_ = false;
  std::optional<Function> shared_;
  std::vector<std::string> of_this_case_;
  std::string in_use_;                 ///< the function that the current case is run on
  std::vector<std::string> provided_;  ///< the functions that it has, without one that was there before
};

}  // namespace plumbline::suite
