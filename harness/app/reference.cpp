#include "app/reference.h"

#include <chrono>
#include <utility>

#include "service/memory_store.h"
#include "service/uuid.h"

namespace plumbline::app {

std::shared_ptr<service::Endpoint> make_reference(const service::Settings& settings,
                                                  std::shared_ptr<const service::CodeSource> code_source,
                                                  std::shared_ptr<service::Store> store) {
  if (store == nullptr) {
    store = std::make_shared<service::MemoryStore>(settings.limits.code_storage_bytes_max);
  }
  service::Dependencies dependencies;
  dependencies.clock = std::chrono::system_clock::now;
  dependencies.ids = service::random_uuid;
  dependencies.store = std::move(store);
  dependencies.code_source = std::move(code_source);
  return std::make_shared<service::Endpoint>(settings, std::move(dependencies));
}

}  // namespace plumbline::app
