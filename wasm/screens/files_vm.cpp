#include "wasm/screens/files_vm.hpp"

#include <algorithm>

#include "core/model/samples/samples.hpp"
#include "wasm/screens/figures.hpp"
#include "wasm/screens/files_table_vm.hpp"
#include "wasm/screens/words.hpp"

namespace asah::screens {
namespace {

using ui::TextKey;

constexpr std::uint64_t kBackupDueSteps = 25;

std::string purpose_words(exchange::DocumentPurpose purpose, base::Language language) {
  static constexpr TextKey kKeys[] = {TextKey::files_purpose_full,   TextKey::files_purpose_packet,
                                      TextKey::files_purpose_return, TextKey::files_purpose_backup,
                                      TextKey::files_purpose_benchmark,
                                      TextKey::files_purpose_sample};
  return say(kKeys[static_cast<std::size_t>(purpose)], language);
}

// All that was changed is one remark, so that no part goes unnamed; the rest is one each.
void add_findings(const ChosenDocument& document, base::Language language, FilesDocument& view) {
  std::string changed;
  for (const base::Finding& finding : document.findings) {
    std::string words = finding_words(finding.error, language);
    if (!exchange::tells_of_change(finding.error.code)) {
      view.findings.push_back(std::move(words));
    } else {
      changed += (changed.empty() ? "" : " ") + words;
    }
  }
  if (!changed.empty()) view.findings.insert(view.findings.begin(), std::move(changed));
}

FilesDocument document_view(const Context& context, const Desk& desk,
                            const ChosenDocument& document) {
  FilesDocument view;
  const base::Language language = context.language;
  view.file = document.file_name;
  if (document.error) {
    view.error = finding_words(*document.error, language);
    add_findings(document, language, view);
    return view;
  }
  const exchange::HeaderInput& given = document.header.given;
  view.region = document.region;
  const auto fact = [&](TextKey key, std::string value) {
    if (!value.empty()) view.facts.push_back({say(key, language), std::move(value)});
  };
  fact(TextKey::files_doc_purpose, purpose_words(given.purpose, language));
  fact(TextKey::files_doc_made, moment_words(given.created_at, language));
  fact(TextKey::files_doc_office, given.office);
  fact(TextKey::files_doc_author, given.author);
  fact(TextKey::files_doc_people,
       whole_text(static_cast<std::int64_t>(document.employees), language));
  fact(TextKey::files_doc_levels, whole_text(static_cast<std::int64_t>(document.levels), language));
  fact(TextKey::files_doc_size, bytes_text(document.size_bytes, language));
  add_findings(document, language, view);
  view.stored_already = std::ranges::any_of(desk.workspaces, [&](const WorkspaceCard& card) {
    return card.id == document.header.workspace.value && !card.lost;
  });
  return view;
}

void add_storage(const Context& context, const Desk& desk, FilesModel& model) {
  const BrowserInfo& browser = desk.browser;
  model.save = desk.save;
  model.persisted = browser.persisted;
  model.origin = browser.origin;
  model.secure = browser.secure;
  model.storage_works = browser.storage_works;
  if (browser.used_bytes) model.used = bytes_text(*browser.used_bytes, context.language);
  if (browser.quota_bytes) model.quota = bytes_text(*browser.quota_bytes, context.language);
  if (browser.used_bytes && browser.quota_bytes && *browser.quota_bytes > 0) {
    model.used_share = static_cast<float>(static_cast<double>(*browser.used_bytes) /
                                          static_cast<double>(*browser.quota_bytes));
  }
  model.backup_due = desk.backup.steps_since >= kBackupDueSteps && desk.sample.empty();
  model.backup = whole_text(static_cast<std::int64_t>(desk.backup.steps_since), context.language);
}

}  // namespace

FilesModel build_files(const Context& context, const Desk& desk, const Route&,
                       const FilesState& state) {
  FilesModel model;
  model.workspace_open = desk.workspace_open;
  model.read_only = context.read_only;
  model.reader = desk.reader;
  model.seal = build_seal(context, desk);
  if (desk.workspace_open) model.check = check_report(context, state.check);
  model.workspace = desk.workspace_name;
  model.sample = !desk.sample.empty();
  model.reading = desk.reading;
  if (desk.document) model.document = document_view(context, desk, *desk.document);
  if (desk.table) model.table = build_files_table(context, *desk.table, state.severity);
  for (const WorkspaceCard& card : desk.workspaces) {
    model.workspaces.push_back({card, bytes_text(card.size_bytes, context.language)});
    if (card.id == state.removing) model.removing_name = card.name;
  }
  for (const model::samples::SampleInfo& sample : model::samples::samples()) {
    model.samples.push_back(
        {std::string(sample.key),
         std::string(context.indonesian() ? sample.name_id : sample.name_en),
         std::string(context.indonesian() ? sample.story_id : sample.story_en),
         whole_text(sample.employees, context.language),
         desk.workspace_open && desk.sample == sample.key});
  }
  for (const base::Finding& finding : desk.opening) {
    model.damage.push_back(base::describe(finding.error, context.indonesian()) + " (" +
                           finding.error.where + ")");
  }
  add_storage(context, desk, model);
  return model;
}

}  // namespace asah::screens
