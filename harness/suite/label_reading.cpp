#include "suite/label_reading.h"

#include <algorithm>

#include "http/uri.h"
#include "spec/fields.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

const spec::Member* label_of(const spec::Operation& operation) {
  for (const spec::Member& member : operation.input->members)
    if (member.in == spec::Member::In::label) return &member;
  return nullptr;
}

/// A template's text under these bindings; empty where they do not give it.
std::string text_under(const json::Value& value, const Bindings& bindings) {
  const auto text = expand(value, bindings);
  return text ? spec::text_of(*text) : std::string();
}

/// The texts between the colons: where names have parts, these are they.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    parts.push_back(text.substr(0, colon));
    text.remove_prefix(colon + 1);
  }
  parts.push_back(text);
  return parts;
}

bool is_dot_segment(std::string_view text) { return text == "." || text == ".."; }

Flaw one_flaw(std::string_view clause, verdict::Alternative answer, Certainty certainty) {
  return {std::string(clause), {std::move(answer)}, certainty, std::nullopt};
}

}  // namespace

LabelReader::LabelReader(const spec::Operation& operation, const KnownFixture& fixture)
    : operation_(operation),
      member_(label_of(operation)),
      names_(fixture.names),
      name_prefix_(fixture.name_prefix) {
  const spec::Sample& sample = operation.samples.front();
  plain_ = text_under(spec::value_at(sample.input, member_->name), fixture.bindings);
  const json::Value forms(sample.forms);
  for (const json::Member& form : spec::members_of(spec::value_at(forms, member_->name)))
    others_.insert(text_under(form.value, fixture.bindings));
  others_.erase(plain_);
  others_.erase("");
}

std::optional<std::string_view> LabelReader::find(std::string_view path) const {
  const auto wanted = http::segments_of(operation_.uri);
  const auto found = http::segments_of(path);
  if (wanted.size() != found.size()) return std::nullopt;
  std::optional<std::string_view> label;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{'))
      label = found[i];
    else if (wanted[i] != found[i])
      return std::nullopt;
  }
  return label;
}

LabelReading LabelReader::read(std::string_view raw) const {
  LabelReading reading;
  const auto text = http::percent_decode(raw);
  if (!text) {
    // No endpoint need take it for a label at all.
    reading.flaws = {one_flaw(operation_.clause("label-encoding"), no_such_path(), Certainty::certain)};
    return reading;
  }
  if (text->empty() || is_dot_segment(*text)) {
    reading.flaws = {one_flaw(member_->clause("required"), no_such_path(), Certainty::certain)};
    return reading;
  }
  reading.flaws = flaws_of_text(operation_, *member_, *text);
  if (!reading.flaws.empty()) return reading;
  reading.names = named_by(*text);
  if (reading.names != LabelReading::Names::fixture)
    reading.premises.emplace_back(member_->clause("pattern"));
  if (others_.contains(*text)) reading.premises.emplace_back(member_->clause("forms"));
  if (raw != *text) reading.premises.emplace_back(operation_.clause("label-encoding"));
  return reading;
}

LabelReading::Names LabelReader::named_by(const std::string& text) const {
  using Names = LabelReading::Names;
  if (text == plain_ || others_.contains(text)) return Names::fixture;
  bool is_ours = false;
  for (const std::string_view part : parts_of(text)) {
    if (std::ranges::find(names_, part) != names_.end()) return Names::near_it;
    is_ours = is_ours || (!name_prefix_.empty() && part.starts_with(name_prefix_));
  }
  return is_ours ? Names::missing : Names::elsewhere;
}

}  // namespace plumbline::suite
