#pragma once
// Pengaturan: looks, who is at work, the region's profile with its missions, the rules in force.

#include <optional>
#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/secrecy_vm.hpp"

namespace asah::screens {

struct SettingsState {
  std::optional<std::string> name;     ///< draft of the person's name
  std::optional<model::Region> region;  ///< draft of the profile
  std::string mission;                 ///< text of a mission to add
  int mission_competency = -1;
  std::string issue;
  KeysState keys;
  LockState lock;
  bool operator==(const SettingsState&) const = default;
};

struct SettingsMission {
  model::Mission record;
  std::string competencies;
};

struct SettingsBand {
  std::string title;
  std::string bands;
  std::string source;
};

struct SettingsModel {
  bool workspace_open = false;
  bool read_only = false;
  Preferences preferences;
  model::Region region;
  std::vector<SettingsMission> missions;
  std::vector<model::Issue> issues;
  std::vector<std::pair<model::CompetencyId, std::string>> competencies;
  std::vector<SettingsBand> rules;
  std::uint64_t new_id = 0;  ///< for the next record added
  KeysModel keys;
  LockModel lock;
};

SettingsModel build_settings(const Context& context, const Desk& desk, const Route& route,
                             const SettingsState& state);

}  // namespace asah::screens
