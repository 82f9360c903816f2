#pragma once
// Keyed traces of people who were erased on request.

#include <string>
#include <string_view>

#include "core/base/hmac.hpp"
#include "core/model/entities.hpp"

namespace asah::change {

/// HMAC-SHA-256, as 64 hexadecimal digits, of "nip:<nip>"; empty for an empty number.
std::string number_mac(const base::HmacSha256& key, std::string_view nip);
/// HMAC-SHA-256, as 64 hexadecimal digits, of "id:<the identity's 13 letters>".
std::string record_mac(const base::HmacSha256& key, model::EmployeeId employee);

/// A key for tombstones out of 32 random bytes; its id follows from them.
model::WorkspaceKey erasure_key(const base::Sha256Digest& random_bytes);
/// The tombstone of a person under a key of kind Erasure. Its id follows from record_mac.
model::Tombstone tombstone_of(const model::Employee& person, const model::WorkspaceKey& key);
/// The key's HMAC: of the bytes that private_part writes in hexadecimal digits.
base::HmacSha256 hmac_of(const model::WorkspaceKey& key);

}  // namespace asah::change
