#include "suite/strategy.h"
#include "suite/whole_request.h"

namespace plumbline::suite {

void try_protocol(const spec::Operation& operation, Cases& cases) {
  if (operation.samples.empty()) return;
  WholeRequest whole(operation, cases);
  try_json_texts(whole);
  try_headers(whole);
  try_paths(whole);
  try_framings(whole);
}

}  // namespace plumbline::suite
