#include "app/spec_source.h"

#include "spec/load.h"

namespace plumbline::app {

Result<spec::Spec, std::string> load_spec(const std::string& folder, const std::string& scenarios) {
  spec::Files files = spec::embedded();
  if (!folder.empty()) {
    auto read = spec::read_folder(folder);
    if (!read) return refused(read.error().text());
    files = *std::move(read);
  }
  if (!scenarios.empty()) {
    auto read = spec::read_folder(scenarios);
    if (!read) return refused(read.error().text());
    for (auto& [name, text] : *read) files["scenarios/" + scenarios + "/" + name] = std::move(text);
  }
  auto spec = spec::load(files);
  if (!spec) return refused(spec.error().text());
  return *std::move(spec);
}

}  // namespace plumbline::app
