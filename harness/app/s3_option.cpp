#include "app/s3_option.h"

#include <fstream>
#include <iterator>

#include "package/sha256.h"

namespace plumbline::app {
namespace {

/// NAME=FILE, split at the last '='.
struct Named {
  std::string name;
  suite::PackageFacts facts;
};

Result<Named, std::string> read_named(const std::string& option, const std::string& text) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    return refused(option + " " + text + ": write a name, '=' and a file with the same bytes");
  std::ifstream in(text.substr(equals + 1), std::ios::binary);
  if (!in) return refused(option + ": cannot read " + text.substr(equals + 1));
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return Named{text.substr(0, equals),
               {package::sha256_base64(bytes), static_cast<std::int64_t>(bytes.size())}};
}

}  // namespace

Result<std::optional<suite::S3Object>, std::string> read_s3_options(const std::string& object,
                                                                    const std::string& version) {
  if (object.empty() && !version.empty()) return refused(std::string("--s3-version goes with --s3-object"));
  if (object.empty()) return std::optional<suite::S3Object>();
  const auto named = read_named("--s3-object", object);
  if (!named) return refused(named.error());
  const auto slash = named->name.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == named->name.size())
    return refused("--s3-object " + object + ": write BUCKET/KEY=FILE");
  suite::S3Object found;
  found.bucket = named->name.substr(0, slash);
  found.key = named->name.substr(slash + 1);
  found.facts = named->facts;
  if (!version.empty()) {
    const auto older = read_named("--s3-version", version);
    if (!older) return refused(older.error());
    found.version = older->name;
    found.version_facts = older->facts;
  }
  return std::optional(found);
}

}  // namespace plumbline::app
