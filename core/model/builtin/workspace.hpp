#pragma once
// A new workspace: what every office starts from.

#include <string_view>

#include "core/model/dataset.hpp"

namespace asah::model {

/// The identity of the one region record; the same in every workspace, so that offices merge it.
RegionId region_id();

/// A workspace with the region's name, the national nine, the tier defaults and the band rules, and
/// nobody in it. Without `workspace` its identity is made from the name, so that the same command
/// gives the same file.
Dataset empty_workspace(std::string_view name, WorkspaceId workspace = {});

}  // namespace asah::model
