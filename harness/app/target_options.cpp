#include "app/target_options.h"

#include <cstdint>

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

std::chrono::milliseconds milliseconds_of(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void add_signing_options(CLI::App& command, TargetOptions& target) {
  auto* sigv4 =
      command
          .add_flag("--sigv4", target.sigv4,
                    "Sign requests (AWS Signature Version 4), with the credentials that the AWS CLI "
                    "would use")
          ->group("Target");
  command.add_option("--region", target.region, "Region to sign for; AWS_REGION or the profile's otherwise")
      ->needs(sigv4)
      ->group("Target");
  command
      .add_option("--profile", target.profile,
                  "Profile of the shared credentials file; AWS_PROFILE otherwise")
      ->needs(sigv4)
      ->group("Target");
}

}  // namespace

void add_endpoint_options(CLI::App& command, TargetOptions& target, TimeoutOptions& timeouts) {
  command
      .add_option("--endpoint,--endpoint-url", target.endpoint,
                  "The endpoint under test; none: the reference, in process")
      ->type_name("URL")
      ->group("Target");
  add_signing_options(command, target);
  command.add_option("--connect-timeout", timeouts.connect_s, "Seconds for a connection")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0))
      ->group("Target");
  command
      .add_option(
          "--read-timeout", timeouts.exchange_s,
          "Seconds for a whole response, and one more for each MB sent. Where three were waited for in "
          "vain, ten times what the slowest answer took, at least 5, for each of the others")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0))
      ->group("Target");
  command.add_flag("!--no-verify-ssl", target.verify_tls, "Take any TLS certificate")->group("Target");
  command.add_option("--ca-bundle", target.ca_bundle, "Certificates to trust, PEM")
      ->check(CLI::ExistingFile)
      ->group("Target");
}

void add_function_options(CLI::App& command, std::string& function, std::string& role_arn) {
  command
      .add_option("--function", function,
                  "Run on this existing function instead of making some: its code is changed!")
      ->type_name("NAME")
      ->group("Target");
  command.add_option("--role-arn", role_arn, "Execution role of the functions made")
      ->type_name("ARN")
      ->group("Target");
}

void add_strict_option(CLI::App& command, bool& strict) {
  command
      .add_flag("--strict", strict, "Clauses of the protocol, and observed ones, bind as the documented do")
      ->group("Target");
}

TargetOptions with_timeouts(TargetOptions target, const TimeoutOptions& timeouts) {
  target.connect_timeout = milliseconds_of(timeouts.connect_s);
  target.exchange_timeout = milliseconds_of(timeouts.exchange_s);
  return target;
}

}  // namespace plumbline::app
