#include "spec/embedded.h"

#include "spec/load.h"

namespace plumbline::spec {

const Files& embedded() {
  static const Files files = [] {
    Files all;
    for (const EmbeddedFile& file : embedded_files()) all.emplace(file.name, file.text);
    return all;
  }();
  return files;
}

}  // namespace plumbline::spec
