#include "core/model/builtin/workspace.hpp"

#include <string>

#include "core/model/builtin/band_rules.hpp"
#include "core/model/builtin/competencies.hpp"
#include "core/model/builtin/tiers.hpp"

namespace asah::model {

RegionId region_id() { return {base::hash_id("region")}; }

Dataset empty_workspace(std::string_view name, WorkspaceId workspace) {
  Dataset out;
  out.workspace =
      workspace ? workspace : WorkspaceId{base::hash_id("workspace:" + std::string(name))};
  Region region;
  region.id = region_id();
  region.name = name;
  out.regions = base::Table<Region>::from_rows({std::move(region)});
  out.tiers = base::Table<Tier>::from_rows(tier_defaults());
  out.competencies = base::Table<Competency>::from_rows(national_nine());
  out.band_rules = base::Table<BandRule>::from_rows(band_rule_defaults());
  return out;
}

}  // namespace asah::model
