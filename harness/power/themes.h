#pragma once

#include "power/mutant.h"

/// The tables of mutants, one a theme, each in a file of its name.
namespace plumbline::power {

[[nodiscard]] Mutants name_mutants();            ///< which function a name means
[[nodiscard]] Mutants name_pattern_mutants();    ///< names told from other texts by a pattern not the page's
[[nodiscard]] Mutants bucket_pattern_mutants();  ///< the same of bucket names
[[nodiscard]] Mutants member_type_mutants();     ///< JSON types coerced, null, unknown and duplicate members
[[nodiscard]] Mutants length_mutants();          ///< limits off by one, counted in other units, left out
[[nodiscard]] Mutants base64_mutants();          ///< decoders that take too much, or too little
[[nodiscard]] Mutants body_mutants();            ///< bodies that are no object
[[nodiscard]] Mutants json_mutants();            ///< JSON readers that take too much, or too little
[[nodiscard]] Mutants source_mutants();          ///< where the code comes from: none, both, S3, no package
[[nodiscard]] Mutants dry_run_mutants();
[[nodiscard]] Mutants publish_mutants();
[[nodiscard]] Mutants version_mutants();  ///< published versions that change
[[nodiscard]] Mutants revision_mutants();
[[nodiscard]] Mutants
response_member_mutants();  ///< each member dropped, null, of another type, of another value
[[nodiscard]] Mutants response_value_mutants();  ///< members computed or written in another way
[[nodiscard]] Mutants error_mutants();
[[nodiscard]] Mutants read_mutants();  ///< what the other operations tell of the function
[[nodiscard]] Mutants protocol_mutants();
[[nodiscard]] Mutants wire_mutants();          ///< header lines and paths
[[nodiscard]] Mutants framing_mutants();       ///< chunked bodies, Expect, HTTP/1.0
[[nodiscard]] Mutants name_reading_mutants();  ///< names that are made of others on the way in
[[nodiscard]] Mutants envelope_mutants();      ///< what is around an answer, and how its values are written
[[nodiscard]] Mutants s3_mutants();            ///< which object is meant
[[nodiscard]] Mutants memory_mutants();        ///< wrong now and then, or by what came before
[[nodiscard]] Mutants conditional_mutants();   ///< wrong by a circumstance that should not matter
[[nodiscard]] Mutants likeness_mutants();      ///< what is like the right thing is taken for it
[[nodiscard]] Mutants narrow_mutants();        ///< one value or one part alone is taken wrongly
[[nodiscard]] Mutants telling_mutants();       ///< answers that tell another configuration than there is
[[nodiscard]] Mutants package_mutants();       ///< packages that are told or kept as other bytes, or refused
[[nodiscard]] Mutants stale_mutants();         ///< one read that is wrong after one kind of request
[[nodiscard]] Mutants newer_member_mutants();  ///< Architectures, ImageUri and PackageType of today's model
[[nodiscard]] Mutants race_mutants();  ///< wrong where requests meet, or while an update is in progress

}  // namespace plumbline::power
