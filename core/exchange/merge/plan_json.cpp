#include "core/exchange/merge/plan_json.hpp"

#include "core/base/id.hpp"
#include "core/exchange/json/json_write.hpp"

namespace asah::exchange {
namespace {

void append_text_member(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  append_text(out, text);
}

void append_branches(std::string& out, std::string_view key, const BranchSet& branches) {
  append_key(out, key);
  out += '[';
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (!branches.test(i)) continue;
    if (out.back() != '[') out += ',';
    append_number(out, static_cast<std::int64_t>(i));
  }
  out += ']';
}

void append_branch(std::string& out, const MergePlan& plan, std::size_t index) {
  const BranchLabel& label = plan.labels[index];
  const BranchCounts& counts = plan.counts[index];
  out += '{';
  append_text_member(out, "file", label.file);
  append_text_member(out, "office", label.office);
  append_text_member(out, "author", label.author);
  append_text_member(out, "date", label.date);
  append_count(out, "added", counts.added);
  append_count(out, "changed", counts.changed);
  append_count(out, "deleted", counts.deleted);
  append_count(out, "rated", counts.rated);
  append_count(out, "rerated", counts.rerated);
  append_count(out, "cleared", counts.cleared);
  append_count(out, "shared", counts.shared);
  append_branches(out, "covered_by", counts.covered_by);
  out += '}';
}

void append_rating(std::string& out, const RatingPlace& place) {
  append_key(out, "rating");
  out += '{';
  append_key(out, "cycle");
  append_id(out, place.cycle.value);
  append_key(out, "source");
  append_member(out, place.sheet.source, {});
  append_key(out, "rater");
  append_id(out, place.sheet.rater.value);
  append_key(out, "date");
  append_date(out, place.sheet.date);
  append_key(out, "competency");
  append_id(out, place.competency.value);
  out += '}';
}

void append_candidates(std::string& out, const MergeItem& item) {
  append_key(out, "candidates");
  out += '[';
  for (const MergeCandidate& candidate : item.candidates) {
    if (out.back() != '[') out += ',';
    out += '{';
    append_key(out, "value");
    append_value(out, candidate.value);
    append_branches(out, "branches", candidate.branches);
    out += '}';
  }
  out += ']';
}

void append_related(std::string& out, const MergeItem& item) {
  if (item.related.empty()) return;
  append_key(out, "related");
  out += '[';
  for (const MergeRelated& related : item.related) {
    if (out.back() != '[') out += ',';
    out += '{';
    append_text_member(out, "entity", model::record_access(related.record.kind).name());
    append_key(out, "id");
    append_id(out, related.record.id);
    append_text_member(out, "title", related.title);
    out += '}';
  }
  out += ']';
}

void append_item(std::string& out, const MergeItem& item) {
  const model::RecordAccess& access = model::record_access(item.record.kind);
  out += '{';
  append_text_member(out, "item", merge_item_name(item));
  append_text_member(out, "kind", merge_item_kind_text(item.kind));
  append_text_member(out, "entity", access.name());
  append_key(out, "id");
  append_id(out, item.record.id);
  append_text_member(out, "title", item.title);
  if (item.field != model::kNoField) {
    append_text_member(out, "field", access.fields()[item.field].key);
  }
  if (!item.part.empty()) append_text_member(out, "part", item.part);
  if (item.rating) append_rating(out, *item.rating);
  append_key(out, "base");
  append_value(out, item.base);
  append_candidates(out, item);
  append_key(out, "taken");
  append_value(out, item.taken);
  append_key(out, "open");
  out += item.open() ? "true" : "false";
  append_key(out, "decided");
  out += item.decided ? "true" : "false";
  append_related(out, item);
  out += '}';
}

}  // namespace

std::string plan_json(const MergePlan& plan) {
  std::string out = "{";
  append_count(out, "open", plan.open_count());
  append_count(out, "ours", plan.ours);
  append_key(out, "base");
  out += plan.has_base ? "true" : "false";
  append_key(out, "branches");
  out += "[";
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    append_branch(out, plan, i);
  }
  out += "\n]";
  append_key(out, "items");
  out += '[';
  for (const MergeItem& item : plan.items) {
    out += out.back() == '[' ? "\n" : ",\n";
    append_item(out, item);
  }
  out += plan.items.empty() ? "]}\n" : "\n]}\n";
  return out;
}

}  // namespace asah::exchange
