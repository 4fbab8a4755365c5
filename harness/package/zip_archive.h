#pragma once

#include <string>

#include <zip.h>

#include "package/zip_writer.h"

/// What those that write archives through libzip share; for the .cpp files of this folder alone.
namespace plumbline::package {

/// Only a name past the format's limits, or no memory at all, comes here: there is nothing to go on with.
void require(bool done);

/// Adds the entry under that name, with the times and permissions that make_zip tells of.
void add(zip_t* archive, const std::string& name, const ZipEntry& entry);

}  // namespace plumbline::package
