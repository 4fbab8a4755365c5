#include "app/serve_options.h"

#include <chrono>
#include <map>

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

const CLI::Validator& account_id() {
  static const CLI::Validator validator(
      [](const std::string& text) {
        const bool right = text.size() == 12 && text.find_first_not_of("0123456789") == std::string::npos;
        return right ? std::string() : "an account id has 12 digits";
      },
      "12 DIGITS");
  return validator;
}

void add_function_options(CLI::App& command, ServeOptions& options) {
  command.add_option("--account", options.home.account, "Account id of the functions")
      ->capture_default_str()
      ->check(account_id())
      ->group("Functions");
  command.add_option("--region", options.home.region, "Region of the functions")
      ->capture_default_str()
      ->group("Functions");
  command
      .add_option("--data", options.data,
                  "Folder that keeps functions and packages: what was answered is there after a crash and a "
                  "restart; made where it is missing. Without it nothing outlives the program")
      ->type_name("DIR")
      ->group("Functions");
  command
      .add_option("--code-storage-limit", options.code_storage_limit,
                  "Bytes that the packages of all versions may have, for each account and region; more are "
                  "answered 400 CodeStorageExceededException")
      ->type_name("BYTES")
      ->capture_default_str()
      ->group("Functions");
  static const std::map<std::string, Lifecycle> lifecycles = {{"instant", Lifecycle::instant},
                                                              {"async", Lifecycle::async}};
  command
      .add_option(
          "--lifecycle", options.lifecycle,
          "instant: changes are done when they are answered; async: as on AWS, a function is Pending or "
          "InProgress for a while, refuses changes meanwhile, and has another RevisionId afterwards")
      ->transform(CLI::CheckedTransformer(lifecycles).description(""))
      ->type_name("instant|async")
      ->default_str("instant")
      ->group("Functions");
  command
      .add_option("--lifecycle-delay", options.lifecycle_delay_s,
                  "How long a change takes with async, in seconds")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0))
      ->group("Functions");
}

void add_access_options(CLI::App& command, ServeOptions& options) {
  auto* require = command
                      .add_flag("--require-sigv4", options.require_sigv4,
                                "Serve only requests that are signed (AWS Signature Version 4) by one of the "
                                "--credentials; each account sees its own functions, by region")
                      ->group("Access");
  auto* file =
      command
          .add_option("--credentials", options.credentials,
                      "Access keys, in the form of ~/.aws/credentials; aws_account_id of a section says "
                      "whose they are, --account otherwise")
          ->type_name("FILE")
          ->check(CLI::ExistingFile)
          ->needs(require)
          ->group("Access");
  require->needs(file);
}

void add_fault_options(CLI::App& command, ServeOptions& options) {
  command
      .add_option("--rate-limit", options.rate_limit,
                  "Requests a second that each account may send; more are answered 429 "
                  "TooManyRequestsException with Retry-After; 0: as many as it likes")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e9))
      ->group("Faults");
  command
      .add_option("--fail-rate", options.fail_rate,
                  "Part of the requests, 0 to 1, that fail with 500 ServiceException, to test retries")
      ->type_name("P")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1.0))
      ->group("Faults");
  command
      .add_option("--fail-seed", options.fail_seed, "Which requests these are: the same for the same seed")
      ->type_name("N")
      ->capture_default_str()
      ->group("Faults");
}

}  // namespace

void add_serve_options(CLI::App& command, ServeOptions& options) {
  add_listener_options(command, options.listener);
  add_access_options(command, options);
  add_function_options(command, options);
  add_s3_options(command, options.s3);
  add_limit_options(command, options.limits);
  add_log_options(command, options.log);
  add_fault_options(command, options);
  add_stand_in_options(command, options.stand_in);
}

service::Settings settings_of(const ServeOptions& options) {
  using std::chrono::milliseconds;
  service::Settings settings;
  settings.home = options.home;
  settings.limits.code_storage_bytes_max = options.code_storage_limit;
  settings.code_url_base = options.listener.base_of_links();
  if (options.lifecycle == Lifecycle::async) {
    settings.lifecycle_delay = milliseconds(static_cast<std::int64_t>(options.lifecycle_delay_s * 1000));
  }
  settings.requests_per_second_max = options.rate_limit;
  settings.failure_rate = options.fail_rate;
  settings.failure_seed = options.fail_seed;
  return settings;
}

}  // namespace plumbline::app
