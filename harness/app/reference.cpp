#include "app/reference.h"

#include <chrono>

#include "service/directory_source.h"
#include "service/memory_store.h"
#include "service/uuid.h"

namespace plumbline::app {

std::shared_ptr<service::Endpoint> make_reference(const service::Settings& settings, const std::string& s3_root) {
  service::Dependencies dependencies;
  dependencies.clock = std::chrono::system_clock::now;
  dependencies.ids = service::random_uuid;
  dependencies.store = std::make_shared<service::MemoryStore>(settings.limits.code_storage_bytes_max);
  if (!s3_root.empty()) dependencies.code_source = std::make_shared<service::DirectorySource>(s3_root);
  return std::make_shared<service::Endpoint>(settings, std::move(dependencies));
}

}  // namespace plumbline::app
