#include "core/exchange/packet/packet.hpp"

#include <algorithm>

#include "core/base/id.hpp"
#include "core/base/text.hpp"

namespace asah::exchange {

using model::Dataset;
using model::Packet;
using model::SheetKey;

namespace {

constexpr std::size_t kNamePart = 40;
constexpr std::size_t kIdLetters = 4;

// What is left of a name on every file system: a-z, 0-9 and single hyphens.
std::string name_part(std::string_view text) {
  std::string out;
  for (const char letter : base::lower(text)) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain) out += letter;
    if (!plain && !out.empty() && out.back() != '-') out += '-';
    if (out.size() == kNamePart) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string file_name(std::string_view start, const Dataset& dataset, const Packet& packet,
                      std::string_view rater) {
  const model::Cycle* cycle = dataset.cycles.find(packet.cycle);
  std::string name(start);
  const auto add = [&](std::string_view text) {
    const std::string part = name_part(text);
    if (!part.empty()) name += '_' + part;
  };
  if (cycle != nullptr) add(cycle->name);
  add(packet.receiver);
  add(rater);
  const std::string id = base::id_text(packet.id);
  return name + '_' + id.substr(id.size() - kIdLetters) + ".asn.json";
}

}  // namespace

base::Result<Packet> packet_of(const Document& document) {
  const DocumentPurpose purpose = document.header.given.purpose;
  const bool meant = purpose == DocumentPurpose::Packet || purpose == DocumentPurpose::Return;
  const auto packets = document.dataset.packets.rows();
  if (!meant || packets.size() != 1 ||
      document.dataset.cycles.find(packets.front().cycle) == nullptr) {
    return base::fail(purpose == DocumentPurpose::Return ? base::ErrorCode::NotAReturn
                                                         : base::ErrorCode::NotAPacket);
  }
  return packets.front();
}

model::RaterId packet_rater(const Packet& packet, std::string_view name) {
  if (packet.rater || packet.source == model::Source::Self) return packet.rater;
  const std::string folded = base::fold(name);
  if (folded.empty()) return {};
  const auto source = static_cast<std::size_t>(packet.source);
  return {base::hash_id("rater:" + base::id_text(packet.cycle) + ':' +
                        std::string(model::kChoices<model::Source>[source]) + ':' + folded)};
}

SheetKey packet_sheet(const Dataset& dataset, const Packet& packet, model::RaterId rater,
                      model::EmployeeId person) {
  SheetKey key{person, packet.source, rater, packet.made};
  const model::RatingBlock& block = dataset.ratings.block(packet.cycle);
  std::size_t row = block.lower_bound({person, packet.source, rater, {}});
  for (; row < block.rows(); ++row) {
    const SheetKey there = block.key(row);
    if (SheetKey{there.employee, there.source, there.rater, key.date} != key) break;
    key = there;
  }
  return key;
}

std::vector<model::CompetencyId> packet_competencies(const Dataset& dataset,
                                                     const Packet& packet) {
  std::vector<model::CompetencyId> out;
  const model::Cycle* cycle = dataset.cycles.find(packet.cycle);
  if (cycle == nullptr) return out;
  for (const model::CompetencyId id : cycle->competencies) {
    const model::Competency* competency = dataset.competencies.find(id);
    if (competency != nullptr && !competency->retired) out.push_back(id);
  }
  return out;
}

std::vector<model::CompetencyId> person_competencies(const Dataset& dataset, const Packet& packet,
                                                     model::EmployeeId person) {
  std::vector<model::CompetencyId> all = packet_competencies(dataset, packet);
  const model::Employee* employee = dataset.employees.find(person);
  if (employee == nullptr || !employee->position) return all;
  std::vector<model::CompetencyId> demanded;
  for (const model::CompetencyId competency : all) {
    const auto* standard =
        dataset.standards.find(model::standard_id(employee->position, competency));
    if (standard != nullptr && standard->required.has_value()) demanded.push_back(competency);
  }
  return demanded.empty() ? all : demanded;
}

FillProgress fill_progress(const Dataset& dataset, const Packet& packet, model::RaterId rater) {
  FillProgress progress;
  const model::RatingBlock& block = dataset.ratings.block(packet.cycle);
  for (const model::EmployeeId person : packet.employees) {
    if (dataset.employees.find(person) == nullptr) continue;
    const SheetKey sheet = packet_sheet(dataset, packet, rater, person);
    const auto competencies = person_competencies(dataset, packet, person);
    const auto filled = std::ranges::count_if(competencies, [&](model::CompetencyId competency) {
      return block.level(sheet, competency).has_value();
    });
    ++progress.people;
    progress.cells += competencies.size();
    progress.cells_filled += static_cast<std::size_t>(filled);
    if (static_cast<std::size_t>(filled) == competencies.size()) ++progress.people_done;
  }
  return progress;
}

std::string packet_file_name(const Dataset& dataset, const Packet& packet) {
  return file_name("paket-penilaian", dataset, packet, {});
}

std::string return_file_name(const Dataset& dataset, const Packet& packet, std::string_view rater) {
  // A packet for one rater names them already.
  const bool told = base::fold(rater) == base::fold(packet.receiver);
  return file_name("balasan-penilaian", dataset, packet, told ? std::string_view{} : rater);
}

}  // namespace asah::exchange
