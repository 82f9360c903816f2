#include "wasm/screens/save_file_vm.hpp"

#include <algorithm>

#include "core/exchange/envelope.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/secrecy_board.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

constexpr std::size_t kContentsShown = 5;

SaveOffer offer_of(const Context& context, const Desk& desk, const OfferedFile& file) {
  return {.name = file.name,
          .size = bytes_text(file.size_bytes, context.language),
          .lock_help = say(TextKey::save_file_lock_help, context.language,
                           {exchange::sealed_file_name(file.name)}),
          .seal = build_seal(context, desk)};
}

SaveContentsOffer contents_of(const Context& context, const Desk& desk,
                              const std::vector<OpenedContent>& contents) {
  SaveContentsOffer out;
  const OpenedContent& first = contents.front();
  const bool alone = contents.size() == 1;
  out.table = alone && first.table && desk.workspace_open;
  out.title = !alone ? say(TextKey::save_file_foreign_many, context.language,
                           {std::to_string(contents.size())})
                     : say(first.table ? TextKey::save_file_table : TextKey::save_file_foreign,
                           context.language);
  const std::size_t shown = std::min(contents.size(), kContentsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    out.names.push_back(contents[i].name + " · " +
                        bytes_text(contents[i].size_bytes, context.language));
  }
  if (shown < contents.size()) {
    out.more = say(TextKey::secrecy_open_more, context.language,
                   {std::to_string(contents.size() - shown)});
  }
  if (alone && !first.report_code.empty()) {
    out.code = say(TextKey::save_file_code, context.language, {first.report_code});
    if (desk.workspace_open) out.check = check_report(context, {true, first.report_code});
  }
  return out;
}

}  // namespace

SaveFileModel build_save_file(const Context& context, const Desk& desk, const Route&,
                              const SaveFileState&) {
  SaveFileModel model;
  if (desk.secrecy == nullptr || asks_for_passphrase(*desk.secrecy)) return model;
  const SecrecyBoard& board = *desk.secrecy;
  if (board.offered) {
    model.offer = offer_of(context, desk, *board.offered);
  } else if (!board.contents.empty()) {
    model.contents = contents_of(context, desk, board.contents);
  }
  return model;
}

}  // namespace asah::screens
