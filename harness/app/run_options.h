#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/report_options.h"
#include "app/target.h"
#include "app/target_options.h"
#include "suite/run.h"
#include "suite/strategy_pattern.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// What `plumbline run` was told.
struct RunOptions {
  TargetOptions target;
  TimeoutOptions timeouts;
  bool strict = false;
  std::string filter;
  std::optional<unsigned> jobs;  ///< nullopt: as many as suit the target (pace.h)
  double rate = 0;
  suite::PatternSettings pattern;
  std::optional<std::uint64_t> budget;  ///< of pattern cases; 0: all; nullopt: as many as take two minutes
  std::string function;
  std::string role_arn;
  std::string s3_object;   ///< BUCKET/KEY=FILE
  std::string s3_version;  ///< ID=FILE
  bool large = false;
  std::optional<std::uint64_t> seed;
  unsigned sequences = 20;
  int shrink = 100;           ///< requests for each cause; 0: none
  unsigned shrink_time = 60;  ///< seconds in all
  std::string specs;
  std::string scenarios;
  std::string shard = "1/1";
  std::string journal;  ///< of a new run
  std::string resume;   ///< the journal of the run to go on with
  ReportOptions reports;
};

/// Adds the options of `plumbline run`, with their help, to its command.
void add_run_options(CLI::App& command, RunOptions& options);

/// Fills in what neither the command line, nor the configuration, nor PLUMBLINE_* variables say and the AWS
/// CLI would take from its environment: AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL, AWS_CA_BUNDLE.
void follow_aws_environment(RunOptions& options);

}  // namespace plumbline::app
