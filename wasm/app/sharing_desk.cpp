#include "wasm/app/sharing_desk.hpp"

#include "wasm/app/intent_handler.hpp"

namespace asah::app {

struct SharingDesk::Parts {};

SharingDesk::SharingDesk(DeskKeeper&) : parts_(std::make_unique<Parts>()) {}
SharingDesk::~SharingDesk() = default;

bool SharingDesk::expects(std::uint32_t) { return true; }
bool SharingDesk::wants(const base::Result<exchange::DocumentHeader>&, std::uint32_t) const {
  return false;
}
void SharingDesk::read(std::string, std::string_view) {}
void SharingDesk::take(std::string, std::size_t, exchange::Document) {}
void SharingDesk::refuse(std::string, std::size_t, base::Error) {}
bool SharingDesk::work() { return false; }
bool SharingDesk::busy() const { return false; }
void SharingDesk::carry_out(const screens::SharingIntent&) {}

void carry_out(const screens::SharingIntent& intent, Hands hands) {
  hands.desk.sharing().carry_out(intent);
}

}  // namespace asah::app
