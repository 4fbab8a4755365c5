#pragma once

#include <functional>
#include <memory>
#include <string>

#include "result.h"
#include "service/code_source.h"
#include "wire/credentials.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// Where `plumbline serve` finds packages that are not in the request: in a folder, on a server that speaks
/// S3's protocol, or nowhere.
struct S3Options {
  std::string root;
  std::string endpoint;
  std::string ca_bundle;  ///< PEM; empty: the system's certificates
  std::string profile;    ///< of the credentials; empty: as the AWS CLI chooses
  std::string region;     ///< that requests are signed for; empty: as the AWS CLI chooses, else `us-east-1`
};

void add_s3_options(CLI::App& command, S3Options& options);

/// The source that these ask for. `tell_failure` is told what went wrong with the server, later. Refused is a
/// URL that is none, and an endpoint without credentials for it.
[[nodiscard]] Result<std::shared_ptr<const service::CodeSource>, std::string> open_code_source(
    const S3Options& options, const wire::Environment& environment,
    std::function<void(const std::string&)> tell_failure);

}  // namespace plumbline::app
