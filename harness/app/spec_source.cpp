#include "app/spec_source.h"

#include "package/sha256.h"
#include "spec/load.h"

namespace plumbline::app {
namespace {

/// The hash of names, sizes and contents; what folder they came from is not in it.
std::string fingerprint_of(const spec::Files& files, const spec::Files& further) {
  std::string all;
  for (const spec::Files* part : {&files, &further}) {
    for (const auto& [name, text] : *part)
      all += name + "\n" + std::to_string(text.size()) + "\n" + text + "\n";
    all += "\n";
  }
  return package::sha256_hex(all);
}

}  // namespace

Result<LoadedSpec, std::string> load_known_spec(const std::string& folder, const std::string& scenarios) {
  spec::Files files = spec::embedded();
  if (!folder.empty()) {
    auto read = spec::read_folder(folder);
    if (!read) return refused(read.error().text());
    files = *std::move(read);
  }
  spec::Files further;
  if (!scenarios.empty()) {
    auto read = spec::read_folder(scenarios);
    if (!read) return refused(read.error().text());
    further = *std::move(read);
  }
  std::string fingerprint = fingerprint_of(files, further);
  for (auto& [name, text] : further) files["scenarios/" + scenarios + "/" + name] = std::move(text);
  auto spec = spec::load(files);
  if (!spec) return refused(spec.error().text());
  return LoadedSpec{*std::move(spec), std::move(fingerprint)};
}

Result<spec::Spec, std::string> load_spec(const std::string& folder, const std::string& scenarios) {
  return load_known_spec(folder, scenarios).map([](LoadedSpec loaded) { return std::move(loaded.spec); });
}

}  // namespace plumbline::app
