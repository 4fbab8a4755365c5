#include "suite/flawed_value.h"

namespace plumbline::suite {

FlawedValue flawed_value(Move::Flaw flaw) {
  using enum Move::Flaw;
  using spec::Operation;
  switch (flaw) {
    case zip_number:
      return {"ZipFile", 981081198, "ZipFile.type", &Operation::unreadable};
    case zip_alphabet:
      return {"ZipFile", "@@@@", "ZipFile.base64", &Operation::unreadable};
    case no_archive:
      return {"ZipFile", "${base64:no archive}", "observed.not-a-zip", &Operation::invalid};
    case dry_run_text:
      return {"DryRun", "true", "DryRun.type", &Operation::unreadable};
    case publish_number:
      return {"Publish", 1, "Publish.type", &Operation::unreadable};
    case revision_number:
      return {"RevisionId", 7, "RevisionId.type", &Operation::unreadable};
    case no_source:
      break;
  }
  return {"ZipFile", nullptr, "observed.no-code-source", &Operation::invalid};
}

}  // namespace plumbline::suite
