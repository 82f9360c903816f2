// Encrypted files of any bytes: the reader answers, and what it takes for whole is exactly what would
// be written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/hash.hpp"
#include "core/exchange/envelope.hpp"

using namespace asah;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto envelope = exchange::read_envelope(bytes);
  if (!envelope) return 0;
  if (!exchange::is_envelope(bytes) || envelope->sealed.size() != envelope->header.length ||
      envelope->header.salt.size() != 16 || envelope->header.nonce.size() != 12 ||
      !bytes.starts_with(envelope->bound) || !bytes.ends_with(envelope->sealed)) {
    std::abort();
  }
  const bool key = envelope->header.kind == exchange::SealKind::Key;
  if (key != (envelope->header.point.size() == exchange::kPointBytes)) std::abort();
  if (key == (envelope->header.check.size() == 8)) std::abort();
  return 0;
}
