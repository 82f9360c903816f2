#include "core/change/tombstone.hpp"

#include "core/base/id.hpp"

namespace asah::change {

std::string number_mac(const base::HmacSha256& key, std::string_view nip) {
  return nip.empty() ? std::string() : base::hex_text(key.of("nip:" + std::string(nip)));
}

std::string record_mac(const base::HmacSha256& key, model::EmployeeId employee) {
  return base::hex_text(key.of("id:" + base::id_text(employee)));
}

model::WorkspaceKey erasure_key(const base::Sha256Digest& random_bytes) {
  model::WorkspaceKey key;
  key.private_part = base::hex_text(random_bytes);
  key.id.value = base::hash_id("erasure:" + key.private_part);
  key.kind = model::KeyKind::Erasure;
  return key;
}

base::HmacSha256 hmac_of(const model::WorkspaceKey& key) {
  // A key that was mended by hand into something else still is a key.
  const auto bytes = base::parse_sha256(key.private_part);
  if (!bytes) return base::HmacSha256(key.private_part);
  return base::HmacSha256({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

model::Tombstone tombstone_of(const model::Employee& person, const model::WorkspaceKey& key) {
  const base::HmacSha256 hmac = hmac_of(key);
  model::Tombstone stone;
  stone.key = key.id;
  stone.number_mac = number_mac(hmac, person.nip);
  stone.record_mac = record_mac(hmac, person.id);
  stone.id.value = base::hash_id("tombstone:" + stone.record_mac);
  return stone;
}

}  // namespace asah::change
