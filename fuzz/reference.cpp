#include "reference.h"

#include <array>

#include "json/write.h"
#include "law.h"
#include "package/base64.h"
#include "package/zip_writer.h"

namespace plumbline::fuzz {
namespace {

constexpr std::string_view name = "my-function";

std::string package_of(std::string content) {
  return package::make_zip(std::array{package::ZipEntry{.name = "index.js", .content = std::move(content)}});
}

class OneObject final : public service::CodeSource {
 public:
  [[nodiscard]] Result<std::string, service::SourceError> fetch(const service::ObjectAddress& address,
                                                                std::uint64_t) const override {
    if (address.bucket != "packages") return refused(service::SourceError::no_such_bucket);
    if (address.key != "app.zip") return refused(service::SourceError::no_such_key);
    if (address.version.value_or("1") != "1") return refused(service::SourceError::no_such_version);
    return bytes_;
  }

 private:
  const std::string bytes_ = package_of("from S3");
};

void must_answer(int status, const http::Response& response) {
  if (response.status != status) broken("the world can be made", std::to_string(status), response.body);
}

}  // namespace

Reference::Reference(std::chrono::milliseconds lifecycle_delay) {
  service::Settings settings;
  settings.code_url_base = "http://localhost";
  settings.lifecycle_delay = lifecycle_delay;
  store_ = std::make_shared<service::MemoryStore>(settings.limits.code_storage_bytes_max);
  clock_ = [this] {
    return service::Time(std::chrono::seconds(1'664'415'123) + std::chrono::milliseconds(++looks_));
  };
  service::Dependencies dependencies;
  dependencies.clock = clock_;
  dependencies.ids = [this] { return fmt::format("00000000-0000-4000-8000-{:012x}", ++ids_); };
  static const auto source = std::make_shared<OneObject>();
  dependencies.code_source = source;
  dependencies.store = store_;
  endpoint_ = std::make_unique<service::Endpoint>(settings, std::move(dependencies));

  static const std::string creation = json::write(
      json::Object{{"FunctionName", name},
                   {"Role", "arn:aws:iam::123456789012:role/lambda-role"},
                   {"Runtime", "nodejs10.x"},
                   {"Handler", "index.handler"},
                   {"Publish", true},
                   {"Code", json::Object{{"ZipFile", package::encode_base64(package_of("one"))}}}});
  must_answer(201, answer({"POST", "/2015-03-31/functions", {}, creation}));
  must_answer(200, answer({"GET", "/2015-03-31/functions/" + std::string(name), {}, {}}));
  ids_at_first_ = ids_;
  looks_at_first_ = looks_;
  first_ = store_->find({}, name);
  package_ = std::make_shared<const std::string>(store_->package(first_->latest.code.sha256)->value_or(""));
}

void Reference::renew() {
  for (const auto& function : store_->all({})) {
    if (function == first_) continue;
    const service::Hold hold(*store_, {}, function->name, clock_);
    const bool is_put_back = function->name == name;
    const auto done = is_put_back ? hold.commit(first_, package_) : hold.erase();
    if (!done) broken("the world can be made anew", function->name, "refused");
  }
  if (store_->find({}, name) == nullptr) {
    const service::Hold hold(*store_, {}, std::string(name), clock_);
    if (!hold.commit(first_, package_)) broken("the world can be made anew", name, "refused");
  }
  first_ = store_->find({}, name);
  rewind();
}

bool Reference::is_at_first() const {
  const State now = state();
  return now.size() == 1 && now.front() == first_;
}

void Reference::rewind() {
  ids_ = ids_at_first_;
  looks_ = looks_at_first_;
}

}  // namespace plumbline::fuzz
