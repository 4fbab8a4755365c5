#pragma once

#include <span>
#include <string>
#include <string_view>

#include "json/value.h"
#include "spec/model.h"
#include "suite/case.h"

/// Strategies: a constraint in, cases out. Each file strategy_<name>.cpp holds the one that tries one kind of
/// constraint. They read the spec and nothing else, and know no operation by name.
namespace plumbline::suite {

/// The constraint under test stands on this member, and is tried on this sample.
struct Subject {
  const spec::Operation& operation;
  const spec::Sample& sample;
  const spec::Member& member;
};

/// Adds the cases of one kind of constraint; none where the member has no such constraint.
using Strategy = void (*)(const Subject& subject, Cases& cases);

void try_presence(const Subject& subject, Cases& cases);   ///< absent, and null, which is the same
void try_spelling(const Subject& subject, Cases& cases);   ///< its name as other conventions write it
void try_json_type(const Subject& subject, Cases& cases);  ///< other JSON types and other spellings of a type
void try_length(const Subject& subject, Cases& cases);     ///< at both ends, in bytes and in code points
void try_characters(const Subject& subject, Cases& cases);  ///< texts that no pattern binds hold anything
void try_range(const Subject& subject, Cases& cases);       ///< at both ends of a number's range
void try_value_set(const Subject& subject, Cases& cases);   ///< each value, and near misses of each
void try_blob(const Subject& subject, Cases& cases);        ///< base64 by kind and place of defect
void try_forms(const Subject& subject,
               Cases& cases);  ///< other ways to write the same label, raw and encoded

/// All of the above.
[[nodiscard]] std::span<const Strategy> member_strategies();

/// The rules across members (`plumbline#rules`).
void try_rules(const spec::Operation& operation, Cases& cases);

/// What restJson1 says of requests, whatever their members: bodies that are no JSON, other methods, content
/// types.
void try_protocol(const spec::Operation& operation, Cases& cases);

// What strategies are made of.

/// The members of an input that travel in the body, by their names on the wire.
[[nodiscard]] json::Object body_of(const spec::Operation& operation, const json::Object& input);

/// The sample's request with one member given another value, or added.
[[nodiscard]] Step with_value(const Subject& subject, json::Value value);

/// The sample's request without one member.
[[nodiscard]] Step without(const spec::Operation& operation, const spec::Sample& sample,
                           std::string_view member);

/// The sample's request as it is.
[[nodiscard]] Step unchanged(const spec::Operation& operation, const spec::Sample& sample);

/// The request that a refusal of the member's value is held against: the sample with a valid value there.
[[nodiscard]] Step control_of(const Subject& subject);

/// How an accepted request on this sample is answered: with success, or, where the code's source need not
/// exist, with the source's own failure.
[[nodiscard]] std::vector<verdict::Alternative> success_of(const spec::Operation& operation,
                                                           const spec::Sample& sample);

/// How a request is answered whose label names, as well as can be told from outside, nothing that exists: a
/// valid name is found or not found, allowed or not, but not refused as invalid.
[[nodiscard]] std::vector<verdict::Alternative> reached(const spec::Operation& operation);

/// How a request is answered whose label is empty: its path is another one, so whoever refuses it does right.
[[nodiscard]] verdict::Alternative no_such_path();

/// The sample's request with another label, and with the members that keep it from changing what it may hit.
[[nodiscard]] Step harmless(const Subject& subject, json::Value label);

/// How a refusal of that class is answered.
[[nodiscard]] verdict::Alternative answers_of(const spec::Refusal& refusal);

/// A case of one request that must be accepted.
[[nodiscard]] Case accepted(const Subject& subject, std::string_view clause, std::string path,
                            std::string about, Step step);

/// A case of one request that must be refused, beside its control.
[[nodiscard]] Case refusal(const Subject& subject, std::string_view clause, std::string path,
                           std::string about, Step step, const spec::Refusal& how);

/// The text as a path of a case id: what is not a letter, digit or one of "-._~" percent-encoded.
[[nodiscard]] std::string id_text(std::string_view text);

}  // namespace plumbline::suite
