#pragma once

#include <string>

#include "report/run_result.h"
#include "spec/model.h"

namespace plumbline::report {

/// Of the layout below; a reader may rely on every member of a version, and meets new ones.
constexpr int json_format_version = 1;

/// The whole result as one JSON document, for programs: `format_version`, what was run, `summary` (cases by
/// verdict), `findings` (each with its clause, its smallest witness, a curl command, and one of
/// the AWS CLI where that can send it), `baseline` (what a
/// baseline knows, and its stale lines), `untestable` (by reason), `clauses` (cases by verdict for every
/// clause of the spec).
///
/// A body is an object: `bytes`, `encoding` ("text" or "base64"), `content`, and `complete`, which is false
/// where the content is only the beginning.
[[nodiscard]] std::string json_report(const RunResult& result, const spec::Spec& spec);

}  // namespace plumbline::report
