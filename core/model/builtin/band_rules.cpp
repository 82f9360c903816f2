#include "core/model/builtin/band_rules.hpp"

#include <string>
#include <utility>

namespace asah::model {

BandRuleId band_rule_id(Purpose purpose, std::int32_t version) {
  const std::string_view key = kChoices<Purpose>[static_cast<std::size_t>(purpose)];
  return {base::hash_id("band_rule:" + std::string(key) + ':' + std::to_string(version))};
}

std::vector<BandRule> band_rule_defaults() {
  BandRule filling;
  filling.id = band_rule_id(Purpose::Filling, 1);
  filling.purpose = Purpose::Filling;
  filling.bands = {
      {"MS", {"Memenuhi Syarat", "Qualified"}, {8000}},
      {"MMS", {"Masih Memenuhi Syarat", "Still qualified"}, {6800}},
      {"KMS", {"Kurang Memenuhi Syarat", "Less than qualified"}, {0}},
  };
  filling.reference =
      "Peraturan BKN 26/2019 sebagaimana diterapkan satu aplikasi pemerintah provinsi; teks pasal "
      "batas belum diperiksa. Masa berlaku 3 tahun: pasal 29 ayat (4).";
  filling.confidence = Confidence::Partly;

  BandRule mapping;
  mapping.id = band_rule_id(Purpose::Mapping, 1);
  mapping.purpose = Purpose::Mapping;
  mapping.bands = {
      {"O", {"Optimal", "Optimal"}, {9000}},
      {"CO", {"Cukup Optimal", "Fairly optimal"}, {7800}},
      {"KO", {"Kurang Optimal", "Less than optimal"}, {0}},
  };
  mapping.reference =
      "Peraturan BRIN 3/2023 pasal 33. Masa berlaku 3 tahun: Peraturan BKN 26/2019 pasal 29 "
      "ayat (4).";
  mapping.confidence = Confidence::Verified;
  return {std::move(filling), std::move(mapping)};
}

}  // namespace asah::model
