#include "service/store.h"

#include <utility>

namespace plumbline::service {

Fault fault_of(const StoreError& error) {
  if (error.kind == StoreError::Kind::no_room) return code_storage_exceeded();
  return {FaultType::service, "The endpoint's store failed; nothing has changed."};
}

Hold::Hold(Store& store, Home home, std::string name, const Clock& clock)
    : store_(store), home_(std::move(home)), name_(std::move(name)) {
  store_.acquire(home_, name_);
  function_ = settled(store_.find(home_, name_), clock());
}

Result<void, StoreError> Hold::commit(std::shared_ptr<const Function> next, Bytes package) const {
  return store_.put(std::move(next), std::move(package));
}

}  // namespace plumbline::service
